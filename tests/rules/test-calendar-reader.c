/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars from CSV, and what is wrong with a bad one. */
#include "rules/docket-calendar-reader.h"

#include "core/docket-error.h"

#include <string.h>

#define HEADING "date,kind,name\n"

static DocketCalendar *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return docket_calendar_read_bytes (bytes, "days.csv", error);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCalendar) calendar =
      read_text ("# days\r\n\n" HEADING "2022-10-07,holiday,国庆节\r\n2022-10-08,makeup-workday,",
                 &error);

  g_assert_no_error (error);
  g_assert_false (docket_calendar_is_workday (calendar, docket_date_new (2022, 10, 7)));
  g_assert_true (docket_calendar_is_workday (calendar, docket_date_new (2022, 10, 8)));
  g_assert_false (docket_calendar_is_workday (calendar, docket_date_new (2022, 10, 9)));
  g_assert_cmpuint (strlen (docket_calendar_get_digest (calendar)), ==, 64);
}

typedef struct
{
  const char *about;
  const char *text;
  const char *message;
} Case;

static const Case cases[] = {
  { "empty", "", "days.csv:0: the file is empty" },
  { "heading", "2022-10-07,holiday,a\n", "days.csv:1: the first line must be date,kind,name" },
  { "fields", HEADING "2022-10-07,holiday\n",
    "days.csv:2: three fields are wanted: date,kind,name" },
  { "date", HEADING "2022-02-30,holiday,a\n", "days.csv:2: “2022-02-30” is no date (YYYY-MM-DD)" },
  { "kind", "# a\n" HEADING "2022-10-07,free,a\n",
    "days.csv:3: “free” is neither holiday nor makeup-workday" },
  { "twice", HEADING "2022-10-07,holiday,a\n2022-10-07,makeup-workday,a\n",
    "days.csv:3: 2022-10-07 is given twice" },
  { "several", HEADING "a,holiday,a\nb,holiday,a\n",
    "days.csv:2: “a” is no date (YYYY-MM-DD) (and 1 more)" },
  { "encoding", HEADING "2022-10-07,holiday,\xb9\xfa\n", "days.csv:0: the file is not UTF-8 text" },
};

static void
test_bad (gconstpointer data)
{
  const Case *kase = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (kase->text, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, kase->message);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/calendar-reader/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/calendar-reader/bad/", cases[i].about, NULL);

      g_test_add_data_func (path, &cases[i], test_bad);
    }
  return g_test_run ();
}
