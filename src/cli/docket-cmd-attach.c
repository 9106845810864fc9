/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl attach */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static void
print_ids (const DocketInvocation *invocation, const char *number, char **ids)
{
  g_autofree char *joined = NULL;
  JsonObject      *object;

  if (!invocation->json)
    {
      joined = g_strjoinv (" ", ids);
      docket_output_printf (_ ("%s: attached as %s\n"), number, joined);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "case", number);
  docket_json_set_words (object, "evidence", (const char *const *) ids);
  docket_json_print (object);
}

static gboolean
run_attach (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *proves = NULL;
  g_auto (GStrv) ids = NULL;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  for (guint i = 1; i < invocation->n_words; i++)
    {
      if (g_str_has_prefix (invocation->words[i], "proves="))
        proves = invocation->words[i] + strlen ("proves=");
      else
        g_ptr_array_add (paths, invocation->words[i]);
    }
  if (paths->len == 0)
    {
      docket_invocation_set_usage_error (invocation, g_strdup (_ ("A file is missing")), error);
      return FALSE;
    }
  g_ptr_array_add (paths, NULL);
  desk = docket_invocation_open_desk (invocation, error);
  if (desk != NULL)
    ids = docket_desk_attach (desk, invocation->words[0], (const char *const *) paths->pdata,
                              proves, error);
  if (ids == NULL)
    return FALSE;
  print_ids (invocation, invocation->words[0], ids);
  return TRUE;
}

const DocketCommand docket_cmd_attach = {
  .name = "attach",
  .usage = N_ ("CASE FILE… [proves=TEXT]"),
  .summary = N_ ("Take files into a case as evidence"),
  .details = N_ ("Each file gets an id, E1, E2 and on, that is never used again."),
  .least = 2,
  .most = DOCKET_ANY_NUMBER,
  .run = run_attach,
};
