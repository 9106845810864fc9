/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where parties can be reached, and since when. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

enum
{
  COLUMN_CHANNEL,
  COLUMN_VALUE,
  COLUMN_ADMISSION,
  COLUMN_BEGINS,
  COLUMN_ENDS,
  COLUMN_SEQ,
};

gboolean
docket_contact_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO party_contact (party, seq, channel, value, admission, "
                            "begins, ends) "
                            "VALUES (:party, :seq, :channel, :value, :admission, :from, :to)");
  gboolean admission = g_str_equal (docket_projection_get (projection, "admission"), "yes");

  docket_statement_bind_int (insert, ":party", projection->id);
  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  docket_statement_bind_text (insert, ":channel", docket_projection_get (projection, "channel"));
  docket_statement_bind_text (insert, ":value", docket_projection_get (projection, "value"));
  docket_statement_bind_int (insert, ":admission", admission);
  docket_projection_bind_date (insert, ":from", docket_projection_get (projection, "from"));
  docket_projection_bind_date (insert, ":to", docket_projection_get (projection, "to"));
  return docket_statement_run (insert, error);
}

gboolean
docket_contact_table_end (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE party_contact SET ends = :to WHERE party = :party "
                            "AND channel = :channel AND value = :value AND ends IS NULL");

  docket_statement_bind_int (update, ":party", projection->id);
  docket_statement_bind_text (update, ":channel", docket_projection_get (projection, "channel"));
  docket_statement_bind_text (update, ":value", docket_projection_get (projection, "value"));
  docket_projection_bind_date (update, ":to", docket_projection_get (projection, "to"));
  return docket_statement_run (update, error);
}

static gpointer
read_contact (DocketStatement *select)
{
  DocketContactRow *row = g_new0 (DocketContactRow, 1);

  row->channel = docket_statement_dup_text (select, COLUMN_CHANNEL);
  row->value = docket_statement_dup_text (select, COLUMN_VALUE);
  row->admission = docket_statement_get_int (select, COLUMN_ADMISSION) != 0;
  row->from = docket_statement_get_date (select, COLUMN_BEGINS);
  row->to = docket_statement_get_date (select, COLUMN_ENDS);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  return row;
}

GPtrArray *
docket_store_dup_contacts (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT channel, value, admission, begins, ends, seq "
                                 "FROM party_contact WHERE party = :party ORDER BY seq");
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, read_contact, (GDestroyNotify) docket_contact_row_free,
                                   error);
}
