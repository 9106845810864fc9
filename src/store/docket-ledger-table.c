/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signed entries of parties' accounts. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#define LEDGER_COLUMNS "l.account, l.party, l.key, l.at, l.amount, c.number, l.seq"

enum
{
  COLUMN_ACCOUNT,
  COLUMN_PARTY,
  COLUMN_KEY,
  COLUMN_AT,
  COLUMN_AMOUNT,
  COLUMN_CASE,
  COLUMN_SEQ,
};

gboolean
docket_ledger_table_add (const DocketProjection *projection,
                         const DocketGroup      *group,
                         GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO ledger_entry (case_id, seq, number, journal_seq, account, "
                            "party, key, at, amount) VALUES (:case, :seq, :number, :journal_seq, "
                            ":account, :party, :key, :at, :amount)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_int (insert, ":journal_seq", projection->event->seq);
  docket_statement_bind_words (insert, ":account", docket_group_get (group, "account"));
  docket_statement_bind_id (insert, ":party", "P-", docket_group_get (group, "party"));
  docket_statement_bind_words (insert, ":key", docket_group_get (group, "key"));
  docket_projection_bind_instant (insert, ":at", docket_group_get (group, "at"),
                                  docket_projection_get_on (projection));
  docket_projection_bind_decimal (insert, ":amount", docket_group_get (group, "amount"));
  return docket_statement_run (insert, error);
}

static gpointer
read_entry (DocketStatement *select)
{
  DocketLedgerRow *row = g_new0 (DocketLedgerRow, 1);

  row->account = docket_statement_dup_text (select, COLUMN_ACCOUNT);
  row->party = docket_statement_dup_id (select, COLUMN_PARTY, "P-");
  row->key = docket_statement_dup_text (select, COLUMN_KEY);
  row->at = docket_statement_get_int (select, COLUMN_AT);
  row->amount = docket_statement_get_int (select, COLUMN_AMOUNT);
  row->kase = docket_statement_dup_text (select, COLUMN_CASE);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  return row;
}

GPtrArray *
docket_store_dup_ledger (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT " LEDGER_COLUMNS " FROM ledger_entry AS l "
                                 "JOIN case_file AS c ON c.id = l.case_id WHERE l.party = :party "
                                 "ORDER BY l.at, l.journal_seq, l.number");
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, read_entry, (GDestroyNotify) docket_ledger_row_free,
                                   error);
}

GPtrArray *
docket_store_dup_case_ledger (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select =
      docket_statement_new (store->database,
                            "SELECT " LEDGER_COLUMNS " FROM case_file AS c "
                            "JOIN ledger_entry AS l ON l.case_id = c.id WHERE c.number = :number "
                            "ORDER BY l.seq, l.number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_entry, (GDestroyNotify) docket_ledger_row_free,
                                   error);
}
