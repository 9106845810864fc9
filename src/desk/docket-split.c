/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a wrongly merged mail out again. The mail is read anew from its raw bytes in the vault, so
 * that the new case is what import would have made of it. */

#include "config.h"

#include "desk/docket-split.h"

#include "desk/docket-mail-entry.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

static const DocketMessageRow *
find_message (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketMessageRow *row = rows->pdata[i];

      if (g_str_equal (row->id, id) && g_str_equal (row->status, "merged"))
        return row;
    }
  return NULL;
}

static DocketIntake *
read_message (DocketDesk *desk, const DocketMessageRow *row, GError **error)
{
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (DocketIntake) intake = NULL;
  DocketDigest digest;

  if (!docket_digest_from_hex (row->sha256, &digest))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT, _ ("“%s” is no SHA-256"),
                   row->sha256);
      return NULL;
    }
  raw = docket_vault_dup_bytes (desk->vault, &digest, error);
  if (raw == NULL)
    return NULL;
  intake = docket_intake_new (row->file, raw, row->received, desk->profile);
  if (intake->mail != NULL)
    return g_steal_pointer (&intake);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, "%s: %s", row->file, intake->problem);
  return NULL;
}

static gboolean
open_case (DocketDesk           *desk,
           const DocketCaseFile *file,
           DocketEvent          *event,
           DocketIntake         *intake,
           GError              **error)
{
  g_autoptr (DocketVaultBatch) files = docket_vault_batch_new (desk->vault);
  DocketMailEntry  entry = { desk, files, intake };
  g_autofree char *cause = g_strdup_printf ("%s/%u", event->subject, file->events->len + 1);
  g_autofree char *number = NULL;

  if (!docket_intake_stage (intake, files, error))
    return FALSE;
  number = docket_mail_entry_open_case (&entry, file->rules, file->row->kind, cause, error);
  if (number == NULL || !docket_vault_batch_commit (files, error))
    return FALSE;
  docket_event_add (event, "to", number);
  return TRUE;
}

gboolean
docket_split_message (DocketDesk           *desk,
                      const DocketCaseFile *file,
                      DocketEvent          *event,
                      GError              **error)
{
  const char *id = docket_event_get (event, "message");
  g_autoptr (GPtrArray) rows = NULL;
  const DocketMessageRow *row;
  g_autoptr (DocketIntake) intake = NULL;

  rows = docket_store_dup_messages (desk->writer.store, file->row->number, error);
  if (rows == NULL)
    return FALSE;
  row = find_message (rows, id);
  if (row == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("%s has no merged mail “%s”"),
                   file->row->number, id);
      return FALSE;
    }
  intake = read_message (desk, row, error);
  return intake != NULL && open_case (desk, file, event, intake, error);
}
