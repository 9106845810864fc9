/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts: gate, event and projections in one transaction, or nothing. Writing thread. What an act
 * brings about in other cases: docket-act-chain.c. */

#include "config.h"

#include "desk/docket-act-call.h"
#include "desk/docket-act-inputs.h"
#include "desk/docket-act-parties.h"
#include "desk/docket-act-plan.h"
#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"
#include "desk/docket-case-undo.h"
#include "desk/docket-desk-rules.h"
#include "desk/docket-split.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

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
      docket_event_add (event, "in-force", after->in_force && !before->in_force ? "yes" : "no");
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
take_inputs (DocketActCall        *act,
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

/* What the desk asks besides the rules */
static gboolean
ask_desk (DocketActCall        *act,
          const DocketCaseFile *file,
          const DocketEvent    *event,
          DocketActResult      *result,
          GError              **error)
{
  docket_act_plan_check_undo (act->desk, file->events, event, result);
  docket_comparison_check_decision (act->desk, file, event, result);
  if (!result->allowed)
    return docket_act_call_refuse (act, act->number, result, file->rules, error);
  return !g_str_equal (act->action, "assign") ||
         check_assignee (act->desk->writer.store, event, error);
}

/* What the event says more than the person gave */
static gboolean
complete (DocketActCall         *act,
          const DocketCaseFile  *file,
          DocketEvent           *event,
          const DocketActResult *result,
          GError               **error)
{
  if (g_str_equal (act->action, "sign"))
    name_ruling_signed (event, result);
  if (g_str_equal (act->action, "supersede"))
    name_ruling_replaced (event, result);
  return !g_str_equal (act->action, "split") ||
         docket_split_message (act->desk, file, event, error);
}

static gboolean
append (DocketActCall   *act,
        DocketActChain  *chain,
        DocketCaseFile  *file,
        DocketChainAct  *step,
        DocketActResult *result,
        GError         **error)
{
  if (!docket_act_chain_append (chain, step, error))
    return FALSE;
  docket_act_chain_tell (chain, result);
  if (!result->allowed)
    return docket_act_call_refuse (act, act->number, result, file->rules, error);
  docket_act_call_tell (act, act->number, result, file->rules, step->event->subject_seq);
  if (g_str_equal (act->action, "split"))
    act->acted->opened = g_strdup (docket_event_get (step->event, "to"));
  return docket_act_call_tell_others (act, chain, error);
}

static gboolean
do_act (DocketActCall *act, DocketActChain *chain, DocketCaseFile *file, GError **error)
{
  g_autoptr (DocketEvent) event = docket_desk_new_event (act->desk, act->number, act->action);
  g_autoptr (GHashTable) parties = docket_act_parties_new (file->parties);
  g_autoptr (DocketActResult) result = NULL;
  DocketEvaluationInput input;
  DocketChainAct        step;

  if (g_str_equal (act->action, "sign"))
    docket_event_add (event, "role", chain->role);
  if (!take_inputs (act, file, event, parties, error) ||
      (g_str_equal (act->action, "undo") && !docket_case_undo_prepare (file, chain->store, error)))
    return FALSE;
  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, chain->role, error);
  if (result == NULL || !ask_desk (act, file, event, result, error) ||
      !complete (act, file, event, result, error))
    return FALSE;
  docket_act_values_warn (result, parties);
  step = (DocketChainAct) { act->number, file->rules, &input, event, result, parties };
  return append (act, chain, file, &step, result, error);
}

gboolean
docket_act_call_do (DocketActCall *act, DocketActChain *chain, GError **error)
{
  g_autoptr (DocketCaseFile) file =
      docket_case_file_load (act->desk, chain->store, act->number, error);

  return file != NULL && do_act (act, chain, file, error);
}

static gboolean
act_in_thread (gpointer data, GError **error)
{
  DocketActCall   *act = data;
  DocketStore     *store = act->desk->writer.store;
  g_autofree char *role = NULL;
  g_autoptr (DocketActChain) chain = NULL;
  gboolean done;

  if (!docket_store_begin (store, error))
    return FALSE;
  act->desk->acting = act->actor;
  role = docket_desk_dup_role (act->desk, store, "reviewer", error);
  chain = docket_act_chain_new (act->desk, store, role);
  done =
      docket_act_call_finish (chain, role != NULL && docket_act_call_do (act, chain, error), error);
  act->desk->acting = NULL;
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
  DocketActCall act = { .desk = desk, .number = number, .action = action, .inputs = inputs };

  return docket_act_call_run (&act, act_in_thread, acted, error);
}

gboolean
docket_desk_act_by (DocketDesk             *desk,
                    const DocketActRequest *request,
                    DocketActed           **acted,
                    GError                **error)
{
  DocketActCall act = {
    .desk = desk,
    .number = request->number,
    .action = request->action,
    .inputs = request->inputs,
    .actor = request->actor,
  };

  return docket_act_call_run (&act, act_in_thread, acted, error);
}
