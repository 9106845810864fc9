/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence of cases, letters sent, and which files the rows name. The store's thread; the files are
 * the vault's. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_SEQ,
  COLUMN_NAME,
  COLUMN_MEDIA_TYPE,
  COLUMN_DIGEST,
  COLUMN_SIZE,
  COLUMN_PROVES,
  COLUMN_MESSAGE,
};

gboolean
docket_evidence_table_add (const DocketProjection *projection,
                           const DocketGroup      *group,
                           GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO evidence (case_id, number, seq, name, media_type, sha256, "
                            "size, proves, message) "
                            "VALUES (:case, :number, :seq, :name, :media_type, :sha256, :size, "
                            ":proves, :message)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_words (insert, ":name", docket_group_get (group, "name"));
  docket_statement_bind_words (insert, ":media_type", docket_group_get (group, "media-type"));
  docket_statement_bind_hex (insert, ":sha256", docket_group_get (group, "sha256"));
  docket_projection_bind_size (insert, ":size", docket_group_get (group, "size"));
  docket_statement_bind_words (insert, ":proves", docket_group_get (group, "proves"));
  docket_statement_bind_id (insert, ":message", "M", docket_group_get (group, "message"));
  return docket_statement_run (insert, error);
}

static gpointer
read_evidence (DocketStatement *select)
{
  DocketEvidenceRow *row = g_new0 (DocketEvidenceRow, 1);

  row->id = docket_statement_dup_id (select, COLUMN_NUMBER, "E");
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->name = docket_statement_dup_text (select, COLUMN_NAME);
  row->media_type = docket_statement_dup_text (select, COLUMN_MEDIA_TYPE);
  row->sha256 = docket_statement_dup_hex (select, COLUMN_DIGEST);
  row->size = docket_statement_get_int (select, COLUMN_SIZE);
  row->proves = docket_statement_dup_text (select, COLUMN_PROVES);
  row->message = docket_statement_dup_id (select, COLUMN_MESSAGE, "M");
  return row;
}

GPtrArray *
docket_store_dup_evidence (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT e.number, e.seq, e.name, e.media_type, e.sha256, e.size, "
                                 "e.proves, e.message "
                                 "FROM case_file AS c JOIN evidence AS e ON e.case_id = c.id "
                                 "WHERE c.number = :number ORDER BY e.number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_evidence, (GDestroyNotify) docket_evidence_row_free,
                                   error);
}

/* --- letters ------------------------------------------------------------------------------- */

gboolean
docket_letter_table_add (const DocketProjection *projection,
                         const DocketGroup      *group,
                         GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO letter (case_id, seq, number, letter, recipient) "
                            "VALUES (:case, :seq, :number, :letter, :to)");

  docket_projection_bind_place (projection, insert);
  docket_statement_bind_int (insert, ":number", group->number);
  docket_statement_bind_words (insert, ":letter", docket_group_get (group, "letter"));
  docket_statement_bind_words (insert, ":to", docket_group_get (group, "to"));
  return docket_statement_run (insert, error);
}

gboolean
docket_letter_table_undo (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) remove =
      docket_statement_new (projection->database,
                            "DELETE FROM letter WHERE case_id = :case AND seq = :of");

  docket_statement_bind_int (remove, ":case", projection->case_id);
  docket_statement_bind_int (remove, ":of", docket_projection_get_seq (projection, "of"));
  return docket_statement_run (remove, error);
}

static gpointer
read_letter (DocketStatement *select)
{
  enum
  {
    LETTER_SEQ,
    LETTER_NAME,
    LETTER_RECIPIENT,
  };
  DocketLetterRow *row = g_new0 (DocketLetterRow, 1);

  row->seq = docket_statement_get_int (select, LETTER_SEQ);
  row->letter = docket_statement_dup_text (select, LETTER_NAME);
  row->to = docket_statement_dup_text (select, LETTER_RECIPIENT);
  return row;
}

GPtrArray *
docket_store_dup_letters (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT l.seq, l.letter, l.recipient "
                                 "FROM case_file AS c JOIN letter AS l ON l.case_id = c.id "
                                 "WHERE c.number = :number ORDER BY l.seq, l.number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_letter, (GDestroyNotify) docket_letter_row_free,
                                   error);
}

/* --- files --------------------------------------------------------------------------------- */

/* Of rule sets and calendars the size is not recorded: -1, and last among those of one digest */
static DocketStatement *
select_blobs (DocketStore *store)
{
  return docket_statement_new (store->database,
                               "SELECT sha256, size FROM evidence "
                               "UNION SELECT sha256, size FROM message "
                               "UNION SELECT sha256, -1 FROM rule_set "
                               "UNION SELECT sha256, -1 FROM calendar ORDER BY 1, 2 DESC");
}

gboolean
docket_store_foreach_blob (DocketStore *store, DocketBlobFunc func, gpointer data, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && func != NULL, FALSE);

  select = select_blobs (store);
  while (docket_statement_step (select, &failure))
    {
      g_autofree char *sha256 = docket_statement_dup_hex (select, 0);

      if (g_strcmp0 (sha256, last) == 0)
        continue;
      if (!func (sha256, docket_statement_get_int (select, 1), data, error))
        return FALSE;
      g_free (last);
      last = g_steal_pointer (&sha256);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
docket_store_has_blob (DocketStore *store, const char *sha256, gboolean *has, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;
  gint64 found = 0;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && sha256 != NULL && has != NULL, FALSE);

  select = docket_statement_new (store->database,
                                 "SELECT EXISTS (SELECT 1 FROM evidence WHERE sha256 = :sha256) "
                                 "OR EXISTS (SELECT 1 FROM message WHERE sha256 = :sha256) "
                                 "OR EXISTS (SELECT 1 FROM rule_set WHERE sha256 = :sha256) "
                                 "OR EXISTS (SELECT 1 FROM calendar WHERE sha256 = :sha256)");
  docket_statement_bind_hex (select, ":sha256", sha256);
  if (!docket_statement_number (select, 0, &found, error))
    return FALSE;
  *has = found != 0;
  return TRUE;
}
