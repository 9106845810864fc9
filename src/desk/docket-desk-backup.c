/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plain copy of a desk: a snapshot of the database, the files of the vault that the copy does not
 * have yet, and the seal. The copy is a desk itself and opens as one. Reading thread: nothing has
 * to stop for it. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  DocketDesk  *desk;
  const char  *directory;
  DocketVault *vault; /* of the copy */
  gint64       events;
} Backup;

/* A directory that holds another desk is not written over */
static gboolean
check_directory (Backup *backup, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketStore) store = docket_store_open (backup->directory, FALSE, &local);

  if (g_strcmp0 (backup->directory, backup->desk->directory) == 0 ||
      (store != NULL && !g_str_equal (docket_store_get_desk (store), backup->desk->id)) ||
      (store == NULL && !g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND)))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
                   _ ("%s holds something else than a backup of this desk: name another folder"),
                   backup->directory);
      return FALSE;
    }
  return TRUE;
}

static gboolean
copy_blob (const char *sha256, gint64 size, gpointer data, GError **error)
{
  Backup      *backup = data;
  DocketDigest digest;
  g_autoptr (GBytes) bytes = NULL;

  if (!docket_digest_from_hex (sha256, &digest) || docket_vault_contains (backup->vault, &digest))
    return TRUE;
  bytes = docket_vault_dup_bytes (backup->desk->vault, &digest, error);
  return bytes != NULL && docket_vault_add_bytes (backup->vault, bytes, NULL, error);
}

static gboolean
write_seal (Backup *backup, const DocketDigest *head, GError **error)
{
  g_autofree char *path = g_build_filename (backup->directory, "seal.txt", NULL);
  g_autofree char *written = docket_instant_format_utc (docket_clock_now (backup->desk->clock));
  char             hex[DOCKET_DIGEST_HEX_LENGTH + 1];
  g_autofree char *text = NULL;

  docket_digest_to_hex (head, hex);
  text = g_strdup_printf ("desk %s\nevents %" G_GINT64_FORMAT "\nhead %s\nwritten %s\n",
                          backup->desk->id, backup->events, hex, written);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/* What the copy itself says is what is copied: the desk may have gone on since */
static gboolean
fill_copy (Backup *backup, GError **error)
{
  g_autoptr (DocketStore) store = docket_store_open (backup->directory, FALSE, error);
  DocketDigest head;

  return store != NULL && docket_store_get_head (store, &backup->events, &head, error) &&
         docket_store_foreach_blob (store, copy_blob, backup, error) &&
         write_seal (backup, &head, error);
}

static gboolean
backup_in_thread (gpointer data, GError **error)
{
  Backup  *backup = data;
  gboolean done;

  if (g_mkdir_with_parents (backup->directory, 0700) != 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be made: %s"),
                   backup->directory, g_strerror (errno));
      return FALSE;
    }
  if (!check_directory (backup, error) ||
      !docket_store_copy (backup->desk->reader.store, backup->directory, error))
    return FALSE;
  backup->vault = docket_vault_open (backup->directory, error);
  done = backup->vault != NULL && fill_copy (backup, error);
  g_clear_pointer (&backup->vault, docket_vault_free);
  return done;
}

gboolean
docket_desk_backup (DocketDesk *desk, const char *directory, gint64 *events, GError **error)
{
  Backup backup = { .desk = desk, .directory = directory };

  if (!docket_desk_read (desk, backup_in_thread, &backup, error))
    return FALSE;
  if (events != NULL)
    *events = backup.events;
  return TRUE;
}
