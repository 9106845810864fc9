/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What acts and openings share: their transaction, and what is told of them. */

#include "config.h"

#include "desk/docket-act-call.h"

#include "core/docket-error.h"
#include "desk/docket-case-file.h"

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
  g_clear_pointer (&acted->elsewhere, g_ptr_array_unref);
  g_clear_pointer (&acted->rules, docket_rule_set_unref);
  g_clear_pointer (&acted->after, docket_evaluation_free);
  g_free (acted);
}

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

void
docket_act_call_tell (DocketActCall   *act,
                      const char      *number,
                      DocketActResult *result,
                      DocketRuleSet   *rules,
                      gint64           seq)
{
  act->acted->number = g_strdup (number);
  act->acted->seq = seq;
  act->acted->reasons = g_ptr_array_ref (result->reasons);
  act->acted->letters = collect_letters (result);
  act->acted->rules = docket_rule_set_ref (rules);
  act->acted->after = g_steal_pointer (&result->after);
}

gboolean
docket_act_call_refuse (DocketActCall   *act,
                        const char      *number,
                        DocketActResult *result,
                        DocketRuleSet   *rules,
                        GError         **error)
{
  docket_act_call_tell (act, number, result, rules, 0);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED, _ ("%s: %s is refused"), number,
               act->action);
  return FALSE;
}

/* What the others did may change what this case comes to */
static gboolean
evaluate_again (DocketActCall *act, DocketStore *store, GError **error)
{
  DocketActed *acted = act->acted;
  g_autoptr (DocketCaseFile) file = docket_case_file_load (act->desk, store, acted->number, error);
  g_autoptr (DocketEvaluation) after = NULL;
  DocketEvaluationInput input;

  if (file == NULL)
    return FALSE;
  docket_case_file_get_input (file, acted->after->now, &input);
  after = docket_evaluate (&input, FALSE, error);
  if (after == NULL)
    return FALSE;
  docket_evaluation_free (acted->after);
  acted->after = g_steal_pointer (&after);
  return docket_case_put_state (store, acted->number, file->rules, acted->after, error);
}

gboolean
docket_act_call_tell_others (DocketActCall *act, DocketActChain *chain, GError **error)
{
  if (chain->elsewhere->len == 0)
    return TRUE;
  act->acted->elsewhere = g_ptr_array_ref (chain->elsewhere);
  return evaluate_again (act, chain->store, error);
}

/* That other cases are not evaluated again loses nothing: they stay marked */
gboolean
docket_act_call_finish (DocketActChain *chain, gboolean done, GError **error)
{
  if (!done || !docket_store_commit (chain->store, error))
    {
      docket_store_rollback (chain->store);
      return FALSE;
    }
  if (chain->touched)
    docket_desk_roll (chain->desk, NULL);
  docket_desk_catch_up_search (chain->desk, NULL);
  return TRUE;
}

gboolean
docket_act_call_run (DocketActCall *act, DocketWorkFunc func, DocketActed **acted, GError **error)
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
