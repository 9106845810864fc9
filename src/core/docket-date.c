/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates as numbers. The calendar itself is GDate's; here are the smaller range, the strict
 * text and the counting of months. Any thread. Working days are DocketCalendar's. */
#include "core/docket-date.h"

#include "core/docket-digits.h"

#define EPOCH_JULIAN 719163 /* GDate's number of 1970-01-01 */
#define LAST_YEAR 9999
#define FIRST_DATE (1 - EPOCH_JULIAN)
#define LAST_DATE (3652059 - EPOCH_JULIAN)

static GDate
make_gdate (DocketDate date)
{
  GDate gdate;

  g_date_clear (&gdate, 1);
  g_date_set_julian (&gdate, (guint32) (date + EPOCH_JULIAN));
  return gdate;
}

gboolean
docket_date_is_valid (DocketDate date)
{
  return date >= FIRST_DATE && date <= LAST_DATE;
}

DocketDate
docket_date_new (int year, int month, int day)
{
  GDate gdate;

  /* GDate's own types are narrower than int and would wrap */
  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return DOCKET_DATE_NONE;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (DocketDate) g_date_get_julian (&gdate) - EPOCH_JULIAN;
}

void
docket_date_split (DocketDate date, int *year, int *month, int *day)
{
  GDate gdate;

  g_return_if_fail (docket_date_is_valid (date));

  gdate = make_gdate (date);
  if (year != NULL)
    *year = g_date_get_year (&gdate);
  if (month != NULL)
    *month = (int) g_date_get_month (&gdate);
  if (day != NULL)
    *day = g_date_get_day (&gdate);
}

static gboolean
parse_pattern (const char *text, const char *pattern, DocketDate *date)
{
  int         parts[3] = { 0, 0, 1 };
  const char *end = docket_digits_scan (text, pattern, parts);
  DocketDate  parsed;

  if (end == NULL || *end != '\0')
    return FALSE;

  parsed = docket_date_new (parts[0], parts[1], parts[2]);
  if (parsed == DOCKET_DATE_NONE)
    return FALSE;

  *date = parsed;
  return TRUE;
}

gboolean
docket_date_parse (const char *text, DocketDate *date)
{
  g_return_val_if_fail (text != NULL && date != NULL, FALSE);

  return parse_pattern (text, "0000-00-00", date);
}

char *
docket_date_format (DocketDate date)
{
  int year;
  int month;
  int day;

  g_return_val_if_fail (docket_date_is_valid (date), NULL);

  docket_date_split (date, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

gboolean
docket_month_parse (const char *text, DocketDate *month)
{
  g_return_val_if_fail (text != NULL && month != NULL, FALSE);

  return parse_pattern (text, "0000-00", month);
}

char *
docket_month_format (DocketDate date)
{
  int year;
  int month;

  g_return_val_if_fail (docket_date_is_valid (date), NULL);

  docket_date_split (date, &year, &month, NULL);
  return g_strdup_printf ("%04d-%02d", year, month);
}

int
docket_date_weekday (DocketDate date)
{
  GDate gdate;

  g_return_val_if_fail (docket_date_is_valid (date), 0);

  gdate = make_gdate (date);
  return (int) g_date_get_weekday (&gdate);
}

DocketDate
docket_date_month_start (DocketDate date)
{
  int day;

  if (!docket_date_is_valid (date))
    return DOCKET_DATE_NONE;

  docket_date_split (date, NULL, NULL, &day);
  return date - day + 1;
}

DocketDate
docket_date_month_end (DocketDate date)
{
  int year;
  int month;
  int day;

  if (!docket_date_is_valid (date))
    return DOCKET_DATE_NONE;

  docket_date_split (date, &year, &month, &day);
  return date - day + g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
}

DocketDate
docket_date_add_months (DocketDate date, int months)
{
  int    year;
  int    month;
  int    day;
  gint64 count;

  if (!docket_date_is_valid (date))
    return DOCKET_DATE_NONE;

  docket_date_split (date, &year, &month, &day);
  count = (gint64) year * 12 + month - 1 + months;
  if (count < 12 || count >= (LAST_YEAR + 1) * 12)
    return DOCKET_DATE_NONE;

  year = (int) (count / 12);
  month = (int) (count % 12) + 1;
  return docket_date_new (year, month,
                          MIN (day,
                               g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year)));
}
