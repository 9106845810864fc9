/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketClockWords:
 *
 * The date that rules a case, in the user's language.
 *
 * @deadline: of the view, borrowed
 * @kind: what the date is
 * @headline: the date itself
 * @left: how far away it is
 * @style: how grave that is: accent, error, warning, success or dim-label; static
 * @formula: how it came about, in one line
 */
typedef struct
{
  const DocketDeadline *deadline;
  char                 *kind;
  char                 *headline;
  char                 *left;
  const char           *style;
  char                 *formula;
} DocketClockWords;

/* NULL when the case has no date at all. Any thread */
DocketClockWords *docket_clock_words_new (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;
/* The same of any date of the case */
DocketClockWords *docket_clock_words_new_for (const DocketCaseView *view,
                                              const DocketDeadline *deadline)
    G_GNUC_WARN_UNUSED_RESULT;
void docket_clock_words_free (DocketClockWords *words);

/* The headline with each line of the working, to be pasted into a letter */
char *docket_clock_words_dup_text (const DocketCaseView   *view,
                                   const DocketClockWords *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketClockWords, docket_clock_words_free)

G_END_DECLS
