/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Windows of the month, months, and holds: what is built on terms. One evaluation, one thread. */
#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#define MONTHS_TRIED 24 /* more than a window of impossible days can need */

static DocketDate
day_of_month (DocketDate month, gint64 day)
{
  DocketDate end = docket_date_month_end (month);

  return day > end - month ? end : month + (DocketDate) MAX (day - 1, 0);
}

/* The window of one month; FALSE when nothing of it lies after the term */
static gboolean
fill_month (const DocketWindowRule *window,
            DocketDate              month,
            DocketDate              after,
            DocketWindowDates      *dates)
{
  DocketDate open = day_of_month (month, window->open.value);

  dates->close = day_of_month (month, window->close.value);
  if (after > open && window->partial.value == 0)
    return FALSE;
  dates->open = MAX (after, open);
  return dates->open <= dates->close;
}

static DocketDate
first_month (const DocketWindowRule *window, const DocketTermDates *term)
{
  DocketDate month = docket_date_month_start (
      window->month.value == DOCKET_WINDOW_OF_LAST ? term->last : term->after);

  return window->month.value == DOCKET_WINDOW_NEXT ? docket_date_add_months (month, 1) : month;
}

static gboolean
find_from (const DocketWindowRule *window,
           DocketDate              month,
           DocketDate              after,
           DocketWindowDates      *dates)
{
  for (guint i = 0; i < MONTHS_TRIED && month != DOCKET_DATE_NONE; i++)
    {
      if (fill_month (window, month, after, dates))
        return TRUE;
      month = docket_date_add_months (month, 1);
    }
  return FALSE;
}

/* The window that is not over yet; it changes when it is */
static void
roll_window (DocketMatter           *matter,
             const DocketWindowRule *window,
             DocketDate              after,
             DocketWindowDates      *dates)
{
  DocketWindowDates later = *dates;

  if (dates->close < matter->today)
    {
      DocketDate month = docket_date_month_start (matter->today);

      if (find_from (window, month, after, &later) && later.close < matter->today)
        find_from (window, docket_date_add_months (month, 1), after, &later);
      later.provisional = dates->provisional;
      *dates = later;
    }
  docket_matter_note_date (matter, dates->close + 1);
}

static void
explain_window (DocketMatter *matter, guint rule, const DocketWindowDates *dates)
{
  const DocketWindowRule *window = &docket_matter_get_rule (matter, rule)->window;

  docket_working_add_rule (matter, rule);
  docket_working_add_number (matter, &window->open, "open", -1);
  docket_working_add_number (matter, &window->close, "close", -1);
  docket_working_add_choice (matter, &window->month);
  if (window->partial.parameter >= 0)
    docket_working_add_number (matter, &window->partial, "partial", -1);
  docket_working_add_date (matter, "open", dates->open);
  docket_working_add_date (matter, "close", dates->close);
}

gboolean
docket_window_compute (DocketMatter *matter, guint rule, DocketWindowDates *dates)
{
  const DocketWindowRule *window = &docket_matter_get_rule (matter, rule)->window;
  gboolean                explain = docket_working_begin (matter, rule);
  DocketTermDates         term;

  *dates = (DocketWindowDates) { .provisional = FALSE };
  if (!docket_term_compute (matter, window->term, &term) || !window->open.known ||
      !window->close.known || !window->partial.known)
    return FALSE;
  if (!find_from (window, first_month (window, &term), term.after, dates))
    return FALSE;

  dates->provisional = term.provisional;
  if (window->rolling && matter->today != DOCKET_DATE_NONE)
    roll_window (matter, window, term.after, dates);
  if (explain)
    explain_window (matter, rule, dates);
  return TRUE;
}

DocketDatum
docket_month_get (DocketMatter *matter, guint rule)
{
  const DocketMonth *type = &docket_matter_get_rule (matter, rule)->month;
  gboolean           explain = docket_working_begin (matter, rule);
  DocketDatum        base = docket_resolve (matter, &type->of);
  DocketDate         date = docket_datum_get_date (&base);
  DocketDate         month;
  DocketDatum        result;

  if (date == DOCKET_DATE_NONE)
    return DOCKET_DATUM_UNKNOWN;

  month = docket_date_month_start (date);
  if (type->pick.value == DOCKET_MONTH_NEXT ||
      (type->pick.value == DOCKET_MONTH_FIRST_FULL && date != month))
    month = docket_date_add_months (month, 1);
  result = docket_datum_of_month (month);
  if (explain)
    {
      docket_working_add_trigger (matter, &type->of, &base);
      docket_working_add_rule (matter, rule);
      docket_working_add_choice (matter, &type->pick);
      docket_working_add_result (matter, "month", &result);
    }
  return result;
}

/* When the row's own length is over; with stacked ones, after those that ran before it */
static DocketInstant
extend_hold (DocketMatter *matter, const DocketHold *hold, DocketInstant free, DocketInstant start)
{
  gboolean waits =
      hold->overlap.value == DOCKET_OVERLAP_STACKED && free != DOCKET_INSTANT_NONE && free > start;
  DocketInstant end = docket_duration_end (matter, waits ? free : start, &hold->count, hold->unit);

  return MAX (free, end);
}

DocketDatum
docket_hold_get (DocketMatter *matter, guint rule)
{
  const DocketHold *hold = &docket_matter_get_rule (matter, rule)->hold;
  gboolean          explain = docket_working_begin (matter, rule);
  g_autoptr (GPtrArray) rows = docket_rows_sorted (matter, hold->record, hold->start);
  DocketInstant free = DOCKET_INSTANT_NONE;
  DocketDatum   result;

  if (!hold->count.known)
    return DOCKET_DATUM_UNKNOWN;

  for (guint i = 0; i < rows->len; i++)
    {
      DocketDatum start = docket_row_get (matter, rows->pdata[i], (gint) hold->start);

      free = extend_hold (matter, hold, free, docket_datum_get_instant (&start));
      if (explain)
        docket_working_add_row (matter, hold->start, &start);
    }
  result = docket_datum_of_instant (free);
  if (explain && result.known)
    {
      docket_working_add_rule (matter, rule);
      docket_working_add_number (matter, &hold->count, "count", (gint) hold->unit);
      docket_working_add_choice (matter, &hold->overlap);
      docket_working_add_result (matter, "free", &result);
    }
  return result;
}
