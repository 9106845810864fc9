/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl note */

#include "config.h"

#include "cli/docket-acted.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static gboolean
run_note (DocketInvocation *invocation, GError **error)
{
  g_autofree char *text = NULL;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  text = g_strconcat ("text=", invocation->words[1], NULL);
  return docket_acted_run (invocation, invocation->words[0], "note",
                           (const char *const[]) { text, NULL }, error);
}

const DocketCommand docket_cmd_note = {
  .name = "note",
  .usage = N_ ("CASE TEXT"),
  .summary = N_ ("Add a note to a case"),
  .least = 2,
  .most = 2,
  .run = run_note,
};
