/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms, windows, months, holds: their dates, their working, and the settings that move them. */
#include "core/docket-parts.h"
#include "core/docket-working.h"
#include "docket-test-rules.h"

typedef struct
{
  DocketRuleSet        *rules;
  DocketCalendar       *calendar;
  DocketEvaluationInput input;
  DocketMatter         *matter;
} Fixture;

static void
set_up_with (Fixture *fixture, void (*edit) (DocketRuleSet *rules))
{
  fixture->rules = test_rules_new (edit);
  fixture->calendar = test_calendar_new ();
  fixture->input =
      (DocketEvaluationInput) { .rules = fixture->rules, .calendar = fixture->calendar };
  fixture->matter = docket_matter_new (&fixture->input);
}

static void
set_up (Fixture *fixture, gconstpointer edit)
{
  set_up_with (fixture, NULL);
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

/* The part as text, "" while it is not known */
static char *
dup_part (Fixture *fixture, guint rule, DocketPart part)
{
  DocketDatum value = docket_part_get (fixture->matter, rule, part);
  char       *text = docket_datum_dup_text (&value);

  return text != NULL ? text : g_strdup ("");
}

static void
assert_part (Fixture *fixture, guint rule, DocketPart part, const char *expected)
{
  g_autofree char *text = dup_part (fixture, rule, part);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_units (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *base;
    guint       rule;
    DocketPart  part;
    const char *expected;
  } cases[] = {
    { "2022-01-15", RULE_DAYS, DOCKET_PART_LAST, "2022-02-14" },
    { "2022-01-15", RULE_DAYS, DOCKET_PART_AFTER, "2022-02-15" },
    { "2024-02-01", RULE_DAYS, DOCKET_PART_LAST, "2024-03-02" },
    { "2022-01-27", RULE_WORKDAYS, DOCKET_PART_LAST, "2022-01-30" }, /* two working weekends */
    { "2022-01-28", RULE_WORKDAYS, DOCKET_PART_LAST, "2022-02-07" }, /* over the holidays */
    { "2022-01-31", RULE_MONTHS, DOCKET_PART_LAST, "2022-02-28" },
    { "2024-01-31", RULE_MONTHS, DOCKET_PART_AFTER, "2024-03-01" },
    { "2022-01-15", RULE_UNSET, DOCKET_PART_LAST, "" },
    { "9999-12-20", RULE_DAYS, DOCKET_PART_LAST, "" },
    { "9999-12-01", RULE_DAYS, DOCKET_PART_LAST, "" }, /* the day after it is none */
  };

  assert_part (fixture, RULE_DAYS, DOCKET_PART_LAST, "");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_fact (fixture, FACT_BASE, cases[i].base);
      assert_part (fixture, cases[i].rule, cases[i].part, cases[i].expected);
    }
}

static void
test_instants (Fixture *fixture, gconstpointer data)
{
  set_fact (fixture, FACT_MOMENT, "2020-02-28T15:00:00");
  assert_part (fixture, RULE_HOURS, DOCKET_PART_END, "2020-02-29T15:00:00");
  assert_part (fixture, RULE_DAY24, DOCKET_PART_END, "2020-03-06T15:00:00");
  assert_part (fixture, RULE_DAY24, DOCKET_PART_LAST, "2020-03-06");
}

static void
set_pick (Fixture *fixture, DocketPick pick)
{
  ((DocketRule *) fixture->rules->rules->pdata[RULE_DAYS])->term.pick.value = pick;
}

static void
test_picks (Fixture *fixture, gconstpointer data)
{
  static const char *const only_other[] = { "2022-02-10", "", "2022-02-10", "2022-02-10" };
  static const char *const both[] = { "2022-02-19", "2022-02-19", "2022-02-19", "2022-02-10" };

  set_fact (fixture, FACT_OTHER, "2022-01-11");
  for (guint pick = 0; pick < G_N_ELEMENTS (only_other); pick++)
    {
      set_pick (fixture, (DocketPick) pick);
      assert_part (fixture, RULE_DAYS, DOCKET_PART_LAST, only_other[pick]);
    }
  set_fact (fixture, FACT_BASE, "2022-01-20");
  for (guint pick = 0; pick < G_N_ELEMENTS (both); pick++)
    {
      set_pick (fixture, (DocketPick) pick);
      assert_part (fixture, RULE_DAYS, DOCKET_PART_LAST, both[pick]);
    }
}

static void
test_windows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char       *base;
    DocketWindowMonth month;
    gint64            partial;
    const char       *open;
    const char       *close;
  } cases[] = {
    { "2021-11-12", DOCKET_WINDOW_OF_AFTER, 1, "2021-12-25", "2021-12-30" },
    { "2021-11-25", DOCKET_WINDOW_OF_AFTER, 1, "2021-12-26", "2021-12-30" },
    { "2021-11-25", DOCKET_WINDOW_OF_AFTER, 0, "2022-01-25", "2022-01-30" },
    { "2021-11-29", DOCKET_WINDOW_OF_AFTER, 1, "2021-12-30", "2021-12-30" },
    { "2021-11-30", DOCKET_WINDOW_OF_AFTER, 1, "2022-01-25", "2022-01-30" },
    { "2022-01-28", DOCKET_WINDOW_OF_AFTER, 1, "2022-02-28", "2022-02-28" },
    { "2022-01-29", DOCKET_WINDOW_OF_AFTER, 1, "2022-03-25", "2022-03-30" },
    { "2024-01-29", DOCKET_WINDOW_OF_AFTER, 1, "2024-02-29", "2024-02-29" },
    { "2021-11-12", DOCKET_WINDOW_NEXT, 1, "2022-01-25", "2022-01-30" },
    { "2021-12-01", DOCKET_WINDOW_OF_LAST, 1, "2022-01-25", "2022-01-30" },
  };
  DocketWindowRule *window = &((DocketRule *) fixture->rules->rules->pdata[RULE_WINDOW])->window;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      window->month.value = cases[i].month;
      window->partial.value = cases[i].partial;
      set_fact (fixture, FACT_BASE, cases[i].base);
      assert_part (fixture, RULE_WINDOW, DOCKET_PART_OPEN, cases[i].open);
      assert_part (fixture, RULE_WINDOW, DOCKET_PART_CLOSE, cases[i].close);
    }
}

static void
test_rolling (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *today;
    const char *open;
    const char *until;
  } cases[] = {
    { "2021-11-12", "2021-12-25", "2021-12-31" }, { "2021-12-30", "2021-12-25", "2021-12-31" },
    { "2021-12-31", "2022-01-25", "2022-01-31" }, { "2022-01-31", "2022-02-25", "2022-03-01" },
    { "2025-06-30", "2025-06-25", "2025-07-01" },
  };

  set_fact (fixture, FACT_BASE, "2021-11-12");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      docket_matter_set_now (fixture->matter, test_instant (cases[i].today));
      assert_part (fixture, RULE_WINDOW, DOCKET_PART_OPEN, "2021-12-25");
      assert_part (fixture, RULE_ROLLING, DOCKET_PART_OPEN, cases[i].open);
      g_assert_cmpint (fixture->matter->until, ==,
                       docket_instant_of_date (test_date (cases[i].until)));
    }
}

static void
test_months (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char     *base;
    DocketMonthPick pick;
    const char     *expected;
  } cases[] = {
    { "2022-07-01", DOCKET_MONTH_FIRST_FULL, "2022-07" },
    { "2022-07-02", DOCKET_MONTH_FIRST_FULL, "2022-08" },
    { "2022-12-30", DOCKET_MONTH_NEXT, "2023-01" },
    { "2022-12-30", DOCKET_MONTH_CONTAINING, "2022-12" },
  };
  DocketMonth *month = &((DocketRule *) fixture->rules->rules->pdata[RULE_MONTH])->month;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      month->pick.value = cases[i].pick;
      set_fact (fixture, FACT_BASE, cases[i].base);
      assert_part (fixture, RULE_MONTH, DOCKET_PART_MONTH, cases[i].expected);
    }
}

static void
count_event_day (DocketRuleSet *rules)
{
  DocketParameter *parameter = g_new0 (DocketParameter, 1);

  parameter->key = g_strdup (DOCKET_PARAMETER_COUNT_EVENT_DAY);
  parameter->value = g_strdup ("1");
  parameter->type = DOCKET_TYPE_FLAG;
  g_ptr_array_add (rules->parameters, parameter);
  rules->count_event_day = TRUE;
}

static void
test_event_day (void)
{
  Fixture fixture;

  set_up_with (&fixture, count_event_day);
  set_fact (&fixture, FACT_BASE, "2022-01-28");
  assert_part (&fixture, RULE_DAYS, DOCKET_PART_LAST, "2022-02-26");
  assert_part (&fixture, RULE_WORKDAYS, DOCKET_PART_LAST, "2022-01-30");
  assert_part (&fixture, RULE_MONTHS, DOCKET_PART_LAST, "2022-02-27");
  tear_down (&fixture, NULL);
}

static void
roll_over_holidays (DocketRuleSet *rules)
{
  rules->holiday_rollover = TRUE;
  ((DocketRule *) rules->rules->pdata[RULE_DAYS])->term.binds_person = TRUE;
}

static void
test_rollover (void)
{
  Fixture fixture;

  set_up_with (&fixture, roll_over_holidays);
  set_fact (&fixture, FACT_BASE, "2022-01-02"); /* ends on 1 February, a holiday until the 6th */
  assert_part (&fixture, RULE_DAYS, DOCKET_PART_LAST, "2022-02-07");
  assert_part (&fixture, RULE_MONTHS, DOCKET_PART_LAST, "2022-02-02"); /* binds nobody */
  ((DocketRule *) fixture.rules->rules->pdata[RULE_DAYS])->term.kind = DOCKET_TERM_BAR;
  assert_part (&fixture, RULE_DAYS, DOCKET_PART_LAST, "2022-02-01"); /* no deadline */
  tear_down (&fixture, NULL);
}

static void
test_provisional (Fixture *fixture, gconstpointer data)
{
  DocketTermDates dates;

  set_fact (fixture, FACT_BASE, "2022-01-10");
  g_assert_true (docket_term_compute (fixture->matter, RULE_WORKDAYS, &dates));
  g_assert_false (dates.provisional);
  set_fact (fixture, FACT_BASE, "2022-12-29");
  g_assert_true (docket_term_compute (fixture->matter, RULE_WORKDAYS, &dates));
  g_assert_true (dates.provisional);
}

static char *
describe (GPtrArray *steps)
{
  static const char *const kinds[] = { "trigger", "rule", "parameter", "calendar", "result" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const DocketWorkingStep *step = g_ptr_array_index (steps, i);
      g_autofree char         *date =
          step->date != DOCKET_DATE_NONE ? docket_date_format (step->date) : g_strdup ("-");

      g_string_append_printf (text, "%s %s %s %s %" G_GINT64_FORMAT "\n", kinds[step->kind],
                              step->name, step->text != NULL ? step->text : "-", date,
                              step->number);
    }
  return g_string_free (text, FALSE);
}

static void
test_working (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  DocketWindowDates window;
  DocketTermDates   term;
  g_autofree char  *text = NULL;

  set_fact (fixture, FACT_BASE, "2022-01-28");
  docket_working_collect (fixture->matter, steps);
  g_assert_true (docket_window_compute (fixture->matter, RULE_WINDOW, &window));
  g_assert_true (docket_window_compute (fixture->matter, RULE_WINDOW, &window)); /* told once */
  g_assert_true (docket_term_compute (fixture->matter, RULE_WORKDAYS, &term));
  docket_working_collect (fixture->matter, NULL);
  text = describe (steps);
  g_assert_cmpstr (text, ==,
                   "trigger base 2022-01-28 2022-01-28 0\n"
                   "rule T-days 1, 2(1) - 0\n"
                   "parameter wait 30 - 30\n"
                   "result last 2022-02-27 2022-02-27 0\n"
                   "result after 2022-02-28 2022-02-28 0\n"
                   "rule T-window 1, 2(1) - 0\n"
                   "parameter open - - 25\n"
                   "parameter close - - 30\n"
                   "result open 2022-02-28 2022-02-28 0\n"
                   "result close 2022-02-28 2022-02-28 0\n"
                   "trigger base 2022-01-28 2022-01-28 0\n"
                   "rule T-workdays 1, 2(1) - 0\n"
                   "parameter count - - 3\n"
                   "calendar calendar - 2022-01-29 7\n"
                   "result last 2022-02-07 2022-02-07 0\n"
                   "result after 2022-02-08 2022-02-08 0\n");
}

/* Three days and none skipped: the day of the event is the first */
static void
test_event_day_working (void)
{
  g_autoptr (GPtrArray) steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  g_autofree char *text = NULL;
  Fixture          fixture;
  DocketTermDates  term;

  set_up_with (&fixture, count_event_day);
  set_fact (&fixture, FACT_BASE, "2022-01-28");
  docket_working_collect (fixture.matter, steps);
  g_assert_true (docket_term_compute (fixture.matter, RULE_WORKDAYS, &term));
  docket_working_collect (fixture.matter, NULL);
  text = describe (steps);
  g_assert_cmpstr (text, ==,
                   "trigger base 2022-01-28 2022-01-28 0\n"
                   "rule T-workdays 1, 2(1) - 0\n"
                   "parameter count - - 3\n"
                   "parameter count-event-day 1 - 0\n"
                   "calendar calendar - 2022-01-28 0\n"
                   "result last 2022-01-30 2022-01-30 0\n"
                   "result after 2022-01-31 2022-01-31 0\n");
  tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/core/term/units", test_units },
    { "/core/term/instants", test_instants },
    { "/core/term/picks", test_picks },
    { "/core/term/windows", test_windows },
    { "/core/term/rolling", test_rolling },
    { "/core/term/months", test_months },
    { "/core/term/provisional", test_provisional },
    { "/core/term/working", test_working },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/core/term/event-day", test_event_day);
  g_test_add_func ("/core/term/event-day-working", test_event_day_working);
  g_test_add_func ("/core/term/rollover", test_rollover);
  return g_test_run ();
}
