/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_FLEXIBLE_BIN (docket_flexible_bin_get_type ())
G_DECLARE_FINAL_TYPE (DocketFlexibleBin, docket_flexible_bin, DOCKET, FLEXIBLE_BIN, GtkWidget)

/**
 * DocketFlexibleBin:
 *
 * Holds one child (property `child`) and lets itself be made narrower than the child can be: for
 * one frame the child is clipped, until whoever hears the signal `resized` (width in pixels, the
 * first time and whenever it is another one) has given it another shape. Main thread.
 */

G_END_DECLS
