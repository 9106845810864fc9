/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values while a case is evaluated: what date, instant or number they stand for. */
#include "core/docket-datum.h"

static void
test_dates (void)
{
  static const struct
  {
    DocketType  type;
    const char *text;
    const char *date;    /* NULL: none */
    const char *instant; /* NULL: none */
  } cases[] = {
    { DOCKET_TYPE_DATE, "2024-02-29", "2024-02-29", "2024-02-29T00:00:00" },
    { DOCKET_TYPE_MONTH, "2024-02", "2024-02-01", "2024-02-01T00:00:00" },
    { DOCKET_TYPE_INSTANT, "2024-02-29T23:59:59", "2024-02-29", "2024-02-29T23:59:59" },
    { DOCKET_TYPE_INSTANT, "2024-02-29T16:00:00Z", "2024-03-01", "2024-03-01T00:00:00" },
    { DOCKET_TYPE_INT, "19000", NULL, NULL },
    { DOCKET_TYPE_TEXT, "2024-02-29", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketDate    date = DOCKET_DATE_NONE;
      DocketInstant instant = DOCKET_INSTANT_NONE;
      DocketDatum   datum;

      if (cases[i].date != NULL)
        g_assert_true (docket_date_parse (cases[i].date, &date));
      if (cases[i].instant != NULL)
        g_assert_true (docket_instant_parse (cases[i].instant, &instant));
      g_assert_true (docket_datum_parse (&datum, cases[i].type, cases[i].text));
      g_assert_cmpint (docket_datum_get_date (&datum), ==, date);
      g_assert_cmpint (docket_datum_get_instant (&datum), ==, instant);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    DocketType  type;
    const char *text;
    gint64      millionths; /* -1: no number */
  } cases[] = {
    { DOCKET_TYPE_INT, "7", 7000000 },     { DOCKET_TYPE_DECIMAL, "0.25", 250000 },
    { DOCKET_TYPE_MONEY, "12", 12000000 }, { DOCKET_TYPE_FLAG, "yes", 1000000 },
    { DOCKET_TYPE_FLAG, "no", 0 },         { DOCKET_TYPE_INT, "9223372036854775807", G_MAXINT64 },
    { DOCKET_TYPE_TEXT, "7", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64      millionths = -1;
      DocketDatum datum;

      g_assert_true (docket_datum_parse (&datum, cases[i].type, cases[i].text));
      g_assert_cmpint (docket_datum_get_number (&datum, &millionths), ==, cases[i].millionths >= 0);
      g_assert_cmpint (millionths, ==, cases[i].millionths);
    }
}

static void
test_unknown (void)
{
  DocketDatum datum;
  gint64      millionths;

  g_assert_false (docket_datum_parse (&datum, DOCKET_TYPE_DATE, "2023-02-29"));
  g_assert_false (datum.known);
  g_assert_null (docket_datum_dup_text (&datum));
  g_assert_false (docket_datum_get_number (&datum, &millionths));
  g_assert_false (docket_datum_of_date (DOCKET_DATE_NONE).known);
  g_assert_false (docket_datum_of_instant (DOCKET_INSTANT_NONE).known);
  g_assert_false (docket_datum_of_text (DOCKET_TYPE_TEXT, NULL).known);
}

static void
test_text (void)
{
  static const struct
  {
    gint64      millionths;
    const char *text;
  } cases[] = {
    { 0, "0" }, { 1, "0.000001" }, { -1, "-0.000001" }, { 2500000, "2.5" }, { -2500000, "-2.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketDatum      datum = docket_datum_of_number (DOCKET_TYPE_DECIMAL, cases[i].millionths);
      g_autofree char *text = docket_datum_dup_text (&datum);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/datum/dates", test_dates);
  g_test_add_func ("/core/datum/numbers", test_numbers);
  g_test_add_func ("/core/datum/unknown", test_unknown);
  g_test_add_func ("/core/datum/text", test_text);
  return g_test_run ();
}
