/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures imposed on parties or on what else, and lifted. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#define MEASURE_COLUMNS                                                                            \
  "c.number, m.seq, m.measure, m.party, m.scope, m.begins, m.ends, m.lifted_seq"

enum
{
  COLUMN_CASE,
  COLUMN_SEQ,
  COLUMN_MEASURE,
  COLUMN_PARTY,
  COLUMN_SCOPE,
  COLUMN_BEGINS,
  COLUMN_ENDS,
  COLUMN_LIFTED_SEQ,
};

gboolean
docket_measure_table_add (const DocketProjection *projection,
                          const DocketGroup      *group,
                          GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO measure (case_id, seq, number, journal_seq, measure, "
                            "party, scope, begins, ends) VALUES (:case, :seq, :number, "
                            ":journal_seq, :measure, :party, :scope, :from, :until)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_int (insert, ":journal_seq", projection->event->seq);
  docket_statement_bind_words (insert, ":measure", docket_group_get (group, "measure"));
  docket_statement_bind_id (insert, ":party", "P-", docket_group_get (group, "party"));
  docket_statement_bind_words (insert, ":scope", docket_group_get (group, "scope"));
  docket_projection_bind_instant (insert, ":from", docket_group_get (group, "from"),
                                  docket_projection_get_on (projection));
  docket_projection_bind_instant (insert, ":until", docket_group_get (group, "until"),
                                  DOCKET_INSTANT_NONE);
  return docket_statement_run (insert, error);
}

/* What the same act imposes comes in the place of what it lifts */
gboolean
docket_measure_table_lift (const DocketProjection *projection,
                           const DocketGroup      *group,
                           GError                **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE measure SET lifted_seq = :seq "
                            "WHERE case_id = :case AND measure = :measure AND seq < :seq "
                            "AND lifted_seq = 0 AND (ends IS NULL OR ends > :on) "
                            "AND :imposed IN (0, seq) AND (:party = 0 OR party = :party) "
                            "AND :scope IN ('', scope)");
  const char *imposed = docket_group_get (group, "imposed");
  const char *party = docket_group_get (group, "party");

  docket_projection_bind_place (projection, update);
  docket_statement_bind_words (update, ":measure", docket_group_get (group, "measure"));
  docket_statement_bind_int (update, ":on", docket_projection_get_on (projection));
  docket_statement_bind_int (update, ":imposed",
                             imposed == NULL ? 0 : docket_id_parse ("", imposed));
  docket_statement_bind_int (update, ":party", party == NULL ? 0 : docket_id_parse ("P-", party));
  docket_statement_bind_words (update, ":scope", docket_group_get (group, "scope"));
  return docket_statement_run (update, error);
}

static gpointer
read_measure (DocketStatement *select)
{
  DocketMeasureRow *row = g_new0 (DocketMeasureRow, 1);

  row->kase = docket_statement_dup_text (select, COLUMN_CASE);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->measure = docket_statement_dup_text (select, COLUMN_MEASURE);
  row->party = docket_statement_dup_id (select, COLUMN_PARTY, "P-");
  row->scope = docket_statement_dup_text (select, COLUMN_SCOPE);
  row->from = docket_statement_get_instant (select, COLUMN_BEGINS);
  row->until = docket_statement_get_instant (select, COLUMN_ENDS);
  row->lifted_seq = docket_statement_get_int (select, COLUMN_LIFTED_SEQ);
  return row;
}

GPtrArray *
docket_store_dup_measures (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT " MEASURE_COLUMNS " FROM measure AS m "
                                 "JOIN case_file AS c ON c.id = m.case_id WHERE m.party = :party "
                                 "ORDER BY m.journal_seq, m.number");
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, read_measure, (GDestroyNotify) docket_measure_row_free,
                                   error);
}

GPtrArray *
docket_store_dup_case_measures (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT " MEASURE_COLUMNS " FROM case_file AS c "
                                 "JOIN measure AS m ON m.case_id = c.id WHERE c.number = :number "
                                 "ORDER BY m.seq, m.number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_measure, (GDestroyNotify) docket_measure_row_free,
                                   error);
}
