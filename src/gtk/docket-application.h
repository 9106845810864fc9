/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_APPLICATION (docket_application_get_type ())
G_DECLARE_FINAL_TYPE (DocketApplication, docket_application, DOCKET, APPLICATION, AdwApplication)

/**
 * DocketApplication:
 *
 * The program `docket`: one window on the desk in the user's data directory.
 */
DocketApplication *docket_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
