/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings with findings, citations and signatures. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

/* --- projection ---------------------------------------------------------------------------- */

/* A draft takes the place of the one before it */
static gboolean
replace_drafts (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE ruling SET superseded_by = :seq WHERE case_id = :case AND "
                            "in_force_seq = 0 AND superseded_by = 0 AND seq <> :seq");

  docket_projection_bind_place (projection, update);
  return docket_statement_run (update, error);
}

gboolean
docket_ruling_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO ruling (case_id, seq, outcome, ground, reason, author, "
                            "replaces) "
                            "VALUES (:case, :seq, :outcome, :ground, :reason, :author, :replaces)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_text (insert, ":outcome",
                              docket_projection_get (projection, "ruling.outcome"));
  docket_statement_bind_text (insert, ":ground",
                              docket_projection_get (projection, "ruling.ground"));
  docket_statement_bind_text (insert, ":reason",
                              docket_projection_get (projection, "ruling.reason"));
  docket_statement_bind_text (insert, ":author", projection->event->actor);
  docket_statement_bind_int (insert, ":replaces", docket_projection_get_seq (projection, "of"));
  return docket_statement_run (insert, error) && replace_drafts (projection, error);
}

gboolean
docket_finding_table_add (const DocketProjection *projection,
                          const DocketGroup      *group,
                          GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO finding (case_id, ruling, number, text, evidence, cite) "
                            "VALUES (:case, :seq, :number, :text, :evidence, :cite)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_words (insert, ":text", docket_group_get (group, "text"));
  docket_statement_bind_words (insert, ":evidence", docket_group_get (group, "evidence"));
  docket_statement_bind_words (insert, ":cite", docket_group_get (group, "cite"));
  return docket_statement_run (insert, error);
}

static void
bind_ruling (DocketStatement *statement, const DocketProjection *projection)
{
  docket_statement_bind_int (statement, ":case", projection->case_id);
  docket_statement_bind_int (statement, ":ruling",
                             docket_projection_get_seq (projection, "ruling"));
}

gboolean
docket_citation_table_add (const DocketProjection *projection,
                           const DocketGroup      *group,
                           GError                **error)
{
  g_autoptr (DocketStatement) insert = docket_statement_new (
      projection->database,
      "INSERT INTO citation (case_id, ruling, number, article, text_zh, text_en, rules) "
      "VALUES (:case, :ruling, :number, :article, :text_zh, :text_en, :rules)");

  bind_ruling (insert, projection);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_words (insert, ":article", docket_group_get (group, "article"));
  docket_statement_bind_words (insert, ":text_zh", docket_group_get (group, "text-zh"));
  docket_statement_bind_words (insert, ":text_en", docket_group_get (group, "text-en"));
  docket_statement_bind_words (insert, ":rules", docket_group_get (group, "rules"));
  return docket_statement_run (insert, error);
}

static gboolean
insert_signature (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO signature (case_id, ruling, seq, actor, role, at) "
                            "VALUES (:case, :ruling, :seq, :actor, :role, :at)");

  bind_ruling (insert, projection);
  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  docket_statement_bind_text (insert, ":actor", projection->event->actor);
  docket_statement_bind_text (insert, ":role", docket_projection_get (projection, "role"));
  docket_statement_bind_int (insert, ":at", projection->event->at);
  return docket_statement_run (insert, error);
}

static gboolean
bring_into_force (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database, "UPDATE ruling SET in_force_seq = :seq WHERE "
                                                  "case_id = :case AND seq = :ruling");

  bind_ruling (update, projection);
  docket_statement_bind_int (update, ":seq", projection->event->subject_seq);
  return docket_statement_run (update, error);
}

/* The ruling replaced stands until its successor is in force */
static gboolean
supersede_replaced (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE ruling SET superseded_by = :ruling WHERE case_id = :case AND "
                            "seq = ("
                            "SELECT replaces FROM ruling WHERE case_id = :case AND seq = :ruling)");

  bind_ruling (update, projection);
  return docket_statement_run (update, error);
}

gboolean
docket_ruling_table_sign (const DocketProjection *projection, GError **error)
{
  if (!insert_signature (projection, error))
    return FALSE;
  if (!g_str_equal (docket_projection_get (projection, "in-force"), "yes"))
    return TRUE;
  return bring_into_force (projection, error) && supersede_replaced (projection, error);
}

gboolean
docket_ruling_table_lapse (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE ruling SET superseded_by = :seq WHERE case_id = :case AND "
                            "instr (',' || :lapsed || ',', ',' || ruling.seq || ',') > 0");

  docket_projection_bind_place (projection, update);
  docket_statement_bind_text (update, ":lapsed", docket_projection_get (projection, "lapsed"));
  return docket_statement_run (update, error);
}

static gboolean
run_undo (const DocketProjection *projection, const char *sql, GError **error)
{
  g_autoptr (DocketStatement) update = docket_statement_new (projection->database, sql);

  docket_statement_bind_int (update, ":case", projection->case_id);
  docket_statement_bind_int (update, ":of", docket_projection_get_seq (projection, "of"));
  return docket_statement_run (update, error);
}

static gboolean
withdraw_draft (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database, "UPDATE ruling SET superseded_by = :seq "
                                                  "WHERE case_id = :case AND seq = :of");

  docket_projection_bind_place (projection, update);
  docket_statement_bind_int (update, ":of", docket_projection_get_seq (projection, "of"));
  return docket_statement_run (update, error);
}

/* A draft, a signature that brought nothing into force, or what a reopening ended */
gboolean
docket_ruling_table_undo (const DocketProjection *projection, GError **error)
{
  return run_undo (projection,
                   "UPDATE ruling SET superseded_by = 0 "
                   "WHERE case_id = :case AND superseded_by = :of",
                   error) &&
         withdraw_draft (projection, error) &&
         run_undo (projection, "DELETE FROM signature WHERE case_id = :case AND seq = :of", error);
}

/* --- reading ------------------------------------------------------------------------------- */

static gpointer
read_ruling (DocketStatement *select)
{
  enum
  {
    COLUMN_SEQ,
    COLUMN_OUTCOME,
    COLUMN_GROUND,
    COLUMN_REASON,
    COLUMN_AUTHOR,
    COLUMN_IN_FORCE_SEQ,
    COLUMN_SUPERSEDED_BY,
  };
  DocketRulingRow *row = g_new0 (DocketRulingRow, 1);

  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->outcome = docket_statement_dup_text (select, COLUMN_OUTCOME);
  row->ground = docket_statement_dup_text (select, COLUMN_GROUND);
  row->reason = docket_statement_dup_text (select, COLUMN_REASON);
  row->author = docket_statement_dup_text (select, COLUMN_AUTHOR);
  row->in_force_seq = docket_statement_get_int (select, COLUMN_IN_FORCE_SEQ);
  row->superseded_by = docket_statement_get_int (select, COLUMN_SUPERSEDED_BY);
  return row;
}

static gpointer
read_finding (DocketStatement *select)
{
  enum
  {
    COLUMN_NUMBER,
    COLUMN_TEXT,
    COLUMN_EVIDENCE,
    COLUMN_CITE,
  };
  DocketFindingRow *row = g_new0 (DocketFindingRow, 1);

  row->number = (guint) docket_statement_get_int (select, COLUMN_NUMBER);
  row->text = docket_statement_dup_text (select, COLUMN_TEXT);
  row->evidence = docket_statement_dup_text (select, COLUMN_EVIDENCE);
  row->cite = docket_statement_dup_text (select, COLUMN_CITE);
  return row;
}

static gpointer
read_citation (DocketStatement *select)
{
  enum
  {
    COLUMN_ARTICLE,
    COLUMN_TEXT_ZH,
    COLUMN_TEXT_EN,
    COLUMN_RULES,
  };
  DocketCitationRow *row = g_new0 (DocketCitationRow, 1);

  row->article = docket_statement_dup_text (select, COLUMN_ARTICLE);
  row->text_zh = docket_statement_dup_text (select, COLUMN_TEXT_ZH);
  row->text_en = docket_statement_dup_text (select, COLUMN_TEXT_EN);
  row->rules = docket_statement_dup_text (select, COLUMN_RULES);
  return row;
}

static gpointer
read_signature (DocketStatement *select)
{
  enum
  {
    COLUMN_ACTOR,
    COLUMN_ROLE,
    COLUMN_SEQ,
    COLUMN_AT,
  };
  DocketSignatureRow *row = g_new0 (DocketSignatureRow, 1);

  row->actor = docket_statement_dup_text (select, COLUMN_ACTOR);
  row->role = docket_statement_dup_text (select, COLUMN_ROLE);
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->at = docket_statement_get_int (select, COLUMN_AT);
  return row;
}

/* What hangs on a ruling: statements with the parameters :number and :ruling */
typedef struct
{
  const char    *sql;
  DocketReadFunc read;
  GDestroyNotify free_row;
} Part;

#define PART(columns, table, order)                                                                \
  "SELECT " columns " FROM case_file AS c JOIN " table " AS t ON t.case_id = c.id "                \
  "WHERE c.number = :number AND t.ruling = :ruling ORDER BY t." order

static const Part FINDINGS = { PART ("t.number, t.text, t.evidence, t.cite", "finding", "number"),
                               read_finding, (GDestroyNotify) docket_finding_row_free };
static const Part CITATIONS = {
  PART ("t.article, t.text_zh, t.text_en, t.rules", "citation", "number"), read_citation,
  (GDestroyNotify) docket_citation_row_free
};
static const Part SIGNATURES = { PART ("t.actor, t.role, t.seq, t.at", "signature", "seq"),
                                 read_signature, (GDestroyNotify) docket_signature_row_free };

static GPtrArray *
collect_part (DocketStore *store,
              const char  *number,
              gint64       ruling,
              const Part  *part,
              GError     **error)
{
  g_autoptr (DocketStatement) select = docket_statement_new (store->database, part->sql);

  docket_statement_bind_text (select, ":number", number);
  docket_statement_bind_int (select, ":ruling", ruling);
  return docket_statement_collect (select, part->read, part->free_row, error);
}

static gboolean
read_parts (DocketStore *store, const char *number, DocketRulingRow *row, GError **error)
{
  row->findings = collect_part (store, number, row->seq, &FINDINGS, error);
  if (row->findings != NULL)
    row->citations = collect_part (store, number, row->seq, &CITATIONS, error);
  if (row->citations != NULL)
    row->signatures = collect_part (store, number, row->seq, &SIGNATURES, error);
  return row->signatures != NULL;
}

GPtrArray *
docket_store_dup_rulings (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (
      store->database, "SELECT r.seq, r.outcome, r.ground, r.reason, r.author, r.in_force_seq, "
                       "r.superseded_by FROM case_file AS c JOIN ruling AS r ON r.case_id = c.id "
                       "WHERE c.number = :number ORDER BY r.seq");
  docket_statement_bind_text (select, ":number", number);
  rows = docket_statement_collect (select, read_ruling, (GDestroyNotify) docket_ruling_row_free,
                                   error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (!read_parts (store, number, g_ptr_array_index (rows, i), error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

gboolean
docket_store_find_last_ruling (DocketStore *store, const char *number, gint64 *seq, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL && seq != NULL, FALSE);

  select = docket_statement_new (
      store->database, "SELECT coalesce (max (e.seq), 0) FROM case_file AS mine "
                       "JOIN case_party AS my ON my.case_id = mine.id "
                       "JOIN case_party AS of ON of.party = my.party AND of.case_id <> mine.id "
                       "JOIN ruling AS r ON r.case_id = of.case_id AND r.in_force_seq > 0 "
                       "JOIN case_file AS c ON c.id = r.case_id "
                       "JOIN event AS e ON e.subject = c.number AND e.subject_seq = r.in_force_seq "
                       "WHERE mine.number = :number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_number (select, 0, seq, error);
}
