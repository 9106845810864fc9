/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketCaseStep:
 *
 * What may be done to a case, or may not be yet, in the user's language.
 *
 * @action: id
 * @page: of the case page on which it is done; NULL: a dialog
 * @title: what it is
 * @subtitle: what it asks for, or why it is refused, with date and article
 * @allowed: as far as can be said before its inputs are given
 * @next: it is the step that is due
 * @elsewhere: refused only because it belongs to another state of the case
 */
typedef struct
{
  char       *action;
  const char *page;
  char       *title;
  char       *subtitle;
  gboolean    allowed;
  gboolean    next;
  gboolean    elsewhere;
} DocketCaseStep;

void docket_case_step_free (DocketCaseStep *step);

/* Of DocketCaseStep: the step that is due first, then what else is allowed, then what is refused;
 * drafting and signing a ruling stand among them where the case has rulings. @view is borrowed and
 * outlives the steps. Any thread */
GPtrArray *docket_case_steps_new (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

/* The step that is due, NULL when the case waits for somebody else. Borrowed from @steps */
const DocketCaseStep *docket_case_steps_find_next (GPtrArray *steps);

/* What assistive technology reads out: title, whether it is allowed, and why not */
char *docket_case_step_dup_description (const DocketCaseStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
