/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actions and keys of the window. Main thread. */

#include "gtk/docket-window-private.h"

#include "gtk/docket-guide.h"
#include "gtk/docket-import-dialog.h"
#include "gtk/docket-new-case-dialog.h"
#include "gtk/docket-unparsed-dialog.h"

/* --- actions -------------------------------------------------------------------------------- */

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_search (DOCKET_WINDOW (widget));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_search_queue (DOCKET_WINDOW (widget));
}

static void
new_case_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_new_case_dialog_present (widget, docket_window_get_desk (DOCKET_WINDOW (widget)));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_import_choose (widget, docket_window_get_desk (DOCKET_WINDOW (widget)));
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_import_paste (widget, docket_window_get_desk (DOCKET_WINDOW (widget)));
}

static void
import_files_cb (GtkWidget *widget, const char *name, GVariant *uris)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GVariantIter iter;
  const char  *uri;

  g_variant_iter_init (&iter, uris);
  while (g_variant_iter_next (&iter, "&s", &uri))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (uri);

      g_list_store_append (files, file);
    }
  docket_import_start (widget, docket_window_get_desk (DOCKET_WINDOW (widget)),
                       G_LIST_MODEL (files));
}

static void
unparsed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_unparsed_dialog_present (widget, docket_window_get_desk (DOCKET_WINDOW (widget)));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_go_back (DOCKET_WINDOW (widget));
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_step (DOCKET_WINDOW (widget), -1);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_step (DOCKET_WINDOW (widget), 1);
}

static void
next_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_window_focus_next_pane (DOCKET_WINDOW (widget));
}

static void
open_case_cb (GtkWidget *widget, const char *name, GVariant *number)
{
  docket_window_show_case (DOCKET_WINDOW (widget), g_variant_get_string (number, NULL));
}

static void
queue_cb (GtkWidget *widget, const char *name, GVariant *queue)
{
  docket_window_show_queue (DOCKET_WINDOW (widget), g_variant_get_string (queue, NULL));
}

static void
shortcuts_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_guide_show_shortcuts (GTK_WINDOW (widget));
}

static const struct
{
  const char                 *name;
  const char                 *parameter;
  GtkWidgetActionActivateFunc func;
} ACTIONS[] = {
  { "win.search", NULL, search_cb },      { "win.find", NULL, find_cb },
  { "win.new-case", NULL, new_case_cb },  { "win.import", NULL, import_cb },
  { "win.paste", NULL, paste_cb },        { "win.import-files", "as", import_files_cb },
  { "win.back", NULL, back_cb },          { "win.previous-case", NULL, previous_cb },
  { "win.next-case", NULL, next_cb },     { "win.next-pane", NULL, next_pane_cb },
  { "win.open-case", "s", open_case_cb }, { "win.queue", "s", queue_cb },
  { "win.unparsed", NULL, unparsed_cb },  { "win.shortcuts", NULL, shortcuts_cb },
};

static const struct
{
  guint           key;
  GdkModifierType modifiers;
  const char     *action;
} KEYS[] = {
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.find" },
  { GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.search" },
  { GDK_KEY_n, GDK_CONTROL_MASK, "win.new-case" },
  { GDK_KEY_i, GDK_CONTROL_MASK, "win.import" },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back" },
  { GDK_KEY_Escape, 0, "win.back" },
  { GDK_KEY_Up, GDK_ALT_MASK, "win.previous-case" },
  { GDK_KEY_Down, GDK_ALT_MASK, "win.next-case" },
  { GDK_KEY_F6, 0, "win.next-pane" },
  { GDK_KEY_F9, 0, "win.sidebar" },
  { GDK_KEY_F10, 0, "win.peek" },
  { GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts" },
};

void
docket_window_install_actions (GtkWidgetClass *class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (class, ACTIONS[i].name, ACTIONS[i].parameter, ACTIONS[i].func);
  gtk_widget_class_install_property_action (class, "win.sidebar", "sidebar-visible");
  gtk_widget_class_install_property_action (class, "win.peek", "peek-visible");
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_widget_class_add_binding_action (class, KEYS[i].key, KEYS[i].modifiers, KEYS[i].action,
                                         NULL);
}

/* --- drops ---------------------------------------------------------------------------------- */

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, DocketWindow *window)
{
  GSList         *files = g_value_get_boxed (value);
  GVariantBuilder uris;

  g_variant_builder_init (&uris, G_VARIANT_TYPE ("as"));
  for (GSList *link = files; link != NULL; link = link->next)
    g_variant_builder_add_value (&uris, g_variant_new_take_string (g_file_get_uri (link->data)));
  return gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.import-files",
                                             g_variant_builder_end (&uris));
}

void
docket_window_accept_drops (DocketWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), window, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
