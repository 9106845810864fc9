/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the time line of a case. Any thread. */

#include "config.h"

#include "desk/docket-time-mark.h"

#include "desk/docket-clock-words.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

DocketTimeMark *
docket_time_mark_new (DocketTimeMarkKind kind, DocketDate from, DocketDate to, const char *title)
{
  DocketTimeMark *mark = g_new0 (DocketTimeMark, 1);

  mark->kind = kind;
  mark->from = from;
  mark->to = to;
  mark->title = g_strdup (title);
  return mark;
}

void
docket_time_mark_free (DocketTimeMark *mark)
{
  if (mark == NULL)
    return;
  g_free (mark->title);
  g_free (mark);
}

static DocketTimeMark *
add_mark (GPtrArray         *marks,
          DocketTimeMarkKind kind,
          DocketDate         from,
          DocketDate         to,
          const char        *title)
{
  DocketTimeMark *mark = docket_time_mark_new (kind, from, to, title);

  g_ptr_array_add (marks, mark);
  return mark;
}

/* The first date that the working counted from, and the last day of what it waited */
typedef struct
{
  const char *name; /* of the fact counted from; NULL: none */
  DocketDate  base;
  DocketDate  last; /* of the first term */
} Counted;

static void
find_counted (const DocketDeadline *deadline, Counted *counted)
{
  counted->name = NULL;
  counted->base = counted->last = DOCKET_DATE_NONE;
  for (guint i = 0; i < deadline->working->len; i++)
    {
      const DocketWorkingStep *step = deadline->working->pdata[i];

      if (step->date == DOCKET_DATE_NONE)
        continue;
      if (step->kind == DOCKET_WORKING_TRIGGER && counted->name == NULL)
        {
          counted->name = step->name;
          counted->base = step->date;
        }
      else if (step->kind == DOCKET_WORKING_RESULT && counted->last == DOCKET_DATE_NONE)
        counted->last = step->date;
    }
}

static void
add_counted (const DocketCaseView *view, const Counted *counted, DocketDate due, GPtrArray *marks)
{
  gboolean known =
      counted->name != NULL && docket_rule_set_find_fact (view->rules, counted->name) >= 0;
  g_autofree char *title =
      known ? docket_wording_dup_fact_title (view->rules, counted->name) : g_strdup ("");

  if (counted->name == NULL)
    return;
  if (counted->last != DOCKET_DATE_NONE && counted->last > counted->base)
    add_mark (marks, DOCKET_TIME_WAIT, counted->base, counted->last, title);
  else
    add_mark (marks, DOCKET_TIME_TICK, counted->base, counted->base, title);
  if (counted->last != DOCKET_DATE_NONE && counted->last != due)
    add_mark (marks, DOCKET_TIME_TICK, counted->last, counted->last,
              C_ ("time line", "Period over"));
}

static void
add_deadline (const DocketDeadline *deadline, GPtrArray *marks)
{
  DocketTimeMark *mark;

  if (deadline->kind == DOCKET_DEADLINE_WINDOW)
    mark = add_mark (marks, DOCKET_TIME_WINDOW, deadline->opens, deadline->due,
                     C_ ("time line", "Window"));
  else if (deadline->kind == DOCKET_DEADLINE_POWER)
    mark = add_mark (marks, DOCKET_TIME_TICK, deadline->opens, deadline->opens,
                     C_ ("time line", "Possible"));
  else
    mark = add_mark (marks, DOCKET_TIME_TICK, deadline->due, deadline->due,
                     C_ ("time line", "Last day"));
  mark->current = TRUE;
}

static gint
compare_marks (gconstpointer one, gconstpointer other)
{
  const DocketTimeMark *a = *(DocketTimeMark *const *) one;
  const DocketTimeMark *b = *(DocketTimeMark *const *) other;

  return a->from == b->from ? (a->to > b->to) - (a->to < b->to) : a->from - b->from;
}

GPtrArray *
docket_time_marks_new (const DocketCaseView *view)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_time_mark_free);
  g_autoptr (DocketClockWords) words = docket_clock_words_new (view);
  DocketDate received = docket_instant_date (view->row->received);
  Counted    counted;

  if (words == NULL)
    return marks;
  find_counted (words->deadline, &counted);
  if (received != counted.base)
    add_mark (marks, DOCKET_TIME_TICK, received, received, C_ ("time line", "Received"));
  add_counted (view, &counted,
               words->deadline->kind == DOCKET_DEADLINE_POWER ? words->deadline->opens - 1
                                                              : words->deadline->due,
               marks);
  add_deadline (words->deadline, marks);
  g_ptr_array_sort (marks, compare_marks);
  return marks;
}
