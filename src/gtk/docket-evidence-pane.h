/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_EVIDENCE_PANE (docket_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (DocketEvidencePane, docket_evidence_pane, DOCKET, EVIDENCE_PANE, GtkBox)

/**
 * DocketEvidencePane:
 *
 * The evidence of a case: list, preview, custody record. Takes files that are dropped on it.
 * Properties `handle` (DocketCaseHandle, nullable) and `narrow` (one column). Actions
 * `evidence.add`, also by Ctrl+E wherever the keyboard is in the window, and
 * `evidence.copy-digest`. Main thread.
 */

/* Asks what the files prove and attaches them. @files: of GFile */
void docket_evidence_pane_add_files (DocketEvidencePane *pane, GListModel *files);
/* Selects the piece, E1; nothing when the case has none of that id */
void docket_evidence_pane_select (DocketEvidencePane *pane, const char *id);

G_END_DECLS
