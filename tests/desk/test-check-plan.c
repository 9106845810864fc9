/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets made of acts of the rule sets as they are shipped. */

#include "docket-test-desk.h"

#include "desk/docket-check-plan.h"

#include <locale.h>

typedef struct
{
  DocketTestDesk *test;
  DocketCaseView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = NULL;
  g_autoptr (DocketDesk) desk = NULL;

  fixture->test = docket_test_desk_new ();
  number = docket_test_desk_import (fixture->test, "2022-01-06", "01-plain.eml");
  desk = docket_test_desk_open (fixture->test, "2022-01-06", "li");
  fixture->view = docket_desk_dup_case (desk, number, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  docket_case_view_free (fixture->view);
  docket_test_desk_free (fixture->test);
}

static DocketCheckPlan *
make_plan (Fixture *fixture, const char *action)
{
  const DocketRuleSet *rules = fixture->view->rules;

  return docket_check_plan_new (rules,
                                docket_rule_set_find_action (rules, fixture->view->evaluation->kind,
                                                             action));
}

static guint
count_weight (const DocketCheckPlan *plan, DocketCheckWeight weight)
{
  guint n = 0;

  for (guint i = 0; i < plan->items->len; i++)
    n += ((DocketCheckItem *) plan->items->pdata[i])->weight == weight;
  return n;
}

static void
test_contract (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketCheckPlan) plan = make_plan (fixture, "check-contract");

  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->checklist->id, ==, "GG-1.2");
  g_assert_cmpuint (count_weight (plan, DOCKET_CHECK_NEEDED), ==, 4);
  g_assert_cmpuint (count_weight (plan, DOCKET_CHECK_NOTED), ==, 6);
  g_assert_cmpuint (count_weight (plan, DOCKET_CHECK_FREE), ==, 0);
  g_assert_cmpstr (plan->result->key, ==, "result");
  g_assert_cmpstr (docket_check_plan_get_results (plan)[0], ==, "valid");
  g_assert_cmpuint (plan->others->len, ==, 1);
  g_assert_cmpstr (((DocketInput *) plan->others->pdata[0])->key, ==, "genuine");
}

static void
test_service (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketCheckPlan) plan = make_plan (fixture, "check-service");

  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->checklist->id, ==, "GG-5");
  g_assert_cmpuint (count_weight (plan, DOCKET_CHECK_NEEDED), ==, 9);
  g_assert_null (plan->result);
  g_assert_null (docket_check_plan_get_results (plan)[0]);
  g_assert_cmpuint (plan->others->len, ==, 1);
}

static void
test_no_sheet (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "accept", "notify", "publish", "refer", "award" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_null (make_plan (fixture, actions[i]));
}

static guint
count_answers (const char *answers)
{
  guint n = 0;

  for (; *answers != '\0'; answers++)
    n += *answers != '-';
  return n;
}

static void
test_sum (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *answers; /* y, n or - for each item */
    guint       yes, no, noted_no;
  } cases[] = {
    { "----------", 0, 0, 0 }, { "yyyy------", 4, 0, 0 }, { "yyny------", 3, 1, 0 },
    { "yyyyynnyyy", 4, 0, 2 }, { "-n--------", 0, 1, 0 },
  };
  g_autoptr (DocketCheckPlan) plan = make_plan (fixture, "check-contract");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketAnswer   answers[10];
      DocketCheckSum sum;

      for (gsize j = 0; j < G_N_ELEMENTS (answers); j++)
        answers[j] = cases[i].answers[j] == 'y'   ? DOCKET_ANSWER_YES
                     : cases[i].answers[j] == 'n' ? DOCKET_ANSWER_NO
                                                  : DOCKET_ANSWER_NONE;
      docket_check_plan_sum_up (plan, answers, &sum);
      g_assert_cmpuint (sum.n, ==, 4);
      g_assert_cmpuint (sum.yes, ==, cases[i].yes);
      g_assert_cmpuint (sum.no, ==, cases[i].no);
      g_assert_cmpuint (sum.noted_no, ==, cases[i].noted_no);
      g_assert_cmpuint (sum.answered, ==, count_answers (cases[i].answers));
    }
}

static void
test_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketCheckPlan) plan = make_plan (fixture, "check-contract");
  g_autoptr (GHashTable) facts = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_false (docket_check_plan_is_answered (plan, fixture->view->evaluation->facts));
  g_hash_table_insert (facts, (gpointer) "contract.result", (gpointer) "valid");
  g_assert_false (docket_check_plan_is_answered (plan, facts));
  g_hash_table_insert (facts, (gpointer) "contract.fee", (gpointer) "no");
  g_assert_true (docket_check_plan_is_answered (plan, facts));
}

static void
test_answers (void)
{
  static const char *const texts[] = { NULL, "yes", "no" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpint (docket_answer_of_text (texts[i]), ==, (int) i);
      g_assert_cmpstr (docket_answer_get_text ((DocketAnswer) i), ==, texts[i]);
    }
  g_assert_cmpint (docket_answer_of_text ("unknown"), ==, DOCKET_ANSWER_NONE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/check-plan/contract", test_contract);
  ADD ("/desk/check-plan/service", test_service);
  ADD ("/desk/check-plan/no-sheet", test_no_sheet);
  ADD ("/desk/check-plan/sum", test_sum);
  ADD ("/desk/check-plan/answered", test_answered);
  g_test_add_func ("/desk/check-plan/answers", test_answers);
  return g_test_run ();
}
