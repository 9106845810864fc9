/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first pass: everything that others refer to by its id. Leaves what stands inside rules,
 * letters and acts to the second. */
#include "config.h"

#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The order of DocketPrimitive */
static const char *const primitives[] = { "term",      "window",   "month",      "hold",
                                          "checklist", "account",  "nodes",      "strike",
                                          "ladder",    "schedule", "assessment", "grounds",
                                          "statement", NULL };
static const char *const measure_ends[] = {
  "time", "lifted", "condition", "forever", "once", NULL
};
static const char *const natures[] = { "stored", "phase", "result", "end", NULL };

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  return g_strdup (docket_rules_node_get (node, name));
}

/* Items begin with their id */
static void
check_once (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *items, const char *id)
{
  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (*(char *const *) g_ptr_array_index (items, i), id))
      docket_rules_report (compiler, node, _ ("%s “%s” is given twice"), (const char *) node->name,
                           id);
}

static void
declare_force (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketForce force = { .from = DOCKET_DATE_NONE, .to = DOCKET_DATE_NONE };
  const char *to = docket_rules_node_get (node, "to");

  if (!docket_date_parse (docket_rules_node_get_or (node, "from", ""), &force.from))
    docket_rules_report (compiler, node, _ ("from is no date (YYYY-MM-DD)"));
  if (to != NULL && !docket_date_parse (to, &force.to))
    docket_rules_report (compiler, node, _ ("to is no date (YYYY-MM-DD)"));
  else if (to != NULL && force.to < force.from)
    docket_rules_report (compiler, node, _ ("the end of force lies before its beginning"));
  force.kinds_of_party = docket_rules_node_dup_words (node, "for");
  g_array_append_val (compiler->set->force, force);
}

static void
declare_article (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketArticle *article = g_new0 (DocketArticle, 1);

  article->id = dup_attribute (node, "id");
  article->number = dup_attribute (node, "no");
  article->label = docket_rules_read_label (node);
  check_once (compiler, node, compiler->set->articles, article->id);
  g_ptr_array_add (compiler->set->articles, article);
}

static void
check_list_value (DocketRulesCompiler *compiler, const xmlNode *node, DocketParameter *parameter)
{
  g_auto (GStrv) items = g_strsplit (parameter->value, ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (docket_rules_find_word ((const char *const *) parameter->choices, items[i]) < 0)
      docket_rules_report (compiler, node,
                           _ ("value “%s” of parameter “%s” is none of its choices"), items[i],
                           parameter->key);
}

static void
check_parameter (DocketRulesCompiler *compiler, const xmlNode *node, DocketParameter *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketValue) value = NULL;

  if (parameter->choices != NULL && parameter->type != DOCKET_TYPE_WORD &&
      parameter->type != DOCKET_TYPE_LIST)
    docket_rules_report (compiler, node,
                         _ ("parameter “%s” has choices, but is no word and no list"),
                         parameter->key);
  if (parameter->value[0] == '\0')
    return;
  value = docket_value_parse (parameter->type, parameter->value, &error);
  if (value == NULL)
    docket_rules_report (compiler, node, _ ("parameter “%s”: %s"), parameter->key, error->message);
  else if (parameter->choices != NULL)
    check_list_value (compiler, node, parameter);
}

static void
note_known_parameter (DocketRuleSet *set, const DocketParameter *parameter)
{
  g_autoptr (DocketValue) value = docket_value_parse (parameter->type, parameter->value, NULL);
  gboolean set_on = value != NULL && value->number != 0;

  if (parameter->type != DOCKET_TYPE_FLAG)
    return;
  if (g_str_equal (parameter->key, DOCKET_PARAMETER_COUNT_EVENT_DAY))
    set->count_event_day = set_on;
  else if (g_str_equal (parameter->key, DOCKET_PARAMETER_HOLIDAY_ROLLOVER))
    set->holiday_rollover = set_on;
}

static void
declare_parameter (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketParameter *parameter = g_new0 (DocketParameter, 1);

  parameter->key = dup_attribute (node, "key");
  parameter->value = dup_attribute (node, "value");
  parameter->choices = docket_rules_node_dup_words (node, "choices");
  parameter->provenance = docket_rules_read_provenance (node);
  parameter->cite = dup_attribute (node, "cite");
  parameter->label = docket_rules_read_label (node);
  docket_type_from_name (docket_rules_node_get_or (node, "type", ""), &parameter->type);
  check_once (compiler, node, compiler->set->parameters, parameter->key);
  check_parameter (compiler, node, parameter);
  note_known_parameter (compiler->set, parameter);
  g_ptr_array_add (compiler->set->parameters, parameter);
}

static guint
add_fact (DocketRuleSet *set, char *id, DocketType type, gint record)
{
  DocketFactType *fact = g_new0 (DocketFactType, 1);

  fact->id = id;
  fact->type = type;
  fact->record = record;
  g_ptr_array_add (set->facts, fact);
  return set->facts->len - 1;
}

static void
declare_word (DocketRulesCompiler *compiler, const xmlNode *node, DocketFactType *fact)
{
  const char *written = docket_rules_node_get_or (node, "written", "");
  DocketWord *word = g_new0 (DocketWord, 1);

  word->id = dup_attribute (node, "id");
  if (*written != '\0')
    word->written = g_str_equal (written, "number") ? DOCKET_WRITTEN_NUMBER : DOCKET_WRITTEN_MAIL;
  word->label = docket_rules_read_label (node);
  if (fact->values != NULL &&
      docket_rules_find_word ((const char *const *) fact->values, word->id) < 0)
    docket_rules_report (compiler, node, _ ("“%s” is none of the values of fact “%s”"), word->id,
                         fact->id);
  if (fact->words == NULL)
    fact->words = g_ptr_array_new ();
  check_once (compiler, node, fact->words, word->id);
  g_ptr_array_add (fact->words, word);
}

static guint
declare_fact (DocketRulesCompiler *compiler, const xmlNode *node, gint record)
{
  const char             *id = docket_rules_node_get (node, "id");
  const DocketRecordType *type =
      record >= 0 ? g_ptr_array_index (compiler->set->records, record) : NULL;
  char           *full = type != NULL ? g_strconcat (type->id, ".", id, NULL) : g_strdup (id);
  guint           index;
  DocketFactType *fact;

  check_once (compiler, node, compiler->set->facts, full);
  index = add_fact (compiler->set, full, DOCKET_TYPE_TEXT, record);
  fact = g_ptr_array_index (compiler->set->facts, index);
  docket_type_from_name (docket_rules_node_get_or (node, "type", ""), &fact->type);
  fact->values = docket_rules_node_dup_words (node, "values");
  fact->many = docket_rules_node_get (node, "many") != NULL;
  fact->given_by_desk = docket_rules_node_get (node, "given") != NULL;
  fact->label = docket_rules_read_label (node);
  if (fact->values != NULL && fact->type != DOCKET_TYPE_WORD && fact->type != DOCKET_TYPE_LIST)
    docket_rules_report (compiler, node, _ ("fact “%s” has values, but is no word and no list"),
                         full);
  for (const xmlNode *child = docket_rules_node_first (node, "word"); child != NULL;
       child = docket_rules_node_next (child, "word"))
    declare_word (compiler, child, fact);
  return index;
}

static gint
add_record (DocketRuleSet *set, const char *id)
{
  DocketRecordType *record = g_new0 (DocketRecordType, 1);

  record->id = g_strdup (id);
  record->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (set->records, record);
  return (gint) set->records->len - 1;
}

static void
declare_record (DocketRulesCompiler *compiler, const xmlNode *node)
{
  const char *id = docket_rules_node_get (node, "id");
  gint        index;

  check_once (compiler, node, compiler->set->records, id);
  index = add_record (compiler->set, id);
  for (const xmlNode *child = docket_rules_node_first (node, "fact"); child != NULL;
       child = docket_rules_node_next (child, "fact"))
    {
      guint             field = declare_fact (compiler, child, index);
      DocketRecordType *record = g_ptr_array_index (compiler->set->records, index);

      g_array_append_val (record->fields, field);
    }
}

static void
add_field (DocketRuleSet *set, gint record, const char *name, DocketType type)
{
  DocketRecordType *target = g_ptr_array_index (set->records, record);
  guint             field = add_fact (set, g_strconcat (target->id, ".", name, NULL), type, record);

  g_array_append_val (target->fields, field);
}

/* What evaluation fills in itself */
static void
declare_built_in (DocketRulesCompiler *compiler)
{
  gint evidence = add_record (compiler->set, "evidence");

  add_field (compiler->set, evidence, "id", DOCKET_TYPE_TEXT);
  add_field (compiler->set, evidence, "on", DOCKET_TYPE_DATE);
  add_field (compiler->set, evidence, "state", DOCKET_TYPE_WORD);
  add_fact (compiler->set, g_strdup ("ruling.outcome"), DOCKET_TYPE_WORD, -1);
  add_fact (compiler->set, g_strdup ("ruling.ground"), DOCKET_TYPE_WORD, -1);
}

static void
declare_facts (DocketRulesCompiler *compiler, const xmlNode *node)
{
  declare_built_in (compiler);
  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    {
      if (docket_rules_node_is (child, "fact"))
        declare_fact (compiler, child, -1);
      else
        declare_record (compiler, child);
    }
}

static void
declare_measure (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketMeasure *measure = g_new0 (DocketMeasure, 1);
  gint until = docket_rules_find_word (measure_ends, docket_rules_node_get_or (node, "until", ""));

  measure->id = dup_attribute (node, "id");
  measure->until = (DocketMeasureEnd) MAX (until, 0);
  measure->label = docket_rules_read_label (node);
  check_once (compiler, node, compiler->set->measures, measure->id);
  g_ptr_array_add (compiler->set->measures, measure);
}

static void
declare_rule (DocketRulesCompiler *compiler, const xmlNode *node, DocketPrimitive primitive)
{
  DocketRule *rule = g_new0 (DocketRule, 1);

  rule->id = dup_attribute (node, "id");
  rule->primitive = primitive;
  rule->articles = docket_rules_read_articles (compiler, node);
  rule->provenance = docket_rules_read_provenance (node);
  rule->cite = dup_attribute (node, "cite");
  rule->label = docket_rules_read_label (node);
  rule->line = docket_rules_node_get_line (node);
  if (primitive ==
      DOCKET_PRIMITIVE_SCHEDULE) /* whether it has parts is asked before it is filled */
    rule->schedule.fact = docket_rules_find_fact (compiler, node, "fact");
  for (guint i = 0; i < compiler->set->rules->len; i++)
    if (g_str_equal (((DocketRule *) g_ptr_array_index (compiler->set->rules, i))->id, rule->id))
      docket_rules_report (compiler, node, _ ("rule “%s” is given twice"), rule->id);
  g_ptr_array_add (compiler->set->rules, rule);
}

static void
declare_letter (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketLetter *letter = g_new0 (DocketLetter, 1);

  letter->id = dup_attribute (node, "id");
  letter->to = docket_rules_node_dup_words (node, "to");
  letter->title = docket_rules_read_label (docket_rules_node_first (node, "title"));
  letter->text = docket_rules_read_label (docket_rules_node_first (node, "text"));
  check_once (compiler, node, compiler->set->letters, letter->id);
  g_ptr_array_add (compiler->set->letters, letter);
}

static void
declare_kind (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketKind *kind = g_new0 (DocketKind, 1);

  kind->id = dup_attribute (node, "id");
  kind->label = docket_rules_read_label (node);
  kind->by_mail = docket_rules_node_get (node, "by-mail") != NULL;
  check_once (compiler, node, compiler->set->kinds, kind->id);
  if (compiler->set->kinds->len == DOCKET_RULES_MAXIMUM_KINDS)
    docket_rules_report (compiler, node, _ ("a rule set has at most %d kinds"),
                         DOCKET_RULES_MAXIMUM_KINDS);
  g_ptr_array_add (compiler->set->kinds, kind);
}

static void
declare_state (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketState *state = g_new0 (DocketState, 1);
  gint nature = docket_rules_find_word (natures, docket_rules_node_get_or (node, "nature", ""));

  state->id = dup_attribute (node, "id");
  state->nature = (DocketStateNature) MAX (nature, 0);
  state->kinds = docket_rules_find_kinds (compiler, node);
  state->queue = g_strdup (docket_rules_node_get (node, "queue"));
  state->label = docket_rules_read_label (node);
  state->host = -1;
  check_once (compiler, node, compiler->set->states, state->id);
  g_ptr_array_add (compiler->set->states, state);
}

static void
declare_each (DocketRulesCompiler *compiler,
              const xmlNode       *parent,
              const char          *name,
              void (*declare) (DocketRulesCompiler *, const xmlNode *))
{
  for (const xmlNode *node = docket_rules_node_first (parent, name); node != NULL;
       node = docket_rules_node_next (node, name))
    declare (compiler, node);
}

/* Outcomes only by id and ground: conditions name them */
static void
declare_outcome (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketOutcome *outcome = g_new0 (DocketOutcome, 1);

  outcome->id = dup_attribute (node, "id");
  outcome->signatures =
      g_str_equal (docket_rules_node_get_or (node, "signatures", ""), "2") ? 2 : 1;
  outcome->grounds = docket_rules_node_dup_words (node, "grounds");
  outcome->kinds = docket_rules_find_kinds (compiler, node);
  outcome->label = docket_rules_read_label (node);
  g_ptr_array_add (compiler->set->outcomes, outcome);
}

static void
add_words_once (GPtrArray *words, char **more)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (words, more[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (more[i]));
}

/* What a ruling can say becomes the values of the two facts that tell of it */
static void
set_ruling_values (DocketRuleSet *set)
{
  GPtrArray      *outcomes = g_ptr_array_new ();
  GPtrArray      *grounds = g_ptr_array_new ();
  DocketFactType *outcome = set->facts->pdata[docket_rule_set_find_fact (set, "ruling.outcome")];
  DocketFactType *ground = set->facts->pdata[docket_rule_set_find_fact (set, "ruling.ground")];

  for (guint i = 0; i < set->outcomes->len; i++)
    {
      DocketOutcome *declared = g_ptr_array_index (set->outcomes, i);
      char          *id[] = { declared->id, NULL };

      add_words_once (outcomes, id);
      add_words_once (grounds, declared->grounds);
    }
  g_ptr_array_add (outcomes, NULL);
  g_ptr_array_add (grounds, NULL);
  outcome->values = (char **) g_ptr_array_free (outcomes, FALSE);
  ground->values = (char **) g_ptr_array_free (grounds, FALSE);
}

static void
declare_procedure (DocketRulesCompiler *compiler, const xmlNode *node)
{
  if (compiler->set->kinds->len > 0)
    docket_rules_report (compiler, node, _ ("a rule set has one procedure"));
  declare_each (compiler, node, "kind", declare_kind);
  declare_each (compiler, node, "state", declare_state);
  declare_each (compiler, node, "outcome", declare_outcome);
}

static void
declare_part (DocketRulesCompiler *compiler, const xmlNode *node)
{
  gint primitive = docket_rules_find_word (primitives, (const char *) node->name);

  if (primitive >= 0)
    declare_rule (compiler, node, (DocketPrimitive) primitive);
  else if (docket_rules_node_is (node, "procedure"))
    declare_procedure (compiler, node);
}

gboolean
docket_rules_is_rule (const xmlNode *node)
{
  return docket_rules_find_word (primitives, (const char *) node->name) >= 0;
}

void
docket_rules_declare (DocketRulesCompiler *compiler, const xmlNode *root)
{
  DocketRuleSet *set = compiler->set;

  set->label = docket_rules_read_label (root);
  set->provenance = docket_rules_read_provenance (root);
  declare_each (compiler, root, "force", declare_force);
  declare_each (compiler, docket_rules_node_first (root, "articles"), "article", declare_article);
  declare_each (compiler, docket_rules_node_first (root, "parameters"), "parameter",
                declare_parameter);
  declare_facts (compiler, docket_rules_node_first (root, "facts"));
  declare_each (compiler, root, "measure", declare_measure);
  declare_each (compiler, root, "letter", declare_letter);
  declare_each (compiler, root, NULL, declare_part);
  set_ruling_values (set);
}
