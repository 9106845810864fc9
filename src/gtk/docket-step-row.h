/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-step.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_STEP_ROW (docket_step_row_get_type ())
G_DECLARE_FINAL_TYPE (DocketStepRow, docket_step_row, DOCKET, STEP_ROW, AdwActionRow)

/**
 * DocketStepRow:
 *
 * A step of a case: the one that is due bears a star; one that is refused stays readable, bears a
 * lock and cannot be activated. Activated, it does the widget action `case.act`. Main thread.
 */
GtkWidget  *docket_step_row_new (const DocketCaseStep *step) G_GNUC_WARN_UNUSED_RESULT;
const char *docket_step_row_get_action (DocketStepRow *row);

G_END_DECLS
