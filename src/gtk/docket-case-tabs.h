/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The tabs of a case page, in its stack of pages that each hold an empty AdwBin. Main thread */

enum
{
  DOCKET_CASE_TABS = 7,
};

/* Puts each tab into its place */
void docket_case_tabs_fill (AdwViewStack *views);

/* overview, mail, ...: NULL from DOCKET_CASE_TABS on */
const char *docket_case_tabs_get_name (guint index);
/* The widget of a tab; borrowed */
GtkWidget *docket_case_tabs_get (AdwViewStack *views, const char *name);

/* Set the properties that every tab has */
void docket_case_tabs_set_handle (AdwViewStack *views, DocketCaseHandle *handle);
void docket_case_tabs_set_narrow (AdwViewStack *views, gboolean narrow);

/* Puts the dot on one tab; NULL on none */
void docket_case_tabs_set_attention (AdwViewStack *views, const char *name);

G_END_DECLS
