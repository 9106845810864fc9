/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-list.h"
#include "gtk/docket-case-table.h"
#include "gtk/docket-sidebar-row.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_QUEUE_VIEW (docket_queue_view_get_type ())
G_DECLARE_FINAL_TYPE (DocketQueueView, docket_queue_view, DOCKET, QUEUE_VIEW, AdwBin)

/**
 * DocketQueueView:
 *
 * What a query of cases gives: a table, or why there is none, or that it is still being read. Emits
 * `loaded` after each reading, with what it shows in place. Main thread.
 */

/* Once */
void docket_queue_view_set_desk (DocketQueueView *view, DocketDesk *desk);

/**
 * DocketQueueAsked:
 *
 * @row: of the queue, in the sidebar; it says too what an empty one is told as
 * @text: looked for in it; "" = nothing
 * @mine: only the cases of whoever acts
 * @sort: key of a query
 */
typedef struct
{
  DocketSidebarRow *row;
  const char       *text;
  gboolean          mine;
  const char       *sort;
} DocketQueueAsked;

/* Copies @asked. What differs in more than the order is another list, and shown from its top */
void docket_queue_view_ask (DocketQueueView *view, const DocketQueueAsked *asked);
/* Whether the desk holds no case at all */
void docket_queue_view_set_desk_empty (DocketQueueView *view, gboolean desk_empty);

DocketCaseTable *docket_queue_view_get_table (DocketQueueView *view);
guint            docket_queue_view_get_n_cases (DocketQueueView *view);

/* What stands there: nothing, list, empty, loading or failure */
const char *docket_queue_view_get_shown (DocketQueueView *view);

G_END_DECLS
