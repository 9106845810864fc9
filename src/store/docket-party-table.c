/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties, their former and other names. The store's thread. Contacts and relationships have files
 * of their own. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#include "store/docket-search.h"

#define PARTY_COLUMNS "party.id, party.role, party.name, party.cases"

enum
{
  COLUMN_ID,
  COLUMN_ROLE,
  COLUMN_NAME,
  COLUMN_CASES,
};

/* --- projection ---------------------------------------------------------------------------- */

gboolean
docket_party_table_add (const DocketProjection *projection, GError **error)
{
  const char      *name = docket_projection_get (projection, "name");
  g_autofree char *folded = docket_fold_text (name);
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database, "INSERT INTO party (id, role, name, folded) "
                                                  "VALUES (:id, :role, :name, :folded)");

  docket_statement_bind_int (insert, ":id", projection->id);
  docket_statement_bind_text (insert, ":role", docket_projection_get (projection, "role"));
  docket_statement_bind_text (insert, ":name", name);
  docket_statement_bind_text (insert, ":folded", folded);
  return docket_statement_run (insert, error) &&
         docket_counter_table_raise (projection->database, "P", projection->id, error);
}

static gboolean
keep_old_name (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO party_alias (party, seq, name, folded) "
                            "SELECT id, :seq, name, folded FROM party WHERE id = :party");

  docket_statement_bind_int (insert, ":party", projection->id);
  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  return docket_statement_run (insert, error);
}

gboolean
docket_party_table_rename (const DocketProjection *projection, GError **error)
{
  const char      *name = docket_projection_get (projection, "name");
  g_autofree char *folded = docket_fold_text (name);
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE party SET name = :name, folded = :folded WHERE id = :id");

  docket_statement_bind_int (update, ":id", projection->id);
  docket_statement_bind_text (update, ":name", name);
  docket_statement_bind_text (update, ":folded", folded);
  return keep_old_name (projection, error) && docket_statement_run (update, error);
}

gboolean
docket_party_table_add_alias (const DocketProjection *projection, GError **error)
{
  const char      *name = docket_projection_get (projection, "name");
  g_autofree char *folded = docket_fold_text (name);
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO party_alias (party, seq, name, folded) "
                            "VALUES (:party, :seq, :name, :folded)");

  docket_statement_bind_int (insert, ":party", projection->id);
  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  docket_statement_bind_text (insert, ":name", name);
  docket_statement_bind_text (insert, ":folded", folded);
  return docket_statement_run (insert, error);
}

/* --- reading ------------------------------------------------------------------------------- */

static gpointer
read_party (DocketStatement *select)
{
  DocketPartyRow *row = g_new0 (DocketPartyRow, 1);

  row->party = docket_statement_dup_id (select, COLUMN_ID, "P-");
  row->role = docket_statement_dup_text (select, COLUMN_ROLE);
  row->name = docket_statement_dup_text (select, COLUMN_NAME);
  row->cases = docket_statement_get_int (select, COLUMN_CASES);
  return row;
}

static gboolean
read_aliases (DocketStore *store, DocketPartyRow *row, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database,
                            "SELECT name FROM party_alias WHERE party = :party ORDER BY seq");
  GPtrArray *names;

  docket_statement_bind_id (select, ":party", "P-", row->party);
  names = docket_statement_collect (select, docket_statement_read_text, NULL, error);
  if (names == NULL)
    return FALSE;
  g_ptr_array_add (names, NULL);
  row->aliases = (char **) g_ptr_array_free (names, FALSE);
  return TRUE;
}

/* Takes @row, which may be NULL */
static DocketPartyRow *
complete_party (DocketStore *store, DocketPartyRow *row, GError **error)
{
  g_autoptr (DocketPartyRow) party = row;

  if (party == NULL || !read_aliases (store, party, error))
    return NULL;
  return g_steal_pointer (&party);
}

static DocketPartyRow *
find_by_name (DocketStore *store, const char *role, const char *folded, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT " PARTY_COLUMNS " FROM party "
                                             "WHERE folded = :folded AND role = :role "
                                             "ORDER BY id LIMIT 1");

  docket_statement_bind_text (select, ":role", role);
  docket_statement_bind_text (select, ":folded", folded);
  return docket_statement_first (select, read_party, error);
}

static DocketPartyRow *
find_by_alias (DocketStore *store, const char *role, const char *folded, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT " PARTY_COLUMNS " FROM party_alias AS alias "
                                             "JOIN party ON party.id = alias.party "
                                             "WHERE alias.folded = :folded AND party.role = :role "
                                             "ORDER BY party.id LIMIT 1");

  docket_statement_bind_text (select, ":role", role);
  docket_statement_bind_text (select, ":folded", folded);
  return docket_statement_first (select, read_party, error);
}

DocketPartyRow *
docket_store_find_party (DocketStore *store, const char *role, const char *name, GError **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GError) failure = NULL;
  DocketPartyRow *row;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && role != NULL && name != NULL, NULL);

  folded = docket_fold_text (name);
  row = find_by_name (store, role, folded, &failure);
  if (row == NULL && failure == NULL)
    row = find_by_alias (store, role, folded, &failure);
  if (failure == NULL)
    return complete_party (store, row, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

DocketPartyRow *
docket_store_dup_party (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select =
      docket_statement_new (store->database, "SELECT " PARTY_COLUMNS " FROM party WHERE id = :id");
  /* 0 is no party: what is no id is not found */
  docket_statement_bind_int (select, ":id", docket_id_parse ("P-", party));
  return complete_party (store, docket_store_first_or_missing (select, read_party, party, error),
                         error);
}

static DocketStatement *
select_parties (DocketStore *store, const char *role, const char *folded)
{
  g_autoptr (GString) sql = g_string_new ("SELECT " PARTY_COLUMNS " FROM party WHERE TRUE");
  DocketStatement *select;

  if (role != NULL)
    g_string_append (sql, " AND role = :role");
  if (folded != NULL)
    g_string_append (sql,
                     " AND (instr (folded, :text) OR EXISTS (SELECT 1 FROM party_alias AS alias "
                     "WHERE alias.party = party.id AND instr (alias.folded, :text)))");
  g_string_append (sql, " ORDER BY folded, role, id LIMIT :limit");

  select = docket_statement_new (store->database, sql->str);
  if (role != NULL)
    docket_statement_bind_text (select, ":role", role);
  if (folded != NULL)
    docket_statement_bind_text (select, ":text", folded);
  return select;
}

GPtrArray *
docket_store_dup_parties (DocketStore *store,
                          const char  *role,
                          const char  *text,
                          guint        limit,
                          GError     **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  folded = text != NULL ? docket_fold_text (text) : NULL;
  select = select_parties (store, role, folded);
  docket_statement_bind_int (select, ":limit", limit > 0 ? (gint64) limit : -1);
  rows =
      docket_statement_collect (select, read_party, (GDestroyNotify) docket_party_row_free, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!read_aliases (store, g_ptr_array_index (rows, i), error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
