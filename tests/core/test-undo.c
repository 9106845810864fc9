/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Withdrawing acts, and what is asked again when something is put before acts on record. */
#include "core/docket-error.h"
#include "docket-test-rules.h"

#define LATEST "Only the latest act can be undone "
#define NO_ACT "There is no act of this number to undo "

static const char *
get_fact (const DocketEvaluation *evaluation, const char *fact)
{
  return g_hash_table_lookup (evaluation->facts, fact);
}

static void
test_steps_back (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;

  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=2", LATEST "[3:try]");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=9", NO_ACT "[9]");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo", NO_ACT "[of]");
  test_case_allow (test, TEST_LI, "2022-01-11", "note text=x", "");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=4", NO_ACT "[4]");
  test_case_refuse (test, "he auditor", "2022-01-11", "undo of=3",
                    "Your role does not allow this; it takes at least [reviewer]");
  test_case_allow (test, TEST_LI, "2022-01-11", "undo of=3", "");
  evaluation = test_case_evaluate (test, "2022-01-11");
  g_assert_null (get_fact (evaluation, "other"));
  g_assert_cmpuint (evaluation->state, ==, STATE_WAITING);
  g_assert_cmpint (evaluation->latest, ==, 2);
  g_clear_pointer (&evaluation, docket_evaluation_free);
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=3", NO_ACT "[3]");
  test_case_refuse (test, TEST_LI, "2022-01-11", "correct of=3|of-on=2022-01-11|reason=x",
                    "There is no act of this number with facts to correct [3]");
  test_case_allow (test, TEST_LI, "2022-01-11", "undo of=2", "");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=1", "This act cannot be undone [open]");
  evaluation = test_case_evaluate (test, "2022-01-11");
  g_assert_null (get_fact (evaluation, "base"));
  g_assert_cmpuint (evaluation->state, ==, STATE_BEGUN);
  test_case_allow (test, TEST_LI, "2022-01-12", "start", "");
}

static void
test_correction (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result = NULL;

  test_case_allow (test, TEST_LI, "2022-01-11", "correct of=2|fact.base=2022-01-08|reason=x", "");
  test_case_allow (test, TEST_LI, "2022-01-11", "correct of=2|fact.base=2022-01-09|reason=x", "");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=3", LATEST "[5:correct]");
  result = test_case_try (test, TEST_LI, "2022-01-12", "undo", "of=5|reason=slip");
  g_assert_true (result->allowed);
  g_assert_cmpstr (get_fact (result->before, "base"), ==, "2022-01-09");
  g_assert_cmpstr (get_fact (result->after, "base"), ==, "2022-01-08");
}

static void
test_merged (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_add (test, "2022-01-11", "merge", "message.id=M-2|fact.word=red");
  test_case_refuse (test, TEST_LI, "2022-01-12", "undo of=4", "This act cannot be undone [merge]");
  test_case_allow (test, TEST_LI, "2022-01-12", "split message=M-2", "");
  test_case_refuse (test, TEST_LI, "2022-01-12", "undo of=5", "This act cannot be undone [split]");
}

static void
test_ruling (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;

  test_case_allow (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("small"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  test_case_refuse (test, TEST_LI, "2022-02-25", "undo of=5", LATEST "[6:sign]");
  test_case_refuse (test, TEST_WANG, "2022-02-25", "undo of=6",
                    "A signature is withdrawn by who gave it [li]");
  test_case_allow (test, TEST_LI, "2022-02-25", "undo of=6", "");
  test_case_allow (test, TEST_WANG, "2022-02-25", "undo of=5", "");
  evaluation = test_case_evaluate (test, "2022-02-25");
  g_assert_cmpuint (evaluation->rulings->len, ==, 1);
  g_assert_false (((DocketRulingState *) evaluation->rulings->pdata[0])->superseded);
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign", "");
  test_case_refuse (test, TEST_WANG, "2022-02-25", "undo of=10",
                    "The ruling is in force: it can only be superseded");
  test_case_allow (test, TEST_LI, "2022-02-25", "finish fact.ground=small", "");
  test_case_refuse (test, TEST_LI, "2022-02-25", "undo of=11",
                    "The act was done under a signed ruling; it stays [finish]");
}

/* What others may rest on already */
static void
test_lasting (void)
{
  static const struct
  {
    const char *values;
    const char *reason;
  } cases[] = {
    { "fact.word=red|measure.1.measure=STOP",
      "The act imposed or lifted a measure; it stays [take]" },
    { "fact.word=red|lift.1.measure=STOP", "The act imposed or lifted a measure; it stays [take]" },
    { "fact.word=red|relation.1.type=bound",
      "The act began or ended a relationship of parties; it stays [take]" },
    { "fact.word=red|party.agency=P-4",
      "The act named a party to the case; correct it instead [take]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TestCase) test = test_case_new_waiting (NULL);

      test_case_add (test, "2022-01-11", "take", cases[i].values);
      test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=4", cases[i].reason);
    }
}

/* As long as nothing signed came after it; how the entry is taken back: test-ledger.c */
static void
test_entries (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result = NULL;

  test_case_add (test, "2022-01-10", "merge", "party.agency=P-4");
  test_case_add (test, "2022-01-11", "take",
                 "fact.word=red|post.1.account=T-days|post.1.party=P-4|post.1.amount=1");
  test->ruled = 1;
  test_case_refuse (test, TEST_LI, "2022-02-03", "undo of=5",
                    "A ruling signed since may rest on the entry that the act made in a ledger; it "
                    "stays [take]");
  test->ruled = 0;
  result = test_case_try (test, TEST_LI, "2022-02-03", "undo", "of=5");
  g_assert_true (result->allowed);
}

static void
test_same_party (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_add (test, "2022-01-11", "take", "fact.word=red|party.agency=P-4");
  test_case_add (test, "2022-01-12", "take", "fact.word=green|party.agency=P-4");
  test_case_allow (test, TEST_LI, "2022-01-12", "undo of=5", "");
}

static void
only_seniors (DocketRuleSet *rules)
{
  ((DocketAction *) rules->actions->pdata[3])->role = g_strdup ("senior");
}

static void
test_role (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (only_seniors);

  test_case_allow (test, TEST_WANG, "2022-01-11", "take fact.word=red", "~G-warn");
  test_case_refuse (test, TEST_LI, "2022-01-11", "undo of=4",
                    "Your role does not allow this; it takes at least [senior]");
  test_case_allow (test, TEST_WANG, "2022-01-11", "undo of=4", "");
}

#define IMPOSSIBLE "An act on record would not have been possible then "

/* A ruling that shuts the case is put before an act, which would have found it shut */
static void
test_put_before (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_allow (test, TEST_LI, "2022-01-20", "take fact.word=red", "~G-warn");
  test_case_allow (test, TEST_LI, "2022-01-21",
                   "rule ruling.outcome=drop|ruling.reason=r|finding.1.text=f|finding.1.evidence=E1"
                   "|finding.1.cite=a1|on=2022-01-15",
                   "");
  test_case_refuse (test, TEST_LI, "2022-01-21", "sign on=2022-01-15", IMPOSSIBLE "[4:take]");
  test_case_allow (test, TEST_LI, "2022-01-21", "sign", "");
}

static void
test_correct_before (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-12", "correct of=2|of-on=2022-01-11|reason=x",
                    IMPOSSIBLE "[3:try]");
  test_case_allow (test, TEST_LI, "2022-01-12", "correct of=3|of-on=2022-01-11|reason=x", "");
  test_case_allow (test, TEST_LI, "2022-01-12", "correct of=2|of-on=2022-01-11|reason=x", "");
}

/* Recorded last, but not the last that happened: what came after it was open only by it */
static void
test_undo_before (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_add (test, "2022-01-05", "open", TEST_OPEN);
  test_case_add (test, "2022-01-10", "try", "fact.try.way=mail|fact.try.result=reached");
  test_case_add (test, "2022-01-12", "start", "fact.base=2022-01-09|on=2022-01-06");
  test_case_refuse (test, TEST_LI, "2022-01-12", "undo of=3", IMPOSSIBLE "[2:try]");
}

static void
test_corrupt (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  DocketEvaluationInput input = test_case_input (test, "2022-01-12");
  g_autoptr (GError) error = NULL;

  test_case_add (test, "2022-01-12", "undo", "of=7");
  g_assert_null (docket_evaluate (&input, FALSE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/undo/steps-back", test_steps_back);
  g_test_add_func ("/core/undo/correction", test_correction);
  g_test_add_func ("/core/undo/merged", test_merged);
  g_test_add_func ("/core/undo/ruling", test_ruling);
  g_test_add_func ("/core/undo/lasting", test_lasting);
  g_test_add_func ("/core/undo/entries", test_entries);
  g_test_add_func ("/core/undo/same-party", test_same_party);
  g_test_add_func ("/core/undo/role", test_role);
  g_test_add_func ("/core/undo/put-before", test_put_before);
  g_test_add_func ("/core/undo/correct-before", test_correct_before);
  g_test_add_func ("/core/undo/undo-before", test_undo_before);
  g_test_add_func ("/core/undo/corrupt", test_corrupt);
  return g_test_run ();
}
