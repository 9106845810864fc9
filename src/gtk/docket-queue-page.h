/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-case-peek.h"
#include "gtk/docket-notice-bar.h"
#include "gtk/docket-queue-view.h"
#include "gtk/docket-sidebar-row.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_QUEUE_PAGE (docket_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketQueuePage, docket_queue_page, DOCKET, QUEUE_PAGE, GtkBox)

/**
 * DocketQueuePage:
 *
 * The cases of one queue: the table, a search in it, the peek. Properties: `sort` (key of a query),
 * `mine` (only the cases of whoever acts), `peek-visible`. Emits `opened` with the number of a case
 * and the action to begin with (nullable), and `moved` when the selection, or what stands before
 * and after it, is another. Main thread.
 */

/* Once */
void docket_queue_page_set_desk (DocketQueuePage *page, DocketDesk *desk);

/* @row: of the queue to be shown; it also says what an empty one is told as */
void docket_queue_page_show (DocketQueuePage *page, DocketSidebarRow *row);

void docket_queue_page_set_width_class (DocketQueuePage *page, DocketWidthClass width);
/* Whether the window has a sidebar elsewhere that a button here shows */
void docket_queue_page_set_sidebar_hidden (DocketQueuePage *page, gboolean hidden);

DocketNoticeBar *docket_queue_page_get_bar (DocketQueuePage *page);
DocketQueueView *docket_queue_page_get_view (DocketQueuePage *page);
DocketCasePeek  *docket_queue_page_get_peek (DocketQueuePage *page);

/* Opens the case @by rows below that of @number, which may have left the queue since: the case in
 * its place then counts as the next */
void     docket_queue_page_step (DocketQueuePage *page, const char *number, int by);
gboolean docket_queue_page_can_step (DocketQueuePage *page, const char *number, int by);

/* Opens the entry, and gives it the keyboard */
void docket_queue_page_search (DocketQueuePage *page);
/* Closes the entry when it is open, and tells whether it was */
gboolean docket_queue_page_stop_search (DocketQueuePage *page);
/* What is looked for; "" = nothing */
const char *docket_queue_page_get_search (DocketQueuePage *page);

G_END_DECLS
