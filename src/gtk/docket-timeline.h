/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_TIMELINE (docket_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DocketTimeline, docket_timeline, DOCKET, TIMELINE, GtkWidget)

/**
 * DocketTimeline:
 *
 * Dates on a line, with today among them. It is for the eye alone: whoever shows it says the same
 * in text beside it. Property `compact`: dates without titles, the first and the ruling one only.
 * Main thread.
 */

/* The time line of a case; NULL empties it */
void docket_timeline_set_view (DocketTimeline *timeline, const DocketCaseView *view);

/* @marks: of DocketTimeMark in the order of time; referenced and not changed afterwards. @today:
 * anywhere before, between or after them */
void docket_timeline_set_marks (DocketTimeline *timeline, GPtrArray *marks, DocketDate today);

G_END_DECLS
