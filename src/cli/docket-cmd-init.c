/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl init */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static void
print_desk (const DocketInvocation *invocation, DocketDesk *desk)
{
  JsonObject *object;

  if (!invocation->json)
    {
      docket_output_printf (_ ("Desk %s made in %s; %s is its administrator\n"),
                            docket_desk_get_id (desk), docket_desk_get_directory (desk),
                            docket_desk_get_actor (desk));
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "desk", docket_desk_get_id (desk));
  docket_json_set_text (object, "directory", docket_desk_get_directory (desk));
  docket_json_set_text (object, "actor", docket_desk_get_actor (desk));
  docket_json_print (object);
}

static gboolean
make_desk (const DocketInvocation *invocation, GError **error)
{
  g_autofree char  *directory = docket_invocation_dup_directory (invocation);
  DocketDeskOptions options = {
    .directory = directory,
    .today = invocation->today,
    .actor = invocation->actor,
  };

  return docket_desk_create (&options, error);
}

static gboolean
run_init (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;

  if (!docket_invocation_parse (invocation, NULL, error) || !make_desk (invocation, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL)
    return FALSE;
  print_desk (invocation, desk);
  return TRUE;
}

const DocketCommand docket_cmd_init = {
  .name = "init",
  .usage = "",
  .summary = N_ ("Make a desk; who makes it becomes its administrator"),
  .run = run_init,
};
