/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences; each page does its own work. Main thread. */

#include "config.h"

#include "gtk/docket-preferences-window.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-care-group.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-people-page.h"

#include <glib/gi18n-lib.h>

struct _DocketPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  AdwComboRow      *actor;
  AdwActionRow     *folder;
  DocketCareGroup  *care;
  DocketPeoplePage *people;

  DocketDesk *desk;
  GPtrArray  *actors; /* DocketActorRow */
  gboolean    filling;
};

enum
{
  ACTOR_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketPreferencesWindow, docket_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* --- who works here ------------------------------------------------------------------------- */

static void
actor_selected_cb (DocketPreferencesWindow *window)
{
  guint       selected = adw_combo_row_get_selected (window->actor);
  const char *name;

  if (window->filling || window->actors == NULL || selected >= window->actors->len)
    return;
  name = ((DocketActorRow *) window->actors->pdata[selected])->name;
  docket_desk_set_actor (window->desk, name);
  g_signal_emit (window, signals[ACTOR_CHOSEN], 0, name);
  docket_people_page_set_actors (window->people, window->actors);
  /* what one may do is another matter now */
  docket_desk_touch (window->desk);
}

static void
fill_actors (DocketPreferencesWindow *window)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint          selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < window->actors->len; i++)
    {
      const char *name = ((DocketActorRow *) window->actors->pdata[i])->name;

      gtk_string_list_append (names, name);
      if (g_str_equal (name, docket_desk_get_actor (window->desk)))
        selected = i;
    }
  window->filling = TRUE;
  adw_combo_row_set_model (window->actor, G_LIST_MODEL (names));
  adw_combo_row_set_selected (window->actor, selected);
  window->filling = FALSE;
  g_object_unref (names);
}

static gpointer
read_actors_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_actors (desk, error);
}

static void
actors_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketPreferencesWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (window->desk == NULL) /* closed meanwhile */
    return;
  if (actors == NULL)
    {
      docket_feedback_fail (GTK_WIDGET (window), _ ("The Names Cannot Be Read"), error);
      return;
    }
  g_clear_pointer (&window->actors, g_ptr_array_unref);
  window->actors = g_steal_pointer (&actors);
  fill_actors (window);
  docket_people_page_set_actors (window->people, window->actors);
}

static void
read_actors (DocketPreferencesWindow *window)
{
  const DocketDeskCall call = { .func = read_actors_in_thread,
                                .free_result = (GDestroyNotify) g_ptr_array_unref };

  docket_desk_call_async (window->desk, &call, NULL, actors_read_cb, g_object_ref (window));
}

/* --- where the desk lies -------------------------------------------------------------------- */

static void
open_folder_cb (DocketPreferencesWindow *window)
{
  g_autoptr (GFile) folder = g_file_new_for_path (docket_desk_get_directory (window->desk));
  g_autofree char *uri = g_file_get_uri (folder);

  gtk_show_uri (GTK_WINDOW (window), uri, GDK_CURRENT_TIME);
}

/* What lies in one's own folder is told from there */
static char *
dup_place (const char *directory)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autoptr (GFile) folder = g_file_new_for_path (directory);
  g_autofree char *relative = g_file_get_relative_path (home, folder);
  g_autofree char *path =
      relative == NULL ? g_strdup (directory) : g_build_filename ("~", relative, NULL);

  return g_filename_display_name (path);
}

static void
show_folder (DocketPreferencesWindow *window)
{
  g_autofree char *path = dup_place (docket_desk_get_directory (window->desk));

  adw_action_row_set_subtitle (window->folder, path);
}

/* --- class ---------------------------------------------------------------------------------- */

/* libadwaita 1.2 never lets go of a group that was in a window of preferences; the desk must not
 * stay open for that */
static void
docket_preferences_window_dispose (GObject *object)
{
  DocketPreferencesWindow *window = DOCKET_PREFERENCES_WINDOW (object);

  docket_care_group_set_desk (window->care, NULL);
  docket_people_page_set_desk (window->people, NULL);
  g_clear_object (&window->desk);
  g_clear_pointer (&window->actors, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_preferences_window_parent_class)->dispose (object);
}

static void
docket_preferences_window_class_init (DocketPreferencesWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[ACTOR_CHOSEN] =
      g_signal_new ("actor-chosen", DOCKET_TYPE_PREFERENCES_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (DOCKET_TYPE_CARE_GROUP);
  g_type_ensure (DOCKET_TYPE_PEOPLE_PAGE);
  G_OBJECT_CLASS (class)->dispose = docket_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/docket/Docket/ui/"
                                                             "docket-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketPreferencesWindow, actor);
  gtk_widget_class_bind_template_child (widget_class, DocketPreferencesWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, DocketPreferencesWindow, care);
  gtk_widget_class_bind_template_child (widget_class, DocketPreferencesWindow, people);
  gtk_widget_class_bind_template_callback (widget_class, actor_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_folder_cb);
}

static void
docket_preferences_window_init (DocketPreferencesWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

DocketPreferencesWindow *
docket_preferences_window_new (GtkWindow *parent, DocketDesk *desk)
{
  DocketPreferencesWindow *window =
      g_object_new (DOCKET_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  window->desk = g_object_ref (desk);
  docket_care_group_set_desk (window->care, desk);
  docket_people_page_set_desk (window->people, desk);
  show_folder (window);
  g_signal_connect_object (desk, "changed", G_CALLBACK (read_actors), window, G_CONNECT_SWAPPED);
  read_actors (window);
  return window;
}

void
docket_preferences_window_show_people (DocketPreferencesWindow *window)
{
  g_return_if_fail (DOCKET_IS_PREFERENCES_WINDOW (window));

  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (window),
                                           ADW_PREFERENCES_PAGE (window->people));
}
