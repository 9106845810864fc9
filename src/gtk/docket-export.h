/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where to, writes the report of the case and tells what became of it. @parent: any widget of
 * the window. Main thread */
void docket_export_report (GtkWidget *parent, DocketCaseHandle *handle);

/* The same without asking: replaces @path, whole or not at all. For tests and drops */
void docket_export_report_to (GtkWidget *parent, DocketCaseHandle *handle, const char *path);

G_END_DECLS
