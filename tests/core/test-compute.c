/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calculator: answers, arguments in all their forms, errors, working. */
#include "core/docket-error.h"
#include "docket-test-rules.h"

#include <string.h>

static DocketCompute *
add_compute (DocketRuleSet *rules, const char *rule)
{
  DocketCompute *compute = g_new0 (DocketCompute, 1);

  compute->rule = g_strdup (rule);
  compute->arguments = g_ptr_array_new ();
  compute->answers = g_ptr_array_new ();
  g_ptr_array_add (rules->computes, compute);
  return compute;
}

/* A fact, or with @form a record */
static void
add_argument (DocketCompute *compute, const char *name, gint index, const char *form)
{
  DocketComputeArgument *argument = g_new0 (DocketComputeArgument, 1);

  argument->name = g_strdup (name);
  argument->fact = form == NULL ? index : -1;
  argument->record = form != NULL ? index : -1;
  argument->form = g_strdup (form);
  g_ptr_array_add (compute->arguments, argument);
}

static void
add_answer (DocketCompute *compute, const char *form, DocketCondition *condition)
{
  DocketComputeAnswer *answer = g_new0 (DocketComputeAnswer, 1);

  answer->form = g_strdup (form);
  answer->condition = condition;
  g_ptr_array_add (compute->answers, answer);
}

static void
add_computes (DocketRuleSet *rules)
{
  DocketCompute *window = add_compute (rules, "T-window");
  DocketCompute *days = add_compute (rules, "T-days");
  DocketCompute *tries = add_compute (rules, "T-tries");
  DocketCompute *unset = add_compute (rules, "T-unset");

  add_argument (window, "base", FACT_BASE, NULL);
  add_answer (window, "{T-window#open}..{T-window#close}", NULL);
  add_argument (days, "base", FACT_BASE, NULL);
  add_argument (days, "arrived", FACT_MOMENT, NULL);
  add_answer (days, "EARLY",
              TEST_CONDITION ({ .kind = DOCKET_CONDITION_DATE,
                                .of = REF_FACT (FACT_MOMENT),
                                .relation = DOCKET_RELATION_UNTIL,
                                .to = REF_PART (RULE_DAYS, LAST) }));
  add_answer (days, "OVER",
              TEST_CONDITION ({ .kind = DOCKET_CONDITION_KNOWN, .of = REF_FACT (FACT_MOMENT) }));
  add_answer (days, "{T-days#last} {base}", NULL);
  add_argument (tries, "tries", RECORD_TRY, "way@at");
  add_answer (tries, "MANY",
              TEST_CONDITION ({ .kind = DOCKET_CONDITION_COUNT,
                                .index = RECORD_TRY,
                                .minimum = 2,
                                .distinct = FACT_TRY_WAY }));
  add_answer (tries, "FEW", NULL);
  add_argument (unset, "base", FACT_BASE, NULL);
  add_answer (unset, "{T-unset#last}", NULL);
}

static char *
compute (const char *rule, const char *arguments, GPtrArray **working, GError **error)
{
  g_autoptr (DocketRuleSet) rules = test_rules_new (add_computes);
  g_autoptr (DocketCalendar) calendar = test_calendar_new ();
  g_auto (GStrv) list = g_strsplit (arguments, " ", -1);

  return docket_compute (rules, calendar, rule,
                         *arguments != '\0' ? (const char *const *) list : NULL, working, error);
}

static void
test_answers (void)
{
  static const struct
  {
    const char *rule;
    const char *arguments;
    const char *answer;
  } cases[] = {
    { "T-window", "base=2021-11-25", "2021-12-26..2021-12-30" },
    { "T-days", "base=2022-01-15", "2022-02-14 2022-01-15" },
    { "T-days", "base=2022-01-15 arrived=2022-02-14T23:59:59", "EARLY" },
    { "T-days", "arrived=2022-02-15T00:00:00 base=2022-01-15", "OVER" },
    { "T-tries", "tries=mail@2022-01-01", "FEW" },
    { "T-tries", "tries=mail@2022-01-01,mail@2022-01-02", "FEW" },
    { "T-tries", "tries=mail@2022-01-01,phone@2022-01-02", "MANY" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *answer = compute (cases[i].rule, cases[i].arguments, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *rule;
    const char *arguments;
    DocketError code;
    const char *names; /* what the message must tell */
  } cases[] = {
    { "T-dance", "base=2022-01-15", DOCKET_ERROR_NOT_FOUND, "T-dance" },
    { "T-window", "", DOCKET_ERROR_USAGE, "base" },
    { "T-window", "base", DOCKET_ERROR_USAGE, "base" },
    { "T-window", "basis=2022-01-15", DOCKET_ERROR_USAGE, "basis" },
    { "T-window", "base=2022-01-15 base=2022-01-16", DOCKET_ERROR_USAGE, "base" },
    { "T-window", "base=2022-02-30", DOCKET_ERROR_INVALID, "2022-02-30" },
    { "T-window", "base=9999-12-31", DOCKET_ERROR_INVALID, "T-window" },
    { "T-days", "arrived=2022-02-15T00:00:00", DOCKET_ERROR_USAGE, "base" },
    { "T-tries", "", DOCKET_ERROR_USAGE, "tries" },
    { "T-tries", "tries=mail", DOCKET_ERROR_INVALID, "mail" },
    { "T-tries", "tries=dove@2022-01-01", DOCKET_ERROR_INVALID, "dove" },
    { "T-tries", "tries=mail@2022-01-01,", DOCKET_ERROR_INVALID, "tries" },
    { "T-unset", "base=2022-01-15", DOCKET_ERROR_INVALID, "T-unset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (compute (cases[i].rule, cases[i].arguments, NULL, &error));
      g_assert_error (error, DOCKET_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].names));
    }
}

static void
test_working (void)
{
  static const char *const names[] = { "base",     "T-days", "wait",  "last", "after",
                                       "T-window", "open",   "close", "open", "close" };
  g_autoptr (GPtrArray) working = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = compute ("T-window", "base=2021-11-25", &working, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  g_assert_cmpuint (working->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (((DocketWorkingStep *) working->pdata[i])->name, ==, names[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/compute/answers", test_answers);
  g_test_add_func ("/core/compute/errors", test_errors);
  g_test_add_func ("/core/compute/working", test_working);
  return g_test_run ();
}
