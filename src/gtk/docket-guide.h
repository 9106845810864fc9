/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What the program tells about itself, each in a window of its own over @parent. Main thread.
 */

/* The keyboard */
void docket_guide_show_shortcuts (GtkWindow *parent);
/* What to do first, to be read without a network */
void docket_guide_show_help (GtkWindow *parent);
void docket_guide_show_about (GtkWindow *parent);

G_END_DECLS
