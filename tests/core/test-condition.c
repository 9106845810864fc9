/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three-valued conditions: every element, and the instant at which its answer may change. */
#include "core/docket-truth.h"
#include "docket-test-rules.h"

#include <string.h>

typedef struct
{
  DocketRuleSet        *rules;
  DocketCalendar       *calendar;
  DocketEvaluationInput input;
  DocketMatter         *matter;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rules = test_rules_new (NULL);
  fixture->calendar = test_calendar_new ();
  fixture->input =
      (DocketEvaluationInput) { .rules = fixture->rules, .calendar = fixture->calendar };
  fixture->matter = docket_matter_new (&fixture->input);
  fixture->matter->opened = TRUE;
  docket_matter_set_now (fixture->matter, test_instant ("2022-01-10"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  docket_matter_free (fixture->matter);
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

static DocketTruth
ask (Fixture *fixture, const TestNode *nodes, guint n_nodes)
{
  g_autoptr (DocketCondition) condition = test_condition_new (nodes, n_nodes);

  docket_matter_set_now (fixture->matter, fixture->matter->now);
  return docket_truth (fixture->matter, condition);
}

#define ASK(fixture, ...)                                                                          \
  ask (fixture, (const TestNode[]) { __VA_ARGS__ },                                                \
       sizeof ((const TestNode[]) { __VA_ARGS__ }) / sizeof (TestNode))

/* Nodes whose truth is known beforehand */
#define YES { .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_NOTE) }
#define NO { .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_LIST) }
#define MAYBE { .kind = DOCKET_CONDITION_IS, .of = REF_FACT (FACT_WORD), .words = "red" }

static void
test_logic (Fixture *fixture, gconstpointer data)
{
  static const TestNode    leaves[] = { NO, YES, MAYBE }; /* in the order of DocketTruth */
  static const DocketTruth all[3][3] = { { DOCKET_FALSE, DOCKET_FALSE, DOCKET_FALSE },
                                         { DOCKET_FALSE, DOCKET_TRUE, DOCKET_UNKNOWN },
                                         { DOCKET_FALSE, DOCKET_UNKNOWN, DOCKET_UNKNOWN } };
  static const DocketTruth any[3][3] = { { DOCKET_FALSE, DOCKET_TRUE, DOCKET_UNKNOWN },
                                         { DOCKET_TRUE, DOCKET_TRUE, DOCKET_TRUE },
                                         { DOCKET_UNKNOWN, DOCKET_TRUE, DOCKET_UNKNOWN } };
  static const DocketTruth not[3] = { DOCKET_TRUE, DOCKET_FALSE, DOCKET_UNKNOWN };

  set_fact (fixture, FACT_NOTE, "x");
  for (guint i = 0; i < 3; i++)
    {
      for (guint j = 0; j < 3; j++)
        {
          TestNode nodes[] = { { .kind = DOCKET_CONDITION_ALL, .size = 3 }, leaves[i], leaves[j] };

          g_assert_cmpint (ask (fixture, nodes, 3), ==, all[i][j]);
          nodes[0].kind = DOCKET_CONDITION_ANY;
          g_assert_cmpint (ask (fixture, nodes, 3), ==, any[i][j]);
          nodes[0].kind = DOCKET_CONDITION_NONE;
          g_assert_cmpint (ask (fixture, nodes, 3), ==, not[any[i][j]]);
        }
    }
}

static void
test_is (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint       fact;
    const char *value;
    const char *words;
    DocketTruth expected;
  } cases[] = {
    { FACT_WORD, "red", "blue red", DOCKET_TRUE },
    { FACT_WORD, "red", "blue", DOCKET_FALSE },
    { FACT_FLAG, "是", "yes", DOCKET_TRUE },
    { FACT_FLAG, "0", "no", DOCKET_TRUE },
    { FACT_LIST, "a,b,c", "x c", DOCKET_TRUE },
    { FACT_LIST, "a,b", "ab", DOCKET_FALSE },
    { FACT_AMOUNT, "12", "12", DOCKET_TRUE },
    { FACT_BASE, "2022-01-10", "2022-01-10", DOCKET_TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_fact (fixture, cases[i].fact, cases[i].value);
      g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_IS,
                                       .of = REF_FACT (cases[i].fact),
                                       .words = cases[i].words }),
                       ==, cases[i].expected);
    }
}

static void
test_parameter (Fixture *fixture, gconstpointer data)
{
  const DocketRef flag = { .kind = DOCKET_REF_PARAMETER, .index = TEST_PARAMETER_ASK };
  const DocketRef unset = { .kind = DOCKET_REF_PARAMETER, .index = TEST_PARAMETER_UNSET };

  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_IS, .of = flag, .words = "yes" }), ==,
                   DOCKET_TRUE);
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_IS, .of = unset, .words = "1" }), ==,
                   DOCKET_UNKNOWN);
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_KNOWN, .of = unset }), ==,
                   DOCKET_FALSE);
}

static void
test_amount (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DocketRelation relation;
    gint64         times, to_times;
    DocketTruth    expected;
  } cases[] = {
    { DOCKET_RELATION_BEFORE, 1, 1, DOCKET_FALSE },
    { DOCKET_RELATION_UNTIL, 1, 1, DOCKET_FALSE },
    { DOCKET_RELATION_AFTER, 1, 1, DOCKET_TRUE },
    { DOCKET_RELATION_FROM, 1, 2, DOCKET_TRUE },
    { DOCKET_RELATION_EQUAL, 1, 2, DOCKET_TRUE },
    { DOCKET_RELATION_BEFORE, 1, 3, DOCKET_TRUE },
    { DOCKET_RELATION_FROM, 100, 200, DOCKET_TRUE },
    { DOCKET_RELATION_UNTIL, 1, 2, DOCKET_TRUE },
    { DOCKET_RELATION_AFTER, 100, 200, DOCKET_FALSE },
  };
  TestNode node = { .kind = DOCKET_CONDITION_AMOUNT,
                    .of = REF_FACT (FACT_AMOUNT),
                    .to = REF_FACT (FACT_RATIO) };

  set_fact (fixture, FACT_AMOUNT, "9");
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_UNKNOWN);
  set_fact (fixture, FACT_RATIO, "4.5");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      node.relation = cases[i].relation;
      node.times = cases[i].times;
      node.to_times = cases[i].to_times;
      g_assert_cmpint (ask (fixture, &node, 1), ==, cases[i].expected);
    }
}

static void
test_huge_amount (Fixture *fixture, gconstpointer data)
{
  set_fact (fixture, FACT_AMOUNT, "9000000000000");
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_AMOUNT,
                                   .of = REF_FACT (FACT_AMOUNT),
                                   .relation = DOCKET_RELATION_AFTER,
                                   .to = REF_NUMBER (9000000),
                                   .times = 1000000,
                                   .to_times = 1000000 }),
                   ==, DOCKET_TRUE);
}

static void
add_try (Fixture *fixture, const char *way, const char *result)
{
  DocketRow *row = docket_matter_add_row (fixture->matter, RECORD_TRY);

  row->fields[0] = docket_datum_of_text (DOCKET_TYPE_WORD, way);
  row->fields[1] = docket_datum_of_text (DOCKET_TYPE_WORD, result);
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  TestNode nodes[] = {
    { .kind = DOCKET_CONDITION_COUNT, .size = 2, .index = RECORD_TRY },
    { .kind = DOCKET_CONDITION_IS, .of = REF_FACT (FACT_TRY_RESULT), .words = "failed" }
  };

  nodes[0].minimum = 1;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
  add_try (fixture, "mail", "failed");
  add_try (fixture, "mail", "failed");
  add_try (fixture, "phone", "reached");
  add_try (fixture, NULL, NULL); /* passes no filter */
  nodes[0].minimum = 2;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_TRUE);
  nodes[0].minimum = 3;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
  nodes[0].minimum = 2;
  nodes[0].distinct = FACT_TRY_WAY;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
  nodes[0].minimum = 0;
  nodes[0].maximum = 1;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_TRUE);
  nodes[0].distinct = 0;
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
}

/* Each item of the list wants a row that passes, however it is written */
static void
test_covers (Fixture *fixture, gconstpointer data)
{
  TestNode nodes[] = {
    { .kind = DOCKET_CONDITION_COVERS,
      .size = 2,
      .index = RECORD_TRY,
      .distinct = FACT_TRY_WAY,
      .of = REF_FACT (FACT_LIST) },
    { .kind = DOCKET_CONDITION_IS, .of = REF_FACT (FACT_TRY_RESULT), .words = "reached" }
  };

  add_try (fixture, "mail", "reached");
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_UNKNOWN);
  set_fact (fixture, FACT_LIST, "MAIL,phone");
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
  add_try (fixture, "phone", "failed");
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_FALSE);
  add_try (fixture, "phone", "reached");
  g_assert_cmpint (ask (fixture, nodes, 2), ==, DOCKET_TRUE);
  nodes[0].size = 1;
  set_fact (fixture, FACT_LIST, "mail,visit");
  g_assert_cmpint (ask (fixture, nodes, 1), ==, DOCKET_FALSE);
}

/* A force for some kinds of party ends for these alone */
static void
test_in_force (Fixture *fixture, gconstpointer data)
{
  DocketForce    some = { .from = test_date ("2020-01-01"), .to = test_date ("2022-01-10") };
  const TestNode node = { .kind = DOCKET_CONDITION_IN_FORCE, .of = REF_FACT (FACT_NOTE) };

  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_UNKNOWN);
  set_fact (fixture, FACT_NOTE, "host");
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_TRUE);
  some.kinds_of_party = g_strsplit ("host", " ", -1);
  g_array_append_val (fixture->rules->force, some);
  g_array_index (fixture->rules->force, DocketForce, 0).kinds_of_party =
      g_strsplit ("author", " ", -1);
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_TRUE);
  g_assert_cmpint (fixture->matter->until, ==, docket_instant_of_date (test_date ("2022-01-11")));
  docket_matter_set_now (fixture->matter, test_instant ("2022-01-11"));
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_FALSE);
  set_fact (fixture, FACT_NOTE, "author");
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_TRUE);
}

static void
test_checklist (Fixture *fixture, gconstpointer data)
{
  const TestNode complete = { .kind = DOCKET_CONDITION_COMPLETE, .index = RULE_LIST };
  const TestNode failed = { .kind = DOCKET_CONDITION_FAILED, .index = RULE_LIST };

  g_assert_cmpint (ask (fixture, &complete, 1), ==, DOCKET_FALSE);
  set_fact (fixture, FACT_NOTE, "x");
  g_assert_cmpint (ask (fixture, &complete, 1), ==, DOCKET_FALSE); /* an unknown item is missing */
  g_assert_cmpint (ask (fixture, &failed, 1), ==, DOCKET_FALSE);   /* but has not failed */
  set_fact (fixture, FACT_FLAG, "no");
  g_assert_cmpint (ask (fixture, &failed, 1), ==, DOCKET_TRUE);
  set_fact (fixture, FACT_FLAG, "yes");
  g_assert_cmpint (ask (fixture, &complete, 1), ==, DOCKET_TRUE);
}

static void
test_date_relations (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DocketRelation relation;
    const char    *date;
    DocketTruth    expected;
    const char    *until; /* NULL: never */
  } cases[] = {
    /* today is 10 January */
    { DOCKET_RELATION_BEFORE, "2022-01-12", DOCKET_TRUE, "2022-01-12" },
    { DOCKET_RELATION_UNTIL, "2022-01-12", DOCKET_TRUE, "2022-01-13" },
    { DOCKET_RELATION_FROM, "2022-01-12", DOCKET_FALSE, "2022-01-12" },
    { DOCKET_RELATION_AFTER, "2022-01-12", DOCKET_FALSE, "2022-01-13" },
    { DOCKET_RELATION_EQUAL, "2022-01-12", DOCKET_FALSE, "2022-01-12" },
    { DOCKET_RELATION_UNTIL, "2022-01-10", DOCKET_TRUE, "2022-01-11" },
    { DOCKET_RELATION_BEFORE, "2022-01-10", DOCKET_FALSE, NULL },
    { DOCKET_RELATION_FROM, "2022-01-09", DOCKET_TRUE, NULL },
  };
  TestNode node = { .kind = DOCKET_CONDITION_DATE, .of = REF_TODAY, .to = REF_FACT (FACT_BASE) };
  TestNode mirror = { .kind = DOCKET_CONDITION_DATE, .of = REF_FACT (FACT_BASE), .to = REF_TODAY };

  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketInstant until = cases[i].until != NULL
                                ? docket_instant_of_date (test_date (cases[i].until))
                                : DOCKET_INSTANT_NONE;

      set_fact (fixture, FACT_BASE, cases[i].date);
      node.relation = cases[i].relation;
      g_assert_cmpint (ask (fixture, &node, 1), ==, cases[i].expected);
      g_assert_cmpint (fixture->matter->until, ==, until);
      mirror.relation = (DocketRelation) (DOCKET_RELATION_AFTER - cases[i].relation);
      g_assert_cmpint (ask (fixture, &mirror, 1), ==, cases[i].expected);
      g_assert_cmpint (fixture->matter->until, ==, until);
    }
}

static void
test_instants (Fixture *fixture, gconstpointer data)
{
  const TestNode until = { .kind = DOCKET_CONDITION_DATE,
                           .of = REF_NOW,
                           .relation = DOCKET_RELATION_UNTIL,
                           .to = REF_FACT (FACT_MOMENT) };

  set_fact (fixture, FACT_MOMENT, "2022-01-10T08:00:00"); /* it is 09:00 */
  g_assert_cmpint (ask (fixture, &until, 1), ==, DOCKET_FALSE);
  set_fact (fixture, FACT_MOMENT, "2022-01-10T10:00:00");
  g_assert_cmpint (ask (fixture, &until, 1), ==, DOCKET_TRUE);
  g_assert_cmpint (fixture->matter->until, ==, test_instant ("2022-01-10T10:00:01"));
}

static void
test_state_and_kind (Fixture *fixture, gconstpointer data)
{
  fixture->matter->state = STATE_WAITING;
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_STATE, .words = "begun waiting" }), ==,
                   DOCKET_TRUE);
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_STATE, .words = "ripe" }), ==,
                   DOCKET_FALSE);
  g_assert_cmpint (ASK (fixture, { .kind = DOCKET_CONDITION_KIND, .words = "matter" }), ==,
                   DOCKET_TRUE);
}

static DocketContact *
new_contact (const char *party, const char *value, gboolean admission)
{
  DocketContact *contact = g_new0 (DocketContact, 1);

  contact->party = g_strdup (party);
  contact->value = g_strdup (value);
  contact->admission = admission;
  contact->from = DOCKET_DATE_NONE;
  contact->to = test_date ("2022-01-20");
  return contact;
}

static void
test_contact (Fixture *fixture, gconstpointer data)
{
  const TestNode node = { .kind = DOCKET_CONDITION_CONTACT,
                          .of = REF_FACT (FACT_NOTE),
                          .words = "agency" };
  g_autoptr (GPtrArray) contacts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_contact_free);

  fixture->input.contacts = contacts;
  fixture->matter->parties = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->matter->parties, (gpointer) "agency", (gpointer) "P-1");
  set_fact (fixture, FACT_NOTE, "A@Example.org");
  g_ptr_array_add (contacts, new_contact ("P-2", "a@example.org", TRUE));
  g_ptr_array_add (contacts, new_contact ("P-1", "a@example.org", FALSE));
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_UNKNOWN); /* none given at admission */
  g_ptr_array_add (contacts, new_contact ("P-1", "b@example.org", TRUE));
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_FALSE);
  g_ptr_array_add (contacts, new_contact ("P-1", "a@example.org", TRUE));
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_TRUE);
  docket_matter_set_now (fixture->matter, test_instant ("2022-01-21"));
  g_assert_cmpint (ask (fixture, &node, 1), ==, DOCKET_UNKNOWN); /* no longer theirs */
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/core/condition/logic", test_logic },
    { "/core/condition/is", test_is },
    { "/core/condition/parameter", test_parameter },
    { "/core/condition/amount", test_amount },
    { "/core/condition/huge-amount", test_huge_amount },
    { "/core/condition/count", test_count },
    { "/core/condition/covers", test_covers },
    { "/core/condition/in-force", test_in_force },
    { "/core/condition/checklist", test_checklist },
    { "/core/condition/date-relations", test_date_relations },
    { "/core/condition/instants", test_instants },
    { "/core/condition/state-and-kind", test_state_and_kind },
    { "/core/condition/contact", test_contact },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
