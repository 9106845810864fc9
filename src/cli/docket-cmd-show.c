/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl show */

#include "config.h"

#include "cli/docket-show.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static gboolean
run_show (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk != NULL)
    view = docket_desk_dup_case (desk, invocation->words[0], error);
  if (view == NULL)
    return FALSE;
  if (invocation->json)
    docket_json_print (docket_show_make_json (view));
  else
    docket_show_print (view);
  return TRUE;
}

const DocketCommand docket_cmd_show = {
  .name = "show",
  .usage = N_ ("CASE"),
  .summary = N_ ("Show a case: facts, deadlines with their working, actions, journal"),
  .least = 1,
  .most = 1,
  .run = run_show,
};
