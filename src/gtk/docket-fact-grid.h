/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_FACT_GRID (docket_fact_grid_get_type ())
G_DECLARE_FINAL_TYPE (DocketFactGrid, docket_fact_grid, DOCKET, FACT_GRID, GtkWidget)

/**
 * DocketFactGrid:
 *
 * What is known of a case, as pairs of a label and a value in two columns; what is long stands in
 * both. Main thread.
 */

/* @view: NULL empties it. Not kept */
void docket_fact_grid_set_view (DocketFactGrid *grid, const DocketCaseView *view);

G_END_DECLS
