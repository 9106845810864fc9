/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The procedure: groups, kinds, phases, deadlines shown. Leaves acts to docket-rules-acts.c and
 * what the whole must be like to docket-rules-flow.c. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

static void
compile_group (DocketRulesCompiler *compiler, const xmlNode *node)
{
  const char *id = docket_rules_node_get_or (node, "id", "");

  if (g_hash_table_contains (compiler->groups, id))
    docket_rules_report (compiler, node, _ ("group “%s” is given twice"), id);
  g_hash_table_replace (compiler->groups, g_strdup (id),
                        docket_rules_find_states (compiler, node, "states"));
}

static void
add_fact_index (DocketRulesCompiler *compiler, const xmlNode *node, const char *id, GArray *facts)
{
  gint  found = docket_rule_set_find_fact (compiler->set, id);
  guint index = (guint) MAX (found, 0);

  if (found < 0)
    docket_rules_report (compiler, node, _ ("there is no fact “%s”"), id);
  g_array_append_val (facts, index);
}

static void
compile_kind (DocketRulesCompiler *compiler, const xmlNode *node, DocketKind *kind)
{
  g_auto (GStrv) opening = docket_rules_node_dup_words (node, "opening");

  kind->start = docket_rules_find_state (compiler, node, "start");
  kind->reopens = docket_rules_find_state (compiler, node, "reopens");
  kind->opening = g_array_new (FALSE, FALSE, sizeof (guint));
  kind->inputs_of_new = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; opening != NULL && opening[i] != NULL; i++)
    add_fact_index (compiler, node, opening[i], kind->opening);
  for (const xmlNode *input = docket_rules_node_first (node, "input"); input != NULL;
       input = docket_rules_node_next (input, "input"))
    add_fact_index (compiler, input, docket_rules_node_get_or (input, "fact", ""),
                    kind->inputs_of_new);
  kind->gates = docket_rules_compile_gates (compiler, node);
  kind->effects = docket_rules_compile_effects (compiler, node);
}

static gboolean
share_kind (const DocketRulesCompiler *compiler, const DocketState *a, const DocketState *b)
{
  for (guint kind = 0; kind < compiler->set->kinds->len; kind++)
    if (docket_kinds_include (a->kinds, kind) && docket_kinds_include (b->kinds, kind))
      return TRUE;
  return FALSE;
}

static void
compile_phase (DocketRulesCompiler *compiler, const xmlNode *node, DocketState *state)
{
  const DocketState *host;

  state->host = (gint) docket_rules_find_state (compiler, node, "of");
  state->condition = docket_rules_compile_condition (compiler, node);
  host = g_ptr_array_index (compiler->set->states, (guint) state->host);
  if (host->nature == DOCKET_STATE_PHASE)
    docket_rules_report (compiler, node, _ ("the host of a phase must be a state, not a phase"));
  if (!share_kind (compiler, state, host))
    docket_rules_report (compiler, node, _ ("no kind has both the phase and its host “%s”"),
                         host->id);
}

static void
compile_state (DocketRulesCompiler *compiler, const xmlNode *node, DocketState *state)
{
  const xmlNode *phase = docket_rules_node_first (node, "phase");

  if ((state->nature == DOCKET_STATE_PHASE) != (phase != NULL))
    docket_rules_report (compiler, node,
                         _ ("state “%s”: nature phase and an element phase belong together"),
                         state->id);
  else if (phase != NULL)
    compile_phase (compiler, phase, state);
}

static DocketCondition *
compile_part (DocketRulesCompiler *compiler, const xmlNode *node, const char *name)
{
  const xmlNode *part = docket_rules_node_first (node, name);

  return part != NULL ? docket_rules_compile_condition (compiler, part) : NULL;
}

static const DocketMeasure *
seek_measure (const DocketRuleSet *set, const char *id)
{
  gint index = docket_rule_set_find_measure (set, id);

  return index >= 0 ? g_ptr_array_index (set->measures, (guint) index) : NULL;
}

static void
compile_deadline (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketDeadlineType *deadline = g_new0 (DocketDeadlineType, 1);
  const char         *id = docket_rules_node_get_or (node, "of", "");
  gint                rule = docket_rule_set_find_rule (compiler->set, id);

  deadline->rule = (guint) MAX (rule, 0);
  deadline->measure = rule < 0 ? seek_measure (compiler->set, id) : NULL;
  deadline->kinds = docket_rules_find_kinds (compiler, node);
  deadline->label = docket_rules_read_label (node);
  deadline->condition = compile_part (compiler, node, "while");
  deadline->met = compile_part (compiler, node, "met");
  deadline->cancelled = compile_part (compiler, node, "cancelled");
  g_ptr_array_add (compiler->set->deadlines, deadline);
  if (deadline->measure != NULL)
    return;
  if (rule < 0)
    docket_rules_report (compiler, node, _ ("there is no rule or measure “%s”"), id);
  else if (((DocketRule *) g_ptr_array_index (compiler->set->rules, deadline->rule))->primitive >
           DOCKET_PRIMITIVE_WINDOW)
    docket_rules_report (compiler, node, _ ("rule “%s” is no term and no window"), id);
}

static void
compile_kinds_and_states (DocketRulesCompiler *compiler, const xmlNode *node)
{
  guint kind = 0;
  guint state = 0;

  for (const xmlNode *child = docket_rules_node_first (node, "group"); child != NULL;
       child = docket_rules_node_next (child, "group"))
    compile_group (compiler, child);
  for (const xmlNode *child = docket_rules_node_first (node, "kind"); child != NULL;
       child = docket_rules_node_next (child, "kind"))
    compile_kind (compiler, child, g_ptr_array_index (compiler->set->kinds, kind++));
  for (const xmlNode *child = docket_rules_node_first (node, "state"); child != NULL;
       child = docket_rules_node_next (child, "state"))
    compile_state (compiler, child, g_ptr_array_index (compiler->set->states, state++));
}

void
docket_rules_compile_procedure (DocketRulesCompiler *compiler, const xmlNode *node)
{
  compile_kinds_and_states (compiler, node);
  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    {
      if (docket_rules_node_is (child, "action"))
        docket_rules_compile_action (compiler, child);
      else if (docket_rules_node_is (child, "auto"))
        docket_rules_compile_automatic (compiler, child);
      else if (docket_rules_node_is (child, "outcome"))
        docket_rules_compile_outcome (compiler, child);
      else if (docket_rules_node_is (child, "deadline"))
        compile_deadline (compiler, child);
    }
}
