/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cases as a list shows them. */

#include "config.h"

#include "cli/docket-case-rows.h"

#include "desk/docket-wording.h"
#include "cli/docket-table.h"

#include <glib/gi18n.h>

JsonObject *
docket_case_row_make_json (const DocketCaseRow *row)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "case", row->number);
  docket_json_set_text (object, "system", row->system);
  docket_json_set_text (object, "kind", row->kind);
  docket_json_set_word (object, "state", row->state);
  docket_json_set_word (object, "phase",
                        g_strcmp0 (row->shown, row->state) == 0 ? NULL : row->shown);
  docket_json_set_text (object, "title", row->title);
  docket_json_set_instant (object, "received", row->received);
  docket_json_set_date (object, "due", row->due);
  docket_json_set_word (object, "due_rule", row->due_rule);
  return object;
}

const DocketRuleSet *
docket_case_rows_get_rules (const DocketRulesLibrary *library, const char *system)
{
  const DocketRulesFile *file = docket_rules_library_find_latest (library, system);

  return file == NULL ? NULL : file->set;
}

static void
add_row (DocketTable *table, const DocketRulesLibrary *library, const DocketCaseRow *row)
{
  const DocketRuleSet *rules = docket_case_rows_get_rules (library, row->system);
  g_autofree char     *state = docket_wording_dup_state (rules, row->shown);
  g_autofree char     *due =
      docket_date_is_valid (row->due) ? docket_date_format (row->due) : g_strdup ("-");
  g_autofree char *received = docket_date_format (docket_instant_date (row->received));
  const char      *cells[] = { row->number, due, state, received, row->assignee, row->title };

  docket_table_add (table, cells);
}

gboolean
docket_case_rows_print (const DocketInvocation *invocation, GPtrArray *rows, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = NULL;
  g_autoptr (DocketTable) table = docket_table_new (6, 0);

  if (!invocation->json)
    {
      library = docket_invocation_load_rules (invocation, error);
      if (library == NULL)
        return FALSE;
    }
  if (!invocation->json && rows->len > 0)
    docket_table_add (table, (const char *const[]) { _ ("Case"), _ ("Due"), _ ("State"),
                                                     _ ("Received"), _ ("Assigned"), _ ("Title") });
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketCaseRow *row = rows->pdata[i];

      if (row == NULL)
        continue;
      if (invocation->json)
        docket_json_print (docket_case_row_make_json (row));
      else
        add_row (table, library, row);
    }
  docket_table_print (table);
  return TRUE;
}
