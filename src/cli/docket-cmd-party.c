/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl party */

#include "config.h"

#include "cli/docket-json-party.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

/* --- list ----------------------------------------------------------------------------------- */

static gboolean
list_parties (DocketInvocation *invocation, GError **error)
{
  const char *text = invocation->n_words > 0 ? invocation->words[0] : NULL;
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DocketTable) table = docket_table_new (4, 0);

  if (desk != NULL)
    rows = docket_desk_list_parties (desk, NULL, text, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketPartyRow *row = rows->pdata[i];
      g_autofree char      *cases = g_strdup_printf ("%" G_GINT64_FORMAT, row->cases);
      const char           *cells[] = { row->party, row->role, cases, row->name };

      if (invocation->json)
        docket_json_print (docket_json_make_party (row));
      else
        docket_table_add (table, cells);
    }
  docket_table_print (table);
  return rows != NULL;
}

/* --- show ----------------------------------------------------------------------------------- */

static void
print_contacts (const DocketPartyView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->contacts->len; i++)
    {
      const DocketContactRow *row = view->contacts->pdata[i];
      g_autofree char        *span = docket_wording_dup_span (row->from, row->to);
      const char             *cells[] = { row->channel, row->value,
                              row->admission ? _ ("given at admission") : "", span };

      docket_table_add (table, cells);
    }
  if (view->contacts->len > 0)
    docket_output_print (_ ("Contacts:\n"));
  docket_table_print (table);
}

static void
print_relationships (const DocketPartyView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->relationships->len; i++)
    {
      const DocketRelationshipRow *row = view->relationships->pdata[i];
      gboolean                     first = g_str_equal (row->a, view->row->party);
      g_autofree char             *span = docket_wording_dup_span (row->from, row->to);
      const char *cells[] = { row->type, first ? row->b : row->a, span, row->kase };

      docket_table_add (table, cells);
    }
  if (view->relationships->len > 0)
    docket_output_print (_ ("Relationships:\n"));
  docket_table_print (table);
}

static void
print_measures (const DocketPartyView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->measures->len; i++)
    {
      const DocketMeasureRow *row = view->measures->pdata[i];
      g_autofree char        *span = docket_wording_dup_span (docket_instant_date (row->from),
                                                              docket_instant_date (row->until));
      const char *cells[] = { row->measure, span, row->lifted_seq > 0 ? _ ("lifted") : "",
                              row->kase };

      docket_table_add (table, cells);
    }
  if (view->measures->len > 0)
    docket_output_print (_ ("Measures:\n"));
  docket_table_print (table);
}

static void
print_cases (const DocketPartyView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (3, 2);

  for (guint i = 0; i < view->cases->len; i++)
    {
      const DocketCaseRow *row = view->cases->pdata[i];
      const char          *cells[] = { row->number, row->shown, row->title };

      docket_table_add (table, cells);
    }
  if (view->cases->len > 0)
    docket_output_print (_ ("Cases:\n"));
  docket_table_print (table);
}

static void
print_party (const DocketPartyView *view)
{
  g_autofree char *aliases =
      view->row->aliases == NULL ? g_strdup ("") : g_strjoinv (_ (", "), view->row->aliases);
  g_autofree char *line =
      g_strdup_printf ("%s  %s  %s", view->row->party, view->row->role, view->row->name);

  docket_output_line (line);
  if (*aliases != '\0')
    docket_output_printf (_ ("Also called: %s\n"), aliases);
  print_contacts (view);
  print_relationships (view);
  print_measures (view);
  print_cases (view);
}

static gboolean
show_party (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (DocketPartyView) view = NULL;

  if (desk != NULL)
    view = docket_desk_dup_party (desk, invocation->words[0], error);
  if (view == NULL)
    return FALSE;
  if (invocation->json)
    docket_json_print (docket_json_make_party_view (view));
  else
    print_party (view);
  return TRUE;
}

/* --- changes -------------------------------------------------------------------------------- */

static void
print_changed (const DocketInvocation *invocation, const char *party, const char *text)
{
  JsonObject *object;

  if (!invocation->json)
    {
      docket_output_printf ("%s: %s\n", party, text);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "party", party);
  docket_json_print (object);
}

static gboolean
add_party (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autofree char *party = NULL;

  if (desk != NULL)
    party = docket_desk_add_party (desk, invocation->words[0], invocation->words[1], error);
  if (party == NULL)
    return FALSE;
  print_changed (invocation, party, _ ("registered"));
  return TRUE;
}

static gboolean
change_party (DocketInvocation *invocation, const char *action, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);

  if (desk == NULL ||
      !docket_desk_change_party (desk, invocation->words[0], action,
                                 (const char *const *) invocation->words + 1, error))
    return FALSE;
  print_changed (invocation, invocation->words[0], _ ("recorded"));
  return TRUE;
}

static gboolean
rename_party (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "rename", error);
}

static gboolean
add_alias (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "alias", error);
}

static gboolean
add_contact (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "contact", error);
}

static gboolean
end_contact (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "end-contact", error);
}

static gboolean
relate_parties (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "relate", error);
}

static gboolean
unrelate_parties (DocketInvocation *invocation, GError **error)
{
  return change_party (invocation, "unrelate", error);
}

static const DocketCommand COMMANDS[] = {
  { "list", "[TEXT]", NULL, NULL, 0, 1, list_parties },
  { "show", "PARTY", NULL, NULL, 1, 1, show_party },
  { "add", "ROLE NAME", NULL, NULL, 2, 2, add_party },
  { "rename", "PARTY name=NAME", NULL, NULL, 2, 2, rename_party },
  { "alias", "PARTY name=NAME", NULL, NULL, 2, 2, add_alias },
  { "contact", "PARTY channel=… value=… [admission=yes] [from=DATE]", NULL, NULL, 2,
    DOCKET_ANY_NUMBER, add_contact },
  { "end-contact", "PARTY channel=… value=… [to=DATE]", NULL, NULL, 2, DOCKET_ANY_NUMBER,
    end_contact },
  { "relate", "PARTY type=… with=PARTY [from=DATE]", NULL, NULL, 2, DOCKET_ANY_NUMBER,
    relate_parties },
  { "unrelate", "PARTY type=… with=PARTY [to=DATE]", NULL, NULL, 2, DOCKET_ANY_NUMBER,
    unrelate_parties },
  { NULL },
};

static gboolean
run_party (DocketInvocation *invocation, GError **error)
{
  return docket_invocation_parse (invocation, NULL, error) &&
         docket_invocation_run_one_of (invocation, COMMANDS, error);
}

const DocketCommand docket_cmd_party = {
  .name = "party",
  .usage = N_ ("list [TEXT] | show PARTY | add ROLE NAME | CHANGE PARTY KEY=VALUE…"),
  .summary = N_ ("The register of parties: names, contacts, relationships"),
  .details = N_ ("PARTY is a number such as P-17, ROLE:NAME, or a name that only one party bears.\n"
                 "CHANGE is one of:\n"
                 "  rename, alias           name=NAME\n"
                 "  contact                 channel=WORD value=TEXT [admission=yes] [from=DATE]\n"
                 "  end-contact             channel=WORD value=TEXT [to=DATE]\n"
                 "  relate, unrelate        type=WORD with=PARTY [from=DATE | to=DATE]"),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_party,
};
