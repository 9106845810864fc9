/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl backup */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>
#include <inttypes.h>

static void
print_backup (const DocketInvocation *invocation, const char *directory, gint64 events)
{
  JsonObject *object;

  if (!invocation->json)
    {
      docket_output_printf (_ ("Backup of %" PRId64 " events in %s; it opens as a desk itself\n"),
                            events, directory);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "directory", directory);
  json_object_set_int_member (object, "events", events);
  docket_json_print (object);
}

static gboolean
run_backup (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  gint64 events;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL || !docket_desk_backup (desk, invocation->words[0], &events, error))
    return FALSE;
  print_backup (invocation, invocation->words[0], events);
  return TRUE;
}

const DocketCommand docket_cmd_backup = {
  .name = "backup",
  .usage = N_ ("DIR"),
  .summary = N_ ("Copy the desk to another folder, best on another disk"),
  .details =
      N_ ("A folder that holds a backup of this desk is brought up to date. To go back, work "
          "on the copy."),
  .least = 1,
  .most = 1,
  .run = run_backup,
};
