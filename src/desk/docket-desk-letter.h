/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketLetterText:
 *
 * A letter of a case, in the user's language, as a person can send it.
 *
 * @to: to whom, in words
 * @text: with what the case knew when it was made; what it did not know is a blank to be filled in
 * @seq: of the case's event that made it due to be sent; 0 when a date or a transition did
 * @on: the day of that event; DOCKET_DATE_NONE with @seq 0
 */
typedef struct
{
  char      *letter; /* id of the rule set */
  char      *title;
  char      *to;
  char      *text;
  gint64     seq;
  DocketDate on;
} DocketLetterText;

void docket_letter_text_free (DocketLetterText *letter);

/* Of DocketLetterText: first those due now, then those that acts brought about, the latest first.
 * May wait for the disk. DOCKET_ERROR_NOT_FOUND (case) */
GPtrArray *docket_desk_dup_letters (DocketDesk *desk,
                                    const char *number,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The letter of the rule set called @letter with what the events of @input know; any thread.
 * DOCKET_ERROR_CORRUPT, and DOCKET_ERROR_NOT_FOUND when there is no such letter */
DocketLetterText *docket_letter_text_new (const DocketEvaluationInput *input,
                                          const char                  *letter,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
