/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "gtk/docket-width-class.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_PAGE (docket_case_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketCasePage, docket_case_page, DOCKET, CASE_PAGE, GtkBox)

/**
 * DocketCasePage:
 *
 * One case at full width: header, and a tab for each side of the matter. One of it shows one case
 * after the other. Main thread.
 *
 * Widget actions, for the tabs too: `case.act` (s: id of an act; opens the tab where the rule set
 * says that it is at home, from there a form), `case.tab` (s: overview mail evidence contract
 * notice ruling journal), `case.export`, `case.undo`, `case.reload`. Needs `win.back`,
 * `win.previous-case` and `win.next-case` of the window. Properties `narrow` (tabs in one column)
 * and `compact` (the switcher in a bar below, the number in the header).
 */
GtkWidget *docket_case_page_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows another case from its overview on, with the focus on the step that is due; NULL for none */
void docket_case_page_set_handle (DocketCasePage *page, DocketCaseHandle *handle);

/* Sets `narrow` and `compact` as the width asks for */
void docket_case_page_set_width_class (DocketCasePage *page, DocketWidthClass width);

/* Name of the tab that is shown; borrowed */
const char *docket_case_page_get_tab (DocketCasePage *page);

G_END_DECLS
