/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days. Immutable once made, so every thread may ask it. Reading the file that it comes
 * from is the rules library's. */
#include "core/docket-calendar.h"

struct _DocketCalendar
{
  GArray *days; /* of DocketCalendarDay, ascending, each date once */
  char   *digest;
};

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DocketCalendarDay *left = a;
  const DocketCalendarDay *right = b;

  return (left->date > right->date) - (left->date < right->date);
}

/* Relies on the stable sort of GArray: of equal dates the one given last stands last */
static void
drop_overruled (GArray *days)
{
  guint kept = 0;

  for (guint i = 0; i < days->len; i++)
    {
      DocketCalendarDay day = g_array_index (days, DocketCalendarDay, i);

      if (kept > 0 && g_array_index (days, DocketCalendarDay, kept - 1).date == day.date)
        kept--;
      g_array_index (days, DocketCalendarDay, kept++) = day;
    }
  g_array_set_size (days, kept);
}

/* The first exception on or after @date; NULL when there is none */
static const DocketCalendarDay *
find_day_from (const DocketCalendar *calendar, DocketDate date)
{
  guint low = 0;
  guint high = calendar->days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (calendar->days, DocketCalendarDay, middle).date < date)
        low = middle + 1;
      else
        high = middle;
    }

  return low < calendar->days->len ? &g_array_index (calendar->days, DocketCalendarDay, low) : NULL;
}

static void
clear_calendar (gpointer data)
{
  DocketCalendar *calendar = data;

  g_array_unref (calendar->days);
  g_free (calendar->digest);
}

DocketCalendar *
docket_calendar_new (const DocketCalendarDay *days, gsize n_days, const char *digest)
{
  DocketCalendar *calendar;

  g_return_val_if_fail (days != NULL || n_days == 0, NULL);
  g_return_val_if_fail (n_days <= G_MAXUINT, NULL);
  g_return_val_if_fail (digest != NULL, NULL);

  calendar = g_atomic_rc_box_new0 (DocketCalendar);
  calendar->days = g_array_sized_new (FALSE, FALSE, sizeof *days, (guint) n_days);
  if (n_days > 0)
    g_array_append_vals (calendar->days, days, (guint) n_days);
  g_array_sort (calendar->days, compare_days);
  drop_overruled (calendar->days);
  calendar->digest = g_strdup (digest);
  return calendar;
}

DocketCalendar *
docket_calendar_ref (DocketCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return g_atomic_rc_box_acquire (calendar);
}

void
docket_calendar_unref (DocketCalendar *calendar)
{
  g_return_if_fail (calendar != NULL);

  g_atomic_rc_box_release_full (calendar, clear_calendar);
}

const char *
docket_calendar_get_digest (const DocketCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  return calendar->digest;
}

gboolean
docket_calendar_is_workday (const DocketCalendar *calendar, DocketDate date)
{
  const DocketCalendarDay *day;

  g_return_val_if_fail (calendar != NULL, FALSE);
  g_return_val_if_fail (docket_date_is_valid (date), FALSE);

  day = find_day_from (calendar, date);
  if (day != NULL && day->date == date)
    return day->is_workday;
  return docket_date_weekday (date) <= 5;
}

gboolean
docket_calendar_covers (const DocketCalendar *calendar, int year)
{
  DocketDate               first = docket_date_new (year, 1, 1);
  const DocketCalendarDay *day;

  g_return_val_if_fail (calendar != NULL, FALSE);

  if (first == DOCKET_DATE_NONE)
    return FALSE;
  day = find_day_from (calendar, first);
  return day != NULL && day->date <= docket_date_new (year, 12, 31);
}

DocketDate
docket_calendar_add_workdays (const DocketCalendar *calendar,
                              DocketDate            date,
                              guint                 n,
                              gboolean             *provisional)
{
  DocketDate looked_until = DOCKET_DATE_NONE; /* the last day of the year last asked about */

  g_return_val_if_fail (calendar != NULL, DOCKET_DATE_NONE);

  while (n > 0 && docket_date_is_valid (date) && docket_date_is_valid (date + 1))
    {
      date++;
      if (date > looked_until)
        {
          int year;

          docket_date_split (date, &year, NULL, NULL);
          looked_until = docket_date_new (year, 12, 31);
          if (provisional != NULL && !docket_calendar_covers (calendar, year))
            *provisional = TRUE;
        }
      if (docket_calendar_is_workday (calendar, date))
        n--;
    }

  return n == 0 && docket_date_is_valid (date) ? date : DOCKET_DATE_NONE;
}
