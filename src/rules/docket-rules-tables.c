/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about points and repetition: account, nodes, strike, ladder, schedule, assessment,
 * grounds. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

static const char *const resets[] = { "never", "year", NULL };
static const char *const anchors[] = { "fixed-days", "fixed-hours", "sliding-days", NULL };

typedef void (*CompileChild) (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule);

static void
compile_each (DocketRulesCompiler *compiler,
              const xmlNode       *node,
              const char          *name,
              DocketRule          *rule,
              CompileChild         compile)
{
  for (const xmlNode *child = docket_rules_node_first (node, name); child != NULL;
       child = docket_rules_node_next (child, name))
    compile (compiler, child, rule);
}

static gboolean
says (const xmlNode *node, const char *attribute, const char *word)
{
  return g_str_equal (docket_rules_node_get_or (node, attribute, ""), word);
}

static void
compile_impose (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *imposes)
{
  g_autoptr (GArray) measures = docket_rules_find_measures (compiler, node, "measure");

  for (guint i = 0; i < measures->len; i++)
    {
      DocketImpose *impose = g_new0 (DocketImpose, 1);

      impose->measure = g_array_index (measures, guint, i);
      impose->on = g_strdup (docket_rules_node_get (node, "on"));
      impose->count = docket_rules_read_number (compiler, node, "count");
      impose->unit = docket_rules_read_unit (node);
      g_ptr_array_add (imposes, impose);
    }
}

void
docket_rules_compile_imposes (DocketRulesCompiler *compiler,
                              const xmlNode       *node,
                              GPtrArray           *imposes)
{
  for (const xmlNode *child = docket_rules_node_first (node, "impose"); child != NULL;
       child = docket_rules_node_next (child, "impose"))
    compile_impose (compiler, child, imposes);
}

static void
compile_year_end (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketYearEnd *year_end = g_new0 (DocketYearEnd, 1);

  year_end->keys = docket_rules_node_dup_words (node, "keys");
  year_end->carry_from = docket_rules_read_number (compiler, node, "carry-from");
  year_end->carry = docket_rules_read_number (compiler, node, "carry");
  year_end->clear_below = docket_rules_read_number (compiler, node, "clear-below");
  year_end->provenance = docket_rules_read_provenance (node);
  g_ptr_array_add (rule->account.year_ends, year_end);
}

static void
compile_account_record (DocketRulesCompiler *compiler, const xmlNode *node, DocketAccount *account)
{
  guint record = docket_rules_find_record (compiler, node, "record");

  if (docket_rules_node_get (node, "at") == NULL)
    {
      docket_rules_report (compiler, node, _ ("an account with a record needs at"));
      return;
    }
  if (docket_rules_seek_account (node, docket_rules_node_get (node, "record")) != node)
    docket_rules_report (compiler, node, _ ("record “%s” has the entries of another account"),
                         docket_rules_node_get (node, "record"));
  account->record = (gint) record;
  account->at = (gint) docket_rules_find_dated_field (compiler, node, "at", record);
  account->amount = docket_rules_find_field (compiler, node, "amount", record);
  account->key = docket_rules_find_field (compiler, node, "key", record);
}

static void
compile_account (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketAccount *account = &rule->account;

  account->owner = g_strdup (docket_rules_node_get (node, "owner"));
  account->record = account->at = account->amount = account->key = -1;
  if (docket_rules_node_get (node, "record") != NULL)
    compile_account_record (compiler, node, account);
  account->ask_key = docket_rules_find_fact (compiler, node, "ask-key");
  account->ask_at = docket_rules_find_fact (compiler, node, "ask-at");
  account->monthly = docket_rules_node_get (node, "monthly") != NULL;
  account->start = docket_rules_read_number (compiler, node, "start");
  account->cap = docket_rules_read_number (compiler, node, "cap");
  account->year_ends = g_ptr_array_new ();
  compile_each (compiler, node, "year-end", rule, compile_year_end);
}

static void
compile_node (DocketRulesCompiler *compiler, const xmlNode *child, DocketRule *rule)
{
  DocketNode *node = g_new0 (DocketNode, 1);

  node->keys = docket_rules_node_dup_words (child, "keys");
  node->value = docket_rules_resolve (compiler, child, "value", DOCKET_VALUE_CLASS_NUMBER).number;
  node->provenance = docket_rules_read_provenance (child);
  node->imposes = g_ptr_array_new ();
  docket_rules_compile_imposes (compiler, child, node->imposes);
  g_ptr_array_add (rule->nodes.nodes, node);
}

static void
compile_nodes (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketNodes *nodes = &rule->nodes;

  nodes->up = says (node, "direction", "up");
  nodes->replace = says (node, "running", "replace");
  nodes->table = -1;
  if (docket_rules_node_get (node, "table") != NULL)
    nodes->table = (gint) docket_rules_find_record (compiler, node, "table");
  nodes->before = docket_rules_resolve (compiler, node, "before", DOCKET_VALUE_CLASS_NUMBER);
  nodes->after = docket_rules_resolve (compiler, node, "after", DOCKET_VALUE_CLASS_NUMBER);
  nodes->deducted = docket_rules_resolve (compiler, node, "deducted", DOCKET_VALUE_CLASS_NUMBER);
  nodes->key = docket_rules_resolve (compiler, node, "key", DOCKET_VALUE_CLASS_WORD);
  nodes->nodes = g_ptr_array_new ();
  compile_each (compiler, node, "node", rule, compile_node);
}

static void
compile_strike (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketStrike *strike = &rule->strike;

  strike->record = docket_rules_find_record (compiler, node, "record");
  strike->at = docket_rules_find_dated_field (compiler, node, "at", strike->record);
  strike->merge = (guint) docket_rules_find_field (compiler, node, "merge", strike->record);
  strike->merge_value = g_strdup (docket_rules_node_get (node, "merge-value"));
  strike->span = docket_rules_read_number (compiler, node, "span");
  strike->anchor = docket_rules_read_choice (compiler, node, "anchor", anchors);
  strike->reset = docket_rules_read_choice (compiler, node, "reset", resets);
  strike->key = docket_rules_resolve (compiler, node, "key", DOCKET_VALUE_CLASS_WORD);
  strike->limit = docket_rules_read_number (compiler, node, "limit");
  strike->imposes = g_ptr_array_new ();
  docket_rules_compile_imposes (compiler, node, strike->imposes);
}

static void
compile_step (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  GPtrArray  *steps = rule->ladder.steps;
  DocketStep *step = g_new0 (DocketStep, 1);

  step->from = (guint) g_ascii_strtoull (docket_rules_node_get_or (node, "from", "1"), NULL, 10);
  step->imposes = g_ptr_array_new ();
  docket_rules_compile_imposes (compiler, node, step->imposes);
  if (steps->len > 0 &&
      ((DocketStep *) g_ptr_array_index (steps, steps->len - 1))->from >= step->from)
    docket_rules_report (compiler, node, _ ("steps must rise"));
  if (steps->len == 0 && step->from != 1)
    docket_rules_report (compiler, node, _ ("the first step must be from 1"));
  g_ptr_array_add (steps, step);
}

/* Field that counts apart; any: none */
static gint
find_ladder_field (DocketRulesCompiler *compiler, const xmlNode *node, guint record, const char *by)
{
  gint index = docket_rules_seek_field (compiler->set, record, by);

  if (index < 0 && !g_str_equal (by, "any"))
    docket_rules_report (compiler, node, _ ("“%s” is no field of the record, and not any"), by);
  return index;
}

static void
compile_ladder_by (DocketRulesCompiler *compiler, const xmlNode *node, DocketLadder *ladder)
{
  const char            *by = docket_rules_node_get_or (node, "by", "any");
  const DocketParameter *parameter;

  ladder->by_parameter = -1;
  if (by[0] == '$')
    ladder->by_parameter = docket_rule_set_find_parameter (compiler->set, by + 1);
  if (by[0] == '$' && ladder->by_parameter < 0)
    docket_rules_report (compiler, node, _ ("there is no parameter “%s”"), by + 1);
  if (ladder->by_parameter < 0)
    {
      ladder->by = by[0] == '$' ? -1 : find_ladder_field (compiler, node, ladder->record, by);
      return;
    }
  parameter = g_ptr_array_index (compiler->set->parameters, (guint) ladder->by_parameter);
  for (guint i = 0; parameter->choices != NULL && parameter->choices[i] != NULL; i++)
    find_ladder_field (compiler, node, ladder->record, parameter->choices[i]);
  ladder->by = find_ladder_field (compiler, node, ladder->record, parameter->value);
}

static void
compile_ladder (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketLadder *ladder = &rule->ladder;

  ladder->record = docket_rules_find_record (compiler, node, "record");
  ladder->at = docket_rules_find_dated_field (compiler, node, "at", ladder->record);
  compile_ladder_by (compiler, node, ladder);
  ladder->reset = docket_rules_read_choice (compiler, node, "reset", resets);
  ladder->steps = g_ptr_array_new ();
  compile_each (compiler, node, "step", rule, compile_step);
}

static void
compile_tier (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketTier *tier = g_new0 (DocketTier, 1);

  tier->id = g_strdup (docket_rules_node_get (node, "id"));
  tier->key = g_strdup (docket_rules_node_get (node, "key"));
  tier->points = docket_rules_read_number (compiler, node, "points");
  tier->strike = g_strdup (docket_rules_node_get (node, "strike"));
  tier->signatures =
      (guint) g_ascii_strtoull (docket_rules_node_get_or (node, "signatures", "0"), NULL, 10);
  tier->imposes = g_ptr_array_new ();
  docket_rules_compile_imposes (compiler, node, tier->imposes);
  g_ptr_array_add (rule->schedule.tiers, tier);
}

static void
compile_schedule (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketSchedule *schedule = &rule->schedule;

  /* schedule->fact was declared */
  schedule->account = docket_rules_find_rule (compiler, node, "account", DOCKET_PRIMITIVE_ACCOUNT);
  schedule->correct = docket_rules_find_measures (compiler, node, "correct");
  schedule->may = docket_rules_find_measures (compiler, node, "may");
  schedule->tiers = g_ptr_array_new ();
  compile_each (compiler, node, "tier", rule, compile_tier);
}

static void
compile_metric (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketMetric *metric = g_new0 (DocketMetric, 1);

  metric->id = g_strdup (docket_rules_node_get (node, "id"));
  metric->label = docket_rules_read_label (node);
  metric->condition = docket_rules_compile_row_condition (compiler, node, rule->assessment.record);
  g_ptr_array_add (rule->assessment.metrics, metric);
}

static void
compile_assessment_outcome (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketAssessmentOutcome *outcome = g_new0 (DocketAssessmentOutcome, 1);

  outcome->id = g_strdup (docket_rules_node_get (node, "id"));
  outcome->word = g_strdup (docket_rules_node_get (node, "word"));
  outcome->fails = docket_rules_read_number (compiler, node, "fails");
  outcome->streak = says (node, "within", "streak");
  outcome->action = g_strdup (docket_rules_node_get (node, "do"));
  outcome->final = docket_rules_node_get (node, "final") != NULL;
  g_ptr_array_add (rule->assessment.outcomes, outcome);
}

static void
compile_assessment (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketAssessment *assessment = &rule->assessment;

  assessment->record = docket_rules_find_record (compiler, node, "record");
  assessment->period = docket_rules_find_dated_field (compiler, node, "period", assessment->record);
  assessment->result = docket_rules_find_field (compiler, node, "result", assessment->record);
  assessment->first = docket_rules_resolve (compiler, node, "first", DOCKET_VALUE_CLASS_DATE);
  assessment->free = docket_rules_read_number (compiler, node, "free");
  assessment->metrics = g_ptr_array_new ();
  compile_each (compiler, node, "metric", rule, compile_metric);
  assessment->outcomes = g_ptr_array_new ();
  compile_each (compiler, node, "outcome", rule, compile_assessment_outcome);
}

static void
check_ground (DocketRulesCompiler *compiler, const xmlNode *node, const DocketRule *rule)
{
  const DocketFactType *fact = g_ptr_array_index (compiler->set->facts, rule->grounds.fact);
  const char           *id = docket_rules_node_get_or (node, "id", "");

  if (fact->values != NULL && docket_rules_find_word ((const char *const *) fact->values, id) < 0)
    docket_rules_report (compiler, node, _ ("fact “%s” can never be “%s”"), fact->id, id);
}

static void
compile_ground (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  DocketGround *ground = g_new0 (DocketGround, 1);

  ground->id = g_strdup (docket_rules_node_get (node, "id"));
  ground->result = g_strdup (docket_rules_node_get (node, "result"));
  ground->proofs = docket_rules_node_dup_words (node, "proofs");
  check_ground (compiler, node, rule);
  g_ptr_array_add (rule->grounds.grounds, ground);
}

static void
compile_grounds (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  rule->grounds.fact = (guint) docket_rules_find_fact (compiler, node, "fact");
  rule->grounds.grounds = g_ptr_array_new ();
  compile_each (compiler, node, "ground", rule, compile_ground);
}

void
docket_rules_compile_table (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  static const CompileChild compilers[] = {
    [DOCKET_PRIMITIVE_ACCOUNT] = compile_account,
    [DOCKET_PRIMITIVE_NODES] = compile_nodes,
    [DOCKET_PRIMITIVE_STRIKE] = compile_strike,
    [DOCKET_PRIMITIVE_LADDER] = compile_ladder,
    [DOCKET_PRIMITIVE_SCHEDULE] = compile_schedule,
    [DOCKET_PRIMITIVE_ASSESSMENT] = compile_assessment,
    [DOCKET_PRIMITIVE_GROUNDS] = compile_grounds,
    [DOCKET_PRIMITIVE_STATEMENT] = NULL,
  };

  if (compilers[rule->primitive] != NULL)
    compilers[rule->primitive](compiler, node, rule);
}
