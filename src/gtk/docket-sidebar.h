/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-sidebar-row.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_SIDEBAR (docket_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DocketSidebar, docket_sidebar, DOCKET, SIDEBAR, GtkBox)

/**
 * DocketSidebar:
 *
 * The queues with their counts and the systems of the desk. Emits `chosen` with the row when the
 * user comes to another one, `entered` with the row that was clicked or on which Enter was pressed,
 * and `counted` when the counts were read again. Main thread.
 */

/* Once: the systems are the desk's, and so are the counts from now on */
void docket_sidebar_set_desk (DocketSidebar *sidebar, DocketDesk *desk);

/* NULL when there is no such queue */
DocketSidebarRow *docket_sidebar_find (DocketSidebar *sidebar, const char *queue);
/* NULL: none */
DocketSidebarRow *docket_sidebar_get_selected (DocketSidebar *sidebar);
/* @row: nullable. Emits no signal */
void docket_sidebar_select (DocketSidebar *sidebar, DocketSidebarRow *row);

/* Whether nothing was counted anywhere: the desk holds no case. FALSE before the first counting */
gboolean docket_sidebar_is_desk_empty (DocketSidebar *sidebar);

/* Gives the selected row the keyboard */
void docket_sidebar_focus (DocketSidebar *sidebar);

G_END_DECLS
