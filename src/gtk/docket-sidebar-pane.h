/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_SIDEBAR_PANE (docket_sidebar_pane_get_type ())
G_DECLARE_FINAL_TYPE (DocketSidebarPane, docket_sidebar_pane, DOCKET, SIDEBAR_PANE, AdwBin)

/**
 * DocketSidebarPane:
 *
 * Properties `sidebar` and `content`: one beside the other, or the first slid over the second where
 * there is no room for both; a click beside it then emits `dismissed`. Main thread.
 */

/* Where the sidebar stands while it is shown */
void docket_sidebar_pane_set_over (DocketSidebarPane *pane, gboolean over);
void docket_sidebar_pane_set_shown (DocketSidebarPane *pane, gboolean shown);

/* Whether the sidebar covers a part of the content now */
gboolean docket_sidebar_pane_is_covering (DocketSidebarPane *pane);

G_END_DECLS
