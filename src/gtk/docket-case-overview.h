/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_OVERVIEW (docket_case_overview_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseOverview, docket_case_overview, DOCKET, CASE_OVERVIEW, AdwBin)

/**
 * DocketCaseOverview:
 *
 * What a case is, which date rules it, and what may be done. Properties `handle` (nullable) and
 * `narrow` (one column, the steps first). Main thread.
 */

/* Moves the focus to the step that is due, else to the first that is allowed. FALSE when there is
 * none yet */
gboolean docket_case_overview_focus_step (DocketCaseOverview *overview);

/* Does the step that is due; FALSE when there is none */
gboolean docket_case_overview_activate_step (DocketCaseOverview *overview);

G_END_DECLS
