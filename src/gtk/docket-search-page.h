/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-notice-bar.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_SEARCH_PAGE (docket_search_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketSearchPage, docket_search_page, DOCKET, SEARCH_PAGE, GtkBox)

/**
 * DocketSearchPage:
 *
 * Search in everything that was written in any case: mails, parties, facts, findings, notes. Emits
 * `opened` with the number of a case. Main thread.
 */

/* Once */
void docket_search_page_set_desk (DocketSearchPage *page, DocketDesk *desk);

/* Gives the entry the keyboard, with @text in it unless that is NULL */
void docket_search_page_start (DocketSearchPage *page, const char *text);

DocketNoticeBar *docket_search_page_get_bar (DocketSearchPage *page);
/* What stands under the entry: hint, list, nothing, loading or failure */
const char *docket_search_page_get_shown (DocketSearchPage *page);

G_END_DECLS
