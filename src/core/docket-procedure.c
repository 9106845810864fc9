/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frees the compiled procedure; rules/ builds it, evaluation reads it. Any thread. */
#include "core/docket-procedure.h"

#include "core/docket-items.h"

#define FREE_ITEMS(items, func) docket_items_free ((items), (GDestroyNotify) (func))

void
docket_measure_free (DocketMeasure *measure)
{
  g_free (measure->id);
  docket_label_clear (&measure->label);
  g_free (measure);
}

void
docket_letter_free (DocketLetter *letter)
{
  g_free (letter->id);
  g_strfreev (letter->to);
  docket_label_clear (&letter->title);
  docket_label_clear (&letter->text);
  docket_condition_free (letter->due_while);
  g_free (letter);
}

void
docket_state_free (DocketState *state)
{
  g_free (state->id);
  g_free (state->queue);
  docket_label_clear (&state->label);
  docket_condition_free (state->condition);
  g_free (state);
}

static void
free_give (DocketGive *give)
{
  g_free (give->word);
  g_free (give);
}

void
docket_effect_free (DocketEffect *effect)
{
  FREE_ITEMS (effect->gives, free_give);
  docket_condition_free (effect->condition);
  g_free (effect->word);
  g_strfreev (effect->roles);
  g_free (effect->over);
  g_strfreev (effect->states);
  g_free (effect);
}

void
docket_gate_free (DocketGate *gate)
{
  g_free (gate->id);
  docket_indices_free (gate->articles);
  docket_label_clear (&gate->label);
  docket_condition_free (gate->condition);
  g_free (gate);
}

void
docket_input_free (DocketInput *input)
{
  g_free (input->key);
  g_free (input->fallback);
  g_strfreev (input->values);
  docket_label_clear (&input->label);
  g_free (input);
}

void
docket_kind_free (DocketKind *kind)
{
  g_free (kind->id);
  docket_indices_free (kind->opening);
  docket_indices_free (kind->inputs_of_new);
  FREE_ITEMS (kind->gates, docket_gate_free);
  FREE_ITEMS (kind->effects, docket_effect_free);
  docket_label_clear (&kind->label);
  g_free (kind);
}

void
docket_action_free (DocketAction *action)
{
  g_free (action->id);
  g_free (action->action);
  docket_indices_free (action->articles);
  docket_label_clear (&action->label);
  docket_indices_free (action->from);
  g_strfreev (action->by);
  g_free (action->role);
  g_free (action->page);
  FREE_ITEMS (action->inputs, docket_input_free);
  docket_condition_free (action->due);
  FREE_ITEMS (action->gates, docket_gate_free);
  FREE_ITEMS (action->effects, docket_effect_free);
  g_free (action);
}

void
docket_automatic_free (DocketAutomatic *automatic)
{
  g_free (automatic->id);
  docket_indices_free (automatic->articles);
  docket_label_clear (&automatic->label);
  docket_indices_free (automatic->from);
  docket_condition_free (automatic->condition);
  FREE_ITEMS (automatic->effects, docket_effect_free);
  g_free (automatic);
}

void
docket_outcome_free (DocketOutcome *outcome)
{
  g_free (outcome->id);
  g_strfreev (outcome->grounds);
  docket_label_clear (&outcome->label);
  docket_indices_free (outcome->from);
  FREE_ITEMS (outcome->gates, docket_gate_free);
  FREE_ITEMS (outcome->effects, docket_effect_free);
  g_free (outcome);
}

void
docket_deadline_type_free (DocketDeadlineType *deadline)
{
  docket_label_clear (&deadline->label);
  docket_condition_free (deadline->condition);
  docket_condition_free (deadline->met);
  docket_condition_free (deadline->cancelled);
  g_free (deadline);
}

gboolean
docket_kinds_include (guint64 kinds, guint kind)
{
  return kinds == 0 || (kind < 64 && (kinds >> kind & 1) != 0);
}
