/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_UNPARSED_DIALOG (docket_unparsed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketUnparsedDialog,
                      docket_unparsed_dialog,
                      DOCKET,
                      UNPARSED_DIALOG,
                      AdwWindow)

/**
 * DocketUnparsedDialog:
 *
 * The mails of the desk that could not be read, with the reason, and a way to get at their bytes.
 */

/* Presents it over the window of @parent. Main thread */
void docket_unparsed_dialog_present (GtkWidget *parent, DocketDesk *desk);

G_END_DECLS
