/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

typedef enum
{
  DOCKET_TIME_TICK,   /* one day */
  DOCKET_TIME_WAIT,   /* days that run from one date to another */
  DOCKET_TIME_WINDOW, /* days in which something is to be done */
} DocketTimeMarkKind;

/**
 * DocketTimeMark:
 *
 * Something on the time line of a case.
 *
 * @to: last day; @from where it is one day
 * @title: in the user's language; "": not labelled
 * @current: it is the date that rules the case
 */
typedef struct
{
  DocketTimeMarkKind kind;
  DocketDate         from, to;
  char              *title;
  gboolean           current;
} DocketTimeMark;

DocketTimeMark *docket_time_mark_new (DocketTimeMarkKind kind,
                                      DocketDate         from,
                                      DocketDate         to,
                                      const char        *title) G_GNUC_WARN_UNUSED_RESULT;
void            docket_time_mark_free (DocketTimeMark *mark);

/* Of DocketTimeMark, in the order of time: receipt, and what the ruling date was counted from and
 * through. Empty when the case has no date. Any thread */
GPtrArray *docket_time_marks_new (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
