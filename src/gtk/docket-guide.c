/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program tells about itself: keyboard, first steps, about. Main thread. */

#include "config.h"

#include "gtk/docket-guide.h"

#include <glib/gi18n-lib.h>

#define UI "/org/docket/Docket/ui/"

static void
present_over (GtkWindow *window, GtkWindow *parent)
{
  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

void
docket_guide_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (UI "docket-shortcuts-window.ui");

  present_over (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")), parent);
}

static void
shortcuts_activated_cb (GtkWidget *row)
{
  docket_guide_show_shortcuts (GTK_WINDOW (gtk_widget_get_root (row)));
}

void
docket_guide_show_help (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (UI "docket-help-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help"));

  g_signal_connect (gtk_builder_get_object (builder, "shortcuts_row"), "activated",
                    G_CALLBACK (shortcuts_activated_cb), NULL);
  present_over (window, parent);
}

void
docket_guide_show_about (GtkWindow *parent)
{
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "application-name", _ ("Docket"), "application-icon", "org.docket.Docket",
                "version", DOCKET_VERSION, "developer-name", _ ("Docket contributors"), "comments",
                _ ("Cases between creators, agencies and merchants of a platform, from the first "
                   "mail to the signed ruling"),
                "license-type", GTK_LICENSE_GPL_3_0, NULL);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  present_over (GTK_WINDOW (window), parent);
}
