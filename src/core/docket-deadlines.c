/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates shown beside a case, with their state and working. One evaluation, one thread. */
#include "core/docket-deadlines.h"

#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

static const DocketDeadlineKind kinds[] = {
  [DOCKET_TERM_DEADLINE] = DOCKET_DEADLINE_DEADLINE, [DOCKET_TERM_EXPIRY] = DOCKET_DEADLINE_EXPIRY,
  [DOCKET_TERM_POWER] = DOCKET_DEADLINE_POWER,       [DOCKET_TERM_BAR] = DOCKET_DEADLINE_POWER,
  [DOCKET_TERM_WAIT] = DOCKET_DEADLINE_POWER,
};

/* The instants between which it is open, and after which it is missed; NONE: it is not so */
typedef struct
{
  DocketInstant opens;
  DocketInstant ends;
} Span;

static gboolean
fill_term (DocketMatter *matter, guint rule, DocketDeadline *deadline, Span *span)
{
  DocketTermDates dates;

  if (!docket_term_compute (matter, rule, &dates))
    return FALSE;

  deadline->kind = kinds[docket_matter_get_rule (matter, rule)->term.kind];
  deadline->provisional = dates.provisional;
  if (deadline->kind == DOCKET_DEADLINE_POWER)
    {
      deadline->opens = docket_instant_date (dates.end);
      span->opens = dates.end;
    }
  else
    {
      deadline->due = dates.last;
      span->ends = dates.end;
    }
  return TRUE;
}

static gboolean
fill_window (DocketMatter *matter, guint rule, DocketDeadline *deadline, Span *span)
{
  DocketWindowDates dates;

  if (!docket_window_compute (matter, rule, &dates))
    return FALSE;

  deadline->kind = DOCKET_DEADLINE_WINDOW;
  deadline->provisional = dates.provisional;
  deadline->opens = dates.open;
  deadline->due = dates.close;
  span->opens = docket_instant_of_date (dates.open);
  span->ends = docket_instant_of_date (dates.close + 1);
  return TRUE;
}

/* The last that ends, of those that run for a time; NULL: none does */
static const DocketMeasureState *
find_timed (DocketMatter *matter, const DocketMeasure *measure)
{
  const DocketMeasureState *last = NULL;

  for (guint i = 0; i < matter->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (matter->measures, i);

      if (g_ptr_array_index (matter->rules->measures, state->measure) == measure &&
          docket_measure_is_running (matter, state) && state->until != DOCKET_INSTANT_NONE &&
          (last == NULL || state->until > last->until))
        last = state;
    }
  return last;
}

static gboolean
fill_measure (DocketMatter        *matter,
              const DocketMeasure *measure,
              DocketDeadline      *deadline,
              Span                *span)
{
  const DocketMeasureState *state = find_timed (matter, measure);
  DocketRef                 on = { .kind = DOCKET_REF_ON };
  DocketDatum               from, until;

  if (state == NULL)
    return FALSE;

  from = docket_datum_of_instant (state->from);
  until = docket_datum_of_instant (state->until);
  deadline->kind = DOCKET_DEADLINE_EXPIRY;
  deadline->due = docket_instant_date (state->until - 1);
  span->ends = state->until;
  docket_working_add_trigger (matter, &on, &from);
  if (state->rule >= 0)
    docket_working_add_rule (matter, (guint) state->rule);
  docket_working_add_result (matter, "end", &until);
  return TRUE;
}

static gboolean
fill (DocketMatter *matter, const DocketDeadlineType *type, DocketDeadline *deadline, Span *span)
{
  if (type->measure != NULL)
    return fill_measure (matter, type->measure, deadline, span);
  return docket_matter_get_rule (matter, type->rule)->primitive == DOCKET_PRIMITIVE_WINDOW
             ? fill_window (matter, type->rule, deadline, span)
             : fill_term (matter, type->rule, deadline, span);
}

static DocketDeadlineStatus
find_status (DocketMatter *matter, const DocketDeadlineType *type, const Span *span)
{
  if (type->cancelled != NULL && docket_truth (matter, type->cancelled) == DOCKET_TRUE)
    return DOCKET_DEADLINE_CANCELLED;
  if (type->met != NULL && docket_truth (matter, type->met) == DOCKET_TRUE)
    return DOCKET_DEADLINE_MET;

  if (span->opens != DOCKET_INSTANT_NONE)
    docket_matter_note (matter, span->opens);
  if (span->ends != DOCKET_INSTANT_NONE)
    docket_matter_note (matter, span->ends);
  if (span->ends != DOCKET_INSTANT_NONE && matter->now >= span->ends)
    return DOCKET_DEADLINE_MISSED;
  if (span->opens != DOCKET_INSTANT_NONE && matter->now >= span->opens)
    return DOCKET_DEADLINE_OPEN;
  return DOCKET_DEADLINE_RUNNING;
}

static void
add_deadline (DocketMatter *matter, const DocketDeadlineType *type, GPtrArray *deadlines)
{
  DocketDeadline *deadline = g_new0 (DocketDeadline, 1);
  Span            span = { DOCKET_INSTANT_NONE, DOCKET_INSTANT_NONE };
  gboolean        known;

  deadline->opens = DOCKET_DATE_NONE;
  deadline->due = DOCKET_DATE_NONE;
  deadline->working = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  docket_working_collect (matter, deadline->working);
  known = fill (matter, type, deadline, &span);
  docket_working_collect (matter, NULL);
  if (!known)
    {
      docket_deadline_free (deadline);
      return;
    }

  deadline->rule = g_strdup (
      type->measure != NULL ? type->measure->id : docket_matter_get_rule (matter, type->rule)->id);
  deadline->status = find_status (matter, type, &span);
  g_ptr_array_add (deadlines, deadline);
}

GPtrArray *
docket_deadlines_list (DocketMatter *matter)
{
  GPtrArray *deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_deadline_free);

  for (guint i = 0; i < matter->rules->deadlines->len; i++)
    {
      const DocketDeadlineType *type = g_ptr_array_index (matter->rules->deadlines, i);

      if (docket_kinds_include (type->kinds, matter->kind) &&
          docket_truth (matter, type->condition) == DOCKET_TRUE)
        add_deadline (matter, type, deadlines);
    }
  return deadlines;
}
