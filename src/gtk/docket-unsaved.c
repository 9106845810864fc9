/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is not recorded yet, wherever it stands in a window. Who asks about it:
 * docket-unsaved-guard.c. Main thread. */

#include "gtk/docket-unsaved.h"

G_DEFINE_INTERFACE (DocketUnsaved, docket_unsaved, GTK_TYPE_WIDGET)

static void
docket_unsaved_default_init (DocketUnsavedInterface *interface)
{
}

char *
docket_unsaved_dup (DocketUnsaved *unsaved)
{
  g_return_val_if_fail (DOCKET_IS_UNSAVED (unsaved), NULL);

  return DOCKET_UNSAVED_GET_IFACE (unsaved)->dup_unsaved (unsaved);
}

gboolean
docket_unsaved_can_save (DocketUnsaved *unsaved)
{
  DocketUnsavedInterface *interface;

  g_return_val_if_fail (DOCKET_IS_UNSAVED (unsaved), FALSE);

  interface = DOCKET_UNSAVED_GET_IFACE (unsaved);
  return interface->can_save != NULL && interface->can_save (unsaved);
}

void
docket_unsaved_save (DocketUnsaved *unsaved, DocketSavedFunc func, gpointer data)
{
  g_return_if_fail (docket_unsaved_can_save (unsaved));

  DOCKET_UNSAVED_GET_IFACE (unsaved)->save (unsaved, func, data);
}

static void
find_below (GtkWidget *widget, GPtrArray *found)
{
  g_autofree char *what =
      DOCKET_IS_UNSAVED (widget) ? docket_unsaved_dup (DOCKET_UNSAVED (widget)) : NULL;

  if (what != NULL)
    {
      g_ptr_array_add (found, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_below (child, found);
}

GPtrArray *
docket_unsaved_find (GtkWidget *widget)
{
  GPtrArray *found = g_ptr_array_new ();

  find_below (widget, found);
  return found;
}

/* --- typed text ----------------------------------------------------------------------------- */

static void
add_text_view (GtkTextView *view, GString *typed)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter      start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_string_append_printf (typed, "%s\n", text);
}

static void
add_typed (GtkWidget *widget, GString *typed)
{
  if (GTK_IS_TEXT_VIEW (widget))
    add_text_view (GTK_TEXT_VIEW (widget), typed);
  else if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (typed, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      add_typed (child, typed);
}

char *
docket_unsaved_dup_typed (GtkWidget *widget)
{
  GString *typed = g_string_new (NULL);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  add_typed (widget, typed);
  return g_string_free (typed, FALSE);
}
