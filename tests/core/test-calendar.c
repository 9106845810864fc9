/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days around published holidays and make-up days. */
#include "core/docket-calendar.h"

#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static DocketDate
date_of (const char *text)
{
  DocketDate date = DOCKET_DATE_NONE;

  g_assert_true (docket_date_parse (text, &date));
  return date;
}

static void
add_days (GArray *days, const char *first, const char *last, gboolean is_workday)
{
  for (DocketDate date = date_of (first); date <= date_of (last); date++)
    {
      DocketCalendarDay day = { date, is_workday };

      g_array_append_val (days, day);
    }
}

/* The days of 2022 and 2024 that matter here, out of order */
static DocketCalendar *
make_calendar (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DocketCalendarDay));

  add_days (days, "2024-02-10", "2024-02-17", FALSE);
  add_days (days, "2024-02-18", "2024-02-18", TRUE);
  add_days (days, "2024-02-04", "2024-02-04", TRUE);
  add_days (days, "2024-01-01", "2024-01-01", FALSE);
  add_days (days, "2022-10-01", "2022-10-07", FALSE);
  add_days (days, "2022-10-08", "2022-10-09", TRUE);
  add_days (days, "2022-01-29", "2022-01-30", TRUE);
  add_days (days, "2022-01-31", "2022-02-06", FALSE);
  return docket_calendar_new ((const DocketCalendarDay *) days->data, days->len, DIGEST);
}

static void
test_workdays (void)
{
  static const struct
  {
    const char *date;
    gboolean    is_workday;
  } cases[] = {
    { "2022-01-28", TRUE },  { "2022-01-29", TRUE },  { "2022-01-30", TRUE },
    { "2022-01-31", FALSE }, { "2022-02-04", FALSE }, { "2022-02-06", FALSE },
    { "2022-02-07", TRUE },  { "2022-02-12", FALSE }, { "2022-02-13", FALSE },
    { "2022-10-07", FALSE }, { "2022-10-08", TRUE },  { "2022-10-09", TRUE },
    { "2024-01-01", FALSE }, { "2024-02-04", TRUE },  { "2024-02-09", TRUE },
    { "2024-02-10", FALSE }, { "2024-02-17", FALSE }, { "2024-02-18", TRUE },
    { "2023-01-23", TRUE },  { "2023-01-28", FALSE }, { "1970-01-01", TRUE },
    { "0001-01-01", TRUE },  { "9999-12-31", TRUE },
  };
  g_autoptr (DocketCalendar) calendar = make_calendar ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (docket_calendar_is_workday (calendar, date_of (cases[i].date)), ==,
                     cases[i].is_workday);
}

static void
test_add_workdays (void)
{
  static const struct
  {
    const char *date;
    guint       n;
    const char *expected;
    gboolean    provisional;
  } cases[] = {
    { "2022-01-27", 0, "2022-01-27", FALSE },
    { "2022-02-01", 0, "2022-02-01", FALSE }, /* nothing is counted, so nothing moves */
    { "2022-01-27", 1, "2022-01-28", FALSE },
    { "2022-01-28", 1, "2022-01-29", FALSE },
    { "2022-01-28", 2, "2022-01-30", FALSE },
    { "2022-01-28", 3, "2022-02-07", FALSE },
    { "2022-01-28", 7, "2022-02-11", FALSE },
    { "2022-01-28", 8, "2022-02-14", FALSE },
    { "2022-02-03", 1, "2022-02-07", FALSE },
    { "2022-09-29", 7, "2022-10-13", FALSE },
    { "2022-09-30", 3, "2022-10-10", FALSE },
    { "2024-02-02", 3, "2024-02-06", FALSE },
    { "2024-02-09", 1, "2024-02-18", FALSE },
    { "2024-02-09", 2, "2024-02-19", FALSE },
    { "2022-12-30", 1, "2023-01-02", TRUE },
    { "2022-12-31", 0, "2022-12-31", FALSE },
    { "2023-12-29", 1, "2024-01-02", TRUE }, /* 30 and 31 December were looked at */
    { "2023-12-31", 1, "2024-01-02", FALSE },
    { "2022-12-29", 1, "2022-12-30", FALSE },
    { "2023-05-01", 0, "2023-05-01", FALSE },
    { "2022-12-30", 261, "2024-01-02", TRUE },
  };
  g_autoptr (DocketCalendar) calendar = make_calendar ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean   provisional = FALSE;
      DocketDate date = docket_calendar_add_workdays (calendar, date_of (cases[i].date), cases[i].n,
                                                      &provisional);
      g_autofree char *text = docket_date_format (date);

      g_assert_cmpstr (text, ==, cases[i].expected);
      g_assert_cmpint (provisional, ==, cases[i].provisional);
      g_assert_cmpint (docket_calendar_add_workdays (calendar, date_of (cases[i].date), cases[i].n,
                                                     NULL),
                       ==, date);
    }
}

static void
test_provisional_stays (void)
{
  g_autoptr (DocketCalendar) calendar = make_calendar ();
  gboolean provisional = TRUE;

  docket_calendar_add_workdays (calendar, date_of ("2022-03-01"), 5, &provisional);
  g_assert_true (provisional);
}

static void
test_ends_of_time (void)
{
  g_autoptr (DocketCalendar) calendar = make_calendar ();
  DocketDate last = date_of ("9999-12-31");

  g_assert_cmpint (docket_calendar_add_workdays (calendar, last - 1, 1, NULL), ==, last);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, last, 0, NULL), ==, last);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, last, 1, NULL), ==, DOCKET_DATE_NONE);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, last, G_MAXUINT, NULL), ==,
                   DOCKET_DATE_NONE);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, DOCKET_DATE_NONE, 0, NULL), ==,
                   DOCKET_DATE_NONE);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, DOCKET_DATE_NONE, 1, NULL), ==,
                   DOCKET_DATE_NONE);
}

static void
test_covers (void)
{
  static const int covered[] = { 2022, 2024 };
  static const int unknown[] = { 2021, 2023, 2025, 1, 9999, 0, -1, 10000 };
  g_autoptr (DocketCalendar) calendar = make_calendar ();

  for (gsize i = 0; i < G_N_ELEMENTS (covered); i++)
    g_assert_true (docket_calendar_covers (calendar, covered[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (docket_calendar_covers (calendar, unknown[i]));
}

static void
test_last_entry_holds (void)
{
  const DocketDate        monday = date_of ("2022-03-07");
  const DocketCalendarDay days[] = {
    { monday + 1, FALSE }, { monday, FALSE },    { monday, TRUE },     { monday, FALSE },
    { monday + 2, FALSE }, { monday + 1, TRUE }, { monday + 2, TRUE }, { monday + 2, FALSE },
  };
  g_autoptr (DocketCalendar) calendar = docket_calendar_new (days, G_N_ELEMENTS (days), DIGEST);

  g_assert_false (docket_calendar_is_workday (calendar, monday));
  g_assert_true (docket_calendar_is_workday (calendar, monday + 1));
  g_assert_false (docket_calendar_is_workday (calendar, monday + 2));
  g_assert_true (docket_calendar_is_workday (calendar, monday + 3));
}

static void
test_empty (void)
{
  g_autoptr (DocketCalendar) calendar = docket_calendar_new (NULL, 0, DIGEST);
  gboolean provisional = FALSE;

  g_assert_cmpstr (docket_calendar_get_digest (calendar), ==, DIGEST);
  g_assert_cmpint (docket_calendar_add_workdays (calendar, date_of ("2022-01-28"), 1, &provisional),
                   ==, date_of ("2022-01-31"));
  g_assert_true (provisional);
}

/* Counting day by day gives the same as adding at once */
static void
test_counting (void)
{
  g_autoptr (DocketCalendar) calendar = make_calendar ();

  for (guint i = 0; i < 500; i++)
    {
      DocketDate date = date_of ("2021-06-01") + g_test_rand_int_range (0, 1400);
      DocketDate end = date + g_test_rand_int_range (1, 300);
      guint      workdays = 0;

      while (!docket_calendar_is_workday (calendar, end))
        end++;
      for (DocketDate day = date + 1; day <= end; day++)
        workdays += docket_calendar_is_workday (calendar, day) ? 1 : 0;
      if (workdays > 0)
        g_assert_cmpint (docket_calendar_add_workdays (calendar, date, workdays, NULL), ==, end);
    }
}

static gpointer
use_calendar_in_thread (gpointer data)
{
  g_autoptr (DocketCalendar) calendar = data;

  return GINT_TO_POINTER (docket_calendar_add_workdays (calendar, date_of ("2022-01-28"), 3, NULL));
}

static void
test_shared (void)
{
  DocketCalendar *calendar = make_calendar ();
  GThread        *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("calendar", use_calendar_in_thread, docket_calendar_ref (calendar));
  docket_calendar_unref (calendar);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (threads[i])), ==, date_of ("2022-02-07"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/calendar/workdays", test_workdays);
  g_test_add_func ("/core/calendar/add-workdays", test_add_workdays);
  g_test_add_func ("/core/calendar/provisional-stays", test_provisional_stays);
  g_test_add_func ("/core/calendar/ends-of-time", test_ends_of_time);
  g_test_add_func ("/core/calendar/covers", test_covers);
  g_test_add_func ("/core/calendar/last-entry-holds", test_last_entry_holds);
  g_test_add_func ("/core/calendar/empty", test_empty);
  g_test_add_func ("/core/calendar/counting", test_counting);
  g_test_add_func ("/core/calendar/shared", test_shared);
  return g_test_run ();
}
