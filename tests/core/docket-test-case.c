/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases of the test rule set: events one after the other, evaluated together. */
#include "docket-test-rules.h"

#include <string.h>

#define NINE (9 * 60 * 60)

DocketDate
test_date (const char *text)
{
  DocketDate date = DOCKET_DATE_NONE;

  g_assert_true (docket_date_parse (text, &date));
  return date;
}

DocketInstant
test_instant (const char *text)
{
  DocketInstant instant;

  if (docket_instant_parse (text, &instant))
    return instant;
  return docket_instant_of_date (test_date (text)) + NINE;
}

DocketCalendar *
test_calendar_new (void)
{
  static const struct
  {
    const char *date;
    gboolean    is_workday;
  } rows[] = {
    { "2022-01-03", FALSE }, { "2022-01-29", TRUE },  { "2022-01-30", TRUE },
    { "2022-01-31", FALSE }, { "2022-02-01", FALSE }, { "2022-02-02", FALSE },
    { "2022-02-03", FALSE }, { "2022-02-04", FALSE }, { "2022-02-05", FALSE },
    { "2022-02-06", FALSE },
  };
  DocketCalendarDay days[G_N_ELEMENTS (rows)];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    days[i] = (DocketCalendarDay) { test_date (rows[i].date), rows[i].is_workday };
  return docket_calendar_new (days, G_N_ELEMENTS (days), "");
}

static void
free_entry (gpointer entry)
{
  docket_ledger_entry_free (entry);
}

TestCase *
test_case_new (void (*edit) (DocketRuleSet *rules))
{
  TestCase *test = g_new0 (TestCase, 1);

  test->rules = test_rules_new (edit);
  test->calendar = test_calendar_new ();
  test->events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  test->ledger = g_ptr_array_new_with_free_func (free_entry);
  test->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_contact_free);
  test->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return test;
}

void
test_case_free (TestCase *test)
{
  g_hash_table_unref (test->given);
  g_ptr_array_unref (test->contacts);
  g_ptr_array_unref (test->ledger);
  g_ptr_array_unref (test->events);
  docket_calendar_unref (test->calendar);
  docket_rule_set_unref (test->rules);
  g_free (test);
}

DocketEvent *
test_event_new (TestCase *test, const char *on, const char *action, const char *values)
{
  DocketEvent *event = docket_event_new ("DESK/TT-2022-0001", action);
  g_auto (GStrv) list = g_strsplit (values != NULL ? values : "", "|", -1);

  event->subject_seq = test->events->len + 1;
  event->at = test_instant (on);
  g_free (event->actor);
  event->actor = g_strdup ("li");
  for (char **value = list; *value != NULL; value++)
    {
      g_auto (GStrv) halves = g_strsplit (*value, "=", 2);

      docket_event_add (event, halves[0], halves[1]);
    }
  return event;
}

DocketEvent *
test_case_add (TestCase *test, const char *on, const char *action, const char *values)
{
  DocketEvent *event = test_event_new (test, on, action, values);

  g_ptr_array_add (test->events, event);
  return event;
}

DocketEvaluationInput
test_case_input (TestCase *test, const char *now)
{
  return (DocketEvaluationInput) { .rules = test->rules,
                                   .calendar = test->calendar,
                                   .events = test->events,
                                   .ledger = test->ledger,
                                   .contacts = test->contacts,
                                   .given = test->given,
                                   .ruled = test->ruled,
                                   .now = test_instant (now) };
}

DocketEvaluation *
test_case_evaluate (TestCase *test, const char *now)
{
  DocketEvaluationInput input = test_case_input (test, now);
  g_autoptr (GError) error = NULL;
  DocketEvaluation *evaluation = docket_evaluate (&input, TRUE, &error);

  g_assert_no_error (error);
  return evaluation;
}

DocketActResult *
test_case_try (TestCase   *test,
               const char *who,
               const char *on,
               const char *action,
               const char *values)
{
  g_autoptr (DocketEvent) event = test_event_new (test, on, action, values);
  DocketEvaluationInput input = test_case_input (test, on);
  g_auto (GStrv) halves = g_strsplit (who, " ", 2);
  g_autoptr (GError) error = NULL;
  DocketActResult *result;

  g_free (event->actor);
  event->actor = g_strdup (halves[0]);
  result = docket_evaluate_act (&input, event, halves[1], &error);
  g_assert_no_error (error);
  if (result->allowed)
    g_ptr_array_add (test->events, g_steal_pointer (&event));
  return result;
}

void
test_case_refuse (TestCase   *test,
                  const char *who,
                  const char *on,
                  const char *act,
                  const char *reasons)
{
  g_auto (GStrv) halves = g_strsplit (act, " ", 2);
  g_autoptr (DocketActResult) result = test_case_try (test, who, on, halves[0], halves[1]);
  g_autofree char *text = test_describe_reasons (result->reasons);

  g_assert_cmpstr (text, ==, reasons);
  g_assert_false (result->allowed);
  g_assert_null (result->after);
  g_assert_cmpuint (result->consequences->len, ==, 0);
}

void
test_case_allow (TestCase   *test,
                 const char *who,
                 const char *on,
                 const char *act,
                 const char *reasons)
{
  g_auto (GStrv) halves = g_strsplit (act, " ", 2);
  g_autoptr (DocketActResult) result = test_case_try (test, who, on, halves[0], halves[1]);
  g_autofree char *text = test_describe_reasons (result->reasons);

  g_assert_cmpstr (text, ==, reasons);
  g_assert_true (result->allowed);
  g_assert_nonnull (result->after);
}

TestCase *
test_case_new_waiting (void (*edit) (DocketRuleSet *rules))
{
  TestCase *test = test_case_new (edit);

  test_case_add (test, "2022-01-05", "open", TEST_OPEN);
  test_case_add (test, "2022-01-10", "start", "fact.base=2022-01-10");
  test_case_add (test, "2022-01-10", "try", "fact.try.way=mail|fact.try.result=reached");
  return test;
}

char *
test_describe_reasons (GPtrArray *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DocketReason *reason = g_ptr_array_index (reasons, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " | " : "", reason->warning ? "~" : "",
                              *reason->rule != '\0' ? reason->rule : reason->label.en);
      if (reason->words != NULL)
        g_string_append_printf (text, " [%s]", reason->words);
    }
  return g_string_free (text, FALSE);
}
