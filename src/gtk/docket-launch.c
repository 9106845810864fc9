/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the program was started with. A desk named on the command line leaves no trace in the
 * settings. */

#include "config.h"

#include "gtk/docket-launch.h"

#include "desk/docket-clock.h"
#include "gtk/docket-settings.h"

#include <glib/gi18n-lib.h>

struct _DocketLaunch
{
  char    *directory;
  char    *today;
  char    *actor;
  gboolean named; /* the desk, on the command line */
  gboolean special;
};

DocketLaunch *
docket_launch_new (void)
{
  return g_new0 (DocketLaunch, 1);
}

void
docket_launch_free (DocketLaunch *launch)
{
  g_free (launch->directory);
  g_free (launch->today);
  g_free (launch->actor);
  g_free (launch);
}

void
docket_launch_add_options (GApplication *application)
{
  const GOptionEntry entries[] = {
    { "desk", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      _ ("The desk to work on (default: docket in the user's data directory)"), _ ("DIR") },
    { "today", 0, 0, G_OPTION_ARG_STRING, NULL,
      _ ("Another date than the real one, for practice; what is recorded bears a mark"),
      _ ("DATE|INSTANT") },
    { "actor", 0, 0, G_OPTION_ARG_STRING, NULL, _ ("Who acts (default: the login name)"),
      _ ("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _ ("Show the version and end"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (application, entries);
  g_application_set_option_context_parameter_string (application, _ ("[FILE…]"));
  g_application_set_option_context_summary (application,
                                            _ ("Opens the desk, and takes in the mails given as "
                                               "files."));
}

static char *
dup_directory_of_settings (void)
{
  g_autofree char *kept = g_settings_get_string (docket_settings_get (), "desk-folder");

  return *kept == '\0' ? g_build_filename (g_get_user_data_dir (), "docket", NULL)
                       : g_steal_pointer (&kept);
}

static char *
dup_actor_of_settings (void)
{
  g_autofree char *kept = g_settings_get_string (docket_settings_get (), "actor");

  return *kept == '\0' ? NULL : g_steal_pointer (&kept);
}

/* A folder may have a name that is no text */
static char *
dup_absolute (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return g_file_get_path (file);
}

gboolean
docket_launch_read (DocketLaunch *launch, GVariantDict *options, GError **error)
{
  g_autoptr (DocketClock) clock = NULL;
  const char *desk = NULL;

  launch->named = g_variant_dict_lookup (options, "desk", "^&ay", &desk);
  g_variant_dict_lookup (options, "today", "s", &launch->today);
  g_variant_dict_lookup (options, "actor", "s", &launch->actor);
  launch->special = launch->named || launch->today != NULL || launch->actor != NULL;
  clock = docket_clock_new (launch->today, error);
  if (clock == NULL)
    return FALSE;
  launch->directory = launch->named ? dup_absolute (desk) : dup_directory_of_settings ();
  if (launch->actor == NULL && !launch->named)
    launch->actor = dup_actor_of_settings ();
  return TRUE;
}

gboolean
docket_launch_is_special (const DocketLaunch *launch)
{
  return launch->special;
}

DocketDeskOptions
docket_launch_get_options (const DocketLaunch *launch)
{
  return (DocketDeskOptions) { .directory = launch->directory,
                               .today = launch->today,
                               .actor = launch->actor };
}

static void
replace (char **place, const char *text)
{
  char *old = *place;

  *place = g_strdup (text);
  g_free (old);
}

void
docket_launch_set_actor (DocketLaunch *launch, const char *name)
{
  replace (&launch->actor, name);
  if (!launch->named)
    g_settings_set_string (docket_settings_get (), "actor", name);
}

void
docket_launch_set_directory (DocketLaunch *launch, const char *directory)
{
  replace (&launch->directory, directory);
  if (!launch->named)
    g_settings_set_string (docket_settings_get (), "desk-folder", directory);
}
