/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PREFERENCES_WINDOW (docket_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DocketPreferencesWindow,
                      docket_preferences_window,
                      DOCKET,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/**
 * DocketPreferencesWindow:
 *
 * Who works here, where the desk lies, its backup and check, and who is registered. Signal
 * `actor-chosen` (name): the desk works under that name from now on.
 */
DocketPreferencesWindow *docket_preferences_window_new (GtkWindow  *parent,
                                                        DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* Goes to who is registered */
void docket_preferences_window_show_people (DocketPreferencesWindow *window);

G_END_DECLS
