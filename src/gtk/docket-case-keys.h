/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds the keys that hold on every tab of a case: Ctrl+1 to Ctrl+7, Ctrl+Enter for the suggested
 * button of the tab, Ctrl+Z where no text is edited, Ctrl+Shift+C. @page: while it is shown; has
 * the actions `case.*`. Main thread */
void docket_case_keys_add (GtkWidget *page, AdwViewStack *views);

G_END_DECLS
