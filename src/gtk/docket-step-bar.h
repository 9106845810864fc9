/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_STEP_BAR (docket_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (DocketStepBar, docket_step_bar, DOCKET, STEP_BAR, GtkBox)

/**
 * DocketStepBar:
 *
 * The steps of a case that are at home on one page. Of those that the case's state has, the
 * suggested one is what must be done, else the first that may be, in the order of the rule set; one
 * more stands beside it, be it refused, and what else may be done is in a menu. Main thread.
 */

/* @handle: nullable; the steps are of its view, read by docket_step_bar_update() */
void docket_step_bar_set_handle (DocketStepBar *bar, DocketCaseHandle *handle);
/* @page: as the rule set calls it. @summary: markup */
void docket_step_bar_update (DocketStepBar *bar, const char *page, const char *summary);
/* FALSE when nothing is suggested */
gboolean docket_step_bar_do_suggested (DocketStepBar *bar);

/* "Return for supplement…": what a button that does it says; with dots when a dialog asks first */
char *docket_step_bar_dup_label (const DocketAction *action) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
