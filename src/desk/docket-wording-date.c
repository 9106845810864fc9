/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates as people of a language say them. Any thread. */

#include "config.h"

#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

/* In the order in which a translator sees them */
typedef enum
{
  FORM_FULL,
  FORM_DAY,
  FORM_MONTH,
  FORM_TIME,
  FORM_FIRST_IN_MONTH,
  FORM_LAST_IN_MONTH,
  FORM_FIRST_IN_YEAR,
  FORM_LAST_IN_YEAR,
  FORM_FIRST_DAY_IN_MONTH,
  FORM_LAST_DAY_IN_MONTH,
} Form;

static const char *
get_format (Form form)
{
  switch (form)
    {
    case FORM_DAY:
      /* Translators: day and month; the letters are those of g_date_time_format().
       * xgettext:no-c-format */
      return C_ ("date", "%-d %b");
    case FORM_MONTH:
      /* xgettext:no-c-format */
      return C_ ("date", "%B %Y");
    case FORM_TIME:
      /* xgettext:no-c-format */
      return C_ ("date", "%-d %B %Y, %H:%M");
    case FORM_FIRST_IN_MONTH:
      /* Translators: 25 (– 28 February 2022). xgettext:no-c-format */
      return C_ ("first of two dates in one month", "%-d");
    case FORM_LAST_IN_MONTH:
      /* xgettext:no-c-format */
      return C_ ("last of two dates in one month", "%-d %B %Y");
    case FORM_FIRST_IN_YEAR:
      /* xgettext:no-c-format */
      return C_ ("first of two dates in one year", "%-d %B");
    case FORM_LAST_IN_YEAR:
      /* xgettext:no-c-format */
      return C_ ("last of two dates in one year", "%-d %B %Y");
    case FORM_FIRST_DAY_IN_MONTH:
      /* xgettext:no-c-format */
      return C_ ("first of two days in one month", "%-d");
    case FORM_LAST_DAY_IN_MONTH:
      /* xgettext:no-c-format */
      return C_ ("last of two days in one month", "%-d %b");
    case FORM_FULL:
    default:
      /* xgettext:no-c-format */
      return C_ ("date", "%-d %B %Y");
    }
}

static char *
format_instant (DocketInstant instant, Form form)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 60 * 60);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_timezone (utc, zone);

  return local == NULL ? g_strdup ("") : g_date_time_format (local, get_format (form));
}

static char *
format_date (DocketDate date, Form form)
{
  return docket_date_is_valid (date) ? format_instant (docket_instant_of_date (date), form)
                                     : g_strdup ("");
}

char *
docket_wording_dup_date (DocketDate date)
{
  return format_date (date, FORM_FULL);
}

char *
docket_wording_dup_day (DocketDate date)
{
  return format_date (date, FORM_DAY);
}

char *
docket_wording_dup_month (DocketDate month)
{
  return format_date (month, FORM_MONTH);
}

char *
docket_wording_dup_instant (DocketInstant instant)
{
  return docket_instant_is_valid (instant) ? format_instant (instant, FORM_TIME) : g_strdup ("");
}

static char *
join_dates (DocketDate from, Form first, DocketDate to, Form last)
{
  g_autofree char *one = format_date (from, first);
  g_autofree char *other = format_date (to, last);

  /* Translators: two dates */
  return g_strdup_printf (C_ ("span", "%s – %s"), one, other);
}

char *
docket_wording_dup_dates (DocketDate from, DocketDate to)
{
  int year, month, other_year, other_month;

  if (!docket_date_is_valid (from) || !docket_date_is_valid (to) || from == to)
    return docket_wording_dup_date (docket_date_is_valid (from) ? from : to);
  docket_date_split (from, &year, &month, NULL);
  docket_date_split (to, &other_year, &other_month, NULL);
  if (year != other_year)
    return join_dates (from, FORM_FULL, to, FORM_FULL);
  if (month != other_month)
    return join_dates (from, FORM_FIRST_IN_YEAR, to, FORM_LAST_IN_YEAR);
  return join_dates (from, FORM_FIRST_IN_MONTH, to, FORM_LAST_IN_MONTH);
}

char *
docket_wording_dup_days (DocketDate from, DocketDate to)
{
  if (!docket_date_is_valid (from) || !docket_date_is_valid (to) || from == to)
    return docket_wording_dup_day (docket_date_is_valid (from) ? from : to);
  if (docket_date_month_start (from) != docket_date_month_start (to))
    return join_dates (from, FORM_DAY, to, FORM_DAY);
  return join_dates (from, FORM_FIRST_DAY_IN_MONTH, to, FORM_LAST_DAY_IN_MONTH);
}
