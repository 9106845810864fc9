/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying acts: what refuses them, what helps, what they bring about; rulings and corrections. */
#include "core/docket-error.h"
#include "docket-test-rules.h"

#include <string.h>

static void
test_open (void)
{
  g_autoptr (TestCase) test = test_case_new (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-05", "open kind=matter|fact.dance=1|fact.amount=x",
                    "This act takes no such input [dance] | This value does not fit [amount=x]");
  test_case_allow (test, TEST_LI, "2022-01-05", "open " TEST_OPEN, "");
  test_case_refuse (test, "he auditor", "2022-01-05", "start",
                    "Your role does not allow this; it takes at least [reviewer]");
}

static void
test_inputs (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-11", "take",
                    "Inputs are missing [word] | G-blue [word] | ~G-warn");
  test_case_refuse (test, TEST_LI, "2022-01-11", "take fact.word=black",
                    "This value does not fit [word=black] | ~G-warn");
  test_case_refuse (test, TEST_LI, "2022-01-11",
                    "take fact.word=red|fact.ground=big|fact.amount=1.5",
                    "This act takes no such input [ground] | This value does not fit [amount=1.5] "
                    "| "
                    "~G-warn");
  test_case_refuse (test, TEST_LI, "2022-01-11", "take fact.word=red|fact.proof=E1,E7",
                    "The case has no such evidence [E7]");
  test_case_refuse (test, TEST_LI, "2022-01-11", "take fact.word=blue", "G-blue | ~G-warn");
  test_case_allow (test, TEST_LI, "2022-01-11", "take fact.word=red|fact.proof=E1", "");
  test_case_allow (test, TEST_LI, "2022-01-11", "take fact.word=green", "~G-warn");
}

static void
test_texts (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-11", "note text=bell\a",
                    "This text has characters that cannot be stored [text]");
  test_case_allow (test, TEST_LI, "2022-01-11", "note text=好", "");
}

static void
test_time (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-11", "note on=2022-01-12", "“on” lies after now");
  test_case_refuse (test, TEST_LI, "2022-01-11", "note on=2022-01-04",
                    "“on” lies before the case was opened");
  test_case_refuse (test, TEST_LI, "2022-01-11", "note on=soon",
                    "“on” is neither a date nor an instant [soon]");
  test_case_allow (test, TEST_LI, "2022-01-11", "note on=2022-01-11", "");
}

static void
test_state (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-01-11", "start",
                    "This act is not open in the state of the case [waiting]");
}

static void
test_unknown_action (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvent) event = test_event_new (test, "2022-01-11", "dance", NULL);
  DocketEvaluationInput input = test_case_input (test, "2022-01-11");
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_evaluate_act (&input, event, "reviewer", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
}

static void
test_consequences (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result =
      test_case_try (test, TEST_LI, "2022-01-11", "take", "fact.word=red|fact.proof=E1");
  const DocketConsequence *told;

  g_assert_cmpuint (result->consequences->len, ==, 2);
  told = result->consequences->pdata[0]; /* the fallback */
  g_assert_cmpint (told->kind, ==, DOCKET_EFFECT_SET);
  g_assert_cmpstr (told->name, ==, "flag");
  g_assert_cmpstr (told->value, ==, "yes");
  told = result->consequences->pdata[1];
  g_assert_cmpint (told->kind, ==, DOCKET_EFFECT_GO);
  g_assert_cmpstr (told->name, ==, "waiting");
  g_assert_null (g_hash_table_lookup (result->before->facts, "word"));
  g_assert_cmpstr (g_hash_table_lookup (result->after->facts, "word"), ==, "red");
}

/* An act is folded in where it happened: later ones stay after it */
static void
test_place (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) late = NULL;

  test_case_allow (test, TEST_LI, "2022-01-20", "take fact.word=red", "~G-warn");
  late = test_case_try (test, TEST_LI, "2022-01-21", "take", "fact.word=green|on=2022-01-15");
  g_assert_true (late->allowed);
  g_assert_null (g_hash_table_lookup (late->before->facts, "word"));
  g_assert_cmpstr (g_hash_table_lookup (late->after->facts, "word"), ==, "red");
}

static void
test_hints (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result =
      test_case_try (test, TEST_LI, "2022-01-11", "finish", "fact.ground=big");
  const DocketReason *reason;

  g_assert_cmpuint (result->reasons->len, ==, 2);
  reason = result->reasons->pdata[0];
  g_assert_cmpstr (reason->articles, ==, "1");
  g_assert_cmpint (reason->hint, ==, DOCKET_HINT_WINDOW);
  g_assert_cmpint (reason->date, ==, test_date ("2022-02-25"));
  g_assert_cmpint (reason->to, ==, test_date ("2022-02-28"));
  reason = result->reasons->pdata[1];
  g_assert_cmpint (reason->hint, ==, DOCKET_HINT_SIGNATURES);
  g_assert_cmpuint (reason->number, ==, 0);
  g_assert_cmpuint (reason->number_wanted, ==, 2);
}

static DocketReason
ask_hint (DocketRelation relation, gboolean negated)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  DocketGate *gate = ((DocketAction *) test->rules->actions->pdata[3])->gates->pdata[0];
  g_autoptr (DocketActResult) result = NULL;
  const TestNode nodes[] = {
    { .kind = DOCKET_CONDITION_NONE, .size = 2 },
    { .kind = DOCKET_CONDITION_DATE,
      .of = REF_TODAY,
      .relation = relation,
      .to = REF_PART (RULE_DAYS, LAST) },
  };

  docket_condition_free (gate->condition);
  gate->condition = negated ? test_condition_new (nodes, 2) : test_condition_new (nodes + 1, 1);
  result =
      test_case_try (test, TEST_LI, relation >= DOCKET_RELATION_FROM ? "2022-01-11" : "2022-02-20",
                     "take", "fact.word=red");
  if (negated)
    {
      g_clear_pointer (&result, docket_act_result_free);
      result = test_case_try (test, TEST_LI,
                              relation >= DOCKET_RELATION_FROM ? "2022-02-20" : "2022-01-11",
                              "take", "fact.word=red");
    }
  g_assert_false (result->allowed);
  return *(DocketReason *) result->reasons->pdata[0];
}

/* The last day of the term is 9 February */
static void
test_date_hints (void)
{
  static const struct
  {
    DocketRelation relation;
    gboolean       negated;
    DocketHint     hint;
    const char    *date;
  } cases[] = {
    { DOCKET_RELATION_FROM, FALSE, DOCKET_HINT_FROM, "2022-02-09" },
    { DOCKET_RELATION_AFTER, FALSE, DOCKET_HINT_FROM, "2022-02-10" },
    { DOCKET_RELATION_UNTIL, FALSE, DOCKET_HINT_UNTIL, "2022-02-09" },
    { DOCKET_RELATION_BEFORE, FALSE, DOCKET_HINT_UNTIL, "2022-02-08" },
    { DOCKET_RELATION_FROM, TRUE, DOCKET_HINT_UNTIL, "2022-02-08" },
    { DOCKET_RELATION_AFTER, TRUE, DOCKET_HINT_UNTIL, "2022-02-09" },
    { DOCKET_RELATION_UNTIL, TRUE, DOCKET_HINT_FROM, "2022-02-10" },
    { DOCKET_RELATION_BEFORE, TRUE, DOCKET_HINT_FROM, "2022-02-09" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketReason reason = ask_hint (cases[i].relation, cases[i].negated);

      g_assert_cmpint (reason.hint, ==, cases[i].hint);
      g_assert_cmpint (reason.date, ==, test_date (cases[i].date));
    }
}

static void
test_ruling_parts (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-02-20", "rule",
                    "The ruling lacks parts [outcome,reason,finding,evidence,cite]");
  test_case_refuse (test, TEST_LI, "2022-02-20",
                    "rule ruling.outcome=dance|ruling.reason=r|finding.1.text=f",
                    "The ruling lacks parts [evidence,cite] | The kind of case knows no such "
                    "outcome "
                    "[dance]");
  test_case_refuse (test, TEST_LI, "2022-02-20",
                    "rule ruling.outcome=finish|ruling.ground=huge|ruling.reason=r|finding.1.text=f"
                    "|finding.1.evidence=E9|finding.1.cite=99",
                    "The case has no such evidence [E9] | The rule set has no such article [99] | "
                    "This outcome knows no such ground [huge]");
}

/* Kept while it is being written; signed only once it was written whole */
static void
test_ruling_unfinished (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  const DocketRulingState *ruling;

  test_case_refuse (test, TEST_LI, "2022-02-20", "rule ruling.unfinished=yes|ruling.reason=r",
                    "The ruling lacks parts [outcome,finding,evidence,cite]");
  test_case_refuse (test, TEST_LI, "2022-02-20",
                    "rule ruling.unfinished=no|ruling.outcome=finish|ruling.reason=r",
                    "The ruling lacks parts [finding,evidence,cite]");
  test_case_refuse (test, TEST_LI, "2022-02-20",
                    "rule ruling.unfinished=yes|ruling.outcome=finish|finding.1.cite=99",
                    "The rule set has no such article [99] | ~The ruling lacks parts "
                    "[reason,finding,evidence]");
  test_case_allow (test, TEST_LI, "2022-02-20",
                   "rule ruling.unfinished=yes|ruling.outcome=finish|finding.1.text=f",
                   "~The ruling lacks parts [reason,evidence,cite]");
  evaluation = test_case_evaluate (test, "2022-02-20");
  ruling = evaluation->rulings->pdata[0];
  g_assert_true (ruling->unfinished);
  test_case_refuse (test, TEST_LI, "2022-02-20", "sign",
                    "The draft was kept unfinished: write it whole before it is signed "
                    "[reason,evidence,cite]");
  test_case_allow (test, TEST_LI, "2022-02-20", "rule " TEST_RULING ("small"), "");
  test_case_allow (test, TEST_LI, "2022-02-20", "sign", "");
}

#define FIRST "~This is the first signature: the second has to be that of another senior [senior]"
#define SECOND                                                                                     \
  "The second signature has to be that of a senior who neither drafted the ruling nor signed it "  \
  "yet"
#define AUTHOR                                                                                     \
  "The author may give the first signature, never the second: another senior has to give it"

static void
test_signatures (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_refuse (test, TEST_LI, "2022-02-20", "sign", "There is no draft of a ruling to sign");
  test_case_allow (test, TEST_LI, "2022-02-20", "rule " TEST_RULING ("small"), "");
  test_case_allow (test, TEST_WANG, "2022-02-20", "sign", FIRST);
  test_case_allow (test, TEST_LI, "2022-02-21", "rule " TEST_RULING ("big"),
                   ""); /* replaces the draft */
  test_case_refuse (test, TEST_LI, "2022-02-21", "sign ruling=4",
                    "There is no draft of a ruling to sign");
  test_case_allow (test, TEST_LI, "2022-02-21", "sign", "");
  test_case_refuse (test, "li senior", "2022-02-21", "sign",
                    "Nobody signs twice [li] | " AUTHOR " [li]");
  test_case_refuse (test, "he reviewer", "2022-02-21", "sign", SECOND " [senior]");
  test_case_refuse (test, TEST_LI, "2022-02-25", "finish fact.ground=big", "G-signed [finish]");
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign ruling=6", "");
  test_case_refuse (test, TEST_WANG, "2022-02-25", "sign ruling=6",
                    "The ruling is in force already");
  test_case_refuse (test, TEST_LI, "2022-02-25", "finish fact.ground=small", "G-signed [finish]");
  test_case_allow (test, TEST_LI, "2022-02-25", "finish fact.ground=big", "");
}

static void
test_used_up (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  const DocketRulingState *ruling;

  test_case_allow (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign", "");
  test_case_refuse (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"),
                    "A ruling of this outcome is in force already; supersede it [finish]");
  test_case_allow (test, TEST_LI, "2022-02-25", "finish fact.ground=big", "");
  evaluation = test_case_evaluate (test, "2022-02-25");
  ruling = evaluation->rulings->pdata[0];
  g_assert_true (ruling->in_force && ruling->used);
  test_case_allow (test, TEST_LI, "2022-02-26", "rule " TEST_RULING ("big"),
                   ""); /* the first is used */
}

static const DocketRulingState *
get_ruling (const DocketEvaluation *evaluation, guint index)
{
  return g_ptr_array_index (evaluation->rulings, index);
}

static void
test_supersede (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;

  test_case_refuse (test, TEST_LI, "2022-02-25", "supersede " TEST_RULING ("big"),
                    "No ruling is in force that could be superseded");
  test_case_allow (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign", "");
  test_case_refuse (test, TEST_LI, "2022-02-25", "supersede of=1|" TEST_RULING ("small"),
                    "No ruling is in force that could be superseded [1]");
  test_case_allow (test, TEST_LI, "2022-02-25", "supersede of=4|" TEST_RULING ("small"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  evaluation = test_case_evaluate (test, "2022-02-25"); /* one signature voids nothing */
  g_assert_false (get_ruling (evaluation, 0)->superseded);
  g_assert_cmpint (get_ruling (evaluation, 1)->replaces, ==, 4);
  g_clear_pointer (&evaluation, docket_evaluation_free);
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign", "");
  test_case_refuse (test, TEST_LI, "2022-02-25", "finish fact.ground=big", "G-signed [finish]");
  evaluation = test_case_evaluate (test, "2022-02-25");
  g_assert_true (get_ruling (evaluation, 0)->superseded);
  g_assert_false (get_ruling (evaluation, 1)->superseded);
  g_assert_cmpstr (g_hash_table_lookup (evaluation->facts, "ruling.ground"), ==, "small");
}

static void
test_one_signature (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result = NULL;

  test_case_allow (test, TEST_LI, "2022-02-25",
                   "rule ruling.outcome=drop|ruling.reason=r|finding.1.text=f"
                   "|finding.1.evidence=E1|finding.1.cite=a1",
                   "");
  result = test_case_try (test, TEST_LI, "2022-02-25", "sign", NULL);
  g_assert_true (result->allowed);
  g_assert_cmpuint (result->after->state, ==, STATE_SHUT); /* the outcome's effects */
  test_case_refuse (test, TEST_LI, "2022-02-26", "rule " TEST_RULING ("big"),
                    "This act is not open in the state of the case [shut]");
}

static void
not_in_force (DocketRuleSet *rules)
{
  g_array_index (rules->force, DocketForce, 0).to = test_date ("2022-01-31");
}

static void
test_force (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (not_in_force);

  test_case_refuse (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"),
                    "The rule set is not in force on that day [1]");
}

static void
test_before_ruling (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_allow (test, TEST_LI, "2022-02-25", "rule " TEST_RULING ("big"), "");
  test_case_allow (test, TEST_LI, "2022-02-25", "sign", "");
  test_case_allow (test, TEST_WANG, "2022-02-25", "sign", "");
  test_case_allow (test, TEST_LI, "2022-02-26", "finish fact.ground=big", "");
  test_case_refuse (test, TEST_LI, "2022-02-27", "take fact.word=red|on=2022-02-25",
                    "A later act was done under a signed ruling; nothing can be put before it "
                    "[finish] | ~G-warn");
  test_case_allow (test, TEST_LI, "2022-02-27", "note text=x|on=2022-02-25", "");
  test_case_refuse (test, TEST_LI, "2022-02-27", "correct of=2|fact.base=2022-01-09|reason=slip",
                    "A signed ruling rests on this act; it stays as it is [start]");
}

static void
test_correct (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);
  g_autoptr (DocketActResult) result = NULL;

  test_case_refuse (test, TEST_LI, "2022-01-12", "correct of=9|fact.base=2022-01-09",
                    "Inputs are missing [reason] | There is no act of this number with facts to "
                    "correct [9]");
  test_case_refuse (test, TEST_LI, "2022-01-12", "correct of=2|reason=slip",
                    "The correction changes nothing");
  test_case_refuse (test, TEST_LI, "2022-01-12",
                    "correct of=2|fact.base=soon|fact.word=red|reason=slip",
                    "This value does not fit [base=soon] | The act has no such fact [word]");
  test_case_refuse (test, TEST_LI, "2022-01-12", "correct of=2|of-on=2022-01-13|reason=slip",
                    "“on” lies after now");
  result = test_case_try (test, TEST_LI, "2022-01-12", "correct",
                          "of=2|fact.base=2022-01-09|reason=slip");
  g_assert_true (result->allowed);
  g_assert_cmpstr (g_hash_table_lookup (result->before->facts, "base"), ==, "2022-01-10");
  g_assert_cmpstr (g_hash_table_lookup (result->after->facts, "base"), ==, "2022-01-09");
  g_assert_cmpuint (result->consequences->len, ==, 0);
}

static void
test_split (void)
{
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  test_case_add (test, "2022-01-11", "merge", "message.id=M-2|fact.word=red");
  test_case_refuse (test, TEST_LI, "2022-01-12", "split message=M-3",
                    "No such mail was merged into the case [M-3]");
  test_case_allow (test, TEST_LI, "2022-01-12", "split message=M-2", "");
  test_case_refuse (test, TEST_LI, "2022-01-13", "split message=M-2",
                    "No such mail was merged into the case [M-2]");
}

static void
test_list (void)
{
  static const struct
  {
    const char *now;
    gboolean    finish_allowed;
    const char *finish;
  } cases[] = {
    { "2022-02-20", FALSE, "G-window | G-signed [finish]" },
    { "2022-02-25", FALSE, "G-signed [finish]" },
    { "2022-02-26", TRUE, "" },
  };
  g_autoptr (TestCase) test = test_case_new_waiting (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketEvaluation) evaluation = NULL;
      const DocketActionState *start, *finish, *take;
      g_autofree char         *reasons = NULL;

      if (i == 2)
        {
          test_case_allow (test, TEST_LI, "2022-02-26", "rule " TEST_RULING ("big"), "");
          test_case_allow (test, TEST_LI, "2022-02-26", "sign", "");
          test_case_allow (test, TEST_WANG, "2022-02-26", "sign", "");
        }
      evaluation = test_case_evaluate (test, cases[i].now);
      g_assert_cmpuint (evaluation->actions->len, ==, 4);
      start = evaluation->actions->pdata[0];
      finish = evaluation->actions->pdata[2];
      take = evaluation->actions->pdata[3];
      g_assert_false (start->allowed);
      g_assert_cmpint (((DocketReason *) start->reasons->pdata[0])->hint, ==, DOCKET_HINT_STATE);
      reasons = test_describe_reasons (finish->reasons);
      g_assert_cmpstr (reasons, ==, cases[i].finish);
      g_assert_cmpint (finish->allowed, ==, cases[i].finish_allowed);
      g_assert_cmpint (finish->due, ==, cases[i].finish_allowed);
      g_assert_true (take->allowed && !take->due); /* what asks its inputs is passed over */
      g_assert_cmpuint (take->reasons->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/act/open", test_open);
  g_test_add_func ("/core/act/inputs", test_inputs);
  g_test_add_func ("/core/act/texts", test_texts);
  g_test_add_func ("/core/act/time", test_time);
  g_test_add_func ("/core/act/state", test_state);
  g_test_add_func ("/core/act/unknown-action", test_unknown_action);
  g_test_add_func ("/core/act/consequences", test_consequences);
  g_test_add_func ("/core/act/place", test_place);
  g_test_add_func ("/core/act/hints", test_hints);
  g_test_add_func ("/core/act/date-hints", test_date_hints);
  g_test_add_func ("/core/act/ruling-parts", test_ruling_parts);
  g_test_add_func ("/core/act/ruling-unfinished", test_ruling_unfinished);
  g_test_add_func ("/core/act/signatures", test_signatures);
  g_test_add_func ("/core/act/used-up", test_used_up);
  g_test_add_func ("/core/act/supersede", test_supersede);
  g_test_add_func ("/core/act/one-signature", test_one_signature);
  g_test_add_func ("/core/act/force", test_force);
  g_test_add_func ("/core/act/before-ruling", test_before_ruling);
  g_test_add_func ("/core/act/correct", test_correct);
  g_test_add_func ("/core/act/split", test_split);
  g_test_add_func ("/core/act/list", test_list);
  return g_test_run ();
}
