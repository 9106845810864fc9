/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates against tables, and against a count of days that knows nothing of GDate. */
#include "core/docket-date.h"

static DocketDate
date_of (const char *text)
{
  DocketDate date = DOCKET_DATE_NONE;

  if (text != NULL)
    g_assert_true (docket_date_parse (text, &date));
  return date;
}

static void
assert_date (DocketDate date, const char *expected)
{
  g_autofree char *text = NULL;

  if (expected == NULL)
    {
      g_assert_cmpint (date, ==, DOCKET_DATE_NONE);
      return;
    }
  text = docket_date_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_known_numbers (void)
{
  static const struct
  {
    int        year, month, day;
    DocketDate date;
  } cases[] = {
    { 1970, 1, 1, 0 },
    { 1969, 12, 31, -1 },
    { 2000, 3, 1, 11017 },
    { 2022, 2, 6, 19029 },
    { 1, 1, 1, -719162 },
    { 9999, 12, 31, 2932896 },
    { 1900, 3, 1, -25508 },
    { 2024, 2, 29, 19782 },
    { 2023, 2, 29, DOCKET_DATE_NONE },
    { 1900, 2, 29, DOCKET_DATE_NONE },
    { 2000, 2, 29, 11016 },
    { 2022, 4, 31, DOCKET_DATE_NONE },
    { 0, 1, 1, DOCKET_DATE_NONE },
    { 10000, 1, 1, DOCKET_DATE_NONE },
    { 2022, 0, 1, DOCKET_DATE_NONE },
    { 2022, 13, 1, DOCKET_DATE_NONE },
    { 2022, 1, 0, DOCKET_DATE_NONE },
    { 2022, 1, 32, DOCKET_DATE_NONE },
    { 65536 + 2022, 1, 1, DOCKET_DATE_NONE },
    { 2022, 1, 257, DOCKET_DATE_NONE },
    { -1, 1, 1, DOCKET_DATE_NONE },
    { 2022, -1, -1, DOCKET_DATE_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (docket_date_new (cases[i].year, cases[i].month, cases[i].day), ==,
                     cases[i].date);
}

static void
test_validity (void)
{
  g_assert_true (docket_date_is_valid (0));
  g_assert_true (docket_date_is_valid (docket_date_new (1, 1, 1)));
  g_assert_true (docket_date_is_valid (docket_date_new (9999, 12, 31)));
  g_assert_false (docket_date_is_valid (docket_date_new (1, 1, 1) - 1));
  g_assert_false (docket_date_is_valid (docket_date_new (9999, 12, 31) + 1));
  g_assert_false (docket_date_is_valid (DOCKET_DATE_NONE));
}

static int
get_month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean         is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && is_leap ? 29 : lengths[month - 1];
}

static void
assert_month (int year, int month, DocketDate first)
{
  int length = get_month_length (year, month);

  for (int day = 1; day <= length; day++)
    {
      DocketDate date = first + day - 1;
      int        parts[3];

      docket_date_split (date, &parts[0], &parts[1], &parts[2]);
      g_assert_true (parts[0] == year && parts[1] == month && parts[2] == day);
      g_assert_true (docket_date_new (year, month, day) == date);
      /* day -719162 is 0001-01-01, a Monday */
      g_assert_true (docket_date_weekday (date) == 1 + (date + 719162) % 7);
    }
  g_assert_cmpint (docket_date_new (year, month, length + 1), ==, DOCKET_DATE_NONE);
  g_assert_cmpint (docket_date_month_start (first + length / 2), ==, first);
  g_assert_cmpint (docket_date_month_end (first + length / 2), ==, first + length - 1);
}

static void
test_every_day (void)
{
  DocketDate first = -719162;

  for (int year = 1; year <= 9999; year++)
    {
      for (int month = 1; month <= 12; month++)
        {
          assert_month (year, month, first);
          first += get_month_length (year, month);
        }
    }
  g_assert_cmpint (first, ==, docket_date_new (9999, 12, 31) + 1);
}

static void
test_round_trip (void)
{
  DocketDate last = docket_date_new (9999, 12, 31);

  for (DocketDate date = docket_date_new (1, 1, 1); date <= last;
       date += g_test_rand_int_range (1, 60))
    {
      g_autofree char *text = docket_date_format (date);
      g_autofree char *month = docket_month_format (date);
      DocketDate       parsed = DOCKET_DATE_NONE;

      g_assert_true (docket_date_parse (text, &parsed));
      g_assert_cmpint (parsed, ==, date);
      g_assert_true (docket_month_parse (month, &parsed));
      g_assert_cmpint (parsed, ==, docket_date_month_start (date));
    }
}

static void
test_parse_refuses (void)
{
  static const char *const dates[] = {
    "",           "2022",        "2022-02",     "2022-2-06",    "2022-02-6",      "22-02-06",
    "2022-02-30", "2022-13-01",  "2022-00-01",  "2022-01-00",   "0000-01-01",     "10000-01-01",
    "2022/02/06", "2022-02-06 ", " 2022-02-06", "2022-02-06T",  "2022-02-+6",     "-022-02-06",
    "2023-02-29", "1900-02-29",  "2022-0a-06",  "2022-02-06\n", "２０２２-02-06", "20220206",
  };
  static const char *const months[] = {
    "", "2022", "2022-2", "2022-13", "2022-00", "0000-01", "2022-02-01", "2022-02 ", "202-02",
  };
  DocketDate date = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_false (docket_date_parse (dates[i], &date));
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    g_assert_false (docket_month_parse (months[i], &date));
  g_assert_cmpint (date, ==, 7);
}

static void
test_weekday (void)
{
  g_assert_cmpint (docket_date_weekday (date_of ("2022-01-31")), ==, 1);
  g_assert_cmpint (docket_date_weekday (date_of ("2022-02-06")), ==, 7);
  g_assert_cmpint (docket_date_weekday (date_of ("2024-02-29")), ==, 4);
  g_assert_cmpint (docket_date_weekday (date_of ("1970-01-01")), ==, 4);
  g_assert_cmpint (docket_date_weekday (date_of ("0001-01-01")), ==, 1);
  g_assert_cmpint (docket_date_weekday (date_of ("9999-12-31")), ==, 5);
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *date;
    int         months;
    const char *expected;
  } cases[] = {
    { "2022-01-15", 1, "2022-02-15" },
    { "2022-01-31", 1, "2022-02-28" },
    { "2024-01-31", 1, "2024-02-29" },
    { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" },
    { "2022-08-31", 1, "2022-09-30" },
    { "2022-02-28", 1, "2022-03-28" },
    { "2022-11-30", 3, "2023-02-28" },
    { "2021-12-12", 3, "2022-03-12" },
    { "2022-12-31", 2, "2023-02-28" },
    { "2022-05-31", 0, "2022-05-31" },
    { "2022-03-31", -1, "2022-02-28" },
    { "2022-01-31", -1, "2021-12-31" },
    { "2022-01-15", -13, "2020-12-15" },
    { "1999-11-30", 3, "2000-02-29" },
    { "1899-11-30", 3, "1900-02-28" },
    { "9999-11-30", 1, "9999-12-30" },
    { "9999-12-01", 1, NULL },
    { "0001-01-31", -1, NULL },
    { "0001-02-28", -1, "0001-01-28" },
    { "2022-01-01", G_MAXINT, NULL },
    { "2022-01-01", G_MININT, NULL },
    { NULL, 1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (docket_date_add_months (date_of (cases[i].date), cases[i].months),
                 cases[i].expected);
}

static void
test_month_ends (void)
{
  static const struct
  {
    const char *date, *start, *end;
  } cases[] = {
    { "2022-02-14", "2022-02-01", "2022-02-28" }, { "2024-02-01", "2024-02-01", "2024-02-29" },
    { "1900-02-28", "1900-02-01", "1900-02-28" }, { "2000-02-29", "2000-02-01", "2000-02-29" },
    { "2022-04-30", "2022-04-01", "2022-04-30" }, { "9999-12-31", "9999-12-01", "9999-12-31" },
    { "0001-01-01", "0001-01-01", "0001-01-31" }, { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      assert_date (docket_date_month_start (date_of (cases[i].date)), cases[i].start);
      assert_date (docket_date_month_end (date_of (cases[i].date)), cases[i].end);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date/known-numbers", test_known_numbers);
  g_test_add_func ("/core/date/validity", test_validity);
  g_test_add_func ("/core/date/every-day", test_every_day);
  g_test_add_func ("/core/date/round-trip", test_round_trip);
  g_test_add_func ("/core/date/parse-refuses", test_parse_refuses);
  g_test_add_func ("/core/date/weekday", test_weekday);
  g_test_add_func ("/core/date/add-months", test_add_months);
  g_test_add_func ("/core/date/month-ends", test_month_ends);
  return g_test_run ();
}
