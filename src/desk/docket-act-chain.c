/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does an act and what it brings about in other cases. The act comes first into the journal, since
 * the others name it as their cause; all of it is one transaction of the caller's. */

#include "config.h"

#include "desk/docket-act-chain.h"

#include "core/docket-error.h"
#include "desk/docket-act-inputs.h"
#include "desk/docket-act-parties.h"
#include "desk/docket-act-plan.h"
#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"
#include "desk/docket-desk-open.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  MOST_UNDER_WAY = 16, /* acts that bring each other about: more are a circle of the rule set */
};

void
docket_elsewhere_free (DocketElsewhere *elsewhere)
{
  g_free (elsewhere->number);
  g_free (elsewhere->action);
  g_free (elsewhere->shown);
  g_clear_pointer (&elsewhere->rules, docket_rule_set_unref);
  g_free (elsewhere);
}

DocketActChain *
docket_act_chain_new (DocketDesk *desk, DocketStore *store, const char *role)
{
  DocketActChain *chain = g_new0 (DocketActChain, 1);

  chain->desk = desk;
  chain->store = store;
  chain->role = role;
  chain->under_way = g_ptr_array_new ();
  chain->elsewhere = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_elsewhere_free);
  chain->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_reason_free);
  return chain;
}

void
docket_act_chain_free (DocketActChain *chain)
{
  g_ptr_array_unref (chain->under_way);
  g_ptr_array_unref (chain->elsewhere);
  g_ptr_array_unref (chain->reasons);
  g_free (chain);
}

void
docket_act_chain_tell (DocketActChain *chain, DocketActResult *result)
{
  while (chain->reasons->len > 0)
    g_ptr_array_add (result->reasons, g_ptr_array_steal_index (chain->reasons, 0));
  if (!chain->refused)
    return;
  result->allowed = FALSE;
  g_ptr_array_set_size (result->consequences, 0);
  g_clear_pointer (&result->after, docket_evaluation_free);
}

/* Reasons of another case name it */
static void
take_reasons (DocketActChain *chain, const char *number, DocketActResult *result)
{
  chain->refused = chain->refused || !result->allowed;
  while (result->reasons->len > 0)
    {
      DocketReason *reason = g_ptr_array_steal_index (result->reasons, 0);

      if (reason->kase == NULL)
        reason->kase = g_strdup (number);
      g_ptr_array_add (chain->reasons, reason);
    }
}

static void
add_elsewhere (DocketActChain        *chain,
               const DocketOther     *other,
               DocketRuleSet         *rules,
               const DocketActResult *result,
               gint64                 seq)
{
  DocketElsewhere *elsewhere = g_new0 (DocketElsewhere, 1);

  elsewhere->number = g_strdup (other->number);
  elsewhere->action = g_strdup (other->action);
  elsewhere->seq = seq;
  elsewhere->shown = g_strdup (docket_case_get_shown (rules, result->after));
  elsewhere->rules = docket_rule_set_ref (rules);
  g_ptr_array_add (chain->elsewhere, elsewhere);
}

/* --- values of the events ------------------------------------------------------------------- */

static void
add_given (DocketEvent *event, char *const *given)
{
  for (gsize i = 0; given != NULL && given[i] != NULL; i++)
    {
      const char      *value;
      g_autofree char *fact = docket_act_input_dup_key (given[i], &value, NULL);
      g_autofree char *name = g_strconcat ("fact.", fact, NULL);

      docket_event_add (event, name, value);
    }
}

/* It happened when its cause did */
static void
add_cause (DocketEvent *event, const DocketEvent *by)
{
  const char      *on = docket_event_get (by, "on");
  g_autofree char *cause = g_strdup_printf ("%s/%" G_GINT64_FORMAT, by->subject, by->subject_seq);

  docket_event_add (event, "cause", cause);
  if (on != NULL)
    docket_event_add (event, "on", on);
}

static void
add_undoing (DocketEvent *event, const DocketOther *other, const DocketEvent *by)
{
  const char      *reason = docket_event_get (by, "reason");
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT, other->undoes);

  docket_event_add (event, "of", seq);
  if (reason != NULL)
    docket_event_add (event, "reason", reason);
}

/* A trial is none of the writing thread's */
static DocketEvent *
new_event (const DocketActChain *chain, const DocketOther *other)
{
  g_autofree char *subject = NULL;
  DocketEvent     *event;

  if (!chain->trial)
    return docket_desk_new_event (chain->desk, other->number, other->action);
  subject = g_strdup_printf ("%s/%s", chain->desk->id, other->number);
  event = docket_event_new (subject, other->action);
  event->at = docket_clock_now (chain->desk->clock);
  g_free (event->actor);
  event->actor = g_strdup (docket_desk_get_actor (chain->desk));
  return event;
}

static DocketEvent *
make_event (const DocketActChain *chain, const DocketOther *other, const DocketEvent *by)
{
  DocketEvent *event = new_event (chain, other);

  add_cause (event, by);
  if (other->undoes > 0)
    add_undoing (event, other, by);
  add_given (event, other->given);
  return event;
}

/* --- a case that there is ------------------------------------------------------------------- */

static gboolean
finish_there (DocketActChain    *chain,
              const DocketOther *other,
              DocketChainAct    *act,
              gint64             seq,
              GError           **error)
{
  if (!act->result->allowed)
    return TRUE;
  if (chain->trial)
    return docket_act_chain_try (chain, act, error);
  add_elsewhere (chain, other, act->rules, act->result, seq);
  return docket_act_chain_append (chain, act, error);
}

static gboolean
take_parties (DocketActChain       *chain,
              const DocketCaseFile *file,
              DocketEvent          *event,
              GHashTable           *parties,
              GError              **error)
{
  g_autofree char *cause = g_strdup_printf ("%s/%u", event->subject, file->events->len + 1);

  return chain->trial ||
         docket_act_parties_add (chain->desk, event, file->rules, parties, cause, error);
}

static gboolean
do_there (DocketActChain *chain, const DocketOther *other, const DocketEvent *by, GError **error)
{
  g_autoptr (DocketEvent) event = make_event (chain, other, by);
  g_autoptr (DocketCaseFile) file =
      docket_case_file_load (chain->desk, chain->store, other->number, error);
  g_autoptr (GHashTable) parties = NULL;
  g_autoptr (DocketActResult) result = NULL;
  DocketEvaluationInput input;
  DocketChainAct        act;

  if (file == NULL)
    return FALSE;
  parties = docket_act_parties_new (file->parties);
  if (!take_parties (chain, file, event, parties, error))
    return FALSE;
  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, chain->role, error);
  if (result == NULL)
    return FALSE;
  docket_act_plan_check_undo (chain->desk, file->events, event, result);
  if (result->allowed)
    docket_act_values_warn (result, parties);
  act = (DocketChainAct) { other->number, file->rules, &input, event, result, parties };
  if (!finish_there (chain, other, &act, (gint64) file->events->len + 1, error))
    return FALSE;
  take_reasons (chain, other->number, result);
  return TRUE;
}

/* --- a new case ----------------------------------------------------------------------------- */

/* The set in force decides, where it knows such cases; else that of the act */
static DocketRuleSet *
find_rules (const DocketActChain *chain, const DocketChainAct *by, const char *kind)
{
  DocketDate             day = docket_instant_date (docket_event_get_on (by->event));
  const DocketRulesFile *file =
      docket_rules_library_find (chain->desk->library, by->rules->system, day);

  return file != NULL && docket_rule_set_find_kind (file->set, kind) >= 0 ? file->set : by->rules;
}

static gboolean
gives (char *const *given, const char *fact)
{
  gsize length = strlen (fact);

  for (gsize i = 0; given != NULL && given[i] != NULL; i++)
    if (strncmp (given[i], fact, length) == 0 && given[i][length] == '=')
      return TRUE;
  return FALSE;
}

/* The parties of the act's case are those of the new one */
static gboolean
add_parties (const DocketActChain *chain,
             const DocketChainAct *by,
             const DocketOther    *other,
             DocketEvent          *event,
             GError              **error)
{
  g_autoptr (GList) roles =
      g_list_sort (g_hash_table_get_keys (by->parties), (GCompareFunc) g_strcmp0);

  for (GList *role = roles; role != NULL; role = role->next)
    {
      const char      *party = g_hash_table_lookup (by->parties, role->data);
      g_autofree char *name = g_strconcat ("fact.", role->data, NULL);
      g_autoptr (DocketPartyRow) row = NULL;

      if (gives (other->given, role->data))
        continue;
      row = docket_store_dup_party (chain->store, party, error);
      if (row == NULL)
        return FALSE;
      docket_event_add (event, name, row->name);
    }
  return TRUE;
}

static gboolean
open_there (DocketActChain       *chain,
            const DocketChainAct *by,
            const DocketOther    *other,
            GError              **error)
{
  DocketRuleSet *rules = find_rules (chain, by, other->kind);
  guint          place = chain->elsewhere->len;
  g_autoptr (DocketEvent) event = new_event (chain, other);
  g_autoptr (DocketActResult) result = NULL;

  docket_desk_describe_opening (chain->desk, event, rules, other->kind);
  add_cause (event, by->event);
  if (!add_parties (chain, by, other, event, error))
    return FALSE;
  add_given (event, other->given);
  if (!docket_act_chain_append_opening (chain, event, rules, &result, error))
    return FALSE;
  if (result->allowed)
    {
      add_elsewhere (chain, other, rules, result, event->subject_seq);
      g_ptr_array_insert (chain->elsewhere, (gint) place,
                          g_ptr_array_steal_index (chain->elsewhere, chain->elsewhere->len - 1));
    }
  take_reasons (chain, other->number, result);
  return TRUE;
}

gboolean
docket_act_chain_append_opening (DocketActChain   *chain,
                                 DocketEvent      *event,
                                 DocketRuleSet    *rules,
                                 DocketActResult **result,
                                 GError          **error)
{
  g_autoptr (GHashTable) parties = docket_act_parties_new (NULL);
  g_autoptr (DocketCaseFile) file = NULL;
  DocketEvaluationInput input;
  DocketChainAct        act;

  if (!docket_desk_prepare_opening (chain->desk, event, rules, parties, error))
    return FALSE;
  file = docket_case_file_load_opening (chain->desk, event, rules, parties, error);
  if (file == NULL)
    return FALSE;
  docket_case_file_get_input (file, event->at, &input);
  *result = docket_evaluate_act (&input, event, "reviewer", error);
  if (*result == NULL || !(*result)->allowed)
    return *result != NULL;
  docket_act_values_warn (*result, parties);
  act = (DocketChainAct) { file->row->number, rules, &input, event, *result, parties };
  return docket_act_chain_append (chain, &act, error);
}

/* --- the chain ------------------------------------------------------------------------------ */

static gboolean
do_others (DocketActChain *chain, const DocketChainAct *act, GPtrArray *plan, GError **error)
{
  for (guint i = 0; i < plan->len; i++)
    {
      const DocketOther *other = plan->pdata[i];

      if (other->kind == NULL ? !do_there (chain, other, act->event, error)
                              : !chain->trial && !open_there (chain, act, other, error))
        return FALSE;
    }
  return TRUE;
}

/* What counts entries of a party's ledger looks at those of its other cases too */
static gboolean
mark_others (DocketActChain *chain, const DocketChainAct *act, GError **error)
{
  g_autoptr (GHashTable) marked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < act->event->values->len; i++)
    {
      const DocketEventValue *value = act->event->values->pdata[i];

      if (!g_str_has_prefix (value->name, "post.") || !g_str_has_suffix (value->name, ".party") ||
          !g_hash_table_add (marked, (gpointer) value->value))
        continue;
      if (!docket_store_mark_stale (chain->store, act->rules->system, value->value, act->number,
                                    error))
        return FALSE;
      chain->touched = TRUE;
    }
  return TRUE;
}

static gboolean
append_itself (DocketActChain *chain, DocketChainAct *act, GPtrArray *plan, GError **error)
{
  docket_act_values_add (act->event, act->input, act->result, act->parties);
  docket_act_plan_add (act->event, plan);
  return docket_store_append (chain->store, act->event, error) &&
         docket_case_put_state (chain->store, act->number, act->rules, act->result->after, error) &&
         mark_others (chain, act, error);
}

static gboolean
check_depth (const DocketActChain *chain, const char *number, GError **error)
{
  if (chain->under_way->len < MOST_UNDER_WAY)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
               _ ("%s: the acts that this would bring about in other cases bring each other about "
                  "without end; the rule set must be put right"),
               number);
  return FALSE;
}

gboolean
docket_act_chain_append (DocketActChain *chain, DocketChainAct *act, GError **error)
{
  g_autoptr (GPtrArray) plan = NULL;
  gboolean done;

  if (!check_depth (chain, act->number, error))
    return FALSE;
  g_ptr_array_add (chain->under_way, (gpointer) act->number);
  plan = docket_act_plan_new (chain, act, error);
  done = plan != NULL && append_itself (chain, act, plan, error) &&
         do_others (chain, act, plan, error);
  g_ptr_array_set_size (chain->under_way, (gint) chain->under_way->len - 1);
  return done;
}

gboolean
docket_act_chain_try (DocketActChain *chain, const DocketChainAct *act, GError **error)
{
  g_autoptr (GPtrArray) plan = NULL;
  gboolean done;

  if (!check_depth (chain, act->number, error))
    return FALSE;
  g_ptr_array_add (chain->under_way, (gpointer) act->number);
  plan = docket_act_plan_new (chain, act, error);
  done = plan != NULL && do_others (chain, act, plan, error);
  g_ptr_array_set_size (chain->under_way, (gint) chain->under_way->len - 1);
  return done;
}
