/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evaluation of a case's events: their order, corrections, automatic transitions, until. */
#include "core/docket-error.h"
#include "docket-test-rules.h"

#include <string.h>

#define OPEN "kind=matter|fact.note=x"

static const char *
state_of (TestCase *test, const DocketEvaluation *evaluation)
{
  guint state = evaluation->phase >= 0 ? (guint) evaluation->phase : evaluation->state;

  return ((DocketState *) test->rules->states->pdata[state])->id;
}

static void
assert_state (TestCase *test, const char *now, const char *expected)
{
  g_autoptr (DocketEvaluation) evaluation = test_case_evaluate (test, now);

  g_assert_cmpstr (state_of (test, evaluation), ==, expected);
}

static void
assert_fact (TestCase *test, const char *now, const char *fact, const char *expected)
{
  g_autoptr (DocketEvaluation) evaluation = test_case_evaluate (test, now);

  g_assert_cmpstr (g_hash_table_lookup (evaluation->facts, fact), ==, expected);
}

static void
test_opening (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;

  test_case_add (test, "2022-01-05", "open", "kind=matter");
  evaluation = test_case_evaluate (test, "2022-01-05");
  g_assert_true (evaluation->draft);
  g_assert_cmpuint (evaluation->missing->len, ==, 1);
  g_assert_cmpstr (evaluation->missing->pdata[0], ==, "note");
  g_assert_cmpstr (state_of (test, evaluation), ==, "begun");
  g_assert_cmpint (evaluation->until, ==, DOCKET_INSTANT_NONE);
  g_assert_cmpint (evaluation->next_due_index, ==, -1);
}

static void
test_mail_is_no_draft (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;

  test_case_add (test, "2022-01-05", "open", "kind=matter|message.id=M-1");
  evaluation = test_case_evaluate (test, "2022-01-05");
  g_assert_false (evaluation->draft);
  g_assert_cmpuint (evaluation->missing->len, ==, 1);
}

static void
test_order (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-20", "take", "fact.word=red");
  test_case_add (test, "2022-01-21", "take", "fact.word=green|on=2022-01-10"); /* recorded late */
  assert_fact (test, "2022-01-21", "word", "red");
  test_case_add (test, "2022-01-22", "take", "fact.word=blue|on=2022-01-20"); /* same day, later */
  assert_fact (test, "2022-01-22", "word", "blue");
}

static void
test_on (void)
{
  static const struct
  {
    const char *on;
    const char *expected;
  } cases[] = {
    { NULL, "2022-01-20T09:00:00" },
    { "2022-01-20", "2022-01-20T09:00:00" },
    { "2022-01-19", "2022-01-19T23:59:59" },
    { "2022-01-19T08:00:00", "2022-01-19T08:00:00" },
  };
  g_autoptr (TestCase) test = test_case_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketEvent) event = test_event_new (test, "2022-01-20", "note", NULL);
      g_autofree char *text = NULL;

      if (cases[i].on != NULL)
        docket_event_add (event, "on", cases[i].on);
      text = docket_instant_format (docket_event_get_on (event));
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_automatic (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  const DocketTransition *transition;

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10");
  assert_state (test, "2022-02-10", "waiting");
  assert_state (test, "2022-02-11T00:00:00", "lapsed");
  evaluation = test_case_evaluate (test, "2022-06-01");
  g_assert_cmpuint (evaluation->transitions->len, ==, 1);
  transition = evaluation->transitions->pdata[0];
  g_assert_cmpstr (transition->rule, ==, "T-lapse");
  g_assert_cmpint (transition->at, ==, docket_instant_of_date (test_date ("2022-02-11")));
  g_assert_cmpuint (transition->from, ==, STATE_WAITING);
  g_assert_cmpuint (transition->to, ==, STATE_LAPSED);
}

static void
test_late_fact_undoes_automatic (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10");
  assert_state (test, "2022-03-01", "lapsed");
  test_case_add (test, "2022-03-01", "try",
                 "fact.try.way=mail|fact.try.result=reached|on=2022-02-05");
  assert_state (test, "2022-03-01", "waiting");
}

static void
test_correction (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10|fact.started=2022-01-10");
  test_case_add (test, "2022-01-11", "correct", "of=2|fact.base=2022-01-08|reason=slip");
  assert_fact (test, "2022-01-11", "base", "2022-01-08");
  assert_state (test, "2022-02-09", "lapsed"); /* one month from the corrected day */
  test_case_add (test, "2022-01-12", "correct", "of=2|of-on=2022-01-07|reason=slip");
  assert_fact (test, "2022-01-12", "started", "2022-01-07"); /* what it sets is set again */
  test_case_add (test, "2022-01-13", "correct", "of=2|fact.started=2022-01-06|reason=slip");
  assert_fact (test, "2022-01-13", "started", "2022-01-06"); /* unless that is corrected itself */
  test_case_add (test, "2022-01-14", "correct", "of=2|fact.base=2022-01-09|reason=slip");
  assert_fact (test, "2022-01-14", "base", "2022-01-09"); /* the last one stands */
}

static void
test_merge (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-06", "merge",
                 "message.id=M-2|fact.note=y|fact.word=red|evidence.E1.name=a.png");
  assert_fact (test, "2022-01-06", "note", "x"); /* known already */
  assert_fact (test, "2022-01-06", "word", "red");
  test_case_add (test, "2022-01-07", "split", "message=M-2");
  assert_fact (test, "2022-01-07", "word", NULL);
}

static void
test_rows (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-06", "start", NULL);
  test_case_add (test, "2022-01-07", "try", "fact.try.way=mail|fact.try.result=failed");
  test_case_add (test, "2022-01-08", "try", "fact.try.way=phone|fact.try.result=reached");
  assert_fact (test, "2022-01-08", "other", "2022-01-08");
  assert_fact (test, "2022-01-08", "try.way", NULL); /* a row is no fact of the case */
}

static void
test_corrupt (void)
{
  static const struct
  {
    const char *action;
    const char *values;
  } cases[] = {
    { "dance", NULL }, { "take", "fact.nothing=1" },       { "take", "fact.amount=many" },
    { "open", OPEN },  { "rule", "ruling.outcome=dance" }, { "correct", "of=9|fact.note=z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestCase) test = test_case_new (NULL);
      DocketEvaluationInput input;
      g_autoptr (GError) error = NULL;

      test_case_add (test, "2022-01-05", "open", OPEN);
      test_case_add (test, "2022-01-06", cases[i].action, cases[i].values);
      input = test_case_input (test, "2022-01-06");
      g_assert_null (docket_evaluate (&input, FALSE, &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
      g_assert_nonnull (strstr (error->message, "TT-2022-0001"));
    }
}

static void
test_unknown_kind (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);
  DocketEvaluationInput input;
  g_autoptr (GError) error = NULL;

  test_case_add (test, "2022-01-05", "open", "kind=dance");
  input = test_case_input (test, "2022-01-05");
  g_assert_null (docket_evaluate (&input, FALSE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
}

static void
test_deadlines (void)
{
  static const struct
  {
    const char          *now;
    DocketDeadlineStatus term, window;
    const char          *next;
  } cases[] = {
    { "2022-01-10", DOCKET_DEADLINE_RUNNING, DOCKET_DEADLINE_RUNNING, "2022-02-09" },
    { "2022-02-09T23:59:59", DOCKET_DEADLINE_RUNNING, DOCKET_DEADLINE_RUNNING, "2022-02-09" },
    { "2022-02-10T00:00:00", DOCKET_DEADLINE_MISSED, DOCKET_DEADLINE_RUNNING, "2022-02-09" },
    { "2022-02-25", DOCKET_DEADLINE_MISSED, DOCKET_DEADLINE_OPEN, "2022-02-09" },
    { "2022-03-01", DOCKET_DEADLINE_MISSED, DOCKET_DEADLINE_RUNNING, "2022-02-09" },
  };
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketEvaluation) evaluation = test_case_evaluate (test, cases[i].now);
      const DocketDeadline *term, *window;

      g_assert_cmpuint (evaluation->deadlines->len, ==, 2);
      term = evaluation->deadlines->pdata[0];
      window = evaluation->deadlines->pdata[1];
      g_assert_cmpint (term->status, ==, cases[i].term);
      g_assert_cmpint (term->opens, ==, DOCKET_DATE_NONE);
      g_assert_cmpint (window->status, ==, cases[i].window);
      g_assert_cmpint (evaluation->next_due, ==, test_date (cases[i].next));
      g_assert_cmpuint (term->working->len, >, 3);
    }
}

static void
add_measures (DocketRuleSet *rules)
{
  DocketMeasure *measure = g_new0 (DocketMeasure, 1);
  DocketAction  *start = rules->actions->pdata[0];
  DocketAction  *try = rules->actions->pdata[1];
  DocketEffect  *impose = test_effect_new (DOCKET_EFFECT_IMPOSE, 0, NULL);

  measure->id = g_strdup ("quiet");
  g_ptr_array_add (rules->measures, measure);
  impose->count = (DocketNumber) { .value = 7, .parameter = -1, .known = TRUE };
  impose->unit = DOCKET_UNIT_DAY24;
  g_ptr_array_add (start->effects, impose);
  g_ptr_array_add (try->effects, test_effect_new (DOCKET_EFFECT_LIFT, 0, NULL));
}

static void
test_measures (void)
{
  g_autoptr (TestCase) test = test_case_new (add_measures);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  g_autoptr (DocketEvaluation) lifted = NULL;
  const DocketMeasureState *measure;

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-06T10:00:00", "start", NULL);
  evaluation = test_case_evaluate (test, "2022-01-07");
  measure = evaluation->measures->pdata[0];
  g_assert_cmpint (measure->until, ==, test_instant ("2022-01-13T10:00:00"));
  g_assert_cmpint (measure->lifted, ==, DOCKET_INSTANT_NONE);
  g_assert_cmpint (evaluation->until, ==, measure->until);
  test_case_add (test, "2022-01-08", "try", "fact.try.way=mail|fact.try.result=failed");
  lifted = test_case_evaluate (test, "2022-01-08");
  measure = lifted->measures->pdata[0];
  g_assert_cmpint (measure->lifted, ==, test_instant ("2022-01-08"));
}

static void
add_letter (DocketRuleSet *rules)
{
  DocketLetter    *letter = g_new0 (DocketLetter, 1);
  DocketLetter    *lapsed = g_new0 (DocketLetter, 1);
  DocketAutomatic *lapse = rules->automatics->pdata[0];

  letter->id = g_strdup ("remind");
  letter->due_of = REF_PART (RULE_DAYS, LAST);
  letter->due_days_before = (DocketNumber) { .value = 7, .parameter = -1, .known = TRUE };
  g_ptr_array_add (rules->letters, letter);
  lapsed->id = g_strdup ("lapsed");
  g_ptr_array_add (rules->letters, lapsed);
  g_ptr_array_add (lapse->effects, test_effect_new (DOCKET_EFFECT_SEND, 1, NULL));
}

static guint
count_letters (TestCase *test, const char *now)
{
  g_autoptr (DocketEvaluation) evaluation = test_case_evaluate (test, now);

  return evaluation->letters_due->len;
}

static void
test_letters (void)
{
  g_autoptr (TestCase) test = test_case_new (add_letter);

  test_case_add (test, "2022-01-05", "open", OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10");
  g_assert_cmpuint (count_letters (test, "2022-02-01"), ==, 0);
  g_assert_cmpuint (count_letters (test, "2022-02-02"), ==, 1);
  g_assert_cmpuint (count_letters (test, "2022-02-11"), ==, 2); /* the transition makes one due */
  test_case_add (test, "2022-02-12", "note", "letter.1.letter=lapsed");
  g_assert_cmpuint (count_letters (test, "2022-02-12"), ==, 1);
}

/* Everything but until, as text */
static char *
describe (TestCase *test, const DocketEvaluation *evaluation)
{
  GString *text = g_string_new (state_of (test, evaluation));

  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = g_ptr_array_index (evaluation->deadlines, i);

      g_string_append_printf (text, "|%s %d %d %d", deadline->rule, deadline->opens, deadline->due,
                              deadline->status);
    }
  for (guint i = 0; i < evaluation->actions->len; i++)
    {
      const DocketActionState *action = g_ptr_array_index (evaluation->actions, i);
      g_autofree char         *reasons = test_describe_reasons (action->reasons);

      g_string_append_printf (text, "|%s %d %d %s", action->action->action, action->allowed,
                              action->due, reasons);
      for (guint j = 0; j < action->reasons->len; j++)
        {
          const DocketReason *reason = g_ptr_array_index (action->reasons, j);

          g_string_append_printf (text, " %d %d %d", reason->hint, reason->date, reason->to);
        }
    }
  g_string_append_printf (text, "|%u|%u|%u", g_hash_table_size (evaluation->facts),
                          evaluation->letters_due->len, evaluation->transitions->len);
  return g_string_free (text, FALSE);
}

/* Days pass one by one; nothing may change before the until told the day before */
static void
check_days (TestCase *test, DocketDate from, guint n_days)
{
  g_autofree char *before = NULL;
  DocketInstant    until = DOCKET_INSTANT_NONE;

  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *day = docket_date_format (from + (DocketDate) i);
      g_autoptr (DocketEvaluation) evaluation = test_case_evaluate (test, day);
      g_autofree char *text = describe (test, evaluation);

      if (before != NULL && (until == DOCKET_INSTANT_NONE || until > test_instant (day)))
        g_assert_cmpstr (text, ==, before);
      g_assert_true (evaluation->until == DOCKET_INSTANT_NONE ||
                     evaluation->until > test_instant (day));
      g_free (before);
      before = g_steal_pointer (&text);
      until = evaluation->until;
    }
}

static void
test_until (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (TestCase) test = test_case_new (i % 2 == 0 ? add_letter : NULL);
      DocketDate       day = test_date ("2021-11-01") + g_test_rand_int_range (0, 120);
      g_autofree char *opened = docket_date_format (day);
      g_autofree char *base = docket_date_format (day + g_test_rand_int_range (-20, 20));
      g_autofree char *start = g_strdup_printf ("fact.base=%s", base);

      test_case_add (test, opened, "open", OPEN);
      test_case_add (test, opened, "start", g_test_rand_bit () ? start : NULL);
      if (g_test_rand_bit ())
        test_case_add (test, opened, "try",
                       g_test_rand_bit () ? "fact.try.way=mail|fact.try.result=reached"
                                          : "fact.try.way=mail|fact.try.result=failed");
      check_days (test, day, 150);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/fold/opening", test_opening);
  g_test_add_func ("/core/fold/mail-is-no-draft", test_mail_is_no_draft);
  g_test_add_func ("/core/fold/order", test_order);
  g_test_add_func ("/core/fold/on", test_on);
  g_test_add_func ("/core/fold/automatic", test_automatic);
  g_test_add_func ("/core/fold/late-fact-undoes-automatic", test_late_fact_undoes_automatic);
  g_test_add_func ("/core/fold/correction", test_correction);
  g_test_add_func ("/core/fold/merge", test_merge);
  g_test_add_func ("/core/fold/rows", test_rows);
  g_test_add_func ("/core/fold/corrupt", test_corrupt);
  g_test_add_func ("/core/fold/unknown-kind", test_unknown_kind);
  g_test_add_func ("/core/fold/deadlines", test_deadlines);
  g_test_add_func ("/core/fold/measures", test_measures);
  g_test_add_func ("/core/fold/letters", test_letters);
  g_test_add_func ("/core/fold/until", test_until);
  return g_test_run ();
}
