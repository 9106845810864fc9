/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows as many of @spare as leave @header no wider than @width pixels, from the first on; 0: all
 * of them. What they do must have another way. @spare: NULL-terminated, inside @header. Main thread
 */
void docket_header_room_make (GtkWidget *header, int width, GtkWidget *const *spare);

/* Tabs in a header, or below the page. @titles holds @switcher and @title */
typedef struct
{
  GtkWidget          *header;
  GtkStack           *titles;
  AdwViewSwitcher    *switcher;
  AdwWindowTitle     *title;
  AdwViewSwitcherBar *bar; /* below */
} DocketHeaderTabs;

/* Puts the tabs into the header where they fit into @width pixels, their words beside or under
 * their pictures; 0: not known yet, they fit. @below: rather not. Main thread */
void docket_header_room_place_tabs (const DocketHeaderTabs *tabs, int width, gboolean below);

G_END_DECLS
