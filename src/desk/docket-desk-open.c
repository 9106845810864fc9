/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New cases: what their opening says, and their parties. Writing thread. */

#include "config.h"

#include "desk/docket-desk-open.h"

#include "core/docket-error.h"
#include "desk/docket-act-call.h"
#include "desk/docket-act-inputs.h"
#include "desk/docket-act-parties.h"
#include "desk/docket-act-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static DocketRuleSet *
find_kind (DocketActCall *act, guint *kind, GError **error)
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

void
docket_desk_describe_opening (DocketDesk          *desk,
                              DocketEvent         *event,
                              const DocketRuleSet *rules,
                              const char          *kind)
{
  g_autofree char *name = docket_act_dup_rules_name (rules);

  docket_event_add (event, "system", rules->system);
  docket_event_add (event, "kind", kind);
  docket_event_add (event, "rules", name);
  docket_event_add (event, "calendar",
                    docket_calendar_get_digest (docket_rules_library_get_calendar (desk->library)));
}

static DocketEvent *
make_opening (DocketActCall *act, DocketRuleSet *rules, guint kind, GError **error)
{
  DocketDesk *desk = act->desk;
  g_autoptr (DocketEvent) event = docket_desk_new_event (desk, "", "open");
  g_auto (GStrv) inputs = docket_act_parties_dup_inputs (desk, rules, NULL, act->inputs, error);

  if (inputs == NULL)
    return NULL;
  docket_desk_describe_opening (desk, event, rules, ((DocketKind *) rules->kinds->pdata[kind])->id);
  if (!docket_act_inputs_add_opening (event, rules, kind, (const char *const *) inputs, error))
    return NULL;
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
  g_autofree char *instant = docket_instant_format (docket_event_get_on (event));
  const char      *received = docket_event_get (event, "received");
  g_autofree char *day = NULL;

  if (received == NULL)
    {
      docket_event_add (event, "received", instant);
      received = instant;
    }
  day = g_strndup (received, strlen ("YYYY-MM-DD"));
  if (docket_rule_set_find_fact (rules, "received") >= 0)
    docket_event_add (event, "fact.received", received);
  if (docket_rule_set_find_fact (rules, "received.on") >= 0)
    docket_event_add (event, "fact.received.on", day);
}

gboolean
docket_desk_prepare_opening (DocketDesk          *desk,
                             DocketEvent         *event,
                             const DocketRuleSet *rules,
                             GHashTable          *parties,
                             GError             **error)
{
  g_autofree char *cause = g_strconcat (event->subject, "/1", NULL);
  gint             kind = docket_rule_set_find_kind (rules, docket_event_get (event, "kind"));

  if (!docket_desk_register_rules (desk, rules, cause, error) ||
      !docket_desk_register_calendar (desk, cause, error) ||
      !docket_act_parties_add (desk, event, rules, parties, cause, error))
    return FALSE;
  add_receipt (event, rules);
  add_title (event, rules, (guint) kind);
  return TRUE;
}

gboolean
docket_desk_append_opening (DocketDesk       *desk,
                            DocketEvent      *event,
                            DocketRuleSet    *rules,
                            DocketActResult **result,
                            GError          **error)
{
  g_autoptr (DocketActChain) chain = docket_act_chain_new (desk, desk->writer.store, "reviewer");

  if (!docket_act_chain_append_opening (chain, event, rules, result, error))
    return FALSE;
  docket_act_chain_tell (chain, *result);
  return TRUE;
}

static gboolean
open_case (DocketActCall *act, DocketActChain *chain, GError **error)
{
  DocketDesk      *desk = act->desk;
  guint            kind;
  DocketRuleSet   *rules = find_kind (act, &kind, error);
  g_autofree char *number = NULL;
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (DocketActResult) result = NULL;

  event = rules == NULL ? NULL : make_opening (act, rules, kind, error);
  number = event == NULL ? NULL : number_opening (desk, event, rules, error);
  if (number == NULL || !docket_act_chain_append_opening (chain, event, rules, &result, error))
    return FALSE;
  docket_act_chain_tell (chain, result);
  if (!result->allowed)
    return docket_act_call_refuse (act, act->kind, result, rules, error);
  docket_act_call_tell (act, number, result, rules, event->subject_seq);
  return docket_act_call_tell_others (act, chain, error);
}

static gboolean
open_case_in_thread (gpointer data, GError **error)
{
  DocketActCall   *act = data;
  DocketStore     *store = act->desk->writer.store;
  g_autofree char *role = NULL;
  g_autoptr (DocketActChain) chain = NULL;

  if (!docket_store_begin (store, error))
    return FALSE;
  role = docket_desk_dup_role (act->desk, store, "reviewer", error);
  chain = docket_act_chain_new (act->desk, store, role);
  return docket_act_call_finish (chain, role != NULL && open_case (act, chain, error), error);
}

gboolean
docket_desk_new_case (DocketDesk        *desk,
                      const char        *kind,
                      const char *const *inputs,
                      DocketActed      **acted,
                      GError           **error)
{
  DocketActCall act = { .desk = desk, .kind = kind, .action = "open", .inputs = inputs };

  return docket_act_call_run (&act, open_case_in_thread, acted, error);
}
