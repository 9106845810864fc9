/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program: from its command line to the window on the desk. What the window shows is the
 * window's; how a desk is opened stands in docket-opening.c. Main thread. */

#include "config.h"

#include "gtk/docket-application.h"

#include "core/docket-error.h"
#include "desk/docket-desk-call.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-guide.h"
#include "gtk/docket-import-dialog.h"
#include "gtk/docket-launch.h"
#include "gtk/docket-opening.h"
#include "gtk/docket-preferences-window.h"
#include "gtk/docket-settings.h"
#include "gtk/docket-start-window.h"
#include "gtk/docket-unsaved-guard.h"
#include "gtk/docket-window.h"

#include <glib/gi18n-lib.h>

enum
{
  PATIENCE = 200,   /* ms, before a spinner */
  TICK = 30,        /* s, between two looks at the clock */
  USAGE_STATUS = 2, /* of the process, as docketctl */
  FAILED_STATUS = 3,
};

struct _DocketApplication
{
  AdwApplication parent_instance;

  DocketLaunch *launch;
  DocketDesk   *desk;
  DocketDate    today; /* the last time the clock was looked at */
  gboolean      locked;
  gboolean      opening;
  guint         spinner, tick; /* sources */
  GListStore   *mails;         /* GFile, to be taken in when the desk is open */
};

G_DEFINE_TYPE (DocketApplication, docket_application, ADW_TYPE_APPLICATION)

static GtkWindow *
find_window (DocketApplication *application, GType type)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (application)); item != NULL;
       item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type))
      return item->data;
  return NULL;
}

/* --- clock and lock ------------------------------------------------------------------------- */

static gpointer
roll_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_roll_if_stale (desk, error) ? desk : NULL;
}

/* What could not be brought to the new day is tried again with the next look at
 * the clock */
static void
rolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  docket_desk_call_finish (DOCKET_DESK (source), result, NULL);
}

/* Dates pass while the window stands open, and a machine sleeps over midnight:
 * so the clock is looked at, not waited for. A new day changes what every list
 * says, be nothing written */
static gboolean
tick_cb (gpointer data)
{
  DocketApplication   *application = data;
  const DocketDeskCall call = { .func = roll_in_thread };
  DocketDate           today = docket_desk_get_today (application->desk);

  if (!application->locked)
    docket_desk_call_async (application->desk, &call, NULL, rolled_cb, NULL);
  if (today != application->today)
    docket_desk_touch (application->desk);
  application->today = today;
  return G_SOURCE_CONTINUE;
}

static gpointer
take_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_take (desk, error) && docket_desk_roll_if_stale (desk, error) ? desk : NULL;
}

static void
set_locked (DocketApplication *application, const char *reason)
{
  GtkWindow *window = find_window (application, DOCKET_TYPE_WINDOW);

  application->locked = reason != NULL;
  if (window != NULL)
    docket_window_set_locked (DOCKET_WINDOW (window), reason);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketApplication) application = data;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = find_window (application, DOCKET_TYPE_WINDOW);

  docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  set_locked (application, error == NULL ? NULL : error->message);
  if (error == NULL && window != NULL)
    docket_feedback_tell (GTK_WIDGET (window), _ ("The desk is yours now"));
}

static void
take_desk_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DocketApplication   *application = data;
  const DocketDeskCall call = { .func = take_in_thread };

  docket_desk_call_async (application->desk, &call, NULL, taken_cb, g_object_ref (application));
}

/* --- the desk is open ----------------------------------------------------------------------- */

static void
take_mails_in (DocketApplication *application, GtkWindow *window)
{
  g_autoptr (GListModel) mails = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (application->mails)) == 0)
    return;
  mails = G_LIST_MODEL (g_steal_pointer (&application->mails));
  application->mails = g_list_store_new (G_TYPE_FILE);
  docket_import_start (GTK_WIDGET (window), application->desk, mails);
}

static void
set_enabled (DocketApplication *application, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (application), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
close_start (DocketApplication *application)
{
  GtkWindow *start = find_window (application, DOCKET_TYPE_START_WINDOW);

  if (start != NULL)
    gtk_window_destroy (start);
}

static void
show_desk (DocketApplication *application, const char *locked)
{
  DocketWindow *window = docket_window_new (GTK_APPLICATION (application), application->desk);

  set_enabled (application, "preferences", TRUE);
  set_enabled (application, "people", TRUE);
  set_enabled (application, "take-desk", TRUE);
  application->today = docket_desk_get_today (application->desk);
  application->tick = g_timeout_add_seconds (TICK, tick_cb, application);
  set_locked (application, locked);
  gtk_window_present (GTK_WINDOW (window));
  close_start (application);
  take_mails_in (application, GTK_WINDOW (window));
}

/* --- the way there -------------------------------------------------------------------------- */

static void open_desk (DocketApplication *application, gboolean create);

static void
create_cb (DocketApplication *application, const char *name, const char *directory)
{
  docket_launch_set_directory (application->launch, directory);
  docket_launch_set_actor (application->launch, name);
  open_desk (application, TRUE);
}

static void
retry_cb (DocketApplication *application)
{
  open_desk (application, FALSE);
}

static void
chosen_cb (DocketApplication *application, const char *name)
{
  docket_launch_set_actor (application->launch, name);
  docket_desk_set_actor (application->desk, name);
  show_desk (application, NULL);
}

static DocketStartWindow *
get_start (DocketApplication *application)
{
  GtkWindow *start = find_window (application, DOCKET_TYPE_START_WINDOW);

  if (start == NULL)
    {
      start = GTK_WINDOW (docket_start_window_new (GTK_APPLICATION (application)));
      g_signal_connect_swapped (start, "create", G_CALLBACK (create_cb), application);
      g_signal_connect_swapped (start, "retry", G_CALLBACK (retry_cb), application);
      g_signal_connect_swapped (start, "chosen", G_CALLBACK (chosen_cb), application);
    }
  gtk_window_present (start);
  return DOCKET_START_WINDOW (start);
}

/* The name in the user database, as far as somebody wrote one there */
static const char *
propose_name (DocketApplication *application)
{
  const char *named = docket_launch_get_options (application->launch).actor;
  const char *real = g_get_real_name ();

  if (named != NULL)
    return named;
  return *real == '\0' || g_str_equal (real, "Unknown") ? g_get_user_name () : real;
}

static void
show_error (DocketApplication *application, const GError *error)
{
  if (g_error_matches (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    docket_start_window_show_welcome (get_start (application),
                                      docket_launch_get_options (application->launch).directory,
                                      propose_name (application));
  else
    docket_start_window_show_failure (get_start (application), error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketApplication) application = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketOpened) opened = docket_opening_open_finish (result, &error);

  application->opening = FALSE;
  g_clear_handle_id (&application->spinner, g_source_remove);
  if (opened == NULL)
    show_error (application, error);
  else
    {
      application->desk = g_steal_pointer (&opened->desk);
      if (opened->registered || opened->locked != NULL)
        show_desk (application, opened->locked);
      else
        docket_start_window_show_actors (get_start (application), opened->actors);
    }
  g_application_release (G_APPLICATION (application));
}

static gboolean
show_spinner_cb (gpointer data)
{
  DocketApplication *application = data;

  application->spinner = 0;
  docket_start_window_show_opening (get_start (application));
  return G_SOURCE_REMOVE;
}

static void
open_desk (DocketApplication *application, gboolean create)
{
  DocketDeskOptions options = docket_launch_get_options (application->launch);

  if (application->opening)
    return;
  application->opening = TRUE;
  g_application_hold (G_APPLICATION (application));
  application->spinner = g_timeout_add (PATIENCE, show_spinner_cb, application);
  docket_opening_open_async (&options, create, opened_cb, g_object_ref (application));
}

/* --- actions -------------------------------------------------------------------------------- */

static void
actor_chosen_cb (DocketApplication *application, const char *name)
{
  docket_launch_set_actor (application->launch, name);
}

static DocketPreferencesWindow *
present_preferences (DocketApplication *application)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (application));
  DocketPreferencesWindow *window = docket_preferences_window_new (parent, application->desk);

  g_signal_connect_object (window, "actor-chosen", G_CALLBACK (actor_chosen_cb), application,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_preferences (data);
}

static void
people_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  docket_preferences_window_show_people (present_preferences (data));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  docket_guide_show_help (gtk_application_get_active_window (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  docket_guide_show_about (gtk_application_get_active_window (data));
}

/* Windows are closed, so that each keeps what it has to, after one question for all of them. One
 * takes those that belong to it along: hence the references */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *item = gtk_application_get_windows (data); item != NULL; item = item->next)
    g_ptr_array_add (windows, g_object_ref (item->data));
  docket_unsaved_close (windows);
}

static const GActionEntry ACTIONS[] = {
  { .name = "preferences", .activate = preferences_cb },
  { .name = "people", .activate = people_cb },
  { .name = "take-desk", .activate = take_desk_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[2];
} KEYS[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "win.shortcuts", { "<Control>question" } },
};

static void
add_actions (DocketApplication *application)
{
  g_action_map_add_action_entries (G_ACTION_MAP (application), ACTIONS, G_N_ELEMENTS (ACTIONS),
                                   application);
  set_enabled (application, "preferences", FALSE);
  set_enabled (application, "people", FALSE);
  set_enabled (application, "take-desk", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), KEYS[i].action,
                                           KEYS[i].keys);
}

/* --- class ---------------------------------------------------------------------------------- */

static int
fail_to_start (const GError *error, int status)
{
  g_printerr ("docket: %s\n", error->message);
  return status;
}

/* Another desk, name or day than the usual is a program of its own: it must not
 * end up in the window that is open already */
static int
docket_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  DocketLaunch *launch = DOCKET_APPLICATION (application)->launch;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("docket %s\n", DOCKET_VERSION);
      return 0;
    }
  if (!docket_settings_load (&error))
    return fail_to_start (error, FAILED_STATUS);
  if (!docket_launch_read (launch, options, &error))
    return fail_to_start (error, USAGE_STATUS);
  if (docket_launch_is_special (launch))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
docket_application_startup (GApplication *application)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  G_APPLICATION_CLASS (docket_application_parent_class)->startup (application);

  add_actions (DOCKET_APPLICATION (application));
  gtk_window_set_default_icon_name ("org.docket.Docket");
  gtk_css_provider_load_from_resource (provider, "/org/docket/Docket/docket.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
docket_application_activate (GApplication *base)
{
  DocketApplication *application = DOCKET_APPLICATION (base);
  GtkWindow         *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_desk (application, FALSE);
}

static void
docket_application_open (GApplication *base, GFile **files, int n_files, const char *hint)
{
  DocketApplication *application = DOCKET_APPLICATION (base);
  GtkWindow         *window = find_window (application, DOCKET_TYPE_WINDOW);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (application->mails, files[i]);
  g_application_activate (base);
  if (window != NULL)
    take_mails_in (application, window);
}

static void
docket_application_shutdown (GApplication *base)
{
  DocketApplication *application = DOCKET_APPLICATION (base);

  g_clear_handle_id (&application->tick, g_source_remove);
  g_clear_handle_id (&application->spinner, g_source_remove);

  G_APPLICATION_CLASS (docket_application_parent_class)->shutdown (base);
}

static void
docket_application_finalize (GObject *object)
{
  DocketApplication *application = DOCKET_APPLICATION (object);

  g_clear_object (&application->desk);
  g_clear_object (&application->mails);
  g_clear_pointer (&application->launch, docket_launch_free);

  G_OBJECT_CLASS (docket_application_parent_class)->finalize (object);
}

static void
docket_application_class_init (DocketApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = docket_application_finalize;
  application_class->handle_local_options = docket_application_handle_local_options;
  application_class->startup = docket_application_startup;
  application_class->activate = docket_application_activate;
  application_class->open = docket_application_open;
  application_class->shutdown = docket_application_shutdown;
}

static void
docket_application_init (DocketApplication *application)
{
  application->launch = docket_launch_new ();
  application->mails = g_list_store_new (G_TYPE_FILE);
  docket_launch_add_options (G_APPLICATION (application));
}

DocketApplication *
docket_application_new (void)
{
  return g_object_new (DOCKET_TYPE_APPLICATION, "application-id", "org.docket.Docket", "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
