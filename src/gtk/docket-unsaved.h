/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_UNSAVED (docket_unsaved_get_type ())
G_DECLARE_INTERFACE (DocketUnsaved, docket_unsaved, DOCKET, UNSAVED, GtkWidget)

/* @saved: FALSE when it could not be; then that was told already */
typedef void (*DocketSavedFunc) (gboolean saved, gpointer data);

/**
 * DocketUnsaved:
 *
 * A widget in which something may stand that is not recorded yet. Main thread.
 *
 * @dup_unsaved: a line that says what; NULL when there is nothing
 * @can_save: whether it could be recorded as it stands; NULL: never
 * @save: records it and calls the function once
 */
struct _DocketUnsavedInterface
{
  GTypeInterface parent_interface;

  char *(*dup_unsaved) (DocketUnsaved *unsaved);
  gboolean (*can_save) (DocketUnsaved *unsaved);
  void (*save) (DocketUnsaved *unsaved, DocketSavedFunc func, gpointer data);
};

char    *docket_unsaved_dup (DocketUnsaved *unsaved) G_GNUC_WARN_UNUSED_RESULT;
gboolean docket_unsaved_can_save (DocketUnsaved *unsaved);
void     docket_unsaved_save (DocketUnsaved *unsaved, DocketSavedFunc func, gpointer data);

/* Those in @widget, itself included, that have something unsaved; of DocketUnsaved, borrowed. What
 * stands inside such a one is its own affair */
GPtrArray *docket_unsaved_find (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

/* All that is typed in @widget, to be compared later */
char *docket_unsaved_dup_typed (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
