/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts with their year-ends, nodes, strikes, ladders, assessments. */
#include "core/docket-parts.h"
#include "docket-test-rules.h"

enum
{
  RULE_ACCOUNT = RULE_UNSET + 1,
  RULE_MONTHLY,
  RULE_NODES,
  RULE_STRIKE,
  RULE_LADDER,
};

typedef struct
{
  DocketRuleSet        *rules;
  DocketCalendar       *calendar;
  GPtrArray            *ledger;
  DocketEvaluationInput input;
  DocketMatter         *matter;
} Fixture;

static DocketNumber
number (gint64 value)
{
  return (DocketNumber) { .value = value, .parameter = -1, .known = TRUE };
}

static DocketRule *
add_rule (DocketRuleSet *rules, const char *id, DocketPrimitive primitive)
{
  DocketRule *rule = g_new0 (DocketRule, 1);

  rule->id = g_strdup (id);
  rule->primitive = primitive;
  g_ptr_array_add (rules->rules, rule);
  return rule;
}

/* Class "red" is carried over as 24 from 24, and cleared when a year adds less */
static void
add_account (DocketRuleSet *rules, const char *id, gboolean monthly)
{
  DocketAccount *account = &add_rule (rules, id, DOCKET_PRIMITIVE_ACCOUNT)->account;
  DocketYearEnd *cleared = g_new0 (DocketYearEnd, 1);
  DocketYearEnd *carried = g_new0 (DocketYearEnd, 1);

  account->owner = g_strdup ("agency");
  account->record = account->at = account->amount = account->key = -1;
  account->ask_key = monthly ? -1 : FACT_WORD;
  account->ask_at = monthly ? FACT_BASE : FACT_MOMENT;
  account->monthly = monthly;
  account->year_ends = g_ptr_array_new ();
  cleared->keys = g_strsplit ("blue", " ", -1);
  carried->keys = g_strsplit ("red", " ", -1);
  carried->carry_from = carried->carry = carried->clear_below = number (24);
  g_ptr_array_add (account->year_ends, cleared);
  g_ptr_array_add (account->year_ends, carried);
}

static void
add_nodes (DocketRuleSet *rules)
{
  DocketNodes *nodes = &add_rule (rules, "T-nodes", DOCKET_PRIMITIVE_NODES)->nodes;

  nodes->up = TRUE;
  nodes->table = -1;
  nodes->before = REF_FACT (FACT_AMOUNT);
  nodes->after = REF_FACT (FACT_RATIO);
  nodes->nodes = g_ptr_array_new ();
  for (guint i = 1; i <= 4; i++)
    {
      DocketNode *node = g_new0 (DocketNode, 1);

      node->value = 12 * i * DOCKET_DECIMAL_SCALE;
      g_ptr_array_add (nodes->nodes, node);
    }
}

static void
add_strike (DocketRuleSet *rules)
{
  DocketStrike *strike = &add_rule (rules, "T-strike", DOCKET_PRIMITIVE_STRIKE)->strike;

  strike->record = RECORD_TRY;
  strike->at = FACT_TRY_AT;
  strike->merge = FACT_TRY_WAY;
  strike->merge_value = g_strdup ("mail");
  strike->span = number (3);
  strike->limit = number (3);
}

static void
add_step (DocketLadder *ladder, guint from, guint measure, gint64 days)
{
  DocketStep   *step = g_new0 (DocketStep, 1);
  DocketImpose *impose = g_new0 (DocketImpose, 1);

  step->from = from;
  step->imposes = g_ptr_array_new ();
  impose->measure = measure;
  impose->unit = DOCKET_UNIT_DAY24;
  if (days > 0)
    impose->count = number (days);
  g_ptr_array_add (step->imposes, impose);
  g_ptr_array_add (ladder->steps, step);
}

static void
add_ladder (DocketRuleSet *rules)
{
  DocketLadder *ladder = &add_rule (rules, "T-ladder", DOCKET_PRIMITIVE_LADDER)->ladder;

  for (guint i = 0; i < 2; i++)
    {
      DocketMeasure *measure = g_new0 (DocketMeasure, 1);

      measure->id = g_strdup (i == 0 ? "mild" : "harsh");
      g_ptr_array_add (rules->measures, measure);
    }
  ladder->record = RECORD_TRY;
  ladder->at = FACT_TRY_AT;
  ladder->by = FACT_TRY_WAY;
  ladder->by_parameter = -1;
  ladder->steps = g_ptr_array_new ();
  add_step (ladder, 1, 0, 0);
  add_step (ladder, 3, 1, 7);
}

static void
add_tallies (DocketRuleSet *rules)
{
  add_account (rules, "T-account", FALSE);
  add_account (rules, "T-monthly", TRUE);
  add_nodes (rules);
  add_strike (rules);
  add_ladder (rules);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rules = test_rules_new (add_tallies);
  fixture->calendar = test_calendar_new ();
  fixture->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ledger_entry_free);
  fixture->input = (DocketEvaluationInput) { .rules = fixture->rules,
                                             .calendar = fixture->calendar,
                                             .ledger = fixture->ledger };
  fixture->matter = docket_matter_new (&fixture->input);
  fixture->matter->parties = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->matter->parties, (gpointer) "agency", (gpointer) "P-1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  docket_matter_free (fixture->matter);
  g_ptr_array_unref (fixture->ledger);
  docket_calendar_unref (fixture->calendar);
  docket_rule_set_unref (fixture->rules);
}

static void
set_fact (Fixture *fixture, guint fact, const char *text)
{
  const DocketFactType *type = g_ptr_array_index (fixture->rules->facts, fact);
  DocketDatum           datum;

  g_assert_true (docket_datum_parse (&datum, type->type, text));
  docket_matter_set_fact (fixture->matter, fact, datum);
}

static void
assert_part (Fixture *fixture, guint rule, DocketPart part, const char *expected)
{
  DocketDatum      value = docket_part_get (fixture->matter, rule, part);
  g_autofree char *text = docket_datum_dup_text (&value);

  g_assert_cmpstr (text, ==, expected);
}

static void
post (Fixture *fixture, const char *account, const char *party, const char *at, gint64 amount)
{
  DocketLedgerEntry *entry = g_new0 (DocketLedgerEntry, 1);

  entry->account = g_strdup (account);
  entry->party = g_strdup (party);
  entry->key = g_strdup ("red");
  entry->at = test_instant (at);
  entry->amount = amount * DOCKET_DECIMAL_SCALE;
  g_ptr_array_add (fixture->ledger, entry);
}

static void
test_account (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *at;
    const char *balance;
  } cases[] = {
    { "2020-01-31T00:00:00", "0" },  { "2020-04-01T00:00:00", "12" },
    { "2020-12-31T23:59:59", "36" }, { "2021-01-01T00:00:00", "24" },
    { "2021-07-01T00:00:00", "36" }, { "2022-01-01T00:00:00", "0" },
  };

  post (fixture, "T-account", "P-1", "2020-05-01", 24);
  post (fixture, "T-account", "P-1", "2020-03-01", 12);
  post (fixture, "T-account", "P-1", "2021-06-01", 12);
  post (fixture, "T-account", "P-2", "2020-03-01", 99); /* another's */
  post (fixture, "T-other", "P-1", "2020-03-01", 99);
  set_fact (fixture, FACT_MOMENT, cases[0].at);
  assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, NULL); /* of which class? */
  set_fact (fixture, FACT_WORD, "red");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_fact (fixture, FACT_MOMENT, cases[i].at);
      assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, cases[i].balance);
    }
  set_fact (fixture, FACT_WORD, "blue");
  assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, "0");
}

static void
test_cap (Fixture *fixture, gconstpointer data)
{
  DocketAccount *account = &((DocketRule *) fixture->rules->rules->pdata[RULE_ACCOUNT])->account;

  account->start = number (100);
  account->cap = number (120);
  for (guint i = 0; i < account->year_ends->len; i++)
    {
      DocketYearEnd *year_end = g_ptr_array_index (account->year_ends, i);

      g_strfreev (year_end->keys); /* no year-end is for the class asked about */
      year_end->keys = g_strsplit ("green", " ", -1);
    }
  set_fact (fixture, FACT_WORD, "red");
  set_fact (fixture, FACT_MOMENT, "2022-01-01T00:00:00");
  assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, "100");
  post (fixture, "T-account", "P-1", "2020-05-01", 50);
  assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, "120");
  post (fixture, "T-account", "P-1", "2021-05-01", -30);
  assert_part (fixture, RULE_ACCOUNT, DOCKET_PART_BALANCE, "90");
}

static void
test_monthly (Fixture *fixture, gconstpointer data)
{
  post (fixture, "T-monthly", "P-1", "2022-03-31", 1);
  post (fixture, "T-monthly", "P-1", "2022-04-01", 1);
  post (fixture, "T-monthly", "P-1", "2022-04-30", 1);
  set_fact (fixture, FACT_BASE, "2022-04-15");
  assert_part (fixture, RULE_MONTHLY, DOCKET_PART_BALANCE, "2");
  set_fact (fixture, FACT_BASE, "2022-05-01");
  assert_part (fixture, RULE_MONTHLY, DOCKET_PART_BALANCE, "0");
}

/* Asked for now, a balance changes with the months and years */
static void
test_monthly_now (Fixture *fixture, gconstpointer data)
{
  post (fixture, "T-monthly", "P-1", "2022-03-31", 1);
  docket_matter_set_now (fixture->matter, test_instant ("2022-03-31"));
  assert_part (fixture, RULE_MONTHLY, DOCKET_PART_BALANCE, "1");
  g_assert_cmpint (fixture->matter->until, ==, docket_instant_of_date (test_date ("2022-04-01")));
}

static void
test_nodes (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "9", "12", "12" }, { "6", "30", "24" },      { "24", "30", "NONE" },
    { "0", "48", "48" }, { "11", "11.9", "NONE" },
  };

  set_fact (fixture, FACT_AMOUNT, "9");
  assert_part (fixture, RULE_NODES, DOCKET_PART_NODE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_fact (fixture, FACT_AMOUNT, cases[i][0]);
      set_fact (fixture, FACT_RATIO, cases[i][1]);
      assert_part (fixture, RULE_NODES, DOCKET_PART_NODE, cases[i][2]);
    }
}

static void
add_try (Fixture *fixture, const char *way, const char *at)
{
  DocketRow *row = docket_matter_add_row (fixture->matter, RECORD_TRY);

  row->fields[0] = docket_datum_of_text (DOCKET_TYPE_WORD, way);
  row->fields[2] = docket_datum_of_date (test_date (at));
}

static void
test_strikes (Fixture *fixture, gconstpointer data)
{
  DocketStrike *strike = &((DocketRule *) fixture->rules->rules->pdata[RULE_STRIKE])->strike;

  assert_part (fixture, RULE_STRIKE, DOCKET_PART_EACH, "");
  add_try (fixture, "mail", "2021-12-31");
  add_try (fixture, "mail", "2022-01-03");
  add_try (fixture, "mail", "2022-01-01");
  add_try (fixture, "phone", "2022-01-02");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_EACH, "1,1,2,3");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_OUT, "yes");
  strike->anchor.value = DOCKET_ANCHOR_SLIDING_DAYS;
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_EACH, "1,1,2,2");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_OUT, "no");
  strike->reset.value = DOCKET_RESET_YEAR;
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_STRIKES, "1");
}

/* What one more decision would make of it, and of how many the last strike is made */
static void
test_one_more_strike (Fixture *fixture, gconstpointer data)
{
  DocketStrike *strike = &((DocketRule *) fixture->rules->rules->pdata[RULE_STRIKE])->strike;

  docket_matter_set_now (fixture->matter, test_instant ("2022-01-03"));
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, NULL);
  strike->key = REF_FACT (FACT_NOTE);
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, NULL);
  set_fact (fixture, FACT_NOTE, "mail");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_GROUP, "0");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, "1");
  add_try (fixture, "mail", "2022-01-01");
  add_try (fixture, "mail", "2022-01-02");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_GROUP, "2");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, "1");
  docket_matter_set_now (fixture->matter, test_instant ("2022-01-04"));
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, "2");
  docket_matter_set_now (fixture->matter, test_instant ("2022-01-03"));
  set_fact (fixture, FACT_NOTE, "phone");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_ONE_MORE, "2");
  assert_part (fixture, RULE_STRIKE, DOCKET_PART_STRIKES, "1");
}

static void
test_ladder (Fixture *fixture, gconstpointer data)
{
  DocketLadder *ladder = &((DocketRule *) fixture->rules->rules->pdata[RULE_LADDER])->ladder;

  assert_part (fixture, RULE_LADDER, DOCKET_PART_END, "NONE");
  add_try (fixture, "mail", "2022-05-01");
  add_try (fixture, "mail", "2022-05-02");
  add_try (fixture, "phone", "2022-05-03");
  assert_part (fixture, RULE_LADDER, DOCKET_PART_EACH, "mild,mild,mild");
  add_try (fixture, "mail", "2022-05-10");
  assert_part (fixture, RULE_LADDER, DOCKET_PART_EACH, "mild,mild,mild,harsh");
  assert_part (fixture, RULE_LADDER, DOCKET_PART_END, "2022-05-17T00:00:00");
  assert_part (fixture, RULE_LADDER, DOCKET_PART_LAST_MEASURE, "harsh");
  ladder->by = -1;
  assert_part (fixture, RULE_LADDER, DOCKET_PART_EACH, "mild,mild,harsh,harsh");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/core/tally/account", test_account },
    { "/core/tally/cap", test_cap },
    { "/core/tally/monthly", test_monthly },
    { "/core/tally/monthly-now", test_monthly_now },
    { "/core/tally/nodes", test_nodes },
    { "/core/tally/strikes", test_strikes },
    { "/core/tally/one-more-strike", test_one_more_strike },
    { "/core/tally/ladder", test_ladder },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
