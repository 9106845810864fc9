/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_CELL (docket_case_cell_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseCell, docket_case_cell, DOCKET, CASE_CELL, AdwBin)

/**
 * DocketCaseCell:
 *
 * A cell of a table. Properties: `description`, the name that its row bears for assistive
 * technology; `tip`, its tooltip. Both nullable. Main thread.
 */

G_END_DECLS
