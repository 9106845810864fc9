/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Sorting by the headers of a column view whose model is sorted elsewhere. A sort is the key of a
 * column, with a leading - when it goes down. Main thread.
 */

/* A click on the header asks for @key. @key: static */
void docket_column_sort_add (GtkColumnViewColumn *column, const char *key);

/* What the view is asked to be sorted by; NULL: nothing. Its sorter tells when that is another */
char *docket_column_sort_dup (GtkColumnView *view) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the arrow; nothing happens when no column has the key */
void docket_column_sort_set (GtkColumnView *view, const char *sort);

G_END_DECLS
