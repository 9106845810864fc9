/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-check-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CHECK_ROW (docket_check_row_get_type ())
G_DECLARE_FINAL_TYPE (DocketCheckRow, docket_check_row, DOCKET, CHECK_ROW, AdwActionRow)

/**
 * DocketCheckRow:
 *
 * A question with three answers: yes, no, and neither pressed, not examined. Pressing what is
 * pressed releases it; Y and N do the same by keyboard. Signal `answered` when a person chose
 * otherwise. Main thread.
 */

/* @weight: how grave a no is */
GtkWidget *docket_check_row_new (const char       *title,
                                 DocketCheckWeight weight) G_GNUC_WARN_UNUSED_RESULT;

DocketAnswer docket_check_row_get_answer (DocketCheckRow *row);
/* Does not emit `answered` */
void docket_check_row_set_answer (DocketCheckRow *row, DocketAnswer answer);
/* Whether it can be answered; else it only shows */
void docket_check_row_set_editable (DocketCheckRow *row, gboolean editable);

G_END_DECLS
