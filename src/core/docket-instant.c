/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moments and their local form. The zone is part of the rules, not of the machine: no time zone of
 * the system is asked. Any thread. */
#include "core/docket-instant.h"

#include "core/docket-digits.h"

#define LOCAL_OFFSET (8 * 3600) /* Asia/Shanghai, seconds east of UTC */
#define DAY_SECONDS 86400
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800) /* 0001-01-01T00:00:00 */
#define LAST_SECOND G_GINT64_CONSTANT (253402300799)  /* 9999-12-31T23:59:59 */

static gboolean
is_in_years (gint64 seconds)
{
  return seconds >= FIRST_SECOND && seconds <= LAST_SECOND;
}

/* @seconds, of whatever zone, as date and second of that day */
static DocketDate
split_seconds (gint64 seconds, int *second_of_day)
{
  gint64 rest = seconds % DAY_SECONDS;

  if (rest < 0)
    rest += DAY_SECONDS;
  *second_of_day = (int) rest;
  return (DocketDate) ((seconds - rest) / DAY_SECONDS);
}

static char *
format_seconds (gint64 seconds, const char *suffix)
{
  int time;
  int year;
  int month;
  int day;

  docket_date_split (split_seconds (seconds, &time), &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, time / 3600,
                          time / 60 % 60, time % 60, suffix);
}

gboolean
docket_instant_is_valid (DocketInstant instant)
{
  /* The first test also keeps the sum within 64 bits */
  return is_in_years (instant) && is_in_years (instant + LOCAL_OFFSET);
}

DocketInstant
docket_instant_of_date (DocketDate date)
{
  if (!docket_date_is_valid (date))
    return DOCKET_INSTANT_NONE;

  return (gint64) date * DAY_SECONDS - LOCAL_OFFSET;
}

DocketDate
docket_instant_date (DocketInstant instant)
{
  int second_of_day;

  if (instant > G_MAXINT64 - LOCAL_OFFSET || !is_in_years (instant + LOCAL_OFFSET))
    return DOCKET_DATE_NONE;

  return split_seconds (instant + LOCAL_OFFSET, &second_of_day);
}

gboolean
docket_instant_parse (const char *text, DocketInstant *instant)
{
  int           parts[6];
  const char   *end;
  gboolean      is_utc;
  DocketDate    date;
  DocketInstant parsed;

  g_return_val_if_fail (text != NULL && instant != NULL, FALSE);

  end = docket_digits_scan (text, "0000-00-00T00:00:00", parts);
  if (end == NULL)
    return FALSE;
  is_utc = g_str_equal (end, "Z");
  if (!is_utc && *end != '\0')
    return FALSE;

  date = docket_date_new (parts[0], parts[1], parts[2]);
  if (date == DOCKET_DATE_NONE || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
    return FALSE;

  parsed = (gint64) date * DAY_SECONDS + parts[3] * 3600 + parts[4] * 60 + parts[5];
  if (!is_utc)
    parsed -= LOCAL_OFFSET;
  if (!docket_instant_is_valid (parsed))
    return FALSE;

  *instant = parsed;
  return TRUE;
}

char *
docket_instant_format (DocketInstant instant)
{
  g_return_val_if_fail (docket_instant_date (instant) != DOCKET_DATE_NONE, NULL);

  return format_seconds (instant + LOCAL_OFFSET, "");
}

char *
docket_instant_format_utc (DocketInstant instant)
{
  g_return_val_if_fail (docket_instant_is_valid (instant), NULL);

  return format_seconds (instant, "Z");
}
