/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registered persons and their roles. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

enum
{
  COLUMN_NAME,
  COLUMN_ROLE,
  COLUMN_SEQ,
};

gboolean
docket_actor_table_put (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) put =
      docket_statement_new (projection->database,
                            "INSERT INTO actor (name, role, seq) VALUES (:name, :role, :seq) "
                            "ON CONFLICT (name) DO UPDATE "
                            "SET role = excluded.role, seq = excluded.seq");

  docket_statement_bind_text (put, ":name", docket_projection_get (projection, "name"));
  docket_statement_bind_text (put, ":role", docket_projection_get (projection, "role"));
  docket_statement_bind_int (put, ":seq", projection->event->subject_seq);
  return docket_statement_run (put, error);
}

static gpointer
read_actor (DocketStatement *select)
{
  DocketActorRow *row = g_new0 (DocketActorRow, 1);

  row->name = docket_statement_dup_text (select, COLUMN_NAME);
  row->role = docket_statement_dup_text (select, COLUMN_ROLE);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  return row;
}

GPtrArray *
docket_store_dup_actors (DocketStore *store, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select =
      docket_statement_new (store->database, "SELECT name, role, seq FROM actor ORDER BY name");
  return docket_statement_collect (select, read_actor, (GDestroyNotify) docket_actor_row_free,
                                   error);
}

DocketActorRow *
docket_store_dup_actor (DocketStore *store, const char *name, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && name != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT name, role, seq FROM actor WHERE name = :name");
  docket_statement_bind_text (select, ":name", name);
  return docket_store_first_or_missing (select, read_actor, name, error);
}
