/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-notice-bar.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PARTIES_PAGE (docket_parties_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketPartiesPage, docket_parties_page, DOCKET, PARTIES_PAGE, AdwBin)

/**
 * DocketPartiesPage:
 *
 * The register of a desk: everybody in it, found by role and name, and one party at a time. Opens
 * cases with `win.open-case`. Main thread.
 */
GtkWidget *docket_parties_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* @desk: nullable */
void docket_parties_page_set_desk (DocketPartiesPage *page, DocketDesk *desk);

/* @party: P-17; NULL: the list */
void docket_parties_page_show_party (DocketPartiesPage *page, const char *party);

/* From a party back to the list; FALSE when the list is shown already */
gboolean docket_parties_page_go_back (DocketPartiesPage *page);
void     docket_parties_page_focus_search (DocketPartiesPage *page);

/* What the window has to say, on the list and on the page of a party */
void docket_parties_page_put_notice (DocketPartiesPage  *page,
                                     DocketNoticeKind    kind,
                                     const DocketNotice *notice);

G_END_DECLS
