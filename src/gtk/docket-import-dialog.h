/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_IMPORT_DIALOG (docket_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketImportDialog, docket_import_dialog, DOCKET, IMPORT_DIALOG, AdwWindow)

/**
 * DocketImportDialog:
 *
 * Mails in: files, folders or the clipboard, with progress, and what became of each. Opens cases by
 * the action `win.open-case` of the window of @parent. Main thread.
 */

/* Imports at once. @files: of GFile, files and folders */
void docket_import_start (GtkWidget *parent, DocketDesk *desk, GListModel *files);
/* Asks where from: drop, paste, files or a folder */
void docket_import_choose (GtkWidget *parent, DocketDesk *desk);
/* Imports the mail or the files that the clipboard holds, or tells that there are none */
void docket_import_paste (GtkWidget *parent, DocketDesk *desk);

G_END_DECLS
