/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms: n days, working days, hours, months from a base (Civil Code of the PRC arts. 200-204).
 * One evaluation, one thread. */
#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)
#define LONGEST                                                                                    \
  G_GINT64_CONSTANT (4000000) /* days, hours or months: all of the calendar's years                \
                               */
#define LONGEST_HOLIDAY 366

/* A base value, and what it came from */
typedef struct
{
  const DocketBaseUse *use;
  DocketDatum          value;
} Base;

static gboolean
is_better (DocketPick pick, const Base *candidate, const Base *best)
{
  DocketInstant one = docket_datum_get_instant (&candidate->value);
  DocketInstant other;

  if (best->use == NULL)
    return TRUE;

  other = docket_datum_get_instant (&best->value);
  return pick == DOCKET_PICK_EARLIEST ? one < other
                                      : pick != DOCKET_PICK_FIRST_KNOWN && one > other;
}

static gboolean
find_base (DocketMatter *matter, const DocketTerm *term, Base *best)
{
  *best = (Base) { .use = NULL };
  for (guint i = 0; i < docket_items_length (term->base); i++)
    {
      const DocketBaseUse *use = g_ptr_array_index (term->base, i);
      DocketTruth          used = docket_truth (matter, use->condition);
      Base candidate = { use, used == DOCKET_TRUE ? docket_resolve (matter, &use->of)
                                                  : DOCKET_DATUM_UNKNOWN };

      if (docket_datum_get_date (&candidate.value) != DOCKET_DATE_NONE)
        {
          if (is_better ((DocketPick) term->pick.value, &candidate, best))
            *best = candidate;
        }
      else if (term->pick.value == DOCKET_PICK_LATEST && used != DOCKET_FALSE)
        return FALSE;
    }
  return best->use != NULL;
}

static DocketDate
add_days (DocketDate date, gint64 days)
{
  DocketDate sum =
      date != DOCKET_DATE_NONE && days <= LONGEST ? date + (DocketDate) days : DOCKET_DATE_NONE;

  return docket_date_is_valid (sum) ? sum : DOCKET_DATE_NONE;
}

/* With the day of the event counted, every period of days begins and ends one day earlier */
static DocketDate
count_shift (const DocketMatter *matter, gint64 count)
{
  return matter->rules->count_event_day && count > 0 ? 1 : 0;
}

/* Whole days and months, first to last day; DOCKET_DATE_NONE for other units */
static DocketDate
find_last (DocketMatter *matter,
           DocketDate    base,
           gint64        count,
           DocketUnit    unit,
           gboolean     *provisional)
{
  DocketDate shift = count_shift (matter, count);
  DocketDate last;

  if (count < 0 || count > LONGEST)
    return DOCKET_DATE_NONE;

  switch (unit)
    {
    case DOCKET_UNIT_DAY:
      return add_days (base, count - shift);
    case DOCKET_UNIT_WORKDAY:
      return docket_calendar_add_workdays (matter->calendar, base - shift, (guint) count,
                                           provisional);
    case DOCKET_UNIT_MONTH:
      last = docket_date_add_months (base, (int) count);
      return last != DOCKET_DATE_NONE ? last - shift : DOCKET_DATE_NONE;
    case DOCKET_UNIT_HOUR:
    case DOCKET_UNIT_DAY24:
      break;
    }
  return DOCKET_DATE_NONE;
}

static gboolean
counts_seconds (DocketUnit unit)
{
  return unit == DOCKET_UNIT_HOUR || unit == DOCKET_UNIT_DAY24;
}

static DocketInstant
add_seconds (DocketInstant start, gint64 count, DocketUnit unit)
{
  DocketInstant end;

  if (start == DOCKET_INSTANT_NONE || count < 0 || count > LONGEST)
    return DOCKET_INSTANT_NONE;

  end = start + count * (unit == DOCKET_UNIT_HOUR ? HOUR : DAY);
  return docket_instant_is_valid (end) ? end : DOCKET_INSTANT_NONE;
}

/* A period of a person's that ends on a day of rest may end on the next working day */
static DocketDate
roll_over (DocketMatter *matter, DocketDate last, gboolean *provisional)
{
  int        year;
  DocketDate rolled = last;

  while (rolled < last + LONGEST_HOLIDAY && docket_date_is_valid (rolled) &&
         !docket_calendar_is_workday (matter->calendar, rolled))
    rolled++;
  if (!docket_date_is_valid (rolled))
    return DOCKET_DATE_NONE;

  docket_date_split (rolled, &year, NULL, NULL);
  *provisional |= !docket_calendar_covers (matter->calendar, year);
  return rolled;
}

static gboolean
may_roll_over (const DocketMatter *matter, const DocketTerm *term)
{
  return matter->rules->holiday_rollover && term->binds_person &&
         term->kind == DOCKET_TERM_DEADLINE && !counts_seconds (term->unit);
}

static gboolean
fill_dates (DocketMatter      *matter,
            const DocketTerm  *term,
            const DocketDatum *base,
            DocketTermDates   *dates)
{
  if (counts_seconds (term->unit))
    {
      dates->end = add_seconds (docket_datum_get_instant (base), term->count.value, term->unit);
      dates->last =
          dates->end != DOCKET_INSTANT_NONE ? docket_instant_date (dates->end) : DOCKET_DATE_NONE;
    }
  else
    dates->last = find_last (matter, docket_datum_get_date (base), term->count.value, term->unit,
                             &dates->provisional);
  return dates->last != DOCKET_DATE_NONE && docket_date_is_valid (dates->last + 1);
}

/* The days of a working-day count that were none */
static void
explain_calendar (DocketMatter *matter, const DocketTerm *term, DocketDate base, DocketDate last)
{
  DocketDate first = base + 1 - count_shift (matter, term->count.value);

  if (term->unit == DOCKET_UNIT_WORKDAY)
    docket_working_add_calendar (matter, first, last, last - first + 1 - term->count.value);
}

/* A reading of the whole set; told where it moved a day */
static void
explain_setting (DocketMatter *matter, const char *key)
{
  DocketChoice choice = { .parameter = docket_rule_set_find_parameter (matter->rules, key) };

  docket_working_add_choice (matter, &choice);
}

static void
explain_term (DocketMatter *matter, guint rule, const Base *base, DocketDate nominal)
{
  const DocketTerm *term = &docket_matter_get_rule (matter, rule)->term;

  docket_working_add_trigger (matter, &base->use->of, &base->value);
  docket_working_add_rule (matter, rule);
  docket_working_add_choice (matter, &term->pick);
  docket_working_add_number (matter, &term->count, "count", (gint) term->unit);
  if (!counts_seconds (term->unit) && count_shift (matter, term->count.value) > 0)
    explain_setting (matter, DOCKET_PARAMETER_COUNT_EVENT_DAY);
  explain_calendar (matter, term, docket_datum_get_date (&base->value), nominal);
}

static void
explain_dates (DocketMatter          *matter,
               const DocketTerm      *term,
               DocketDate             nominal,
               const DocketTermDates *dates)
{
  if (nominal != dates->last)
    {
      docket_working_add_date (matter, "nominal", nominal);
      explain_setting (matter, DOCKET_PARAMETER_HOLIDAY_ROLLOVER);
      docket_working_add_calendar (matter, nominal, dates->last - 1, dates->last - nominal);
    }
  if (counts_seconds (term->unit))
    {
      DocketDatum end = docket_datum_of_instant (dates->end);

      docket_working_add_result (matter, "end", &end);
      return;
    }
  docket_working_add_date (matter, "last", dates->last);
  docket_working_add_date (matter, "after", dates->after);
}

gboolean
docket_term_compute (DocketMatter *matter, guint rule, DocketTermDates *dates)
{
  const DocketTerm *term = &docket_matter_get_rule (matter, rule)->term;
  gboolean          explain = docket_working_begin (matter, rule);
  Base              base;
  DocketDate        nominal;

  *dates = (DocketTermDates) { .provisional = FALSE };
  if (!term->count.known || !find_base (matter, term, &base) ||
      !fill_dates (matter, term, &base.value, dates))
    return FALSE;

  nominal = dates->last;
  if (may_roll_over (matter, term))
    dates->last = roll_over (matter, nominal, &dates->provisional);
  if (dates->last == DOCKET_DATE_NONE)
    return FALSE;
  matter->provisional |= dates->provisional;
  dates->after = dates->last + 1;
  if (!counts_seconds (term->unit))
    dates->end = docket_instant_of_date (dates->after);
  if (explain)
    {
      explain_term (matter, rule, &base, nominal);
      explain_dates (matter, term, nominal, dates);
    }
  return TRUE;
}

DocketInstant
docket_duration_end (DocketMatter       *matter,
                     DocketInstant       start,
                     const DocketNumber *number,
                     DocketUnit          unit)
{
  gboolean   provisional = FALSE;
  DocketDate last;

  if (!number->known || start == DOCKET_INSTANT_NONE)
    return DOCKET_INSTANT_NONE;
  if (counts_seconds (unit))
    return add_seconds (start, number->value, unit);

  last = find_last (matter, docket_instant_date (start), number->value, unit, &provisional);
  return last != DOCKET_DATE_NONE ? docket_instant_of_date (last + 1) : DOCKET_INSTANT_NONE;
}
