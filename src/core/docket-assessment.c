/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Assessments by month: metrics of each month, failures in a row and in a year. One evaluation, one
 * thread. */
#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#define NORMAL "NORMAL"
#define NOTHING "NONE"
#define PASS "PASS"
#define FAIL "FAIL"

typedef struct
{
  gint64      streak;
  gint64      in_year;
  int         year;
  const char *status;
  DocketDate  month;
  const char *result; /* of the last row; NULL while a figure is missing */
  DocketDate  next;   /* the first month without a result; NONE: not known */
  DocketDate  free;   /* not assessed, the month before having failed; or NONE */
  GString    *each;   /* of the last row */
  gboolean    final;  /* no row counts any more */
} Tally;

/* A metric that is not known leaves the month open, unless another has failed */
static const char *
ask_metrics (DocketMatter           *matter,
             const DocketAssessment *assessment,
             const DocketRow        *row,
             GString                *each)
{
  const char *result = PASS;

  g_string_truncate (each, 0);
  for (guint i = 0; i < docket_items_length (assessment->metrics); i++)
    {
      const DocketMetric *metric = g_ptr_array_index (assessment->metrics, i);
      DocketTruth truth = docket_truth_of_row (matter, metric->condition, assessment->record, row);

      g_string_append_c (each, truth == DOCKET_TRUE ? 'P' : truth == DOCKET_FALSE ? 'F' : '?');
      if (truth == DOCKET_FALSE)
        result = FAIL;
      else if (truth == DOCKET_UNKNOWN && result != NULL && g_str_equal (result, PASS))
        result = NULL;
    }
  return result;
}

static const char *
ask_row (DocketMatter           *matter,
         const DocketAssessment *assessment,
         const DocketRow        *row,
         GString                *each)
{
  DocketDatum given = docket_row_get (matter, row, assessment->result);

  if (!given.known)
    return ask_metrics (matter, assessment, row, each);

  g_string_assign (each, given.text);
  return *given.text == 'P' ? PASS : FAIL;
}

static void
grade (const DocketAssessment *assessment, Tally *tally)
{
  for (guint i = 0; i < docket_items_length (assessment->outcomes); i++)
    {
      const DocketAssessmentOutcome *outcome = g_ptr_array_index (assessment->outcomes, i);

      if (outcome->fails.known &&
          (outcome->streak ? tally->streak : tally->in_year) >= outcome->fails.value)
        {
          tally->status = outcome->word;
          tally->final = outcome->final;
          return;
        }
    }
}

static DocketDate
start_month (const DocketDatum *date)
{
  DocketDate day = docket_datum_get_date (date);

  return day != DOCKET_DATE_NONE ? docket_date_month_start (day) : DOCKET_DATE_NONE;
}

static void
tally_row (DocketMatter           *matter,
           const DocketAssessment *assessment,
           const DocketRow        *row,
           Tally                  *tally)
{
  DocketDatum period = docket_row_get (matter, row, (gint) assessment->period);
  DocketDate  month = start_month (&period);
  gboolean    failed;
  int         year = 0;

  if (month != DOCKET_DATE_NONE && month == tally->free)
    return;
  tally->result = ask_row (matter, assessment, row, tally->each);
  if (tally->result == NULL)
    return;

  if (period.known)
    docket_date_split (period.date, &year, NULL, NULL);
  if (year != tally->year)
    tally->in_year = 0;
  failed = g_str_equal (tally->result, FAIL);
  tally->year = year;
  tally->streak = failed ? tally->streak + 1 : 0;
  tally->in_year += failed ? 1 : 0;
  tally->month = docket_datum_get_date (&period);
  tally->status = NORMAL;
  if (failed)
    grade (assessment, tally);
  tally->free = failed && assessment->free.known && assessment->free.value > 0
                    ? docket_date_add_months (month, 1)
                    : DOCKET_DATE_NONE;
  if (month == tally->next)
    tally->next = docket_date_add_months (month, tally->free != DOCKET_DATE_NONE ? 2 : 1);
  docket_working_add_row (matter, assessment->period, &period);
}

/* Figures of one month fed without its name */
static GPtrArray *
find_rows (DocketMatter *matter, const DocketAssessment *assessment)
{
  GPtrArray       *rows = docket_rows_sorted (matter, assessment->record, assessment->period);
  const GPtrArray *all = docket_rows_get (matter, assessment->record);

  if (rows->len == 0 && docket_items_length (all) == 1)
    g_ptr_array_add (rows, all->pdata[0]);
  return rows;
}

/* Not before the first assessed month; of two entries for a month the later stands */
static gboolean
is_counted (DocketMatter *matter, const DocketAssessment *assessment, GPtrArray *rows, guint index)
{
  DocketDatum first = docket_resolve (matter, &assessment->first);
  DocketDatum period = docket_row_get (matter, rows->pdata[index], (gint) assessment->period);
  DocketDatum next;

  if (first.known && period.known && docket_datum_get_date (&period) < start_month (&first))
    return FALSE;
  if (index + 1 == rows->len)
    return TRUE;

  next = docket_row_get (matter, rows->pdata[index + 1], (gint) assessment->period);
  return next.date != period.date;
}

static DocketDatum
get_part (DocketMatter *matter, const Tally *tally, const char *each, DocketPart part)
{
  switch (part)
    {
    case DOCKET_PART_EACH:
      return tally->result != NULL ? docket_datum_of_text (DOCKET_TYPE_TEXT, each)
                                   : DOCKET_DATUM_UNKNOWN;
    case DOCKET_PART_RESULT:
      return docket_datum_of_text (DOCKET_TYPE_WORD, tally->result);
    case DOCKET_PART_STATUS:
      return docket_datum_of_text (DOCKET_TYPE_WORD, tally->status);
    case DOCKET_PART_MONTH:
      return tally->month != DOCKET_DATE_NONE ? docket_datum_of_month (tally->month)
                                              : docket_datum_of_text (DOCKET_TYPE_WORD, NOTHING);
    case DOCKET_PART_FAILS:
      return docket_datum_of_count (tally->in_year);
    case DOCKET_PART_NEXT:
      return tally->final || tally->next == DOCKET_DATE_NONE ? DOCKET_DATUM_UNKNOWN
                                                             : docket_datum_of_month (tally->next);
    default:
      return DOCKET_DATUM_UNKNOWN;
    }
}

DocketDatum
docket_assessment_get (DocketMatter *matter, guint rule, DocketPart part)
{
  const DocketAssessment *assessment = &docket_matter_get_rule (matter, rule)->assessment;
  GPtrArray              *collected = matter->working;
  gboolean                explain = docket_working_begin (matter, rule);
  g_autoptr (GPtrArray) rows = find_rows (matter, assessment);
  DocketDatum first = docket_resolve (matter, &assessment->first);
  Tally       tally = { .status = NORMAL,
                        .month = DOCKET_DATE_NONE,
                        .next = start_month (&first),
                        .free = DOCKET_DATE_NONE,
                        .each = g_string_new (NULL),
                        .year = -1 };
  const char *each;
  DocketDatum status;

  matter->working = explain ? collected : NULL;
  for (guint i = 0; i < rows->len && !tally.final; i++)
    {
      if (is_counted (matter, assessment, rows, i))
        tally_row (matter, assessment, rows->pdata[i], &tally);
    }
  each = docket_matter_keep_text (matter, g_string_free (tally.each, FALSE));
  status = get_part (matter, &tally, each, DOCKET_PART_STATUS);
  docket_working_add_rule (matter, rule);
  docket_working_add_result (matter, "status", &status);
  matter->working = collected;
  return get_part (matter, &tally, each, part);
}
