/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_NEW_CASE_DIALOG (docket_new_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketNewCaseDialog,
                      docket_new_case_dialog,
                      DOCKET,
                      NEW_CASE_DIALOG,
                      AdwWindow)

/**
 * DocketNewCaseDialog:
 *
 * Opens a case that no mail brought: of any kind of any rule set, with a form made from what its
 * opening takes. Afterwards it does the widget action `win.open-case` of @parent. Main thread.
 */

/* Presents it over the window of @parent */
void docket_new_case_dialog_present (GtkWidget *parent, DocketDesk *desk);

G_END_DECLS
