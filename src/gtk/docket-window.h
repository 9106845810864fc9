/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-width-class.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_WINDOW (docket_window_get_type ())
G_DECLARE_FINAL_TYPE (DocketWindow, docket_window, DOCKET, WINDOW, AdwApplicationWindow)

/**
 * DocketWindow:
 *
 * The window on a desk: the sidebar, and beside it a queue, a case, the search or the parties.
 * Properties `sidebar-visible` and `peek-visible`. Actions of the prefix `win`: docket-window.c.
 * Main thread.
 */
DocketWindow *docket_window_new (GtkApplication *application,
                                 DocketDesk     *desk) G_GNUC_WARN_UNUSED_RESULT;

DocketDesk *docket_window_get_desk (DocketWindow *window);

void docket_window_show_case (DocketWindow *window, const char *number);
/* @id: of a queue or system, or "parties"; one that there is not is the first queue */
void docket_window_show_queue (DocketWindow *window, const char *id);
/* Takes @toast */

/* @reason: sentence, why nothing can be written; NULL: it can */
void docket_window_set_locked (DocketWindow *window, const char *reason);

/* What the window has room for */
DocketWidthClass docket_window_get_width_class (DocketWindow *window);
/* Which page is shown: queue, search, parties or case */
const char *docket_window_get_page (DocketWindow *window);

G_END_DECLS
