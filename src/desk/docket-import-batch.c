/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One transaction of an import. Files are durable before the commit that names them; what is told
 * was committed. */

#include "desk/docket-import-batch.h"

#include "desk/docket-mail-entry.h"

#include "core/docket-error.h"

typedef struct
{
  DocketIntake  *intake;
  gboolean       unreadable;
  GError        *error;    /* why its files could not be laid ready; NULL: they could */
  DocketImported imported; /* strings owned, but for those of the intake */
} Mail;

struct _DocketImportBatch
{
  DocketDesk       *desk;
  DocketVaultBatch *files;
  GPtrArray        *mails; /* of Mail */
  GMutex            mutex; /* guards what follows and the places of the mails */
  GCond             filled;
  guint             missing;
};

static void
free_mail (gpointer data)
{
  Mail *mail = data;

  g_clear_pointer (&mail->intake, docket_intake_free);
  g_clear_error (&mail->error);
  g_free (mail->imported.kase);
  g_strfreev (mail->imported.names);
  g_strfreev (mail->imported.missing);
  g_strfreev (mail->imported.doubtful);
  g_free (mail);
}

DocketImportBatch *
docket_import_batch_new (DocketDesk *desk)
{
  DocketImportBatch *batch = g_new0 (DocketImportBatch, 1);

  batch->desk = g_object_ref (desk);
  batch->files = docket_vault_batch_new (desk->vault);
  batch->mails = g_ptr_array_new_with_free_func (free_mail);
  g_mutex_init (&batch->mutex);
  g_cond_init (&batch->filled);
  return batch;
}

void
docket_import_batch_free (DocketImportBatch *batch)
{
  g_ptr_array_unref (batch->mails);
  docket_vault_batch_free (batch->files);
  g_mutex_clear (&batch->mutex);
  g_cond_clear (&batch->filled);
  g_object_unref (batch->desk);
  g_free (batch);
}

guint
docket_import_batch_reserve (DocketImportBatch *batch)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  g_ptr_array_add (batch->mails, g_new0 (Mail, 1));
  batch->missing++;
  return batch->mails->len - 1;
}

guint
docket_import_batch_get_length (DocketImportBatch *batch)
{
  return batch->mails->len;
}

/* The place of a mail; to be filled by the thread that asks */
static Mail *
get_place (DocketImportBatch *batch, guint index)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  return batch->mails->pdata[index];
}

static void
tell_filled (DocketImportBatch *batch)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  batch->missing--;
  g_cond_signal (&batch->filled);
}

void
docket_import_batch_put (DocketImportBatch *batch, guint index, DocketIntake *intake)
{
  Mail *mail = get_place (batch, index);

  mail->intake = intake;
  docket_intake_stage (intake, batch->files, &mail->error);
  tell_filled (batch);
}

void
docket_import_batch_put_unreadable (DocketImportBatch *batch, guint index, DocketIntake *intake)
{
  Mail *mail = get_place (batch, index);

  mail->intake = intake;
  mail->unreadable = TRUE;
  tell_filled (batch);
}

void
docket_import_batch_wait (DocketImportBatch *batch)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  while (batch->missing > 0)
    g_cond_wait (&batch->filled, &batch->mutex);
}

/* --- entering ------------------------------------------------------------------------------- */

/* The first case among them: a mail that is no case has none to name */
static char *
dup_case_number (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketMessageRow *row = rows->pdata[i];

      if (!g_str_has_prefix (row->kase, "M-"))
        return g_strdup (row->kase);
    }
  return NULL;
}

/* What was filed as a duplicate belongs to the case of the mail whose Message-ID it bears */
static char *
dup_case_by_id (DocketDesk *desk, const Mail *mail)
{
  const char *id = mail->intake->mail == NULL ? NULL : mail->intake->mail->message_id;
  g_autoptr (GPtrArray) rows = NULL;

  if (id == NULL || *id == '\0')
    return NULL;
  rows = docket_store_dup_messages_by_id (desk->writer.store, id, NULL);
  return rows == NULL ? NULL : dup_case_number (rows);
}

/* The very bytes were here before: nothing is entered, so that an import may be repeated */
static gboolean
is_known_by_bytes (DocketDesk *desk, Mail *mail, gboolean *known, GError **error)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];
  g_autoptr (GPtrArray) rows = NULL;

  docket_digest_to_hex (&mail->intake->digest, hex);
  rows = docket_store_dup_messages_by_digest (desk->writer.store, hex, error);
  if (rows == NULL)
    return FALSE;
  *known = rows->len > 0;
  if (*known)
    {
      mail->imported.status = DOCKET_IMPORT_DUPLICATE;
      mail->imported.kase = dup_case_number (rows);
      if (mail->imported.kase == NULL)
        mail->imported.kase = dup_case_by_id (desk, mail);
    }
  return TRUE;
}

/* The same mail with other bytes, by another way: kept, but no case of its own */
static gboolean
file_if_known_by_id (const DocketMailEntry *entry, Mail *mail, gboolean *known, GError **error)
{
  const char *id = mail->intake->mail->message_id;
  g_autoptr (GPtrArray) rows = NULL;

  *known = FALSE;
  if (id == NULL || *id == '\0')
    return TRUE;
  rows = docket_store_dup_messages_by_id (entry->desk->writer.store, id, error);
  if (rows == NULL)
    return FALSE;
  *known = rows->len > 0;
  if (!*known)
    return TRUE;
  mail->imported.status = DOCKET_IMPORT_DUPLICATE;
  mail->imported.kase = dup_case_number (rows);
  return docket_mail_entry_file (entry, "duplicate", mail->imported.kase, error);
}

static gboolean
open_or_merge (const DocketMailEntry *entry, Mail *mail, GError **error)
{
  const char    *kind;
  DocketRuleSet *rules = docket_desk_find_mail_rules (entry->desk, &kind, error);

  if (rules == NULL ||
      !docket_mail_entry_find_case (entry, rules, kind, &mail->imported.kase, error))
    return FALSE;
  if (mail->imported.kase != NULL)
    {
      mail->imported.status = DOCKET_IMPORT_MERGED;
      return docket_mail_entry_merge (entry, mail->imported.kase, error);
    }
  mail->imported.status = DOCKET_IMPORT_OPENED;
  mail->imported.kase = docket_mail_entry_open_case (entry, rules, kind, NULL, error);
  return mail->imported.kase != NULL;
}

static gboolean
enter_mail (DocketImportBatch *batch, Mail *mail, GError **error)
{
  DocketMailEntry entry = { batch->desk, batch->files, mail->intake };
  gboolean        known;

  mail->imported.status = DOCKET_IMPORT_UNPARSED;
  if (mail->unreadable)
    return TRUE;
  if (mail->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&mail->error));
      return FALSE;
    }
  if (!is_known_by_bytes (batch->desk, mail, &known, error))
    return FALSE;
  if (known)
    return TRUE;
  if (mail->intake->mail == NULL)
    return docket_mail_entry_file (&entry, "unparsed", NULL, error);
  if (!file_if_known_by_id (&entry, mail, &known, error))
    return FALSE;
  return known || open_or_merge (&entry, mail, error);
}

static gboolean
enter_all (DocketImportBatch *batch, GError **error)
{
  g_autofree char *role =
      docket_desk_dup_role (batch->desk, batch->desk->writer.store, "reviewer", error);

  if (role == NULL)
    return FALSE;
  for (guint i = 0; i < batch->mails->len; i++)
    {
      Mail *mail = batch->mails->pdata[i];

      if (!enter_mail (batch, mail, error))
        {
          g_prefix_error (error, "%s: ", mail->intake->file);
          return FALSE;
        }
    }
  return docket_vault_batch_commit (batch->files, error);
}

/* The text is at hand: the search need not read the mails again */
static GHashTable *
collect_texts (DocketImportBatch *batch)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < batch->mails->len; i++)
    {
      const Mail *mail = batch->mails->pdata[i];
      char        hex[DOCKET_DIGEST_HEX_LENGTH + 1];

      if (mail->imported.status != DOCKET_IMPORT_OPENED &&
          mail->imported.status != DOCKET_IMPORT_MERGED)
        continue;
      docket_digest_to_hex (&mail->intake->digest, hex);
      g_hash_table_insert (texts, g_strdup (hex), docket_intake_dup_text (mail->intake));
    }
  return texts;
}

static gboolean
write_in_thread (gpointer data, GError **error)
{
  DocketImportBatch *batch = data;
  DocketStore       *store = batch->desk->writer.store;

  if (!docket_store_begin (store, error))
    return FALSE;
  if (enter_all (batch, error) && docket_store_commit (store, error))
    {
      g_autoptr (GHashTable) texts = collect_texts (batch);

      docket_desk_catch_up_search (batch->desk, texts);
      return TRUE;
    }
  docket_store_rollback (store);
  return FALSE;
}

gboolean
docket_import_batch_write (DocketImportBatch *batch, GError **error)
{
  return docket_desk_write (batch->desk, write_in_thread, batch, error);
}

/* --- telling -------------------------------------------------------------------------------- */

static char **
list_items (const DocketComplaint *complaint, DocketItemStatus status)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < DOCKET_ITEM_REQUEST; i++)
    if (complaint->items[i].status == status)
      g_strv_builder_add (builder, docket_item_field_get_name (i));
  return g_strv_builder_end (builder);
}

static char **
list_names (const DocketMail *mail)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < mail->parts->len; i++)
    {
      const DocketMailPart *part = mail->parts->pdata[i];

      g_strv_builder_add (builder, part->name != NULL ? part->name : part->safe_name);
    }
  return g_strv_builder_end (builder);
}

static void
describe (Mail *mail)
{
  DocketImported        *imported = &mail->imported;
  const DocketComplaint *complaint = mail->intake->complaint;

  imported->file = mail->intake->file;
  imported->reason = mail->intake->problem;
  if (complaint == NULL)
    {
      imported->names = g_new0 (char *, 1);
      imported->missing = g_new0 (char *, 1);
      imported->doubtful = g_new0 (char *, 1);
      return;
    }
  imported->agency = complaint->items[DOCKET_ITEM_AGENCY].value;
  imported->creator = complaint->items[DOCKET_ITEM_CREATOR].value;
  imported->phone = complaint->items[DOCKET_ITEM_PHONE].value;
  imported->names = list_names (mail->intake->mail);
  imported->missing = list_items (complaint, DOCKET_ITEM_MISSING);
  imported->doubtful = list_items (complaint, DOCKET_ITEM_DOUBTFUL);
}

void
docket_import_batch_tell (DocketImportBatch *batch,
                          guint              done,
                          guint              total,
                          DocketImportFunc   func,
                          gpointer           data)
{
  for (guint i = 0; i < batch->mails->len; i++)
    {
      Mail *mail = batch->mails->pdata[i];

      describe (mail);
      mail->imported.done = done - batch->mails->len + i + 1;
      mail->imported.total = total;
      func (&mail->imported, data);
    }
}
