/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk as a whole has registered: rule sets, calendars, settings. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

enum
{
  COLUMN_SYSTEM,
  COLUMN_VERSION,
  COLUMN_DIGEST,
  COLUMN_SEQ,
};

gboolean
docket_rule_set_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO rule_set (seq, system, version, sha256) "
                            "VALUES (:seq, :system, :version, :sha256)");

  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  docket_statement_bind_text (insert, ":system", docket_projection_get (projection, "system"));
  docket_statement_bind_text (insert, ":version", docket_projection_get (projection, "version"));
  docket_statement_bind_hex (insert, ":sha256", docket_projection_get (projection, "sha256"));
  return docket_statement_run (insert, error);
}

gboolean
docket_calendar_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database, "INSERT INTO calendar (seq, sha256) "
                                                  "VALUES (:seq, :sha256)");

  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  docket_statement_bind_hex (insert, ":sha256", docket_projection_get (projection, "sha256"));
  return docket_statement_run (insert, error);
}

gboolean
docket_setting_table_put (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) put =
      docket_statement_new (projection->database,
                            "INSERT INTO setting (key, value, seq) VALUES (:key, :value, :seq) "
                            "ON CONFLICT (key) DO UPDATE "
                            "SET value = excluded.value, seq = excluded.seq");

  docket_statement_bind_text (put, ":key", docket_projection_get (projection, "key"));
  docket_statement_bind_text (put, ":value", docket_projection_get (projection, "value"));
  docket_statement_bind_int (put, ":seq", projection->event->subject_seq);
  return docket_statement_run (put, error);
}

static gpointer
read_rule_set (DocketStatement *select)
{
  DocketRuleSetRow *row = g_new0 (DocketRuleSetRow, 1);

  row->system = docket_statement_dup_text (select, COLUMN_SYSTEM);
  row->version = docket_statement_dup_text (select, COLUMN_VERSION);
  row->sha256 = docket_statement_dup_hex (select, COLUMN_DIGEST);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  return row;
}

GPtrArray *
docket_store_dup_rule_sets (DocketStore *store, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database,
                                 "SELECT system, version, sha256, seq FROM rule_set ORDER BY seq");
  return docket_statement_collect (select, read_rule_set, (GDestroyNotify) docket_rule_set_row_free,
                                   error);
}

static gpointer
read_hex (DocketStatement *select)
{
  return docket_statement_dup_hex (select, 0);
}

char *
docket_store_dup_calendar (DocketStore *store, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database,
                                 "SELECT sha256 FROM calendar ORDER BY seq DESC LIMIT 1");
  return docket_statement_first (select, read_hex, error);
}

char *
docket_store_dup_setting (DocketStore *store, const char *key, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && key != NULL, NULL);

  select = docket_statement_new (store->database, "SELECT value FROM setting WHERE key = :key");
  docket_statement_bind_text (select, ":key", key);
  return docket_statement_first (select, docket_statement_read_text, error);
}
