/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions -> arrays in prefix order. Leaves their truth to evaluation. */
#include "config.h"

#include "rules/docket-rules-condition.h"

#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

/* Sorts of condition as the file names them; place is DocketConditionKind */
static const char *const kinds[] = { "all",     "any",      "none",    "known",    "is",
                                     "date",    "inside",   "amount",  "count",    "complete",
                                     "failed",  "state",    "kind",    "signed",   "cites",
                                     "contact", "proved",   "running", "measured", "matches",
                                     "covers",  "in-force", "cases",   NULL };

static const char *const date_relations[] = { "before", "until", "on", "from", "after", NULL };
static const char *const amount_relations[] = { "lt", "le", "eq", "ge", "gt", NULL };
static const char *const matches[] = { "same", "contains", "ends", NULL };

static void compile_into (DocketRulesCompiler *compiler, const xmlNode *node, GArray *nodes);

static void
compile_children (DocketRulesCompiler *compiler, const xmlNode *node, GArray *nodes)
{
  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    compile_into (compiler, child, nodes);
}

static void
compile_is (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  const char *const *allowed;

  result->of = docket_rules_resolve (compiler, node, "of",
                                     DOCKET_VALUE_CLASS_WORD | DOCKET_VALUE_CLASS_FLAG);
  if (docket_rules_node_get_or (node, "value", "")[0] == '$')
    {
      result->to = docket_rules_resolve (compiler, node, "value", DOCKET_VALUE_CLASS_WORD);
      result->words = g_new0 (char *, 1);
      return;
    }
  result->words = docket_rules_node_dup_words (node, "value");
  allowed = docket_rules_words_of (compiler->set, &result->of);
  for (guint i = 0; allowed != NULL && result->words[i] != NULL; i++)
    if (docket_rules_find_word (allowed, result->words[i]) < 0)
      docket_rules_report (compiler, node, _ ("“%s” can never be “%s”"),
                           docket_rules_node_get (node, "of"), result->words[i]);
}

static void
compile_comparison (DocketRulesCompiler *compiler,
                    const xmlNode       *node,
                    const char *const   *relations,
                    DocketConditionNode *result)
{
  DocketValueClass class =
      relations == date_relations ? DOCKET_VALUE_CLASS_DATE : DOCKET_VALUE_CLASS_NUMBER;
  gint found = docket_rules_find_word (relations, docket_rules_node_get_or (node, "rel", ""));

  result->of = docket_rules_resolve (compiler, node, "of", class);
  result->to = docket_rules_resolve (compiler, node, "to", class);
  result->relation = (DocketRelation) MAX (found, 0);
  result->times = docket_rules_read_fixed_number (compiler, node, "times", 1);
  result->to_times = docket_rules_read_fixed_number (compiler, node, "to-times", 1);
}

/* A limit that is not set limits nothing */
static gint64
read_limit (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  DocketNumber number = docket_rules_read_number (compiler, node, attribute);

  return number.known ? number.value : -1;
}

static void
compile_count (DocketRulesCompiler *compiler,
               const xmlNode       *node,
               DocketConditionNode *result,
               GArray              *nodes)
{
  gint outer = compiler->row;

  result->index = docket_rules_find_record (compiler, node, "record");
  if (result->kind == DOCKET_CONDITION_COVERS)
    result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_WORD);
  result->minimum = read_limit (compiler, node, "min");
  result->maximum = read_limit (compiler, node, "max");
  if (compiler->set->records->len == 0)
    return;
  result->distinct =
      docket_rules_find_field (compiler, node,
                               result->kind == DOCKET_CONDITION_COVERS ? "field" : "distinct",
                               result->index);
  compiler->row = (gint) result->index;
  compile_children (compiler, node, nodes);
  compiler->row = outer;
}

static void
compile_states (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  g_autoptr (GArray) states = docket_rules_find_states (compiler, node, "in");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; i < states->len; i++)
    {
      guint              index = g_array_index (states, guint, i);
      const DocketState *state;

      if (index >= compiler->set->states->len)
        continue;
      state = g_ptr_array_index (compiler->set->states, index);
      if (state->nature == DOCKET_STATE_PHASE)
        docket_rules_report (compiler, node, _ ("“%s” is a phase: name its host state"), state->id);
      g_strv_builder_add (words, state->id);
    }
  result->words = g_strv_builder_end (words);
}

static void
check_words (DocketRulesCompiler *compiler,
             const xmlNode       *node,
             DocketConditionNode *condition,
             gint (*find) (const DocketRuleSet *set, const char *id))
{
  for (guint i = 0; condition->words[i] != NULL; i++)
    if (find (compiler->set, condition->words[i]) < 0)
      docket_rules_report (compiler, node,
                           condition->kind == DOCKET_CONDITION_KIND ? _ ("there is no kind “%s”")
                           : condition->kind == DOCKET_CONDITION_CITES
                               ? _ ("there is no article “%s”")
                               : _ ("there is no outcome “%s”"),
                           condition->words[i]);
}

static gint
find_outcome (const DocketRuleSet *set, const char *id)
{
  for (guint i = 0; i < set->outcomes->len; i++)
    if (g_str_equal (((const DocketOutcome *) g_ptr_array_index (set->outcomes, i))->id, id))
      return (gint) i;
  return -1;
}

/* Of measures, by name or by a list */
static void
compile_measures (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  g_array_unref (docket_rules_find_measures (compiler, node, "measure")); /* what is none is told */
  result->words = docket_rules_node_dup_words (node, "measure");
  result->of = docket_rules_resolve_measures (compiler, node);
  result->index = docket_rules_node_get (node, "timed") != NULL ? 1 : 0;
}

/* The states of the other kind stand after the role */
static void
compile_cases (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  const char *over = docket_rules_node_get (node, "over");
  gint        kind = docket_rule_set_find_kind (compiler->set, over);
  g_autoptr (GArray) states = docket_rules_find_states (compiler, node, "state");
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (kind < 0)
    docket_rules_report (compiler, node, _ ("there is no kind “%s”"), over);
  g_strv_builder_add (words, docket_rules_node_get_or (node, "role", ""));
  for (guint i = 0; i < states->len; i++)
    {
      guint index = g_array_index (states, guint, i);

      if (index < compiler->set->states->len)
        g_strv_builder_add (words,
                            ((DocketState *) g_ptr_array_index (compiler->set->states, index))->id);
    }
  result->index = (guint) MAX (kind, 0);
  result->words = g_strv_builder_end (words);
  result->minimum = read_limit (compiler, node, "min");
  result->maximum = read_limit (compiler, node, "max");
}

static void
compile_matches (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  const char *how = docket_rules_node_get_or (node, "how", "");

  result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_WORD);
  result->to = docket_rules_resolve (compiler, node, "list", DOCKET_VALUE_CLASS_WORD);
  result->index = (guint) MAX (docket_rules_find_word (matches, how), 0);
  if (result->to.kind == DOCKET_REF_PARAMETER && /* a text of one word is none by mistake */
      ((DocketParameter *) g_ptr_array_index (compiler->set->parameters, result->to.index))->type !=
          DOCKET_TYPE_LIST)
    docket_rules_report (compiler, node, _ ("parameter “%s” is no list, but one is wanted"),
                         docket_rules_node_get (node, "list") + 1);
}

static void
compile_named (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  switch (result->kind)
    {
    case DOCKET_CONDITION_KIND:
      result->words = docket_rules_node_dup_words (node, "in");
      check_words (compiler, node, result, docket_rule_set_find_kind);
      break;
    case DOCKET_CONDITION_CITES:
      result->words = docket_rules_node_dup_words (node, "article");
      check_words (compiler, node, result, docket_rule_set_find_article);
      break;
    case DOCKET_CONDITION_SIGNED:
      result->words = docket_rules_node_dup_words (node, "outcome");
      result->of = docket_rules_resolve (compiler, node, "ground", DOCKET_VALUE_CLASS_WORD);
      result->minimum = read_limit (compiler, node, "signatures");
      check_words (compiler, node, result, find_outcome);
      break;
    case DOCKET_CONDITION_IN_FORCE:
      result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_WORD);
      break;
    case DOCKET_CONDITION_CONTACT:
      result->words = docket_rules_node_dup_words (node, "role");
      result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_WORD);
      break;
    case DOCKET_CONDITION_PROVED:
      result->of = docket_rules_resolve (compiler, node, "fact", DOCKET_VALUE_CLASS_ANY);
      break;
    case DOCKET_CONDITION_RUNNING:
    case DOCKET_CONDITION_MEASURED:
      compile_measures (compiler, node, result);
      break;
    case DOCKET_CONDITION_MATCHES:
      compile_matches (compiler, node, result);
      break;
    case DOCKET_CONDITION_CASES:
      compile_cases (compiler, node, result);
      break;
    default:
      break;
    }
}

static void
compile_simple (DocketRulesCompiler *compiler, const xmlNode *node, DocketConditionNode *result)
{
  switch (result->kind)
    {
    case DOCKET_CONDITION_KNOWN:
      result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_ANY);
      break;
    case DOCKET_CONDITION_IS:
      compile_is (compiler, node, result);
      break;
    case DOCKET_CONDITION_DATE:
      compile_comparison (compiler, node, date_relations, result);
      break;
    case DOCKET_CONDITION_AMOUNT:
      compile_comparison (compiler, node, amount_relations, result);
      break;
    case DOCKET_CONDITION_INSIDE:
      result->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_DATE);
      result->index = docket_rules_find_rule (compiler, node, "window", DOCKET_PRIMITIVE_WINDOW);
      break;
    case DOCKET_CONDITION_COMPLETE:
    case DOCKET_CONDITION_FAILED:
      result->index =
          docket_rules_find_rule (compiler, node, "checklist", DOCKET_PRIMITIVE_CHECKLIST);
      break;
    case DOCKET_CONDITION_STATE:
      compile_states (compiler, node, result);
      break;
    default:
      compile_named (compiler, node, result);
    }
}

/* Children are appended after their parent, so the parent is written back last */
static void
compile_into (DocketRulesCompiler *compiler, const xmlNode *node, GArray *nodes)
{
  DocketConditionNode result = {
    .times = 1, .to_times = 1, .minimum = -1, .maximum = -1, .distinct = -1
  };
  guint place = nodes->len;

  result.kind =
      (DocketConditionKind) MAX (docket_rules_find_word (kinds, (const char *) node->name), 0);
  g_array_append_val (nodes, result);
  if (result.kind <= DOCKET_CONDITION_NONE)
    compile_children (compiler, node, nodes);
  else if (result.kind == DOCKET_CONDITION_COUNT || result.kind == DOCKET_CONDITION_COVERS)
    compile_count (compiler, node, &result, nodes);
  else
    compile_simple (compiler, node, &result);
  result.size = nodes->len - place;
  g_array_index (nodes, DocketConditionNode, place) = result;
}

static const xmlNode *
seek_condition (const xmlNode *node)
{
  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    if (docket_rules_find_word (kinds, (const char *) child->name) >= 0)
      return child;
  return NULL;
}

DocketCondition *
docket_rules_compile_condition (DocketRulesCompiler *compiler, const xmlNode *node)
{
  const xmlNode *condition = seek_condition (node);
  GArray        *nodes;
  guint          n_nodes;

  if (condition == NULL)
    return NULL;
  nodes = g_array_new (FALSE, FALSE, sizeof (DocketConditionNode));
  compile_into (compiler, condition, nodes);
  n_nodes = nodes->len;
  return docket_condition_new ((DocketConditionNode *) g_array_free (nodes, FALSE), n_nodes);
}

DocketCondition *
docket_rules_compile_row_condition (DocketRulesCompiler *compiler,
                                    const xmlNode       *node,
                                    guint                record)
{
  gint             outer = compiler->row;
  DocketCondition *condition;

  if (record < compiler->set->records->len)
    compiler->row = (gint) record;
  condition = docket_rules_compile_condition (compiler, node);
  compiler->row = outer;
  return condition;
}
