/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working-day calendars from CSV. Any thread; leaves counting days to core. */
#include "config.h"

#include "rules/docket-calendar-reader.h"

#include "core/docket-digest.h"
#include "core/docket-error.h"
#include "rules/docket-rules-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADING "date,kind,name"

typedef struct
{
  GArray     *days; /* of DocketCalendarDay */
  GHashTable *seen; /* date -> date */
  GPtrArray  *problems;
  gboolean    has_heading;
} Reading;

static gboolean
parse_kind (const char *kind, gboolean *is_workday)
{
  *is_workday = g_str_equal (kind, "makeup-workday");
  return *is_workday || g_str_equal (kind, "holiday");
}

static void
read_day (Reading *reading, const char *text, guint line)
{
  g_auto (GStrv) fields = g_strsplit (text, ",", -1);
  DocketCalendarDay day;

  if (g_strv_length (fields) != 3)
    docket_rules_problems_add (reading->problems, line, _ ("three fields are wanted: %s"), HEADING);
  else if (!docket_date_parse (fields[0], &day.date))
    docket_rules_problems_add (reading->problems, line, _ ("“%s” is no date (YYYY-MM-DD)"),
                               fields[0]);
  else if (!parse_kind (fields[1], &day.is_workday))
    docket_rules_problems_add (reading->problems, line,
                               _ ("“%s” is neither holiday nor makeup-workday"), fields[1]);
  else if (!g_hash_table_add (reading->seen, GINT_TO_POINTER (day.date)))
    docket_rules_problems_add (reading->problems, line, _ ("%s is given twice"), fields[0]);
  else
    g_array_append_val (reading->days, day);
}

static void
read_line (Reading *reading, char *text, guint line)
{
  g_strchomp (text);
  if (text[0] == '\0' || text[0] == '#')
    return;
  if (reading->has_heading)
    {
      read_day (reading, text, line);
      return;
    }
  reading->has_heading = TRUE;
  if (!g_str_equal (text, HEADING))
    docket_rules_problems_add (reading->problems, line, _ ("the first line must be %s"), HEADING);
}

static void
read_lines (Reading *reading, GBytes *bytes)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate_len (text, size, NULL))
    {
      docket_rules_problems_add (reading->problems, 0, _ ("the file is not UTF-8 text"));
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (reading, lines[i], i + 1);
  if (!reading->has_heading)
    docket_rules_problems_add (reading->problems, 0, _ ("the file is empty"));
}

static DocketCalendar *
make_calendar (const Reading *reading, GBytes *bytes)
{
  DocketDigest digest;
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1];
  gsize        size;
  const void  *data = g_bytes_get_data (bytes, &size);

  docket_digest_of_data (data, size, &digest);
  docket_digest_to_hex (&digest, hex);
  return docket_calendar_new ((const DocketCalendarDay *) (void *) reading->days->data,
                              reading->days->len, hex);
}

DocketCalendar *
docket_calendar_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DocketCalendarDay));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) problems = docket_rules_problems_new ();
  Reading reading = { .days = days, .seen = seen, .problems = problems };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  read_lines (&reading, bytes);
  if (problems->len == 0)
    return make_calendar (&reading, bytes);
  docket_rules_problems_to_error (problems, name, error);
  return NULL;
}
