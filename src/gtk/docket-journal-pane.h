/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_JOURNAL_PANE (docket_journal_pane_get_type ())
G_DECLARE_FINAL_TYPE (DocketJournalPane, docket_journal_pane, DOCKET, JOURNAL_PANE, AdwBin)

/**
 * DocketJournalPane:
 *
 * The journal of a case in plain words, newest first; each entry unfolds to what it recorded.
 * Properties `handle` (nullable) and `narrow` (without hash and actor). Main thread.
 */

G_END_DECLS
