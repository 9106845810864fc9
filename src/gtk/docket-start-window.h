/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_START_WINDOW (docket_start_window_get_type ())
G_DECLARE_FINAL_TYPE (DocketStartWindow,
                      docket_start_window,
                      DOCKET,
                      START_WINDOW,
                      AdwApplicationWindow)

/**
 * DocketStartWindow:
 *
 * The way to the desk. It only asks; whoever made it opens the desk. Signals:
 * `create` (name, directory): a desk is to be made there;
 * `retry`: opening is to be tried again;
 * `chosen` (name): somebody says who they are.
 */
DocketStartWindow *docket_start_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/* While the desk is being opened: a spinner */
void docket_start_window_show_opening (DocketStartWindow *window);
/* There is no desk in @directory yet. @name: proposed */
void docket_start_window_show_welcome (DocketStartWindow *window,
                                       const char        *directory,
                                       const char        *name);
/* @actors: of DocketActorRow */
void docket_start_window_show_actors (DocketStartWindow *window, GPtrArray *actors);
/* Why the desk cannot be opened */
void docket_start_window_show_failure (DocketStartWindow *window, const GError *error);

G_END_DECLS
