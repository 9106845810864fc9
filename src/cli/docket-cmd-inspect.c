/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl inspect */

#include "config.h"

#include "cli/docket-json-report.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"
#include "report/docket-report-verifier.h"

#include <glib/gi18n.h>

static void
add_text (DocketTable *table, const char *name, const char *value)
{
  if (value != NULL)
    docket_table_add (table, (const char *const[]) { name, value });
}

static void
add_number (DocketTable *table, const char *name, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_text (table, name, text);
}

static void
print_summary (const DocketReportSummary *summary)
{
  g_autoptr (DocketTable) table = docket_table_new (2, 0);

  add_text (table, _ ("Case"), summary->number);
  add_text (table, _ ("Title"), summary->title);
  add_text (table, _ ("Desk"), summary->desk);
  add_text (table, _ ("System"), summary->system);
  add_text (table, _ ("Kind"), summary->kind);
  add_text (table, _ ("State"), summary->state);
  add_text (table, _ ("Phase"), summary->phase);
  add_text (table, _ ("Received"), summary->received);
  for (guint i = 0; i < summary->parties->len; i++)
    {
      const DocketReportParty *party = summary->parties->pdata[i];

      add_text (table, party->role, party->name == NULL ? _ ("(withheld)") : party->name);
    }
  add_number (table, _ ("Facts"), summary->facts);
  add_number (table, _ ("Deadlines"), summary->deadlines);
  add_number (table, _ ("Evidence"), summary->evidence);
  add_number (table, _ ("Rulings"), summary->rulings);
  add_number (table, _ ("Events"), summary->events);
  add_number (table, _ ("Values withheld"), summary->withheld);
  add_text (table, _ ("Written"), summary->seal_written);
  add_text (table, _ ("Clock"), summary->seal_clock);
  add_text (table, _ ("Head"), summary->seal_head);
  docket_table_print (table);
}

static gboolean
run_inspect (DocketInvocation *invocation, GError **error)
{
  g_autoptr (GPtrArray) cases = NULL;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  cases = docket_report_inspect_file (invocation->words[0], 0, error);
  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      JsonObject *object;

      if (!invocation->json)
        {
          docket_output_print (i > 0 ? "\n" : "");
          print_summary (cases->pdata[i]);
          continue;
        }
      object = json_object_new ();
      docket_json_fill_summary (object, cases->pdata[i]);
      docket_json_print (object);
    }
  return TRUE;
}

const DocketCommand docket_cmd_inspect = {
  .name = "inspect",
  .usage = N_ ("FILE"),
  .summary = N_ ("Tell what a report says, without a desk"),
  .least = 1,
  .most = 1,
  .run = run_inspect,
};
