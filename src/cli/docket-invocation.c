/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the command line, and what the commands share in reading them. All of them are UTF-8
 * in every locale: options are declared as file names, since GLib converts strings from the
 * locale's charset. */

#include "config.h"

#include "cli/docket-invocation.h"

#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "core/docket-error.h"
#include "desk/docket-clock.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  N_GLOBAL = 6,
};

static void
fill_global_entries (DocketInvocation *invocation, GOptionEntry entries[N_GLOBAL])
{
  const GOptionEntry global[N_GLOBAL] = {
    { "desk", 0, 0, G_OPTION_ARG_FILENAME, &invocation->directory,
      N_ ("The desk to work on (default: docket in the user's data directory)"), N_ ("DIR") },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &invocation->today,
      N_ ("Act as if it were that day; the journal marks it as simulated"), N_ ("DATE|INSTANT") },
    { "actor", 0, 0, G_OPTION_ARG_FILENAME, &invocation->actor,
      N_ ("Who acts (default: the login name)"), N_ ("NAME") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &invocation->json,
      N_ ("Print JSON: one value, or one a line for lists"), NULL },
    { "read-only", 0, 0, G_OPTION_ARG_NONE, &invocation->read_only,
      N_ ("Write nothing to the desk, not even caches"), NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &invocation->help, N_ ("Show how it is used"), NULL },
  };

  memcpy (entries, global, sizeof global);
}

void
docket_invocation_set_usage_error (const DocketInvocation *invocation,
                                   char                   *message,
                                   GError                **error)
{
  g_autofree char *taken = message;

  if (invocation->command == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s; see “docketctl --help”"), taken);
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s; see “docketctl %s --help”"),
                 taken, invocation->command->name);
}

static void
replace_option_error (const DocketInvocation *invocation, GError *local, GError **error)
{
  docket_invocation_set_usage_error (invocation, g_strdup (local->message), error);
  g_error_free (local);
}

static gboolean
check_encoding (char **arguments, GError **error)
{
  for (gsize i = 0; arguments[i] != NULL; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        g_autofree char *shown = g_utf8_make_valid (arguments[i], -1);

        g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                     _ ("“%s” is not UTF-8: set the terminal to it, or rename the file"), shown);
        return FALSE;
      }
  return TRUE;
}

static GOptionContext *
make_context (void)
{
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  return context;
}

gboolean
docket_invocation_begin (DocketInvocation *invocation,
                         char            **arguments,
                         gboolean         *version,
                         GError          **error)
{
  g_autoptr (GOptionContext) context = make_context ();
  g_auto (GStrv) copy = g_strdupv (arguments);
  GError            *local = NULL;
  GOptionEntry       global[N_GLOBAL];
  const GOptionEntry own[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &invocation->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionGroup *group = g_option_group_new ("docketctl", NULL, NULL, NULL, NULL);

  if (!check_encoding (arguments, error))
    {
      g_option_group_unref (group);
      return FALSE;
    }
  fill_global_entries (invocation, global);
  for (guint i = 0; i < N_GLOBAL; i++)
    {
      const GOptionEntry one[] = { global[i], G_OPTION_ENTRY_NULL };

      g_option_group_add_entries (group, one);
    }
  g_option_group_add_entries (group, own);
  g_option_context_set_main_group (context, group);
  g_option_context_set_strict_posix (context, TRUE);
  if (g_option_context_parse_strv (context, &copy, &local))
    return TRUE;
  replace_option_error (invocation, local, error);
  return FALSE;
}

void
docket_invocation_clear (DocketInvocation *invocation)
{
  g_clear_pointer (&invocation->directory, g_free);
  g_clear_pointer (&invocation->today, g_free);
  g_clear_pointer (&invocation->actor, g_free);
  g_clear_pointer (&invocation->arguments, g_strfreev);
  g_clear_pointer (&invocation->words, g_strfreev);
}

/* gettext gives its own header for "" */
static const char *
translate_usage (const char *usage)
{
  return *usage == '\0' ? usage : _ (usage);
}

/* --- a command ------------------------------------------------------------------------------ */

static void
add_option (DocketTable *table, const GOptionEntry *entry)
{
  const char       initial[] = { '-', entry->short_name, ',', ' ', '\0' };
  const char      *value = entry->arg_description;
  g_autofree char *option =
      g_strconcat (entry->short_name == 0 ? "" : initial, "--", entry->long_name,
                   value == NULL ? "" : "=", value == NULL ? "" : _ (value), NULL);

  docket_table_add (table, (const char *const[]) { option, _ (entry->description) });
}

/* Not by GLib, whose headings are in the user's language only where its own translations are */
static void
print_help (const DocketInvocation *invocation, const GOptionEntry *entries)
{
  const DocketCommand *command = invocation->command;
  const char          *usage = translate_usage (command->usage);
  g_autoptr (DocketTable) table = docket_table_new (2, 2);
  DocketInvocation unused = { NULL };
  GOptionEntry     global[N_GLOBAL];

  for (gsize i = 0; entries != NULL && entries[i].long_name != NULL; i++)
    add_option (table, &entries[i]);
  fill_global_entries (&unused, global);
  for (guint i = 0; i < N_GLOBAL; i++)
    add_option (table, &global[i]);
  docket_output_printf (_ ("Usage:\n  docketctl %s [OPTION…]%s%s\n"), command->name,
                        *usage == '\0' ? "" : " ", usage);
  docket_output_printf ("\n%s\n", _ (command->summary));
  if (command->details != NULL)
    docket_output_printf ("\n%s\n", _ (command->details));
  docket_output_print (_ ("\nOptions:\n"));
  docket_table_print (table);
}

static char *
dup_usage (const char *name, const char *usage)
{
  return *usage == '\0' ? g_strdup_printf (_ ("usage: docketctl %s"), name)
                        : g_strdup_printf (_ ("usage: docketctl %s %s"), name, _ (usage));
}

static gboolean
count_words (DocketInvocation *invocation, GError **error)
{
  const DocketCommand *command = invocation->command;

  invocation->n_words = g_strv_length (invocation->words);
  if (invocation->n_words >= command->least && invocation->n_words <= command->most)
    return TRUE;
  docket_invocation_set_usage_error (invocation, dup_usage (command->name, command->usage), error);
  return FALSE;
}

static GOptionContext *
make_command_context (DocketInvocation *invocation, const GOptionEntry *entries)
{
  GOptionContext    *context = make_context ();
  GOptionEntry       global[N_GLOBAL];
  GOptionGroup      *group = g_option_group_new ("command", NULL, NULL, NULL, NULL);
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &invocation->words, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  fill_global_entries (invocation, global);
  for (guint i = 0; i < N_GLOBAL; i++)
    {
      const GOptionEntry one[] = { global[i], G_OPTION_ENTRY_NULL };

      g_option_group_add_entries (group, one);
    }
  g_option_group_add_entries (group, rest);
  g_option_context_set_main_group (context, group);
  return context;
}

gboolean
docket_invocation_parse (DocketInvocation *invocation, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GOptionContext) context = make_command_context (invocation, entries);
  g_auto (GStrv) arguments = NULL;
  GError  *local = NULL;
  gboolean parsed;

  /* the parser takes the first word for the name of the program */
  if (invocation->arguments != NULL)
    arguments = g_strdupv (invocation->arguments);
  parsed = g_option_context_parse_strv (context, &arguments, &local);
  if (invocation->words == NULL)
    invocation->words = g_new0 (char *, 1);
  invocation->n_words = g_strv_length (invocation->words);
  if (!parsed)
    {
      replace_option_error (invocation, local, error);
      return FALSE;
    }
  if (!invocation->help)
    return count_words (invocation, error);
  if (invocation->own_help && invocation->n_words > 0)
    return TRUE;
  print_help (invocation, entries);
  return FALSE;
}

static void
set_unknown (const DocketInvocation *invocation, const DocketCommand *commands, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (gsize i = 0; commands[i].name != NULL; i++)
    g_string_append_printf (known, " %s", commands[i].name);
  docket_invocation_set_usage_error (invocation,
                                     g_strdup_printf (_ ("“%s” is none of:%s"),
                                                      invocation->words[0], known->str),
                                     error);
}

gboolean
docket_invocation_run_one_of (DocketInvocation    *invocation,
                              const DocketCommand *commands,
                              GError             **error)
{
  for (gsize i = 0; commands[i].name != NULL; i++)
    {
      DocketInvocation inner = *invocation;
      g_autofree char *name =
          g_strdup_printf ("%s %s", invocation->command->name, commands[i].name);
      gboolean done;

      if (!g_str_equal (commands[i].name, invocation->words[0]))
        continue;
      inner.words = invocation->words + 1;
      inner.n_words = invocation->n_words - 1;
      if (inner.n_words < commands[i].least || inner.n_words > commands[i].most)
        {
          docket_invocation_set_usage_error (invocation, dup_usage (name, commands[i].usage),
                                             error);
          return FALSE;
        }
      done = commands[i].run (&inner, error);
      invocation->status = inner.status;
      return done;
    }
  set_unknown (invocation, commands, error);
  return FALSE;
}

/* --- desk and rules ------------------------------------------------------------------------- */

char *
docket_invocation_dup_directory (const DocketInvocation *invocation)
{
  return invocation->directory != NULL ? g_strdup (invocation->directory)
                                       : g_build_filename (g_get_user_data_dir (), "docket", NULL);
}

void
docket_invocation_print_warnings (char *const *warnings)
{
  for (gsize i = 0; warnings[i] != NULL; i++)
    g_printerr (_ ("docketctl: warning: %s\n"), warnings[i]);
}

DocketDesk *
docket_invocation_open_desk (const DocketInvocation *invocation, GError **error)
{
  g_autofree char  *directory = docket_invocation_dup_directory (invocation);
  DocketDeskOptions options = {
    .directory = directory,
    .today = invocation->today,
    .actor = invocation->actor,
    .read_only = invocation->read_only,
  };
  DocketDesk *desk = docket_desk_open (&options, error);
  g_auto (GStrv) warnings = desk == NULL ? NULL : docket_desk_dup_warnings (desk);

  if (warnings != NULL)
    docket_invocation_print_warnings (warnings);
  return desk;
}

DocketRulesLibrary *
docket_invocation_load_rules (const DocketInvocation *invocation, GError **error)
{
  g_autofree char *directory = docket_invocation_dup_directory (invocation);
  g_autofree char *rules = g_build_filename (directory, "rules", NULL);

  return docket_rules_library_load (g_file_test (rules, G_FILE_TEST_IS_DIR) ? rules : NULL, error);
}

gboolean
docket_invocation_get_today (const DocketInvocation *invocation, DocketDate *today, GError **error)
{
  g_autoptr (DocketClock) clock = docket_clock_new (invocation->today, error);

  if (clock == NULL)
    return FALSE;
  *today = docket_instant_date (docket_clock_now (clock));
  return TRUE;
}
