/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one clock. A date given for practice replaces the real date and keeps the real time of day,
 * so that acts of one practice day keep their order. */

#include "config.h"

#include "desk/docket-clock.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

struct _DocketClock
{
  DocketDate    date;    /* DOCKET_DATE_NONE: the real one */
  DocketInstant instant; /* DOCKET_INSTANT_NONE: runs */
};

/* The first day of all begins, in UTC, in a year that cannot be written */
static gboolean
parse_day (const char *text, DocketDate *day)
{
  DocketDate parsed;

  if (!docket_date_parse (text, &parsed) ||
      !docket_instant_is_valid (docket_instant_of_date (parsed)))
    return FALSE;
  *day = parsed;
  return TRUE;
}

DocketClock *
docket_clock_new (const char *today, GError **error)
{
  g_autoptr (DocketClock) clock = g_new0 (DocketClock, 1);

  clock->date = DOCKET_DATE_NONE;
  clock->instant = DOCKET_INSTANT_NONE;
  if (today != NULL && !parse_day (today, &clock->date) &&
      !docket_instant_parse (today, &clock->instant))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("“%s” is no date: write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS"), today);
      return NULL;
    }
  return g_steal_pointer (&clock);
}

void
docket_clock_free (DocketClock *clock)
{
  g_free (clock);
}

static DocketInstant
get_real_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

DocketInstant
docket_clock_now (const DocketClock *clock)
{
  DocketInstant now = get_real_now ();

  if (clock->instant != DOCKET_INSTANT_NONE)
    return clock->instant;
  if (clock->date != DOCKET_DATE_NONE)
    return docket_instant_of_date (clock->date) + now -
           docket_instant_of_date (docket_instant_date (now));
  return now;
}

gboolean
docket_clock_is_simulated (const DocketClock *clock)
{
  return clock->date != DOCKET_DATE_NONE || clock->instant != DOCKET_INSTANT_NONE;
}

const char *
docket_clock_get_mark (const DocketClock *clock, DocketInstant now, DocketInstant last_real)
{
  if (docket_clock_is_simulated (clock))
    return "simulated";
  return last_real != DOCKET_INSTANT_NONE && now < last_real ? "back" : "";
}
