/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: parties, their names, contacts and relationships. What a case changes in it comes
 * from the case's own events; here is what a person enters. */

#include "config.h"

#include "desk/docket-desk-private.h"
#include "desk/docket-party-change.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

/* --- writing -------------------------------------------------------------------------------- */

static char *
register_party (DocketDesk *desk,
                const char *role,
                const char *name,
                const char *cause,
                GError    **error)
{
  DocketStore     *store = desk->writer.store;
  g_autofree char *party = docket_store_next_party (store, error);
  g_autoptr (DocketEvent) event = NULL;

  if (party == NULL)
    return NULL;
  event = docket_desk_new_event (desk, party, "register");
  docket_event_add (event, "role", role);
  docket_event_add (event, "name", name);
  if (cause != NULL)
    docket_event_add (event, "cause", cause);
  return docket_store_append (store, event, error) ? g_steal_pointer (&party) : NULL;
}

char *
docket_desk_ensure_party (DocketDesk *desk,
                          const char *role,
                          const char *name,
                          const char *cause,
                          GError    **error)
{
  g_autoptr (DocketPartyRow) row = NULL;
  g_autoptr (GError) local = NULL;

  row = docket_store_find_party (desk->writer.store, role, name, &local);
  if (row != NULL)
    return g_strdup (row->party);
  if (local == NULL)
    return register_party (desk, role, name, cause, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

typedef struct
{
  DocketDesk        *desk;
  const char        *party; /* as asked for */
  const char        *role;
  const char        *name;
  const char        *action;
  const char *const *inputs;
  guint              limit;
  char              *added;
  GPtrArray         *rows;
  DocketPartyView   *view;
} Party;

static gboolean
write_in_transaction (Party *party, gboolean (*func) (Party *, GError **), GError **error)
{
  DocketStore     *store = party->desk->writer.store;
  g_autofree char *role = NULL;

  if (!docket_store_begin (store, error))
    return FALSE;
  role = docket_desk_dup_role (party->desk, store, "reviewer", error);
  if (role != NULL && func (party, error))
    return docket_store_commit (store, error);
  docket_store_rollback (store);
  return FALSE;
}

static gboolean
add_party (Party *party, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketPartyRow) row = NULL;

  row = docket_store_find_party (party->desk->writer.store, party->role, party->name, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row != NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT, _ ("%s bears the name “%s” already"),
                   row->party, party->name);
      return FALSE;
    }
  party->added = register_party (party->desk, party->role, party->name, NULL, error);
  return party->added != NULL;
}

static gboolean
add_party_in_thread (gpointer data, GError **error)
{
  return write_in_transaction (data, add_party, error);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (*name != '\0' && docket_text_is_storable (name))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("A name must not be empty or hold control characters"));
  return FALSE;
}

static gboolean
is_known_role (DocketDesk *desk, const char *role)
{
  guint n_files = docket_rules_library_get_n_files (desk->library);

  for (guint i = 0; i < n_files; i++)
    {
      const DocketRuleSet *rules = docket_rules_library_get_file (desk->library, i)->set;
      gint                 fact = docket_rule_set_find_fact (rules, role);

      if (fact >= 0 && ((DocketFactType *) rules->facts->pdata[fact])->type == DOCKET_TYPE_PARTY)
        return TRUE;
    }
  return FALSE;
}

char *
docket_desk_add_party (DocketDesk *desk, const char *role, const char *name, GError **error)
{
  Party party = { .desk = desk, .role = role, .name = name };

  if (!check_name (name, error))
    return NULL;
  if (!is_known_role (desk, role))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("No rule set knows a party “%s”"),
                   role);
      return NULL;
    }
  return docket_desk_write (desk, add_party_in_thread, &party, error) ? party.added : NULL;
}

/* --- finding -------------------------------------------------------------------------------- */

static char *
choose_party (GPtrArray *rows, const char *text, GError **error)
{
  if (rows->len == 1)
    return g_strdup (((DocketPartyRow *) rows->pdata[0])->party);
  if (rows->len == 0)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("Nobody called “%s” is registered"), text);
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
                 _ ("“%s” stands for several parties: name one by its number"), text);
  return NULL;
}

/* Names are looked for as a part first, so that what a person remembers is enough; an exact one
 * wins */
static char *
resolve_party (DocketStore *store, const char *text, GError **error)
{
  g_autoptr (DocketPartyRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const char      *colon = strchr (text, ':');
  g_autofree char *role = colon == NULL ? NULL : g_strndup (text, colon - text);
  const char      *name = colon == NULL ? text : colon + 1;

  row = docket_store_dup_party (store, text, NULL);
  if (row == NULL && role != NULL)
    row = docket_store_find_party (store, role, name, NULL);
  if (row != NULL)
    return g_strdup (row->party);
  rows = docket_store_dup_parties (store, role, name, 2, error);
  return rows == NULL ? NULL : choose_party (rows, text, error);
}

/* The other party of a relationship may be named like any other */
static char *
dup_resolved_input (DocketStore *store, const char *input, GError **error)
{
  g_autofree char *party = NULL;

  if (!g_str_has_prefix (input, "with="))
    return g_strdup (input);
  party = resolve_party (store, input + strlen ("with="), error);
  return party == NULL ? NULL : g_strconcat ("with=", party, NULL);
}

static char **
dup_resolved_inputs (DocketStore *store, const char *const *inputs, GError **error)
{
  g_autoptr (GPtrArray) resolved = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; inputs[i] != NULL; i++)
    {
      char *input = dup_resolved_input (store, inputs[i], error);

      if (input == NULL)
        return NULL;
      g_ptr_array_add (resolved, input);
    }
  g_ptr_array_add (resolved, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&resolved), FALSE);
}

static gboolean
change_party (Party *party, GError **error)
{
  DocketStore     *store = party->desk->writer.store;
  g_autofree char *number = resolve_party (store, party->party, error);
  g_auto (GStrv) inputs = number == NULL ? NULL : dup_resolved_inputs (store, party->inputs, error);
  g_autoptr (DocketEvent) event = NULL;

  if (inputs == NULL)
    return FALSE;
  event = docket_desk_new_event (party->desk, number, party->action);
  return docket_party_change_fill (party->desk, event, number, (const char *const *) inputs,
                                   error) &&
         docket_store_append (store, event, error);
}

static gboolean
change_party_in_thread (gpointer data, GError **error)
{
  return write_in_transaction (data, change_party, error);
}

gboolean
docket_desk_change_party (DocketDesk        *desk,
                          const char        *party,
                          const char        *action,
                          const char *const *inputs,
                          GError           **error)
{
  Party change = { .desk = desk, .party = party, .action = action, .inputs = inputs };

  return docket_desk_write (desk, change_party_in_thread, &change, error);
}

/* --- reading -------------------------------------------------------------------------------- */

static gboolean
list_in_thread (gpointer data, GError **error)
{
  Party *party = data;

  party->rows = docket_store_dup_parties (party->desk->reader.store, party->role, party->name,
                                          party->limit, error);
  return party->rows != NULL;
}

GPtrArray *
docket_desk_list_parties (DocketDesk *desk,
                          const char *role,
                          const char *text,
                          guint       limit,
                          GError    **error)
{
  Party party = { .desk = desk, .role = role, .name = text, .limit = limit };

  return docket_desk_read (desk, list_in_thread, &party, error) ? party.rows : NULL;
}

void
docket_party_view_free (DocketPartyView *view)
{
  g_clear_pointer (&view->row, docket_party_row_free);
  g_clear_pointer (&view->contacts, g_ptr_array_unref);
  g_clear_pointer (&view->relationships, g_ptr_array_unref);
  g_clear_pointer (&view->ledger, g_ptr_array_unref);
  g_clear_pointer (&view->measures, g_ptr_array_unref);
  g_clear_pointer (&view->cases, g_ptr_array_unref);
  g_free (view);
}

static gboolean
load_view (Party *party, GError **error)
{
  DocketPartyView *view = party->view;
  DocketStore     *store = party->desk->reader.store;
  g_autofree char *number = resolve_party (store, party->party, error);

  return number != NULL && (view->row = docket_store_dup_party (store, number, error)) != NULL &&
         (view->contacts = docket_store_dup_contacts (store, number, error)) != NULL &&
         (view->relationships = docket_store_dup_relationships (store, number, error)) != NULL &&
         (view->ledger = docket_store_dup_ledger (store, number, error)) != NULL &&
         (view->measures = docket_store_dup_measures (store, number, error)) != NULL &&
         (view->cases = docket_store_dup_party_cases (store, number, error)) != NULL;
}

/* One read transaction, so that no part of the view is newer than another */
static gboolean
view_in_thread (gpointer data, GError **error)
{
  Party       *party = data;
  DocketStore *store = party->desk->reader.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = load_view (party, error);
  docket_store_rollback (store);
  return done;
}

DocketPartyView *
docket_desk_dup_party (DocketDesk *desk, const char *party, GError **error)
{
  Party viewing = { .desk = desk, .party = party, .view = g_new0 (DocketPartyView, 1) };

  if (docket_desk_read (desk, view_in_thread, &viewing, error))
    return viewing.view;
  docket_party_view_free (viewing.view);
  return NULL;
}
