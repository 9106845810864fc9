/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails as they came, read again from the vault. Rows come from the reading thread; reading and
 * parsing the bytes is done in the thread that asks. */

#include "config.h"

#include "desk/docket-desk-mail.h"

#include "desk/docket-desk-private.h"
#include "desk/docket-mail-values.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

/* --- rows ----------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  const char *number;
  GPtrArray  *messages; /* DocketMessageRow */
  GPtrArray  *evidence; /* DocketEvidenceRow */
} Rows;

static void
clear_rows (Rows *rows)
{
  g_clear_pointer (&rows->messages, g_ptr_array_unref);
  g_clear_pointer (&rows->evidence, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, clear_rows)

static gboolean
load_rows_in_thread (gpointer data, GError **error)
{
  Rows        *rows = data;
  DocketStore *store = rows->desk->reader.store;
  gboolean     loaded;

  if (!docket_store_begin (store, error))
    return FALSE;
  rows->messages = docket_store_dup_messages (store, rows->number, error);
  if (rows->messages != NULL)
    rows->evidence = docket_store_dup_evidence (store, rows->number, error);
  loaded = rows->evidence != NULL;
  docket_store_rollback (store);
  return loaded;
}

/* --- one mail ------------------------------------------------------------------------------- */

static void
free_file (gpointer data)
{
  DocketMailFile *file = data;

  g_free (file->name);
  g_free (file->media_type);
  g_free (file->evidence);
  g_free (file);
}

void
docket_mail_view_free (DocketMailView *view)
{
  g_clear_pointer (&view->row, docket_message_row_free);
  g_clear_pointer (&view->complaint, docket_complaint_free);
  g_clear_pointer (&view->files, g_ptr_array_unref);
  g_free (view->problem);
  g_free (view);
}

/* The evidence that came with the mail, in the order of its attachments; of borrowed rows */
static GPtrArray *
collect_evidence (const Rows *rows, const char *message)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < rows->evidence->len; i++)
    {
      const DocketEvidenceRow *row = rows->evidence->pdata[i];

      if (g_str_equal (row->message, message))
        g_ptr_array_add (found, (gpointer) row);
    }
  return found;
}

static DocketMailFile *
make_file (const DocketMailPart *part, const DocketEvidenceRow *evidence)
{
  DocketMailFile *file = g_new0 (DocketMailFile, 1);

  file->name = g_strdup (part->name != NULL ? part->name : part->safe_name);
  file->media_type = g_strdup (part->media_type);
  file->size = g_bytes_get_size (part->content);
  file->evidence = evidence == NULL ? NULL : g_strdup (evidence->id);
  file->is_inline = part->is_inline;
  return file;
}

static void
take_intake (DocketMailView *view, DocketIntake *intake, GPtrArray *evidence)
{
  if (intake->mail == NULL)
    {
      view->problem = g_steal_pointer (&intake->problem);
      return;
    }
  view->complaint = g_steal_pointer (&intake->complaint);
  for (guint i = 0; i < intake->mail->parts->len; i++)
    g_ptr_array_add (view->files, make_file (intake->mail->parts->pdata[i],
                                             i < evidence->len ? evidence->pdata[i] : NULL));
}

static GBytes *
dup_bytes (DocketDesk *desk, const DocketMessageRow *row, GError **error)
{
  DocketDigest digest;

  if (docket_digest_from_hex (row->sha256, &digest))
    return docket_vault_dup_bytes (desk->vault, &digest, error);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT, _ ("“%s” is no SHA-256"), row->sha256);
  return NULL;
}

/* Takes the row out of @rows */
static DocketMailView *
read_mail (DocketDesk *desk, Rows *rows, guint index)
{
  DocketMailView *view = g_new0 (DocketMailView, 1);
  g_autoptr (GPtrArray) evidence = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DocketIntake) intake = NULL;
  g_autoptr (GError) error = NULL;
  DocketMessageRow *row = g_ptr_array_steal_index (rows->messages, index);

  view->row = row;
  view->files = g_ptr_array_new_with_free_func (free_file);
  evidence = collect_evidence (rows, row->id);
  bytes = dup_bytes (desk, row, &error);
  if (bytes == NULL)
    {
      view->problem = g_strdup (error->message);
      return view;
    }
  intake = docket_intake_new (row->file, bytes, docket_desk_get_now (desk), desk->profile);
  take_intake (view, intake, evidence);
  return view;
}

DocketMailView *
docket_desk_dup_mail (DocketDesk *desk, const char *number, const char *message, GError **error)
{
  g_auto (Rows) rows = { .desk = desk, .number = number };

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && number != NULL && message != NULL, NULL);

  if (!docket_desk_read (desk, load_rows_in_thread, &rows, error))
    return NULL;
  for (guint i = 0; i < rows.messages->len; i++)
    if (g_str_equal (((DocketMessageRow *) rows.messages->pdata[i])->id, message))
      return read_mail (desk, &rows, i);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("%s has no mail %s"), number,
               message);
  return NULL;
}

GPtrArray *
docket_desk_dup_mails (DocketDesk *desk, const char *number, GError **error)
{
  g_auto (Rows) rows = { .desk = desk, .number = number };
  GPtrArray *mails;

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && number != NULL, NULL);

  if (!docket_desk_read (desk, load_rows_in_thread, &rows, error))
    return NULL;
  mails = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_mail_view_free);
  while (rows.messages->len > 0)
    g_ptr_array_add (mails, read_mail (desk, &rows, 0));
  return mails;
}

/* --- mails that are no case ----------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  guint       limit;
  GPtrArray  *mails; /* DocketUnparsedMail */
} Unparsed;

static void
free_unparsed (gpointer data)
{
  DocketUnparsedMail *mail = data;

  docket_message_row_free (mail->row);
  g_free (mail->reason);
  g_free (mail);
}

static char *
dup_reason (DocketStore *store, const DocketMessageRow *row, GError **error)
{
  g_autoptr (GPtrArray) events = docket_store_dup_events (store, row->kase, error);
  const char *reason = NULL;

  if (events == NULL)
    return NULL;
  if (events->len > 0)
    reason = docket_event_get (events->pdata[0], "reason");
  return g_strdup (reason == NULL ? "" : reason);
}

static gboolean
list_unparsed (Unparsed *unparsed, GError **error)
{
  DocketStore *store = unparsed->desk->reader.store;
  g_autoptr (GPtrArray) rows =
      docket_store_dup_filed_messages (store, "unparsed", unparsed->limit, error);

  while (rows != NULL && rows->len > 0)
    {
      DocketUnparsedMail *mail;
      char               *reason = dup_reason (store, rows->pdata[0], error);

      if (reason == NULL)
        return FALSE;
      mail = g_new (DocketUnparsedMail, 1);
      mail->row = g_ptr_array_steal_index (rows, 0);
      mail->reason = reason;
      g_ptr_array_add (unparsed->mails, mail);
    }
  return rows != NULL;
}

static gboolean
list_unparsed_in_thread (gpointer data, GError **error)
{
  Unparsed    *unparsed = data;
  DocketStore *store = unparsed->desk->reader.store;
  gboolean     listed;

  if (!docket_store_begin (store, error))
    return FALSE;
  listed = list_unparsed (unparsed, error);
  docket_store_rollback (store);
  return listed;
}

GPtrArray *
docket_desk_list_unparsed (DocketDesk *desk, guint limit, GError **error)
{
  g_autoptr (GPtrArray) mails = g_ptr_array_new_with_free_func (free_unparsed);
  Unparsed unparsed = { desk, limit, mails };

  g_return_val_if_fail (DOCKET_IS_DESK (desk), NULL);

  return docket_desk_read (desk, list_unparsed_in_thread, &unparsed, error)
             ? g_steal_pointer (&mails)
             : NULL;
}

gboolean
docket_desk_save_mail (DocketDesk             *desk,
                       const DocketMessageRow *row,
                       const char             *path,
                       GError                **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && row != NULL && path != NULL, FALSE);

  bytes = dup_bytes (desk, row, error);
  if (bytes == NULL)
    return FALSE;
  if (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                           &local))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Cannot write the mail: %s"),
               local->message);
  return FALSE;
}
