/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_ATTACH_DIALOG (docket_attach_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketAttachDialog, docket_attach_dialog, DOCKET, ATTACH_DIALOG, AdwWindow)

/**
 * DocketAttachDialog:
 *
 * Asks what files prove, and takes them into the case. It stays open while that fails. Main thread.
 */

/* Presents it over the window of @parent. @files: of GFile; what is not on this machine cannot be
 * taken */
void docket_attach_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, GListModel *files);

G_END_DECLS
