/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_APPLICATION (docket_application_get_type ())
G_DECLARE_FINAL_TYPE (DocketApplication, docket_application, DOCKET, APPLICATION, AdwApplication)

/**
 * DocketApplication:
 *
 * The program `docket`: opens the desk that its command line or the settings name, shows it in one
 * window, and takes in the mails it is given to open. The way there (the first start, a desk that
 * cannot be opened) is a window of its own. Main thread.
 *
 * Actions: `preferences`, `help`, `about`, `quit`, and `take-desk`, which tries again to get the
 * right to write to a desk that another program holds.
 */
DocketApplication *docket_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
