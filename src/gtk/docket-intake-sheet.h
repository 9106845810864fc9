/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_INTAKE_SHEET (docket_intake_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DocketIntakeSheet, docket_intake_sheet, DOCKET, INTAKE_SHEET, GtkBox)

/**
 * DocketIntakeSheet:
 *
 * The page of a case for its mails: what came, beside what a complaint must hold. Properties
 * `handle` (DocketCaseHandle, nullable) and `narrow` (one column). Main thread.
 */
GtkWidget *docket_intake_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What pressing Alt and the number of the item (from 0) does: shows its words; again, corrects it
 */
void docket_intake_sheet_pick_item (DocketIntakeSheet *sheet, guint item);

G_END_DECLS
