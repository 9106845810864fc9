/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_LIST (docket_case_list_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseList, docket_case_list, DOCKET, CASE_LIST, GObject)

/**
 * DocketCaseList:
 *
 * A GListModel of DocketCase: the row ids of a query, the rows read in pages as they are looked at.
 * Sorting and filtering are the query's. Follows DocketDesk::changed by itself. Property `loading`;
 * signal `loaded` after each reading of the ids, when the new ids are in place, and when rows could
 * not be read. Main thread.
 */
DocketCaseList *docket_case_list_new (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* Copies the query and reads its ids; the old rows stay until they are there */
void docket_case_list_set_query (DocketCaseList *list, const DocketCaseQuery *query);
void docket_case_list_reload (DocketCaseList *list);

gboolean docket_case_list_is_loading (DocketCaseList *list);
/* Why the last reading failed; NULL when it did not */
const GError *docket_case_list_get_error (DocketCaseList *list);
/* The position of the case with this row id, G_MAXUINT when it is not in the list */
guint  docket_case_list_find (DocketCaseList *list, gint64 id);
gint64 docket_case_list_get_id (DocketCaseList *list, guint position);

G_END_DECLS
