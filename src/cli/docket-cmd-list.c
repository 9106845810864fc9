/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl list */

#include "config.h"

#include "cli/docket-case-rows.h"
#include "cli/docketctl.h"
#include "core/docket-error.h"

#include <glib/gi18n.h>

typedef struct
{
  char *system;
  char *kind;
  char *state;
  char *party;
  char *due_before;
  char *sort;
  int   limit;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->system);
  g_free (options->kind);
  g_free (options->state);
  g_free (options->party);
  g_free (options->due_before);
  g_free (options->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse_options (DocketInvocation *invocation, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "system", 0, 0, G_OPTION_ARG_FILENAME, &options->system, N_ ("Only cases of that system"),
      N_ ("SYSTEM") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &options->kind, N_ ("Only cases of that kind"),
      N_ ("KIND") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options->state,
      N_ ("Only cases in that state or phase"), N_ ("STATE") },
    { "party", 0, 0, G_OPTION_ARG_FILENAME, &options->party,
      N_ ("Only cases of that party: its number, or a part of its name"), N_ ("PARTY") },
    { "due-before", 0, 0, G_OPTION_ARG_FILENAME, &options->due_before,
      N_ ("Only cases with something due on or before that day"), N_ ("DATE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &options->sort,
      N_ ("due, received, case, state or title; -ORDER turns it round"), N_ ("ORDER") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options->limit, N_ ("At most so many"), N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  return docket_invocation_parse (invocation, entries, error);
}

static gboolean
check_sort (const DocketInvocation *invocation, const char *sort, GError **error)
{
  static const char *const ORDERS[] = { "due", "received", "case", "state", "title", NULL };

  if (sort == NULL || g_strv_contains (ORDERS, sort + (*sort == '-')))
    return TRUE;
  docket_invocation_set_usage_error (
      invocation,
      g_strdup_printf (_ ("“%s” is no order: due, received, case, state or title"), sort), error);
  return FALSE;
}

static gboolean
fill_query (const DocketInvocation *invocation,
            const Options          *options,
            DocketCaseQuery        *query,
            GError                **error)
{
  *query = (DocketCaseQuery) {
    .system = options->system,
    .kind = options->kind,
    .state = options->state,
    .party = options->party,
    .due_before = DOCKET_DATE_NONE,
    .sort = options->sort,
    .limit = MAX (options->limit, 0),
  };
  if (options->limit < 0)
    {
      docket_invocation_set_usage_error (invocation,
                                         g_strdup_printf (_ ("--limit=%d is less than nothing"),
                                                          options->limit),
                                         error);
      return FALSE;
    }
  if (options->due_before != NULL && !docket_date_parse (options->due_before, &query->due_before))
    {
      docket_invocation_set_usage_error (invocation,
                                         g_strdup_printf (_ ("“%s” is no date: write YYYY-MM-DD"),
                                                          options->due_before),
                                         error);
      return FALSE;
    }
  return check_sort (invocation, options->sort, error);
}

static gboolean
run_list (DocketInvocation *invocation, GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  DocketCaseQuery query;

  if (!parse_options (invocation, &options, error) ||
      !fill_query (invocation, &options, &query, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk != NULL)
    rows = docket_desk_list (desk, &query, error);
  return rows != NULL && docket_case_rows_print (invocation, rows, error);
}

const DocketCommand docket_cmd_list = {
  .name = "list",
  .usage = "",
  .summary = N_ ("List cases, what is due first on top"),
  .run = run_list,
};
