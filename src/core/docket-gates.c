/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gates as reasons: why an act is refused, or what it is warned of. One evaluation, one thread. */
#include "config.h"

#include "core/docket-gates.h"

#include "core/docket-items.h"
#include "core/docket-truth.h"

#include <glib/gi18n-lib.h>

static DocketReason *
add_reason (GPtrArray *reasons)
{
  DocketReason *reason = g_new0 (DocketReason, 1);

  reason->date = DOCKET_DATE_NONE;
  reason->to = DOCKET_DATE_NONE;
  g_ptr_array_add (reasons, reason);
  return reason;
}

DocketReason *
docket_reason_add (GPtrArray *reasons, const char *message, DocketHint hint, const char *words)
{
  DocketReason *reason = add_reason (reasons);

  reason->rule = g_strdup ("");
  reason->label.en = g_strdup (message);
  reason->hint = hint;
  reason->words = g_strdup (words);
  return reason;
}

static void
copy_label (DocketLabel *to, const DocketLabel *from)
{
  to->en = g_strdup (from->en);
  to->zh_cn = g_strdup (from->zh_cn);
  to->zh_tw = g_strdup (from->zh_tw);
}

static void
add_gate (DocketMatter *matter, const DocketGate *gate, gboolean unknown, GPtrArray *reasons)
{
  DocketReason *reason = add_reason (reasons);

  reason->rule = g_strdup (gate->id);
  reason->articles = docket_rule_set_dup_articles (matter->rules, gate->articles);
  reason->provenance = gate->provenance;
  reason->unknown = unknown;
  reason->warning = gate->warn || (unknown && gate->unknown_warn);
  copy_label (&reason->label, &gate->label);
  docket_hint_find (matter, gate->condition, reason);
}

/* Whether it asks for evidence of the act itself, which is not there yet */
static gboolean
asks_act (const DocketCondition *condition)
{
  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    {
      if (condition->nodes[i].kind == DOCKET_CONDITION_PROVED &&
          condition->nodes[i].of.kind == DOCKET_REF_NONE)
        return TRUE;
    }
  return FALSE;
}

static DocketRuling *
find_relied_on (DocketMatter *matter, GPtrArray *gates)
{
  for (guint i = 0; i < docket_items_length (gates); i++)
    {
      const DocketCondition *condition = ((const DocketGate *) gates->pdata[i])->condition;

      for (guint j = 0; condition != NULL && j < condition->n_nodes; j++)
        {
          DocketRuling *ruling = condition->nodes[j].kind == DOCKET_CONDITION_SIGNED
                                     ? docket_truth_find_signed (matter, &condition->nodes[j])
                                     : NULL;

          if (ruling != NULL)
            return ruling;
        }
    }
  return NULL;
}

gboolean
docket_gates_ask (DocketMatter *matter, GPtrArray *gates, GPtrArray *reasons)
{
  gboolean passed = TRUE;

  matter->relied_on = find_relied_on (matter, gates);
  for (guint i = 0; i < docket_items_length (gates); i++)
    {
      const DocketGate *gate = g_ptr_array_index (gates, i);
      DocketTruth       truth = docket_truth (matter, gate->condition);
      gboolean          unknown = truth == DOCKET_UNKNOWN;

      if (truth == DOCKET_TRUE ||
          (unknown && matter->listing && (gate->asks_inputs || asks_act (gate->condition))))
        continue;
      add_gate (matter, gate, unknown, reasons);
      passed = passed && (gate->warn || (unknown && gate->unknown_warn));
    }
  matter->relied_on = NULL;
  return passed;
}

gboolean
docket_gates_ask_state (const DocketMatter *matter, const GArray *from, GPtrArray *reasons)
{
  const DocketState *state = docket_matter_get_state (matter);

  if (docket_indices_length (from) == 0 ? state->nature != DOCKET_STATE_END
                                        : docket_indices_contain (from, matter->state))
    return TRUE;

  docket_reason_add (reasons, N_ ("This act is not open in the state of the case"),
                     DOCKET_HINT_STATE, state->id);
  return FALSE;
}

/* The outcomes of which one must be in force on the ground that the input says; NULL: none */
static char **
find_outcomes (const DocketAction *action, const DocketInput *input)
{
  for (guint i = 0; i < docket_items_length (action->gates); i++)
    {
      const DocketCondition *condition = ((const DocketGate *) action->gates->pdata[i])->condition;

      for (guint j = 0; condition != NULL && j < condition->n_nodes; j++)
        {
          const DocketConditionNode *node = &condition->nodes[j];

          if (node->kind == DOCKET_CONDITION_SIGNED && node->of.kind == DOCKET_REF_FACT &&
              node->of.index == input->fact)
            return node->words;
        }
    }
  return NULL;
}

/* The act can be done on the ground of the ruling that waits for it and on no other; known and
 * empty when the input does not take that ground */
static DocketDatum
find_ground (const DocketMatter *matter, const DocketAction *action, const DocketInput *input)
{
  char      **outcomes = find_outcomes (action, input);
  DocketDatum ground = DOCKET_DATUM_UNKNOWN;

  for (guint i = matter->rulings->len; outcomes != NULL && i > 0; i--)
    {
      const DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);
      const char         *word = ruling->state->ground;

      if (!docket_ruling_is_usable (ruling) ||
          !docket_words_contain (outcomes, ruling->outcome->id))
        continue;
      if (input->values == NULL || docket_words_contain (input->values, word))
        return docket_datum_of_text (DOCKET_TYPE_WORD, word);
      ground = docket_datum_of_text (DOCKET_TYPE_WORD, "");
    }
  return ground;
}

/* Until it is given, an input stands for the only ground that it can have, for its fallback, or is
 * not known */
static void
hide_input (DocketMatter *matter, const DocketAction *action, const DocketInput *input)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, input->fact);
  DocketDatum           value = find_ground (matter, action, input);

  if (!value.known && input->fallback != NULL)
    docket_datum_parse (&value, type->type, input->fallback);
  else if (!value.known && input->fallback_of.kind != DOCKET_REF_NONE)
    value = docket_resolve (matter, &input->fallback_of);
  matter->facts[input->fact].value = value;
  matter->facts[input->fact].to_come = !value.known;
}

static gboolean
ask_without_inputs (DocketMatter *matter, const DocketAction *action, GPtrArray *reasons)
{
  guint                  n_inputs = docket_items_length (action->inputs);
  g_autofree DocketSlot *slots = g_new (DocketSlot, n_inputs);
  gboolean               passed;

  for (guint i = 0; i < n_inputs; i++)
    {
      const DocketInput *input = g_ptr_array_index (action->inputs, i);

      slots[i] = matter->facts[input->fact];
      hide_input (matter, action, input);
    }
  matter->listing = TRUE;
  passed = docket_gates_ask (matter, action->gates, reasons);
  matter->listing = FALSE;
  for (guint i = n_inputs; i > 0; i--)
    matter->facts[((DocketInput *) action->inputs->pdata[i - 1])->fact] = slots[i - 1];
  return passed;
}

static void
free_action_state (DocketActionState *state)
{
  g_ptr_array_unref (state->reasons);
  g_free (state);
}

GPtrArray *
docket_actions_list (DocketMatter *matter)
{
  GPtrArray *states = g_ptr_array_new_with_free_func ((GDestroyNotify) free_action_state);

  for (guint i = 0; i < matter->rules->actions->len; i++)
    {
      const DocketAction *action = g_ptr_array_index (matter->rules->actions, i);
      DocketActionState  *state;

      if (!docket_kinds_include (action->kinds, matter->kind))
        continue;
      state = g_new0 (DocketActionState, 1);
      state->action = action;
      state->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_reason_free);
      state->allowed = docket_gates_ask_state (matter, action->from, state->reasons) &&
                       ask_without_inputs (matter, action, state->reasons);
      state->due = state->allowed && action->power == DOCKET_POWER_MUST &&
                   docket_truth (matter, action->due) == DOCKET_TRUE;
      g_ptr_array_add (states, state);
    }
  return states;
}
