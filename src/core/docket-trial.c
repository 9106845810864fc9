/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tries an act on a case: asks everything that could refuse it, then tells what it brings about.
 * Any thread; pure. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-effects.h"
#include "core/docket-error.h"
#include "core/docket-evaluation-private.h"
#include "core/docket-gates.h"
#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

static void
clear_trial (DocketTrial *trial)
{
  g_clear_pointer (&trial->recorded, g_ptr_array_unref);
  g_clear_pointer (&trial->whole, docket_matter_free);
  g_clear_pointer (&trial->acts, g_ptr_array_unref);
  g_clear_pointer (&trial->matter, docket_matter_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocketTrial, clear_trial)

static gboolean
fold_recorded (DocketTrial *trial, GError **error)
{
  trial->recorded = docket_timeline_new (trial->input->events, NULL, error);
  if (trial->recorded == NULL)
    return FALSE;

  trial->whole = docket_matter_new (trial->input);
  if (!docket_fold_run (trial->whole, trial->recorded, 0, trial->recorded->len, error))
    return FALSE;
  docket_automatic_roll (trial->whole, trial->input->now);
  return TRUE;
}

/* What the correction that is tried is about: it is done again, its ledger entries too */
static DocketAct *
find_corrected (const DocketTrial *trial)
{
  for (guint i = 0; i < trial->acts->len; i++)
    {
      DocketAct *act = g_ptr_array_index (trial->acts, i);

      if (act->corrected_by != NULL && g_ptr_array_find (act->corrected_by, trial->act, NULL))
        return act;
    }
  return NULL;
}

static gboolean
place_act (DocketTrial *trial, GError **error)
{
  DocketAct *corrected;

  trial->acts = docket_timeline_new (trial->input->events, trial->event, error);
  if (trial->acts == NULL)
    return FALSE;

  for (guint i = 0; i < trial->acts->len; i++)
    {
      DocketAct *act = g_ptr_array_index (trial->acts, i);

      if (act->event == trial->event)
        {
          trial->act = act;
          trial->place = i;
          act->is_trial = TRUE;
        }
    }
  corrected = find_corrected (trial);
  if (corrected != NULL)
    corrected->recomputed = TRUE;
  return TRUE;
}

static gboolean
fold_to_place (DocketTrial *trial, GError **error)
{
  DocketInstant on = trial->act->on;

  trial->matter = docket_matter_new (trial->input);
  if (!docket_fold_run (trial->matter, trial->acts, 0, trial->place, error))
    return FALSE;
  docket_automatic_roll (trial->matter, MAX (on, trial->matter->clock));
  docket_matter_set_now (trial->matter, on);
  return TRUE;
}

static gboolean
is_known_action (const DocketTrial *trial)
{
  DocketCommon common = trial->act->common;

  if (!trial->whole->opened)
    return common == DOCKET_COMMON_OPEN;
  if (common != DOCKET_COMMON_NONE)
    return common != DOCKET_COMMON_OPEN;
  return docket_rule_set_find_action (trial->input->rules, trial->whole->kind,
                                      trial->event->action) != NULL;
}

/* What the act asks for by itself, and the gates of its action or outcome */
static void
check_begun (DocketTrial *trial)
{
  const DocketAction *action = trial->act->action;

  docket_trial_check_inputs (trial);
  if (action != NULL)
    {
      docket_gates_ask_state (trial->matter, action->from, trial->reasons);
      docket_gates_ask (trial->matter, action->gates, trial->reasons);
    }
  else if (trial->act->common == DOCKET_COMMON_OPEN)
    docket_gates_ask (trial->matter,
                      ((const DocketKind *) trial->matter->rules->kinds->pdata[trial->matter->kind])
                          ->gates,
                      trial->reasons);
  else if (trial->act->common == DOCKET_COMMON_SIGN)
    docket_trial_check_signature (trial);
  else
    docket_trial_check_ruling (trial);
}

static void
check_before (DocketTrial *trial)
{
  docket_trial_check_actor (trial);
  docket_trial_check_time (trial);
  docket_trial_check_texts (trial);
  docket_trial_check_evidence (trial);
  if (trial->act->common == DOCKET_COMMON_SPLIT)
    docket_trial_check_split (trial);
}

static gboolean
is_refused (const DocketTrial *trial)
{
  for (guint i = 0; i < trial->reasons->len; i++)
    {
      if (!((DocketReason *) trial->reasons->pdata[i])->warning)
        return TRUE;
    }
  return FALSE;
}

/* What an input stands for that was not given belongs into the event too */
static void
tell_fallbacks (const DocketTrial *trial, GPtrArray *consequences)
{
  const DocketAction *action = trial->act->action;

  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    {
      const DocketInput    *input = g_ptr_array_index (action->inputs, i);
      const DocketFactType *type = g_ptr_array_index (trial->input->rules->facts, input->fact);
      DocketConsequence    *told;

      if (docket_act_get_fact (trial->act, type->id, NULL) != NULL ||
          (input->fallback == NULL && input->fallback_of.kind == DOCKET_REF_NONE) ||
          !trial->matter->facts[input->fact].value.known)
        continue;
      told = g_new0 (DocketConsequence, 1);
      told->kind = DOCKET_EFFECT_SET;
      told->name = type->id;
      told->value = docket_datum_dup_text (&trial->matter->facts[input->fact].value);
      g_ptr_array_add (consequences, told);
    }
}

static gboolean
finish (DocketTrial *trial, DocketActResult *result, GError **error)
{
  const DocketAct *corrected = find_corrected (trial);

  tell_fallbacks (trial, result->consequences);
  docket_fold_finish (trial->matter, trial->act, result->consequences);
  if (corrected != NULL || trial->act->common == DOCKET_COMMON_UNDO)
    docket_effects_tell_changed (trial->whole, trial->matter,
                                 corrected != NULL ? corrected->seq : 0, result->consequences);
  if (!docket_fold_run (trial->matter, trial->acts, trial->place + 1, trial->acts->len, error))
    return FALSE;

  docket_automatic_roll (trial->matter, trial->input->now);
  result->after = docket_evaluation_new (trial->matter, FALSE);
  return TRUE;
}

static gboolean
run_trial (DocketTrial *trial, DocketActResult *result, GError **error)
{
  check_before (trial);
  if (!fold_to_place (trial, error))
    return FALSE;
  if (trial->matter->opened)
    result->before = docket_evaluation_new (trial->matter, FALSE);
  if (!docket_fold_begin (trial->matter, trial->act, error))
    return FALSE;

  check_begun (trial);
  if (!is_refused (trial) && !docket_trial_ask_again (trial, error))
    return FALSE;
  result->allowed = !is_refused (trial);
  return !result->allowed || finish (trial, result, error);
}

static void
check_change (DocketTrial *trial)
{
  g_autoptr (DocketAct) act = docket_act_new (trial->event);

  act->is_trial = TRUE;
  trial->act = act;
  check_before (trial);
  if (act->common == DOCKET_COMMON_CORRECT)
    docket_trial_check_correction (trial);
  else
    docket_trial_check_undo (trial);
  trial->act = NULL;
}

/* What changes an act on record is checked before it is folded in: what it holds would not fit
 * otherwise */
static gboolean
run_change (DocketTrial *trial, DocketActResult *result, GError **error)
{
  check_change (trial);
  result->before = docket_evaluation_new (trial->whole, FALSE);
  if (is_refused (trial))
    return TRUE;
  if (!place_act (trial, error) || !docket_trial_ask_again (trial, error))
    return FALSE;

  result->allowed = !is_refused (trial);
  return !result->allowed ||
         (fold_to_place (trial, error) && docket_fold_begin (trial->matter, trial->act, error) &&
          finish (trial, result, error));
}

static DocketActResult *
new_result (void)
{
  DocketActResult *result = g_new0 (DocketActResult, 1);

  result->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_reason_free);
  result->consequences = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_consequence_free);
  return result;
}

static gboolean
try_act (DocketTrial *trial, DocketActResult *result, GError **error)
{
  gboolean changes =
      g_str_equal (trial->event->action, "correct") || g_str_equal (trial->event->action, "undo");

  if (changes && trial->whole->opened)
    return run_change (trial, result, error);
  if (!changes && !place_act (trial, error))
    return FALSE;
  if (!changes && is_known_action (trial))
    return run_trial (trial, result, error);

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
               _ ("%s knows no action “%s”; show the case to see what it knows"),
               trial->event->subject, trial->event->action);
  return FALSE;
}

DocketActResult *
docket_evaluate_act (const DocketEvaluationInput *input,
                     const DocketEvent           *act,
                     const char                  *role,
                     GError                     **error)
{
  g_autoptr (DocketActResult) result = new_result ();
  g_auto (DocketTrial)
      trial = { .input = input, .event = act, .role = role, .reasons = result->reasons };

  g_return_val_if_fail (input != NULL && input->events != NULL && act != NULL, NULL);

  if (!fold_recorded (&trial, error) || !try_act (&trial, result, error))
    return NULL;
  return g_steal_pointer (&result);
}
