/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketWorkingLine:
 *
 * One line of how a date came about, in the user's language.
 *
 * @text: what was taken
 * @basis: articles, whether it is a default by analogy, evidence; "" for none
 * @result: the date it led to; "" for none
 * @decides: it led to the date itself
 */
typedef struct
{
  char    *text;
  char    *basis;
  char    *result;
  gboolean decides;
} DocketWorkingLine;

void docket_working_line_free (DocketWorkingLine *line);

/* The working of @deadline, of the case of @view, of DocketWorkingLine. Any thread */
GPtrArray *docket_working_lines_new (const DocketCaseView *view,
                                     const DocketDeadline *deadline) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a working that belongs to no case */
GPtrArray *docket_working_lines_new_for_steps (const DocketRuleSet *rules,
                                               GPtrArray *steps) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
