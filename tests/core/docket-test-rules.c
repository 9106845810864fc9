/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the rule set of docket-test-rules.h. Cases of it: docket-test-case.c. */
#include "docket-test-rules.h"

#include <string.h>

#define LENGTH(array) ((guint) G_N_ELEMENTS (array))

static GArray *
indices_of (const guint *indices, guint n_indices)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (array, indices, n_indices);
  return array;
}

DocketCondition *
test_condition_new (const TestNode *nodes, guint n_nodes)
{
  DocketConditionNode *compiled = g_new0 (DocketConditionNode, n_nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      compiled[i] = (DocketConditionNode) {
        .kind = nodes[i].kind,
        .size = MAX (nodes[i].size, 1),
        .relation = nodes[i].relation,
        .index = nodes[i].index,
        .of = nodes[i].of,
        .to = nodes[i].to,
        .times = nodes[i].times != 0 ? nodes[i].times : 1,
        .to_times = nodes[i].to_times != 0 ? nodes[i].to_times : 1,
        .minimum = nodes[i].minimum != 0 ? nodes[i].minimum : -1,
        .maximum = nodes[i].maximum != 0 ? nodes[i].maximum : -1,
        .distinct = nodes[i].distinct != 0 ? nodes[i].distinct : -1,
        .words = nodes[i].words != NULL ? g_strsplit (nodes[i].words, " ", -1) : NULL,
      };
    }
  return docket_condition_new (compiled, n_nodes);
}

DocketEffect *
test_effect_new (DocketEffectKind kind, guint index, DocketCondition *condition)
{
  DocketEffect *effect = g_new0 (DocketEffect, 1);

  effect->kind = kind;
  effect->index = index;
  effect->condition = condition;
  return effect;
}

static void
add_facts (DocketRuleSet *rules)
{
  static const struct
  {
    const char *id;
    DocketType  type;
    const char *values;
    gint        record;
  } facts[] = {
    [FACT_BASE] = { "base", DOCKET_TYPE_DATE, NULL, -1 },
    [FACT_OTHER] = { "other", DOCKET_TYPE_DATE, NULL, -1 },
    [FACT_MOMENT] = { "moment", DOCKET_TYPE_INSTANT, NULL, -1 },
    [FACT_AMOUNT] = { "amount", DOCKET_TYPE_INT, NULL, -1 },
    [FACT_RATIO] = { "ratio", DOCKET_TYPE_DECIMAL, NULL, -1 },
    [FACT_FLAG] = { "flag", DOCKET_TYPE_FLAG, NULL, -1 },
    [FACT_WORD] = { "word", DOCKET_TYPE_WORD, "red,blue,green", -1 },
    [FACT_NOTE] = { "note", DOCKET_TYPE_TEXT, NULL, -1 },
    [FACT_LIST] = { "list", DOCKET_TYPE_LIST, NULL, -1 },
    [FACT_PROOF] = { "proof", DOCKET_TYPE_EVIDENCE, NULL, -1 },
    [FACT_STARTED] = { "started", DOCKET_TYPE_DATE, NULL, -1 },
    [FACT_GROUND] = { "ground", DOCKET_TYPE_WORD, "big,small", -1 },
    [FACT_DESK] = { "desk.count", DOCKET_TYPE_INT, NULL, -1 },
    [FACT_RULING_OUTCOME] = { "ruling.outcome", DOCKET_TYPE_WORD, NULL, -1 },
    [FACT_RULING_GROUND] = { "ruling.ground", DOCKET_TYPE_WORD, NULL, -1 },
    [FACT_TRY_WAY] = { "try.way", DOCKET_TYPE_WORD, "mail,phone", RECORD_TRY },
    [FACT_TRY_RESULT] = { "try.result", DOCKET_TYPE_WORD, "reached,failed", RECORD_TRY },
    [FACT_TRY_AT] = { "try.at", DOCKET_TYPE_DATE, NULL, RECORD_TRY },
    [FACT_FILE_ID] = { "evidence.id", DOCKET_TYPE_TEXT, NULL, RECORD_FILE },
    [FACT_FILE_ON] = { "evidence.on", DOCKET_TYPE_DATE, NULL, RECORD_FILE },
    [FACT_FILE_STATE] = { "evidence.state", DOCKET_TYPE_WORD, NULL, RECORD_FILE },
  };

  for (guint i = 0; i < LENGTH (facts); i++)
    {
      DocketFactType *fact = g_new0 (DocketFactType, 1);

      fact->id = g_strdup (facts[i].id);
      fact->type = facts[i].type;
      fact->record = facts[i].record;
      fact->given_by_desk = i == FACT_DESK;
      fact->values = facts[i].values != NULL ? g_strsplit (facts[i].values, ",", -1) : NULL;
      g_ptr_array_add (rules->facts, fact);
    }
}

static void
add_record (DocketRuleSet *rules, const char *id, guint first)
{
  DocketRecordType *record = g_new0 (DocketRecordType, 1);

  record->id = g_strdup (id);
  record->fields = indices_of ((const guint[]) { first, first + 1, first + 2 }, 3);
  g_ptr_array_add (rules->records, record);
}

static void
add_articles_and_parameters (DocketRuleSet *rules)
{
  static const char *const articles[][2] = { { "a1", "1" }, { "a2-1", "2(1)" } };
  static const char *const parameters[][2] = { { "wait", "30" }, { "unset", "" }, { "ask", "1" } };

  for (guint i = 0; i < LENGTH (articles); i++)
    {
      DocketArticle *article = g_new0 (DocketArticle, 1);

      article->id = g_strdup (articles[i][0]);
      article->number = g_strdup (articles[i][1]);
      g_ptr_array_add (rules->articles, article);
    }
  for (guint i = 0; i < LENGTH (parameters); i++)
    {
      DocketParameter *parameter = g_new0 (DocketParameter, 1);

      parameter->key = g_strdup (parameters[i][0]);
      parameter->value = g_strdup (parameters[i][1]);
      parameter->type = i == TEST_PARAMETER_ASK ? DOCKET_TYPE_FLAG : DOCKET_TYPE_INT;
      parameter->provenance = DOCKET_PROVENANCE_DEFAULT;
      g_ptr_array_add (rules->parameters, parameter);
    }
}

static DocketRule *
add_rule (DocketRuleSet *rules, const char *id, DocketPrimitive primitive)
{
  DocketRule *rule = g_new0 (DocketRule, 1);

  rule->id = g_strdup (id);
  rule->primitive = primitive;
  rule->articles = indices_of ((const guint[]) { 0, 1 }, 2);
  rule->provenance = DOCKET_PROVENANCE_SOURCE;
  g_ptr_array_add (rules->rules, rule);
  return rule;
}

static DocketTerm *
add_term (DocketRuleSet *rules, const char *id, gint64 count, DocketUnit unit, guint base)
{
  DocketTerm    *term = &add_rule (rules, id, DOCKET_PRIMITIVE_TERM)->term;
  DocketBaseUse *use = g_new0 (DocketBaseUse, 1);

  use->of = REF_FACT (base);
  term->count = (DocketNumber) { .value = count, .parameter = -1, .known = TRUE };
  term->unit = unit;
  term->pick.parameter = -1;
  term->base = g_ptr_array_new ();
  g_ptr_array_add (term->base, use);
  return term;
}

static void
add_window (DocketRuleSet *rules, const char *id, gboolean rolling)
{
  DocketWindowRule *window = &add_rule (rules, id, DOCKET_PRIMITIVE_WINDOW)->window;

  window->term = RULE_DAYS;
  window->open = (DocketNumber) { .value = 25, .parameter = -1, .known = TRUE };
  window->close = (DocketNumber) { .value = 30, .parameter = -1, .known = TRUE };
  window->partial = (DocketNumber) { .value = 1, .parameter = -1, .known = TRUE };
  window->month = (DocketChoice) { DOCKET_WINDOW_OF_AFTER, -1 };
  window->rolling = rolling;
}

static void
add_item (DocketChecklist *list, const char *id, gboolean hard, DocketCondition *condition)
{
  DocketCheck *item = g_new0 (DocketCheck, 1);

  item->id = g_strdup (id);
  item->hard = hard;
  item->condition = condition;
  g_ptr_array_add (list->items, item);
}

static void
add_rules (DocketRuleSet *rules)
{
  DocketTerm      *days = add_term (rules, "T-days", 30, DOCKET_UNIT_DAY, FACT_BASE);
  DocketBaseUse   *other = g_new0 (DocketBaseUse, 1);
  DocketMonth     *month;
  DocketChecklist *list;

  days->count.parameter = TEST_PARAMETER_WAIT;
  other->of = REF_FACT (FACT_OTHER);
  g_ptr_array_add (days->base, other);
  add_term (rules, "T-workdays", 3, DOCKET_UNIT_WORKDAY, FACT_BASE);
  add_term (rules, "T-months", 1, DOCKET_UNIT_MONTH, FACT_BASE);
  add_term (rules, "T-hours", 24, DOCKET_UNIT_HOUR, FACT_MOMENT);
  add_term (rules, "T-day24", 7, DOCKET_UNIT_DAY24, FACT_MOMENT);
  add_window (rules, "T-window", FALSE);
  add_window (rules, "T-rolling", TRUE);
  month = &add_rule (rules, "T-month", DOCKET_PRIMITIVE_MONTH)->month;
  month->of = REF_FACT (FACT_BASE);
  month->pick = (DocketChoice) { DOCKET_MONTH_FIRST_FULL, -1 };
  list = &add_rule (rules, "T-list", DOCKET_PRIMITIVE_CHECKLIST)->checklist;
  list->items = g_ptr_array_new ();
  add_item (list, "note", TRUE,
            TEST_CONDITION ({ .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_NOTE) }));
  add_item (list, "flag", TRUE,
            TEST_CONDITION (
                { .kind = DOCKET_CONDITION_IS, .of = REF_FACT (FACT_FLAG), .words = "yes" }));
  add_item (list, "list", FALSE,
            TEST_CONDITION ({ .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_LIST) }));
  add_term (rules, "T-unset", 0, DOCKET_UNIT_DAY, FACT_BASE)->count.known = FALSE;
}

static void
add_states (DocketRuleSet *rules)
{
  static const struct
  {
    const char       *id;
    DocketStateNature nature;
  } states[] = {
    [STATE_BEGUN] = { "begun", DOCKET_STATE_STORED },
    [STATE_WAITING] = { "waiting", DOCKET_STATE_STORED },
    [STATE_RIPE] = { "ripe", DOCKET_STATE_PHASE },
    [STATE_LAPSED] = { "lapsed", DOCKET_STATE_STORED },
    [STATE_DONE] = { "done", DOCKET_STATE_RESULT },
    [STATE_SHUT] = { "shut", DOCKET_STATE_END },
  };

  for (guint i = 0; i < LENGTH (states); i++)
    {
      DocketState *state = g_new0 (DocketState, 1);

      state->id = g_strdup (states[i].id);
      state->nature = states[i].nature;
      state->host = i == STATE_RIPE ? STATE_WAITING : -1;
      g_ptr_array_add (rules->states, state);
    }
  ((DocketState *) rules->states->pdata[STATE_RIPE])->condition =
      TEST_CONDITION ({ .kind = DOCKET_CONDITION_INSIDE, .of = REF_TODAY, .index = RULE_ROLLING });
}

static void
add_input (DocketAction *action, const char *key, guint fact, gboolean need)
{
  DocketInput *input = g_new0 (DocketInput, 1);

  input->key = g_strdup (key);
  input->fact = fact;
  input->need = need;
  g_ptr_array_add (action->inputs, input);
}

static DocketGate *
add_gate (GPtrArray *gates, const char *id, DocketCondition *condition)
{
  DocketGate *gate = g_new0 (DocketGate, 1);

  gate->id = g_strdup (id);
  gate->articles = indices_of ((const guint[]) { 0 }, 1);
  gate->label.en = g_strdup (id);
  gate->condition = condition;
  g_ptr_array_add (gates, gate);
  return gate;
}

static DocketAction *
add_action (DocketRuleSet *rules, const char *name, guint from, guint also_from)
{
  DocketAction *action = g_new0 (DocketAction, 1);

  action->id = g_strdup (name);
  action->action = g_strdup (name);
  action->from = indices_of ((const guint[]) { from, also_from }, 2);
  action->inputs = g_ptr_array_new ();
  action->gates = g_ptr_array_new ();
  action->effects = g_ptr_array_new ();
  g_ptr_array_add (rules->actions, action);
  return action;
}

/* start: sets the day, waits. try: one more try; a reached one starts the base. finish: inside the
 * window and under a ruling of its ground. take: by list, with a fallback */
static void
add_actions (DocketRuleSet *rules)
{
  DocketAction *start = add_action (rules, "start", STATE_BEGUN, STATE_BEGUN);
  DocketAction *try = add_action (rules, "try", STATE_WAITING, STATE_LAPSED);
  DocketAction *finish = add_action (rules, "finish", STATE_WAITING, STATE_LAPSED);
  DocketAction *take = add_action (rules, "take", STATE_BEGUN, STATE_WAITING);
  DocketEffect *set;

  add_input (start, "base", FACT_BASE, FALSE);
  set = test_effect_new (DOCKET_EFFECT_SET, FACT_STARTED, NULL);
  set->value = REF_TODAY;
  g_ptr_array_add (start->effects, set);
  g_ptr_array_add (start->effects, test_effect_new (DOCKET_EFFECT_GO, STATE_WAITING, NULL));

  add_input (try, "way", FACT_TRY_WAY, TRUE);
  add_input (try, "result", FACT_TRY_RESULT, TRUE);
  set = test_effect_new (DOCKET_EFFECT_SET, FACT_OTHER,
                         TEST_CONDITION ({ .kind = DOCKET_CONDITION_IS,
                                           .of = REF_FACT (FACT_TRY_RESULT),
                                           .words = "reached" }));
  set->value = REF_TODAY;
  g_ptr_array_add (try->effects, set);
  g_ptr_array_add (try->effects, test_effect_new (DOCKET_EFFECT_ADD, RECORD_TRY, NULL));

  finish->power = DOCKET_POWER_MUST;
  add_input (finish, "ground", FACT_GROUND, TRUE);
  add_gate (finish->gates, "G-window",
            TEST_CONDITION (
                { .kind = DOCKET_CONDITION_INSIDE, .of = REF_TODAY, .index = RULE_WINDOW }));
  add_gate (finish->gates, "G-signed",
            TEST_CONDITION ({ .kind = DOCKET_CONDITION_SIGNED,
                              .of = REF_FACT (FACT_GROUND),
                              .words = "finish" }))
      ->asks_inputs = TRUE;
  g_ptr_array_add (finish->effects, test_effect_new (DOCKET_EFFECT_GO, STATE_DONE, NULL));

  add_input (take, "word", FACT_WORD, TRUE);
  add_input (take, "amount", FACT_AMOUNT, FALSE);
  add_input (take, "proof", FACT_PROOF, FALSE);
  add_input (take, "flag", FACT_FLAG, FALSE);
  ((DocketInput *) take->inputs->pdata[3])->fallback = g_strdup ("yes");
  add_gate (take->gates, "G-list",
            TEST_CONDITION ({ .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_NOTE) }));
  add_gate (take->gates, "G-blue",
            TEST_CONDITION ({ .kind = DOCKET_CONDITION_NONE, .size = 2 },
                            { .kind = DOCKET_CONDITION_IS,
                              .of = REF_FACT (FACT_WORD),
                              .words = "blue" }))
      ->asks_inputs = TRUE;
  add_gate (take->gates, "G-warn", TEST_CONDITION ({ .kind = DOCKET_CONDITION_PROVED }))->warn =
      TRUE;
}

static void
add_outcome (DocketRuleSet *rules, const char *id, guint signatures, const char *grounds)
{
  DocketOutcome *outcome = g_new0 (DocketOutcome, 1);

  outcome->id = g_strdup (id);
  outcome->signatures = signatures;
  outcome->grounds = grounds != NULL ? g_strsplit (grounds, ",", -1) : NULL;
  outcome->gates = g_ptr_array_new ();
  outcome->effects = g_ptr_array_new ();
  g_ptr_array_add (rules->outcomes, outcome);
  if (signatures == 1)
    g_ptr_array_add (outcome->effects, test_effect_new (DOCKET_EFFECT_GO, STATE_SHUT, NULL));
}

static void
add_deadline (DocketRuleSet *rules, guint rule)
{
  DocketDeadlineType *deadline = g_new0 (DocketDeadlineType, 1);

  deadline->rule = rule;
  deadline->met = TEST_CONDITION ({ .kind = DOCKET_CONDITION_STATE, .words = "done" });
  g_ptr_array_add (rules->deadlines, deadline);
}

static void
add_procedure (DocketRuleSet *rules)
{
  DocketKind      *kind = g_new0 (DocketKind, 1);
  DocketAutomatic *lapse = g_new0 (DocketAutomatic, 1);
  const guint      note = FACT_NOTE;

  kind->id = g_strdup ("matter");
  kind->start = STATE_BEGUN;
  kind->opening = indices_of (&note, 1);
  kind->effects = g_ptr_array_new ();
  g_ptr_array_add (rules->kinds, kind);
  add_states (rules);
  add_actions (rules);
  lapse->id = g_strdup ("T-lapse");
  lapse->from = indices_of ((const guint[]) { STATE_WAITING }, 1);
  lapse->at = REF_PART (RULE_MONTHS, AFTER);
  lapse->condition =
      TEST_CONDITION ({ .kind = DOCKET_CONDITION_NONE, .size = 2 },
                      { .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_OTHER) });
  lapse->effects = g_ptr_array_new ();
  g_ptr_array_add (lapse->effects, test_effect_new (DOCKET_EFFECT_GO, STATE_LAPSED, NULL));
  g_ptr_array_add (rules->automatics, lapse);
  add_outcome (rules, "finish", 2, "big,small");
  add_outcome (rules, "drop", 1, NULL);
  add_deadline (rules, RULE_DAYS);
  add_deadline (rules, RULE_ROLLING);
}

DocketRuleSet *
test_rules_new (void (*edit) (DocketRuleSet *rules))
{
  DocketRuleSet *rules = docket_rule_set_new ("TT", "1");
  DocketForce    force = { .from = test_date ("2020-01-01"), .to = DOCKET_DATE_NONE };

  g_array_append_val (rules->force, force);
  add_articles_and_parameters (rules);
  add_facts (rules);
  add_record (rules, "try", FACT_TRY_WAY);
  add_record (rules, "evidence", FACT_FILE_ID);
  add_rules (rules);
  add_procedure (rules);
  if (edit != NULL)
    edit (rules);
  docket_rule_set_seal (rules);
  return rules;
}
