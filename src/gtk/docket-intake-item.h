/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-mail-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_INTAKE_ITEM (docket_intake_item_get_type ())
G_DECLARE_FINAL_TYPE (DocketIntakeItem, docket_intake_item, DOCKET, INTAKE_ITEM, GtkListBoxRow)

/**
 * DocketIntakeItem:
 *
 * One item that a case must hold: found, missing or doubtful, its value, and why. Emits `correct`
 * when its pencil was pressed. Main thread.
 */
GtkWidget *docket_intake_item_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @number: from 0; @correctable: it can be put right here */
void docket_intake_item_set (DocketIntakeItem      *row,
                             guint                  number,
                             const DocketSheetItem *item,
                             gboolean               correctable);

G_END_DECLS
