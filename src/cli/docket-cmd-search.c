/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl search */

#include "config.h"

#include "cli/docket-case-rows.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

enum
{
  DEFAULT_LIMIT = 100,
};

static void
print_found (const DocketInvocation *invocation, GPtrArray *found)
{
  g_autoptr (DocketTable) table = docket_table_new (3, 0);

  for (guint i = 0; i < found->len; i++)
    {
      const DocketFound *one = found->pdata[i];
      const char        *cells[] = { one->row->number, one->row->title, one->words };
      JsonObject        *object;

      if (!invocation->json)
        {
          docket_table_add (table, cells);
          continue;
        }
      object = docket_case_row_make_json (one->row);
      docket_json_set_text (object, "words", one->words);
      docket_json_print (object);
    }
  docket_table_print (table);
}

static gboolean
run_search (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char   *text = NULL;
  int                limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many (default: 100; 0: all)"),
      N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  if (!docket_invocation_parse (invocation, entries, error))
    return FALSE;
  text = g_strjoinv (" ", invocation->words);
  desk = docket_invocation_open_desk (invocation, error);
  if (desk != NULL)
    found = docket_desk_search (desk, text, limit > 0 ? (guint) limit : G_MAXINT, error);
  if (found == NULL)
    return FALSE;
  print_found (invocation, found);
  return TRUE;
}

const DocketCommand docket_cmd_search = {
  .name = "search",
  .usage = N_ ("TEXT…"),
  .summary = N_ ("Find cases by words, the best first"),
  .details = N_ ("Words of two Chinese characters are found inside sentences; Traditional and\n"
                 "Simplified characters are the same."),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_search,
};
