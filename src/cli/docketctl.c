/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program docketctl: finds the command, runs it, and turns its error into the exit status:
 * 0 done, 1 refused or found wrong, 2 wrong usage, 3 the machine failed. */

#include "config.h"

#include "cli/docketctl.h"

#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "core/docket-error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>

enum
{
  STATUS_DONE = 0,
  STATUS_REFUSED = 1,
  STATUS_USAGE = 2,
  STATUS_FAILED = 3,
};

static const DocketCommand *const COMMANDS[] = {
  &docket_cmd_init,    &docket_cmd_actor,  &docket_cmd_import,  &docket_cmd_new,
  &docket_cmd_list,    &docket_cmd_show,   &docket_cmd_do,      &docket_cmd_note,
  &docket_cmd_attach,  &docket_cmd_search, &docket_cmd_party,   &docket_cmd_rules,
  &docket_cmd_compute, &docket_cmd_report, &docket_cmd_inspect, &docket_cmd_verify,
  &docket_cmd_backup,
};

static int
get_status (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return error->code == G_IO_ERROR_NOT_FOUND ? STATUS_REFUSED : STATUS_FAILED;
  if (error->domain != DOCKET_ERROR)
    return STATUS_FAILED;
  switch (error->code)
    {
    case DOCKET_ERROR_USAGE:
      return STATUS_USAGE;
    case DOCKET_ERROR_INVALID:
    case DOCKET_ERROR_REFUSED:
    case DOCKET_ERROR_NOT_FOUND:
    case DOCKET_ERROR_CONFLICT:
      return STATUS_REFUSED;
    default:
      return STATUS_FAILED;
    }
}

static void
print_help (void)
{
  g_autoptr (DocketTable) table = docket_table_new (2, 2);

  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    docket_table_add (table, (const char *const[]) { COMMANDS[i]->name, _ (COMMANDS[i]->summary) });
  docket_output_print (_ ("Usage:\n  docketctl [OPTION…] COMMAND …\n\nCommands:\n"));
  docket_table_print (table);
  docket_output_print (
      _ ("\nOptions, before or after the command:\n"
         "  --desk DIR             The desk to work on (default: docket in the user's data "
         "directory)\n"
         "  --today DATE|INSTANT   Act as if it were that day; the journal marks it as simulated\n"
         "  --actor NAME           Who acts (default: the login name)\n"
         "  --json                 Print JSON: one value, or one a line for lists\n"
         "  --read-only            Write nothing to the desk, not even caches\n"
         "  --version              Show the version\n"
         "\nExit status: 0 done, 1 refused or found wrong, 2 wrong usage, 3 the machine failed.\n"
         "“docketctl COMMAND --help” tells more of a command.\n"));
}

static const DocketCommand *
find_command (const DocketInvocation *invocation, GError **error)
{
  const char *name = invocation->arguments == NULL ? NULL : invocation->arguments[0];

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (COMMANDS); i++)
    if (g_str_equal (COMMANDS[i]->name, name))
      return COMMANDS[i];
  docket_invocation_set_usage_error (invocation,
                                     name == NULL
                                         ? g_strdup (_ ("A command is missing"))
                                         : g_strdup_printf (_ ("There is no command “%s”"), name),
                                     error);
  return NULL;
}

static gboolean
run_invocation (DocketInvocation *invocation, char **arguments, GError **error)
{
  gboolean version = FALSE;

  if (!docket_invocation_begin (invocation, arguments, &version, error))
    return FALSE;
  if (version)
    {
      docket_output_printf ("docketctl %s\n", DOCKET_VERSION);
      return TRUE;
    }
  if (invocation->help && invocation->arguments == NULL)
    {
      print_help ();
      return TRUE;
    }
  invocation->command = find_command (invocation, error);
  return invocation->command != NULL && invocation->command->run (invocation, error);
}

static int
report_error (const GError *error)
{
  g_autofree char *text = g_strdup_printf ("docketctl: %s\n", error->message);

  docket_output_complain (text);
  return get_status (error);
}

/* The environment names another directory of translations: of a build tree, HACKING.md */
static void
start_translation (void)
{
  const char *directory = g_getenv ("DOCKET_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory == NULL ? DOCKET_LOCALEDIR : directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  DocketInvocation invocation = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) flush_error = NULL;
  int status;

  start_translation ();
  run_invocation (&invocation, argv, &error);
  status = error == NULL ? invocation.status : report_error (error);
  if (!docket_output_flush (&flush_error))
    status = report_error (flush_error);
  docket_invocation_clear (&invocation);
  return status;
}
