/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_NOTICE_PANE (docket_notice_pane_get_type ())
G_DECLARE_FINAL_TYPE (DocketNoticePane, docket_notice_pane, DOCKET, NOTICE_PANE, GtkBox)

/**
 * DocketNoticePane:
 *
 * How a party was told: its contacts and the attempts by channel, whether it counts as reached,
 * what was published, and the letters. Properties `handle` (DocketCaseHandle, nullable) and
 * `narrow` (one column). Main thread.
 */

/* The register and the letters are being read */
gboolean docket_notice_pane_is_loading (DocketNoticePane *pane);

G_END_DECLS
