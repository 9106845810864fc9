/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails: those of cases, and those that are no case. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#define MESSAGE_COLUMNS                                                                            \
  "coalesce (c.number, 'M-' || m.mail), m.number, m.seq, m.status, m.message_id, m.subject, "      \
  "m.sender, m.file, m.received, m.received_from, m.sha256, m.size"
#define MESSAGE_TABLES "message AS m LEFT JOIN case_file AS c ON c.id = m.case_id"

enum
{
  COLUMN_CASE,
  COLUMN_NUMBER,
  COLUMN_SEQ,
  COLUMN_STATUS,
  COLUMN_MESSAGE_ID,
  COLUMN_SUBJECT,
  COLUMN_SENDER,
  COLUMN_FILE,
  COLUMN_RECEIVED,
  COLUMN_RECEIVED_FROM,
  COLUMN_DIGEST,
  COLUMN_SIZE,
};

/* --- projection ---------------------------------------------------------------------------- */

static void
bind_owner (DocketStatement *insert, const DocketProjection *projection)
{
  const char *id = docket_projection_get (projection, "message.id");

  docket_statement_bind_int (insert, ":seq", projection->event->subject_seq);
  if (projection->case_id > 0)
    {
      docket_statement_bind_int (insert, ":case", projection->case_id);
      docket_statement_bind_id (insert, ":number", "M", id);
      return;
    }
  docket_statement_bind_int (insert, ":mail", projection->id);
  docket_statement_bind_int (insert, ":number", 1);
}

static void
bind_message (DocketStatement *insert, const DocketProjection *projection)
{
  static const struct
  {
    const char *parameter;
    const char *value;
  } TEXTS[] = {
    { ":status", "message.status" },   { ":message_id", "message.message-id" },
    { ":subject", "message.subject" }, { ":sender", "message.sender" },
    { ":file", "message.file" },       { ":received_from", "message.received-from" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    docket_statement_bind_text (insert, TEXTS[i].parameter,
                                docket_projection_get (projection, TEXTS[i].value));
  docket_projection_bind_instant (insert, ":received",
                                  docket_projection_get (projection, "message.received"),
                                  DOCKET_INSTANT_NONE);
  docket_statement_bind_hex (insert, ":sha256",
                             docket_projection_get (projection, "message.sha256"));
  docket_projection_bind_size (insert, ":size", docket_projection_get (projection, "message.size"));
}

gboolean
docket_message_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert = docket_statement_new (
      projection->database,
      "INSERT INTO message (case_id, mail, number, seq, status, message_id, subject, sender, file, "
      "received, received_from, sha256, size) VALUES (:case, :mail, :number, :seq, :status, "
      ":message_id, :subject, :sender, :file, :received, :received_from, :sha256, :size)");

  bind_owner (insert, projection);
  bind_message (insert, projection);
  if (!docket_statement_run (insert, error))
    return FALSE;
  return projection->case_id > 0 ||
         docket_counter_table_raise (projection->database, "M", projection->id, error);
}

gboolean
docket_message_table_split (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database, "UPDATE message SET status = 'split' WHERE "
                                                  "case_id = :case AND number = :number");
  gint64 number = docket_id_parse ("M", docket_projection_get (projection, "message"));

  docket_statement_bind_int (update, ":case", projection->case_id);
  docket_statement_bind_int (update, ":number", number);
  return docket_fact_table_undo_merge (projection, number, error) &&
         docket_statement_run (update, error);
}

/* --- reading ------------------------------------------------------------------------------- */

static gpointer
read_message (DocketStatement *select)
{
  DocketMessageRow *row = g_new0 (DocketMessageRow, 1);

  row->kase = docket_statement_dup_text (select, COLUMN_CASE);
  row->id = docket_statement_dup_id (select, COLUMN_NUMBER, "M");
  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->status = docket_statement_dup_text (select, COLUMN_STATUS);
  row->message_id = docket_statement_dup_text (select, COLUMN_MESSAGE_ID);
  row->subject = docket_statement_dup_text (select, COLUMN_SUBJECT);
  row->sender = docket_statement_dup_text (select, COLUMN_SENDER);
  row->file = docket_statement_dup_text (select, COLUMN_FILE);
  row->received = docket_statement_get_instant (select, COLUMN_RECEIVED);
  row->received_from = docket_statement_dup_text (select, COLUMN_RECEIVED_FROM);
  row->sha256 = docket_statement_dup_hex (select, COLUMN_DIGEST);
  row->size = docket_statement_get_int (select, COLUMN_SIZE);
  return row;
}

static GPtrArray *
collect_messages (DocketStatement *select, GError **error)
{
  return docket_statement_collect (select, read_message, (GDestroyNotify) docket_message_row_free,
                                   error);
}

GPtrArray *
docket_store_dup_messages (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;
  gint64 mail;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  mail = docket_id_parse ("M-", number);
  if (mail > 0)
    {
      select =
          docket_statement_new (store->database, "SELECT " MESSAGE_COLUMNS " FROM " MESSAGE_TABLES
                                                 " WHERE m.mail = :mail");
      docket_statement_bind_int (select, ":mail", mail);
      return collect_messages (select, error);
    }
  select = docket_statement_new (store->database, "SELECT " MESSAGE_COLUMNS " FROM case_file AS c "
                                                  "JOIN message AS m ON m.case_id = c.id "
                                                  "WHERE c.number = :number ORDER BY m.number");
  docket_statement_bind_text (select, ":number", number);
  return collect_messages (select, error);
}

GPtrArray *
docket_store_dup_messages_by_id (DocketStore *store, const char *message_id, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && message_id != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT " MESSAGE_COLUMNS " FROM " MESSAGE_TABLES
                                 " WHERE m.message_id = :message_id AND m.message_id <> '' "
                                 "ORDER BY m.id");
  docket_statement_bind_text (select, ":message_id", message_id);
  return collect_messages (select, error);
}

GPtrArray *
docket_store_dup_messages_by_digest (DocketStore *store, const char *sha256, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && sha256 != NULL, NULL);

  select = docket_statement_new (store->database, "SELECT " MESSAGE_COLUMNS " FROM " MESSAGE_TABLES
                                                  " WHERE m.sha256 = :sha256 ORDER BY m.id");
  docket_statement_bind_hex (select, ":sha256", sha256);
  return collect_messages (select, error);
}

GPtrArray *
docket_store_dup_filed_messages (DocketStore *store,
                                 const char  *status,
                                 guint        limit,
                                 GError     **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && status != NULL, NULL);

  select =
      docket_statement_new (store->database, "SELECT " MESSAGE_COLUMNS " FROM " MESSAGE_TABLES
                                             " WHERE m.mail IS NOT NULL AND m.status = :status "
                                             "ORDER BY m.mail DESC LIMIT :limit");
  docket_statement_bind_text (select, ":status", status);
  docket_statement_bind_int (select, ":limit", limit > 0 ? (gint64) limit : -1);
  return collect_messages (select, error);
}
