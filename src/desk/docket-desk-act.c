/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts: gate, event and projections in one transaction, or nothing. Writing thread. */

#include "config.h"

#include "desk/docket-act-inputs.h"
#include "desk/docket-act-parties.h"
#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"
#include "desk/docket-case-undo.h"
#include "desk/docket-mail-entry.h"
#include "desk/docket-split.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

void
docket_acted_free (DocketActed *acted)
{
  if (acted == NULL)
    return;
  g_free (acted->number);
  g_free (acted->opened);
  g_clear_pointer (&acted->reasons, g_ptr_array_unref);
  g_clear_pointer (&acted->letters, g_ptr_array_unref);
  g_clear_pointer (&acted->rules, docket_rule_set_unref);
  g_clear_pointer (&acted->after, docket_evaluation_free);
  g_free (acted);
}

typedef struct
{
  DocketDesk        *desk;
  const char        *number; /* of an act */
  const char        *kind;   /* SYSTEM/KIND of a new case */
  const char        *action;
  const char *const *inputs;
  const char        *actor; /* nullable: the desk's */
  DocketActed       *acted;
} Act;

/* --- committing ----------------------------------------------------------------------------- */

static GPtrArray *
collect_letters (const DocketActResult *result)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];

      if (consequence->kind == DOCKET_EFFECT_SEND)
        g_ptr_array_add (letters, g_strdup (consequence->name));
    }
  return letters;
}

static void
tell (Act *act, const char *number, DocketActResult *result, DocketRuleSet *rules, gint64 seq)
{
  act->acted->number = g_strdup (number);
  act->acted->seq = seq;
  act->acted->reasons = g_ptr_array_ref (result->reasons);
  act->acted->letters = collect_letters (result);
  act->acted->rules = docket_rule_set_ref (rules);
  act->acted->after = g_steal_pointer (&result->after);
}

static gboolean
refuse (Act *act, const char *number, DocketActResult *result, DocketRuleSet *rules, GError **error)
{
  tell (act, number, result, rules, 0);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED, _ ("%s: %s is refused"), number,
               act->action);
  return FALSE;
}

/* Acts on other cases would have to be tried there first; none is left half done */
static gboolean
check_cascades (const DocketActResult *result, const char *number, GError **error)
{
  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];

      if (consequence->kind != DOCKET_EFFECT_CASCADE)
        continue;
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("%s: this act would also “%s” other cases, which Docket does not carry out: "
                      "do it there first"),
                   number, consequence->name);
      return FALSE;
    }
  return TRUE;
}

/* A signature without a number is meant for the ruling in draft; the event names it */
static void
name_ruling_signed (DocketEvent *event, const DocketActResult *result)
{
  for (guint i = 0; i < result->before->rulings->len; i++)
    {
      const DocketRulingState *before = result->before->rulings->pdata[i];
      const DocketRulingState *after = result->after->rulings->pdata[i];
      g_autofree char         *seq = NULL;

      if (after->signatures == before->signatures)
        continue;
      seq = g_strdup_printf ("%" G_GINT64_FORMAT, before->seq);
      if (docket_event_get (event, "ruling") == NULL)
        docket_event_add (event, "ruling", seq);
      docket_event_add (event, "in-force", after->in_force ? "yes" : "no");
    }
}

/* The event names the ruling that the new one is to replace, also where it was left to be found */
static void
name_ruling_replaced (DocketEvent *event, const DocketActResult *result)
{
  const GPtrArray         *rulings = result->after->rulings;
  const DocketRulingState *draft = g_ptr_array_index (rulings, rulings->len - 1);
  g_autofree char         *seq = g_strdup_printf ("%" G_GINT64_FORMAT, draft->replaces);

  if (docket_event_get (event, "of") == NULL)
    docket_event_add (event, "of", seq);
}

/* What the person gave, as the values of the event, with the parties that it names registered */
static gboolean
take_inputs (Act                  *act,
             const DocketCaseFile *file,
             DocketEvent          *event,
             GHashTable           *parties,
             GError              **error)
{
  guint               kind = (guint) docket_rule_set_find_kind (file->rules, file->row->kind);
  const DocketAction *action = docket_rule_set_find_action (file->rules, kind, act->action);
  g_auto (GStrv) inputs =
      docket_act_parties_dup_inputs (act->desk, file->rules, action, act->inputs, error);
  g_autofree char *cause = g_strdup_printf ("%s/%u", event->subject, file->events->len + 1);

  return inputs != NULL &&
         docket_act_inputs_add (event, file->rules, kind, file->events,
                                (const char *const *) inputs, error) &&
         docket_act_parties_add (act->desk, event, file->rules, parties, cause, error);
}

/* A case is given only to somebody who can act on it */
static gboolean
check_assignee (DocketStore *store, const DocketEvent *event, GError **error)
{
  const char *name = docket_event_get (event, "to");
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketActorRow) row = NULL;

  if (name == NULL || *name == '\0')
    return TRUE;
  row = docket_store_dup_actor (store, name, &local);
  if (row != NULL && !g_str_equal (row->role, "auditor"))
    return TRUE;
  if (local != NULL && !g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
               _ ("“%s” is not registered on this desk as one who may act on cases"), name);
  return FALSE;
}

static gboolean
do_act (Act *act, DocketCaseFile *file, GError **error)
{
  DocketDesk      *desk = act->desk;
  DocketStore     *store = desk->writer.store;
  g_autofree char *role = docket_desk_dup_role (desk, store, "reviewer", error);
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (GHashTable) parties = docket_act_parties_new (file->parties);
  g_autoptr (DocketActResult) result = NULL;
  DocketEvaluationInput input;

  if (role == NULL)
    return FALSE;
  event = docket_desk_new_event (desk, act->number, act->action);
  if (g_str_equal (act->action, "sign"))
    docket_event_add (event, "role", role);
  if (!take_inputs (act, file, event, parties, error) ||
      (g_str_equal (act->action, "undo") && !docket_case_undo_prepare (file, store, error)))
    return FALSE;
  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, role, error);
  if (result == NULL)
    return FALSE;
  if (!result->allowed)
    return refuse (act, act->number, result, file->rules, error);
  if (!check_cascades (result, act->number, error))
    return FALSE;
  if (g_str_equal (act->action, "assign") && !check_assignee (store, event, error))
    return FALSE;
  if (g_str_equal (act->action, "sign"))
    name_ruling_signed (event, result);
  if (g_str_equal (act->action, "supersede"))
    name_ruling_replaced (event, result);
  docket_act_values_warn (result, parties);
  docket_act_values_add (event, &input, result, parties);
  if (g_str_equal (act->action, "split") && !docket_split_message (desk, file, event, error))
    return FALSE;
  if (!docket_store_append (store, event, error) ||
      !docket_case_put_state (store, act->number, file->rules, result->after, error))
    return FALSE;
  tell (act, act->number, result, file->rules, event->subject_seq);
  if (g_str_equal (act->action, "split"))
    act->acted->opened = g_strdup (docket_event_get (event, "to"));
  return TRUE;
}

static gboolean
finish_transaction (DocketDesk *desk, gboolean done, GError **error)
{
  if (done && docket_store_commit (desk->writer.store, error))
    {
      docket_desk_catch_up_search (desk, NULL);
      return TRUE;
    }
  docket_store_rollback (desk->writer.store);
  return FALSE;
}

static gboolean
act_in_thread (gpointer data, GError **error)
{
  Act         *act = data;
  DocketStore *store = act->desk->writer.store;
  gboolean     done;
  g_autoptr (DocketCaseFile) file = NULL;

  if (!docket_store_begin (store, error))
    return FALSE;
  file = docket_case_file_load (act->desk, store, act->number, error);
  act->desk->acting = act->actor;
  done = finish_transaction (act->desk, file != NULL && do_act (act, file, error), error);
  act->desk->acting = NULL;
  return done;
}

static gboolean
run_act (Act *act, DocketWorkFunc func, DocketActed **acted, GError **error)
{
  gboolean done;

  act->acted = g_new0 (DocketActed, 1);
  done = docket_desk_write (act->desk, func, act, error);
  /* what was tried and allowed, but then could not be saved, did not happen */
  if (acted != NULL && act->acted->reasons != NULL && (done || act->acted->seq == 0))
    *acted = g_steal_pointer (&act->acted);
  g_clear_pointer (&act->acted, docket_acted_free);
  return done;
}

gboolean
docket_desk_act (DocketDesk        *desk,
                 const char        *number,
                 const char        *action,
                 const char *const *inputs,
                 DocketActed      **acted,
                 GError           **error)
{
  Act act = { .desk = desk, .number = number, .action = action, .inputs = inputs };

  return run_act (&act, act_in_thread, acted, error);
}

gboolean
docket_desk_act_by (DocketDesk             *desk,
                    const DocketActRequest *request,
                    DocketActed           **acted,
                    GError                **error)
{
  Act act = {
    .desk = desk,
    .number = request->number,
    .action = request->action,
    .inputs = request->inputs,
    .actor = request->actor,
  };

  return run_act (&act, act_in_thread, acted, error);
}

/* --- new cases ------------------------------------------------------------------------------ */

static DocketRuleSet *
find_kind (Act *act, guint *kind, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (act->kind, "/", 2);
  DocketDate             today = docket_instant_date (docket_clock_now (act->desk->clock));
  const DocketRulesFile *found = docket_rules_library_find (act->desk->library, parts[0], today);
  DocketRuleSet         *rules = found == NULL ? NULL : found->set;
  gint index = rules == NULL || parts[1] == NULL ? -1 : docket_rule_set_find_kind (rules, parts[1]);

  if (index < 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("There is no kind of case “%s” in force today: “docketctl new” lists them"),
                   act->kind);
      return NULL;
    }
  *kind = index;
  return rules;
}

static DocketEvent *
make_opening (Act *act, DocketRuleSet *rules, guint kind, GError **error)
{
  DocketDesk *desk = act->desk;
  g_autoptr (DocketEvent) event = docket_desk_new_event (desk, "", "open");
  g_autofree char *received = NULL;
  g_autofree char *name = docket_act_dup_rules_name (rules);
  g_auto (GStrv) inputs = docket_act_parties_dup_inputs (desk, rules, NULL, act->inputs, error);

  if (inputs == NULL)
    return NULL;

  docket_event_add (event, "system", rules->system);
  docket_event_add (event, "kind", ((DocketKind *) rules->kinds->pdata[kind])->id);
  docket_event_add (event, "rules", name);
  docket_event_add (event, "calendar",
                    docket_calendar_get_digest (docket_rules_library_get_calendar (desk->library)));
  if (!docket_act_inputs_add_opening (event, rules, kind, (const char *const *) inputs, error))
    return NULL;
  received = docket_instant_format (docket_event_get_on (event));
  docket_event_add (event, "received", received);
  return g_steal_pointer (&event);
}

/* Its year is that of the receipt */
static char *
number_opening (DocketDesk *desk, DocketEvent *event, const DocketRuleSet *rules, GError **error)
{
  int   year;
  char *number;

  docket_date_split (docket_instant_date (docket_event_get_on (event)), &year, NULL, NULL);
  number = docket_store_next_number (desk->writer.store, rules->system, year, error);
  if (number == NULL)
    return NULL;
  g_free (event->subject);
  event->subject = g_strdup_printf ("%s/%s", desk->id, number);
  return number;
}

/* The names of the parties, in the order of the roles in the rule set; else the kind of case */
static void
add_title (DocketEvent *event, const DocketRuleSet *rules, guint kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *title = NULL;

  for (guint i = 0; i < rules->facts->len; i++)
    {
      const DocketFactType *fact = rules->facts->pdata[i];
      g_autofree char      *name = g_strconcat ("fact.", fact->id, NULL);
      const char           *value = docket_event_get (event, name);

      if (fact->type == DOCKET_TYPE_PARTY && fact->record < 0 && value != NULL)
        g_ptr_array_add (names, (gpointer) value);
    }
  g_ptr_array_add (names, NULL);
  title = g_strjoinv (" × ", (char **) names->pdata);
  docket_event_add (event, "title",
                    *title != '\0' ? title : ((DocketKind *) rules->kinds->pdata[kind])->id);
}

/* The day of receipt is a fact like any other, where the rules ask for it */
static void
add_receipt (DocketEvent *event, const DocketRuleSet *rules)
{
  const char      *received = docket_event_get (event, "received");
  g_autofree char *day = g_strndup (received, strlen ("YYYY-MM-DD"));

  if (docket_rule_set_find_fact (rules, "received") >= 0)
    docket_event_add (event, "fact.received", received);
  if (docket_rule_set_find_fact (rules, "received.on") >= 0)
    docket_event_add (event, "fact.received.on", day);
}

gboolean
docket_desk_append_opening (DocketDesk          *desk,
                            DocketEvent         *event,
                            const DocketRuleSet *rules,
                            DocketActResult    **result,
                            GError             **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GHashTable) parties = docket_act_parties_new (NULL);
  g_autofree char      *cause = g_strconcat (event->subject, "/1", NULL);
  gint                  kind = docket_rule_set_find_kind (rules, docket_event_get (event, "kind"));
  DocketEvaluationInput input = {
    .rules = rules,
    .calendar = docket_rules_library_get_calendar (desk->library),
    .events = events,
    .now = event->at,
  };

  if (!docket_desk_register_rules (desk, rules, cause, error) ||
      !docket_desk_register_calendar (desk, cause, error) ||
      !docket_act_parties_add (desk, event, rules, parties, cause, error))
    return FALSE;
  add_title (event, rules, kind);
  add_receipt (event, rules);
  *result = docket_evaluate_act (&input, event, "reviewer", error);
  if (*result == NULL)
    return FALSE;
  if (!(*result)->allowed)
    return TRUE;
  docket_act_values_warn (*result, parties);
  docket_act_values_add (event, &input, *result, parties);
  return docket_store_append (desk->writer.store, event, error) &&
         docket_case_put_state (desk->writer.store, strchr (event->subject, '/') + 1, rules,
                                (*result)->after, error);
}

static gboolean
open_case (Act *act, GError **error)
{
  DocketDesk      *desk = act->desk;
  DocketStore     *store = desk->writer.store;
  guint            kind;
  g_autofree char *role = docket_desk_dup_role (desk, store, "reviewer", error);
  DocketRuleSet   *rules = role == NULL ? NULL : find_kind (act, &kind, error);
  g_autofree char *number = NULL;
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (DocketActResult) result = NULL;

  event = rules == NULL ? NULL : make_opening (act, rules, kind, error);
  number = event == NULL ? NULL : number_opening (desk, event, rules, error);
  if (number == NULL || !docket_desk_append_opening (desk, event, rules, &result, error))
    return FALSE;
  if (!result->allowed)
    return refuse (act, act->kind, result, rules, error);
  tell (act, number, result, rules, event->subject_seq);
  return TRUE;
}

static gboolean
open_case_in_thread (gpointer data, GError **error)
{
  Act *act = data;

  if (!docket_store_begin (act->desk->writer.store, error))
    return FALSE;
  return finish_transaction (act->desk, open_case (act, error), error);
}

gboolean
docket_desk_new_case (DocketDesk        *desk,
                      const char        *kind,
                      const char *const *inputs,
                      DocketActed      **acted,
                      GError           **error)
{
  Act act = { .desk = desk, .kind = kind, .action = "open", .inputs = inputs };

  return run_act (&act, open_case_in_thread, acted, error);
}
