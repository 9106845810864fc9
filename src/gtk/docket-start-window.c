/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to the desk: opening, welcome, who one is, failure. Main thread. */

#include "config.h"

#include "gtk/docket-start-window.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-role.h"

#include <glib/gi18n-lib.h>

struct _DocketStartWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack      *stack;
  GtkEditable   *name;
  AdwActionRow  *folder;
  GtkWidget     *folder_button, *create_button, *retry_button;
  GtkListBox    *actors;
  AdwStatusPage *failed;

  char *directory;
};

enum
{
  CREATE,
  RETRY,
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketStartWindow, docket_start_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- welcome -------------------------------------------------------------------------------- */

static char *
dup_name (DocketStartWindow *window)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (window->name)));
}

static void
name_changed_cb (DocketStartWindow *window)
{
  g_autofree char *name = dup_name (window);

  gtk_widget_set_sensitive (window->create_button, *name != '\0');
}

static void
create_cb (DocketStartWindow *window)
{
  g_autofree char *name = dup_name (window);

  g_signal_emit (window, signals[CREATE], 0, name, window->directory);
}

static void
set_directory (DocketStartWindow *window, const char *directory)
{
  g_autofree char *shown = g_filename_display_name (directory);

  g_free (window->directory);
  window->directory = g_strdup (directory);
  adw_action_row_set_subtitle (window->folder, shown);
}

static void
folder_chosen (GListModel *files, gpointer data)
{
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (folder);

  if (path == NULL)
    docket_feedback_fail_place (data, _ ("The Folder Was Not Chosen"));
  else
    set_directory (data, path);
}

static void
choose_folder_cb (DocketStartWindow *window)
{
  const DocketChoosing choosing = { .kind = DOCKET_CHOOSE_FOLDER,
                                    .title = _ ("Folder of the Desk") };

  docket_feedback_choose (GTK_WIDGET (window), &choosing, folder_chosen, window);
}

/* --- the others ----------------------------------------------------------------------------- */

static void
retry_cb (DocketStartWindow *window)
{
  g_signal_emit (window, signals[RETRY], 0);
}

static void
actor_activated_cb (DocketStartWindow *window, GtkListBoxRow *row)
{
  g_signal_emit (window, signals[CHOSEN], 0,
                 adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static GtkWidget *
make_actor_row (const DocketActorRow *actor)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), actor->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), docket_role_get_label (actor->role));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* --- class ---------------------------------------------------------------------------------- */

static void
docket_start_window_finalize (GObject *object)
{
  g_free (DOCKET_START_WINDOW (object)->directory);

  G_OBJECT_CLASS (docket_start_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, name);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, actors);
  gtk_widget_class_bind_template_child (widget_class, DocketStartWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, actor_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
docket_start_window_class_init (DocketStartWindowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_start_window_finalize;
  bind_template (GTK_WIDGET_CLASS (class));

  signals[CREATE] = g_signal_new ("create", DOCKET_TYPE_START_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[RETRY] = g_signal_new ("retry", DOCKET_TYPE_START_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", DOCKET_TYPE_START_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
docket_start_window_init (DocketStartWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

/* --- public --------------------------------------------------------------------------------- */

DocketStartWindow *
docket_start_window_new (GtkApplication *application)
{
  return g_object_new (DOCKET_TYPE_START_WINDOW, "application", application, NULL);
}

void
docket_start_window_show_opening (DocketStartWindow *window)
{
  gtk_stack_set_visible_child_name (window->stack, "opening");
}

void
docket_start_window_show_welcome (DocketStartWindow *window,
                                  const char        *directory,
                                  const char        *name)
{
  set_directory (window, directory);
  gtk_editable_set_text (window->name, name);
  gtk_stack_set_visible_child_name (window->stack, "welcome");
  gtk_window_set_default_widget (GTK_WINDOW (window), window->create_button);
  gtk_widget_grab_focus (GTK_WIDGET (window->name));
}

void
docket_start_window_show_actors (DocketStartWindow *window, GPtrArray *actors)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (window->actors, 0)) != NULL)
    gtk_list_box_remove (window->actors, GTK_WIDGET (row));
  for (guint i = 0; i < actors->len; i++)
    gtk_list_box_append (window->actors, make_actor_row (actors->pdata[i]));
  gtk_stack_set_visible_child_name (window->stack, "actors");
  gtk_widget_child_focus (GTK_WIDGET (window->actors), GTK_DIR_TAB_FORWARD);
}

void
docket_start_window_show_failure (DocketStartWindow *window, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (window->failed, escaped);
  gtk_stack_set_visible_child_name (window->stack, "failed");
  gtk_window_set_default_widget (GTK_WINDOW (window), window->retry_button);
  gtk_widget_grab_focus (window->retry_button);
}
