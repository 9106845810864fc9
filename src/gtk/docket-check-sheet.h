/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-check-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CHECK_SHEET (docket_check_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DocketCheckSheet, docket_check_sheet, DOCKET, CHECK_SHEET, GtkBox)

/**
 * DocketCheckSheet:
 *
 * The questions of one act in groups, by how much an answer weighs, and what else the act may
 * state. A DocketUnsaved. Signal `changed` when a person answered otherwise. Main thread.
 */

/* Shows the act, with what is recorded as answers; @editable: it can be filled in. What is answered
 * but not recorded stays, also while another act or case is shown, as long as it could be recorded.
 * @action: NULL shows nothing */
void docket_check_sheet_show (DocketCheckSheet     *sheet,
                              const DocketCaseView *view,
                              const DocketAction   *action,
                              gboolean              editable);

/* NULL while nothing is shown. Borrowed, valid until another act is shown or the view is another */
const DocketCheckPlan *docket_check_sheet_get_plan (DocketCheckSheet *sheet);
void                   docket_check_sheet_sum_up (DocketCheckSheet *sheet, DocketCheckSum *sum);
/* key=value of everything that is answered; @result: nullable */
char **docket_check_sheet_dup_inputs (DocketCheckSheet *sheet,
                                      const char       *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
