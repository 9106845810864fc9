/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-value.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_DATE_PICKER (docket_date_picker_get_type ())
G_DECLARE_FINAL_TYPE (DocketDatePicker, docket_date_picker, DOCKET, DATE_PICKER, GtkWidget)

/**
 * DocketDatePicker:
 *
 * A button with a calendar that writes the chosen day into an entry. Main thread.
 */

/* @entry: outlives it, as the row that holds both does. @type: DATE, INSTANT (the time of day is
 * kept) or MONTH */
GtkWidget *docket_date_picker_new (GtkEditable *entry, DocketType type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
