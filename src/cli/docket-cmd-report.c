/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl report */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static gboolean
check_format (const DocketInvocation *invocation, const char *format, GError **error)
{
  if (format == NULL || g_str_equal (format, "xml"))
    return TRUE;
  docket_invocation_set_usage_error (
      invocation,
      g_strdup_printf (_ ("This version writes reports as XML only, not as “%s”"), format), error);
  return FALSE;
}

static void
print_written (const DocketInvocation *invocation, const char *path)
{
  JsonObject *object;

  if (path == NULL)
    return;
  if (!invocation->json)
    {
      docket_output_printf (_ ("Report written to %s\n"), path);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "file", path);
  docket_json_set_words (object, "cases", (const char *const *) invocation->words);
  docket_json_print (object);
}

static gboolean
run_report (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  g_autofree char   *path = NULL;
  g_autofree char   *format = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Write to FILE instead of standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("xml, the only one of this version"),
      N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };

  if (!docket_invocation_parse (invocation, entries, error) ||
      !check_format (invocation, format, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL ||
      !docket_desk_write_report (desk, (const char *const *) invocation->words, path, error))
    return FALSE;
  print_written (invocation, path);
  return TRUE;
}

const DocketCommand docket_cmd_report = {
  .name = "report",
  .usage = N_ ("CASE…"),
  .summary = N_ ("Write cases as one XML report, which a stranger can verify"),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_report,
};
