/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Instants: local form, UTC form, the day between them. */
#include "core/docket-instant.h"

static const struct
{
  const char   *local;
  const char   *utc;
  DocketInstant instant;
  const char   *date;
} moments[] = {
  { "1970-01-01T08:00:00", "1970-01-01T00:00:00Z", 0, "1970-01-01" },
  { "1970-01-01T07:59:59", "1969-12-31T23:59:59Z", -1, "1970-01-01" },
  { "1970-01-01T00:00:00", "1969-12-31T16:00:00Z", -28800, "1970-01-01" },
  { "1969-12-31T23:59:59", "1969-12-31T15:59:59Z", -28801, "1969-12-31" },
  { "2022-03-01T00:00:00", "2022-02-28T16:00:00Z", 1646064000, "2022-03-01" },
  { "2024-02-29T23:59:59", "2024-02-29T15:59:59Z", 1709222399, "2024-02-29" },
  /* daylight saving of 1986 to 1991 does not count */
  { "1988-07-01T12:00:00", "1988-07-01T04:00:00Z", 583732800, "1988-07-01" },
  { "2038-01-19T11:14:08", "2038-01-19T03:14:08Z", 2147483648, "2038-01-19" },
  { "0001-01-01T08:00:00", "0001-01-01T00:00:00Z", -62135596800, "0001-01-01" },
  { "9999-12-31T23:59:59", "9999-12-31T15:59:59Z", 253402271999, "9999-12-31" },
};

static void
assert_moment (gsize i)
{
  g_autofree char *local = docket_instant_format (moments[i].instant);
  g_autofree char *utc = docket_instant_format_utc (moments[i].instant);
  g_autofree char *date = docket_date_format (docket_instant_date (moments[i].instant));
  DocketInstant    parsed = DOCKET_INSTANT_NONE;

  g_assert_cmpstr (local, ==, moments[i].local);
  g_assert_cmpstr (utc, ==, moments[i].utc);
  g_assert_cmpstr (date, ==, moments[i].date);
  g_assert_true (docket_instant_parse (moments[i].local, &parsed));
  g_assert_cmpint (parsed, ==, moments[i].instant);
  parsed = DOCKET_INSTANT_NONE;
  g_assert_true (docket_instant_parse (moments[i].utc, &parsed));
  g_assert_cmpint (parsed, ==, moments[i].instant);
}

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    assert_moment (i);
}

static void
test_parse_refuses (void)
{
  static const char *const texts[] = {
    "",
    "2022-03-01",
    "2022-03-01T",
    "2022-03-01T10:00",
    "2022-03-01 10:00:00",
    "2022-03-01t10:00:00",
    "2022-03-01T24:00:00",
    "2022-03-01T10:60:00",
    "2022-03-01T23:59:60",
    "2022-02-29T10:00:00",
    "2022-03-01T10:00:00z",
    "2022-03-01T10:00:00ZZ",
    "2022-03-01T10:00:00+08:00",
    "2022-03-01T10:00:00.5",
    "2022-03-01T1:00:00",
    "2022-03-01T-1:00:00",
    " 2022-03-01T10:00:00",
    "2022-03-01T10:00:00 ",
    "0001-01-01T07:59:59",
    "9999-12-31T16:00:00Z",
    "0000-12-31T23:59:59Z",
  };
  DocketInstant instant = 7;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (docket_instant_parse (texts[i], &instant));
  g_assert_cmpint (instant, ==, 7);
}

static void
test_outside (void)
{
  static const DocketInstant outside[] = { DOCKET_INSTANT_NONE, G_MAXINT64, -62135596801,
                                           253402272000 };

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (docket_instant_is_valid (outside[i]));
  g_assert_true (docket_instant_is_valid (-62135596800));
  g_assert_true (docket_instant_is_valid (253402271999));

  g_assert_cmpint (docket_instant_date (DOCKET_INSTANT_NONE), ==, DOCKET_DATE_NONE);
  g_assert_cmpint (docket_instant_date (G_MAXINT64), ==, DOCKET_DATE_NONE);
  g_assert_cmpint (docket_instant_date (253402272000), ==, DOCKET_DATE_NONE);
  g_assert_cmpint (docket_instant_of_date (DOCKET_DATE_NONE), ==, DOCKET_INSTANT_NONE);
}

static void
test_days (void)
{
  DocketDate last = docket_date_new (9999, 12, 31);

  for (DocketDate date = docket_date_new (1, 1, 1); date <= last;
       date += g_test_rand_int_range (1, 400))
    {
      DocketInstant start = docket_instant_of_date (date);

      g_assert_cmpint (docket_instant_date (start), ==, date);
      g_assert_cmpint (docket_instant_date (start + 86399), ==, date);
      if (date < last)
        g_assert_cmpint (docket_instant_date (start + 86400), ==, date + 1);
    }
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      DocketInstant instant =
          (DocketInstant) g_test_rand_double_range (-62135596800.0, 253402271999.0);
      g_autofree char *local = docket_instant_format (instant);
      g_autofree char *utc = docket_instant_format_utc (instant);
      DocketInstant    parsed;

      g_assert_true (docket_instant_parse (local, &parsed));
      g_assert_cmpint (parsed, ==, instant);
      g_assert_true (docket_instant_parse (utc, &parsed));
      g_assert_cmpint (parsed, ==, instant);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/instant/forms", test_forms);
  g_test_add_func ("/core/instant/parse-refuses", test_parse_refuses);
  g_test_add_func ("/core/instant/outside", test_outside);
  g_test_add_func ("/core/instant/days", test_days);
  g_test_add_func ("/core/instant/round-trip", test_round_trip);
  return g_test_run ();
}
