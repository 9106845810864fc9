/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case.h"
#include "gtk/docket-case-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_LINE (docket_case_line_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseLine, docket_case_line, DOCKET, CASE_LINE, GtkWidget)

/**
 * DocketCaseLine:
 *
 * A case in a list. A list makes many more lines than are in sight, so a line tells its text only
 * once it is asked to. Its row bears the whole sentence for assistive technology from the
 * beginning. Emits `stale` when what it told is no longer true. Main thread.
 */

/* @item: the place of the line in the list; borrowed, it outlives the line */
GtkWidget *docket_case_line_new (DocketCaseColumns *columns,
                                 GtkListItem       *item) G_GNUC_WARN_UNUSED_RESULT;

/* @kase: nullable */
void  docket_case_line_set_case (DocketCaseLine *line, DocketCase *kase);
guint docket_case_line_get_position (DocketCaseLine *line);

/* Fills the lines of @list from position @first to before @last, and clears the others. TRUE when
 * the time of a frame was over before all were filled: more are to be filled in the next */
gboolean docket_case_line_fill_some (GtkWidget *list, guint first, guint last);

G_END_DECLS
