/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "docket-gtk-fixture.h"

#include "gtk/docket-case-table.h"
#include "gtk/docket-window.h"

G_BEGIN_DECLS

/*
 * The whole window on a desk with four cases, or on a desk of the test's own.
 */

#define DOCKET_WINDOW_FIXTURE_TODAY "2022-01-20"
/* Text of its usual size */
#define DOCKET_WINDOW_FIXTURE_DPI (96 * 1024)

typedef struct
{
  DocketTestDesk *test;
  DocketDesk     *desk;
  DocketWindow   *window;
} DocketWindowFixture;

/* For main(): as docket_gtk_fixture_init(), with the settings */
void docket_window_fixture_init (int *argc, char ***argv);

/* As on the first start */
void docket_window_fixture_reset_settings (void);
void docket_window_fixture_open (DocketWindowFixture *fixture, int width);
/* The same on the desk that is in the fixture already */
void docket_window_fixture_present (DocketWindowFixture *fixture, int width);
/* Fails when something still holds the window */
void docket_window_fixture_close (DocketWindowFixture *fixture);

/* What can be seen and says @text, or is of that type; NULL: nothing */
GtkWidget *docket_window_fixture_find (DocketWindowFixture *fixture, const char *text);
GtkWidget *docket_window_fixture_find_type (DocketWindowFixture *fixture, GType type);
/* NULL: none can be seen */
DocketCaseTable *docket_window_fixture_get_table (DocketWindowFixture *fixture);
/* For docket_gtk_wait(): a list, or what stands in its place */
gboolean docket_window_fixture_has_list (gpointer window);

/* An action without parameter */
void docket_window_fixture_activate (DocketWindowFixture *fixture, const char *action);

G_END_DECLS
