/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl verify */

#include "config.h"

#include "cli/docket-json-report.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"
#include "core/docket-error.h"
#include "report/docket-report-verifier.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* --- a report ------------------------------------------------------------------------------- */

static void
print_lines (char **lines)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      docket_output_print ("  ");
      docket_output_line (lines[i]);
    }
}

static void
print_flaw (const char *path, const DocketReportFlaw *flaw)
{
  g_autofree char *line = g_strdup_printf ("%s:%u: %s", path, flaw->line, flaw->message);

  docket_output_line (line);
}

static void
print_verdict (const char *path, const DocketReportVerdict *verdict)
{
  g_auto (GStrv) checked = docket_report_verdict_dup_checked (verdict);
  g_auto (GStrv) unproved = docket_report_verdict_dup_unproved (verdict);

  for (guint i = 0; i < verdict->flaws->len; i++)
    print_flaw (path, verdict->flaws->pdata[i]);
  if (verdict->n_flaws > verdict->flaws->len)
    docket_output_printf (_ ("and %" PRId64 " more\n"), verdict->n_flaws - verdict->flaws->len);
  docket_output_printf (verdict->valid ? _ ("%s is valid\n") : _ ("%s is NOT valid\n"), path);
  docket_output_print (_ ("Checked:\n"));
  print_lines (checked);
  docket_output_print (_ ("What a report alone cannot prove:\n"));
  print_lines (unproved);
}

static gboolean
verify_report (DocketInvocation *invocation, const char *path, GError **error)
{
  g_autoptr (DocketReportVerdict) verdict = docket_report_verify_file (path, 0, error);

  if (verdict == NULL)
    return FALSE;
  if (invocation->json)
    docket_json_print (docket_json_make_verdict (verdict));
  else
    print_verdict (path, verdict);
  invocation->status = verdict->valid ? 0 : 1;
  return TRUE;
}

/* --- the desk ------------------------------------------------------------------------------- */

/* What a check of the desk gives: an error that says the data are wrong is a finding too */
static gboolean
add_finding (GPtrArray *problems, GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  if (!g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CORRUPT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (local->message));
  g_error_free (local);
  return TRUE;
}

static void
move_problems (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (to, g_strdup (from->pdata[i]));
}

static void
print_findings (const DocketInvocation *invocation, GPtrArray *problems, gint64 events)
{
  JsonObject *object;

  if (invocation->json)
    {
      JsonArray *array;

      object = json_object_new ();
      json_object_set_boolean_member (object, "valid", problems->len == 0);
      json_object_set_int_member (object, "events", events);
      array = docket_json_add_array (object, "problems");
      for (guint i = 0; i < problems->len; i++)
        json_array_add_string_element (array, problems->pdata[i]);
      docket_json_print (object);
      return;
    }
  for (guint i = 0; i < problems->len; i++)
    docket_output_line (problems->pdata[i]);
  if (problems->len > 0)
    docket_output_printf (ngettext ("%u thing is wrong\n", "%u things are wrong\n", problems->len),
                          problems->len);
  else
    docket_output_printf (ngettext ("All is well: %ld event\n", "All is well: %ld events\n",
                                    (gulong) events),
                          (long) events);
}

typedef struct
{
  gboolean rebuild;
  char    *against;
} Options;

static gboolean
check_desk (DocketDesk    *desk,
            const Options *options,
            GPtrArray     *problems,
            gint64        *events,
            GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) differing = NULL;
  GError *local = NULL;

  docket_desk_verify (desk, options->rebuild, &found, events, &local);
  move_problems (found, problems);
  if (!add_finding (problems, g_steal_pointer (&local), error))
    return FALSE;
  if (options->against == NULL)
    return TRUE;
  docket_desk_verify_against (desk, options->against, &differing, &local);
  move_problems (differing, problems);
  return add_finding (problems, g_steal_pointer (&local), error);
}

static gboolean
verify_desk (DocketInvocation *invocation, const Options *options, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, &local);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 events = 0;

  if (desk == NULL && !add_finding (problems, g_steal_pointer (&local), error))
    return FALSE;
  if (desk != NULL && !check_desk (desk, options, problems, &events, error))
    return FALSE;
  print_findings (invocation, problems, events);
  invocation->status = problems->len > 0 ? 1 : 0;
  return TRUE;
}

static gboolean
run_verify (DocketInvocation *invocation, GError **error)
{
  Options            options = { FALSE, NULL };
  g_autofree char   *against = NULL;
  const GOptionEntry entries[] = {
    { "rebuild", 0, 0, G_OPTION_ARG_NONE, &options.rebuild,
      N_ ("Also replay the journal and compare what it gives"), NULL },
    { "against", 0, 0, G_OPTION_ARG_FILENAME, &against,
      N_ ("Also ask whether the seals of that report lie on the desk's chain"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!docket_invocation_parse (invocation, entries, error))
    return FALSE;
  options.against = against;
  if (invocation->n_words == 0)
    return verify_desk (invocation, &options, error);
  if (!options.rebuild && against == NULL)
    return verify_report (invocation, invocation->words[0], error);
  docket_invocation_set_usage_error (invocation,
                                     g_strdup (_ ("--rebuild and --against check the desk: name no "
                                                  "report besides")),
                                     error);
  return FALSE;
}

const DocketCommand docket_cmd_verify = {
  .name = "verify",
  .usage = N_ ("[FILE]"),
  .summary = N_ ("Check a report by itself, or the whole desk"),
  .details =
      N_ ("A report is checked without a desk: schema, hashes, chain, seal. The desk: journal,\n"
          "database, every file of the vault. The exit status is 1 when anything is wrong."),
  .most = 1,
  .run = run_verify,
};
