/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-working-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_WORKING_ROW (docket_working_row_get_type ())
G_DECLARE_FINAL_TYPE (DocketWorkingRow, docket_working_row, DOCKET, WORKING_ROW, GtkListBoxRow)

/**
 * DocketWorkingRow:
 *
 * One line of how a date came about. Main thread.
 */

/* @number: its place, from 1 */
GtkWidget *docket_working_row_new (guint                    number,
                                   const DocketWorkingLine *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
