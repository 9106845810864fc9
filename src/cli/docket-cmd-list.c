/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl list */

#include "config.h"

#include "cli/docket-case-rows.h"
#include "cli/docket-meanwhile-rows.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"
#include "core/docket-error.h"
#include "desk/docket-desk-mail.h"

#include <glib/gi18n.h>

typedef struct
{
  char *system;
  char *kind;
  char *state;
  char *party;
  char *due_before;
  char *sort;
  char *since;
  int   limit;
  int   unparsed;
  int   meanwhile;
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
  g_free (options->since);
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
    { "unparsed", 0, 0, G_OPTION_ARG_NONE, &options->unparsed,
      N_ ("Instead of cases, the mails that could not be read"), NULL },
    { "meanwhile", 0, 0, G_OPTION_ARG_NONE, &options->meanwhile,
      N_ ("Instead of cases, what happened in them by itself since somebody last worked here"),
      NULL },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &options->since,
      N_ ("With --meanwhile: from that day on"), N_ ("DATE") },
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

/* --- names that nothing bears ---------------------------------------------------------------- */

typedef gboolean (*KnowsFunc) (const DocketRuleSet *rules, const char *name);

static gboolean
is_system (const DocketRuleSet *rules, const char *name)
{
  return g_str_equal (rules->system, name);
}

static gboolean
knows_kind (const DocketRuleSet *rules, const char *name)
{
  return docket_rule_set_find_kind (rules, name) >= 0;
}

static gboolean
knows_state (const DocketRuleSet *rules, const char *name)
{
  for (guint i = 0; i < rules->states->len; i++)
    if (g_str_equal (((DocketState *) rules->states->pdata[i])->id, name))
      return TRUE;
  return g_str_equal (name, "draft");
}

/* @message: taken */
static gboolean
check_name (const DocketInvocation *invocation,
            const char             *name,
            KnowsFunc               knows,
            char                   *message,
            GError                **error)
{
  g_autofree char *taken = message;
  g_autoptr (DocketRulesLibrary) library =
      name == NULL ? NULL : docket_invocation_load_rules (invocation, error);

  if (library == NULL)
    return name == NULL;
  for (guint i = 0; i < docket_rules_library_get_n_files (library); i++)
    if (knows (docket_rules_library_get_file (library, i)->set, name))
      return TRUE;
  docket_invocation_set_usage_error (invocation, g_steal_pointer (&taken), error);
  return FALSE;
}

static gboolean
check_names (const DocketInvocation *invocation, const Options *options, GError **error)
{
  return check_name (invocation, options->system, is_system,
                     g_strdup_printf (_ ("There is no rule set of “%s”"), options->system),
                     error) &&
         check_name (invocation, options->kind, knows_kind,
                     g_strdup_printf (_ ("No rule set knows a kind of case “%s”"), options->kind),
                     error) &&
         check_name (invocation, options->state, knows_state,
                     g_strdup_printf (_ ("No rule set knows a state “%s”"), options->state), error);
}

/* A part of the names of several is one that somebody bears */
static gboolean
check_party (DocketDesk *desk, const char *party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketPartyView) view G_GNUC_UNUSED =
      party == NULL ? NULL : docket_desk_dup_party (desk, party, &local);

  if (local == NULL || g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- mails that are no case ------------------------------------------------------------------ */

static void
print_unparsed_json (const DocketUnparsedMail *mail)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "mail", mail->row->kase);
  docket_json_set_word (object, "file", mail->row->file);
  docket_json_set_instant (object, "received", mail->row->received);
  docket_json_set_word (object, "sender", mail->row->sender);
  docket_json_set_word (object, "subject", mail->row->subject);
  docket_json_set_word (object, "reason", mail->reason);
  docket_json_set_text (object, "sha256", mail->row->sha256);
  docket_json_print (object);
}

static gboolean
list_unparsed (const DocketInvocation *invocation, DocketDesk *desk, guint limit, GError **error)
{
  g_autoptr (GPtrArray) mails = docket_desk_list_unparsed (desk, limit, error);
  g_autoptr (DocketTable) table = docket_table_new (4, 0);

  if (mails != NULL && mails->len > 0)
    docket_table_add (table, (const char *const[]) { _ ("Mail"), _ ("File"), _ ("Subject"),
                                                     _ ("Reason") });
  for (guint i = 0; mails != NULL && i < mails->len; i++)
    {
      const DocketUnparsedMail *mail = mails->pdata[i];

      if (invocation->json)
        print_unparsed_json (mail);
      else
        docket_table_add (table, (const char *const[]) { mail->row->kase, mail->row->file,
                                                         mail->row->subject, mail->reason });
    }
  if (!invocation->json)
    docket_table_print (table);
  return mails != NULL;
}

static gboolean
run_list (DocketInvocation *invocation, GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) unevaluated = NULL;
  DocketCaseQuery query;

  if (!parse_options (invocation, &options, error) ||
      !fill_query (invocation, &options, &query, error) ||
      !check_names (invocation, &options, error))
    return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk != NULL && options.unparsed)
    return list_unparsed (invocation, desk, query.limit, error);
  if (desk != NULL && options.meanwhile)
    return docket_meanwhile_list (invocation, desk, options.since, query.limit, error);
  if (desk != NULL && check_party (desk, options.party, error))
    rows = docket_desk_list (desk, &query, error);
  if (rows == NULL)
    return FALSE;
  unevaluated = docket_desk_dup_unevaluated (desk);
  docket_invocation_print_warnings (unevaluated);
  return docket_case_rows_print (invocation, rows, error);
}

const DocketCommand docket_cmd_list = {
  .name = "list",
  .usage = "",
  .summary = N_ ("List cases, what is due first on top"),
  .run = run_list,
};
