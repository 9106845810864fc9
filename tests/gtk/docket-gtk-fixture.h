/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-case-list.h"
#include "tests/desk/docket-test-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What tests of widgets share: a main loop that turns until something is so, widgets in a window of
 * their own, a desk with cases.
 */

/* For main(): display, style, resources. Warnings are fatal from here on */
void docket_gtk_fixture_init (int *argc, char ***argv);

typedef gboolean (*DocketConditionFunc) (gpointer data);
/* Turns the main loop until @func is true; fails after 20 seconds */
void docket_gtk_wait (DocketConditionFunc func, gpointer data);
/* Turns the main loop for as long as there is something to do, and once over a frame */
void docket_gtk_settle (void);

/* The handle of the case, its view being read */
DocketCaseHandle *docket_gtk_open_case (DocketDesk *desk, const char *number);
void              docket_gtk_wait_handle (DocketCaseHandle *handle); /* until it is not busy */
void              docket_gtk_wait_list (DocketCaseList *list);       /* until it is not loading */

/* A window of that size with @child, presented and laid out */
GtkWindow *docket_gtk_present (GtkWidget *child, int width, int height);

/* The descendant whose accessible or visible words are @text: a label, a button, a row; NULL when
 * there is none that can be seen */
GtkWidget *docket_gtk_find (GtkWidget *widget, const char *text);
/* The first descendant of that type that can be seen, in the order of the tree; NULL */
GtkWidget *docket_gtk_find_type (GtkWidget *widget, GType type);

/* The window of that type that is shown; NULL */
GtkWidget *docket_gtk_find_window (GType type);
/* Clicks the button in @widget whose label is @text */
void docket_gtk_click (GtkWidget *widget, const char *text);
/* Presses a key as if @widget had the focus: its shortcuts and those of what it stands in are asked
 * one after the other. Whether one of them took it */
gboolean docket_gtk_press (GtkWidget *widget, guint key, GdkModifierType modifiers);

/* Fails when a label that can be seen is cut without an ellipsis, or a scrolled window scrolls
 * sideways */
void docket_gtk_assert_nothing_cut (GtkWidget *widget);

/* A new complaint, taken in on 2022-01-05 (01-plain.eml) */
char *docket_gtk_make_received (DocketTestDesk *test);
/* The same, published on 2022-01-12 after three failed attempts */
char *docket_gtk_make_published (DocketTestDesk *test);

G_END_DECLS
