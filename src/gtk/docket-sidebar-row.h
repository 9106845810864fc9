/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_SIDEBAR_ROW (docket_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DocketSidebarRow, docket_sidebar_row, DOCKET, SIDEBAR_ROW, GtkListBoxRow)

/**
 * DocketSidebarRow:
 *
 * One queue or system. Properties: `queue` (its id), `title`, `icon-name`, `section` (the heading
 * above it), `tone` (style class of the count), `count`; and what the page says when nothing is in
 * it: `empty-title`, `empty-description`, `empty-button` with `empty-action` (a detailed name), and
 * whether the dates that come next are told instead, `next-due`. Main thread.
 */

const char *docket_sidebar_row_get_queue (DocketSidebarRow *row);
const char *docket_sidebar_row_get_title (DocketSidebarRow *row);
/* NULL: the row heads no section */
const char *docket_sidebar_row_get_section (DocketSidebarRow *row);

guint docket_sidebar_row_get_count (DocketSidebarRow *row);
void  docket_sidebar_row_set_count (DocketSidebarRow *row, guint count);

G_END_DECLS
