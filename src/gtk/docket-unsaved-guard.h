/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-unsaved.h"

G_BEGIN_DECLS

/*
 * Windows that ask before what was written in them is lost. Main thread.
 */

/* From here on closing @window asks, when a DocketUnsaved in it, or in a guarded window over it,
 * has something that is not saved. To be called once */
void docket_unsaved_guard (GtkWindow *window);
/* The same for a dialog that has none: it is filled, and what is typed from now on counts */
void docket_unsaved_guard_typed (GtkWindow *window);
/* Whether it asks: not while what stands there is being recorded. @window: guarded */
void docket_unsaved_guard_set_armed (GtkWindow *window, gboolean armed);

/* Closes @windows (of GtkWindow), after one question about all of them if need be; none of them
 * when the user stays */
void docket_unsaved_close (GPtrArray *windows);

G_END_DECLS
