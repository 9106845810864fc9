/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl actor */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static gboolean
add_actor (DocketInvocation *invocation, GError **error)
{
  const char *name = invocation->words[0];
  const char *role = invocation->words[1];
  g_autoptr (DocketDesk) desk = NULL;

  if (!g_str_has_prefix (role, "role="))
    {
      docket_invocation_set_usage_error (invocation,
                                         g_strdup_printf (_ ("“%s” is not role=…"), role), error);
      return FALSE;
    }
  role += strlen ("role=");
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL || !docket_desk_add_actor (desk, name, role, error))
    return FALSE;
  if (invocation->json)
    {
      JsonObject *object = json_object_new ();

      docket_json_set_text (object, "name", name);
      docket_json_set_text (object, "role", role);
      docket_json_print (object);
    }
  else
    docket_output_printf (_ ("%s is registered as %s\n"), name, role);
  return TRUE;
}

static void
print_json (const DocketActorRow *row)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "name", row->name);
  docket_json_set_text (object, "role", row->role);
  docket_json_print (object);
}

static gboolean
list_actors (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (GPtrArray) rows = desk == NULL ? NULL : docket_desk_dup_actors (desk, error);
  g_autoptr (DocketTable) table = docket_table_new (2, 0);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketActorRow *row = rows->pdata[i];
      const char           *cells[] = { row->name, row->role };

      if (invocation->json)
        print_json (row);
      else
        docket_table_add (table, cells);
    }
  docket_table_print (table);
  return rows != NULL;
}

static const DocketCommand COMMANDS[] = {
  { "add", "NAME role=ROLE", NULL, NULL, 2, 2, add_actor },
  { "list", "", NULL, NULL, 0, 0, list_actors },
  { NULL },
};

static gboolean
run_actor (DocketInvocation *invocation, GError **error)
{
  return docket_invocation_parse (invocation, NULL, error) &&
         docket_invocation_run_one_of (invocation, COMMANDS, error);
}

const DocketCommand docket_cmd_actor = {
  .name = "actor",
  .usage = N_ ("add NAME role=ROLE | list"),
  .summary = N_ ("Register who may act, and list them"),
  .details = N_ ("ROLE is auditor (reads), reviewer, senior (also second signatures) or\n"
                 "administrator (also actors and settings). Adding a name again changes its role."),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_actor,
};
