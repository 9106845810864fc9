/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plain copy of a desk: a snapshot of the database, the files of the vault that the copy does not
 * have yet, and the seal. The copy is a desk itself and opens as one. Reading thread: nothing has
 * to stop for it. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

typedef struct
{
  DocketDesk  *desk;
  const char  *directory;
  DocketVault *vault; /* of the copy */
  gint64       events;
} Backup;

/* However it is spelt */
static gboolean
is_desk_itself (const Backup *backup)
{
  struct stat desk;
  struct stat copy;

  return stat (backup->desk->directory, &desk) == 0 && stat (backup->directory, &copy) == 0 &&
         desk.st_dev == copy.st_dev && desk.st_ino == copy.st_ino;
}

/* Whether the copy that is there is an earlier state of this desk: one that somebody has worked on
 * since has events that are nowhere else */
static gboolean
is_earlier (Backup *backup, DocketStore *copy, gboolean *earlier, GError **error)
{
  DocketDigest head;
  gint64       events;

  *earlier = FALSE;
  return !g_str_equal (docket_store_get_desk (copy), backup->desk->id) ||
         (docket_store_get_head (copy, &events, &head, error) &&
          docket_store_has_head (backup->desk->reader.store, events, &head, earlier, error));
}

/* Only an earlier copy of this desk is written over */
/* Files that lie there belong to somebody: a backup begins in a folder that holds nothing but the
 * lock taken on it just now */
static gboolean
is_empty (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "lock"))
      return FALSE;
  return dir != NULL;
}

static gboolean
check_directory (Backup *backup, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketStore) copy = NULL;
  gboolean free_to_use = FALSE;

  if (!is_desk_itself (backup))
    copy = docket_store_open (backup->directory, FALSE, &local);
  if (copy != NULL && !is_earlier (backup, copy, &free_to_use, error))
    return FALSE;
  if (free_to_use || (g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND) &&
                      is_empty (backup->directory)))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
               _ ("%s holds something else than a backup of this desk: name another folder"),
               backup->directory);
  return FALSE;
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

/* Nobody may work on the copy meanwhile */
static gboolean
copy_under_lock (Backup *backup, GError **error)
{
  g_autoptr (DocketLock) lock = docket_lock_take (backup->directory, error);
  gboolean done;

  if (lock == NULL || !check_directory (backup, error) ||
      !docket_store_copy (backup->desk->reader.store, backup->directory, error))
    return FALSE;
  backup->vault = docket_vault_open (backup->directory, error);
  done = backup->vault != NULL && fill_copy (backup, error);
  g_clear_pointer (&backup->vault, docket_vault_free);
  return done;
}

static gboolean
backup_in_thread (gpointer data, GError **error)
{
  Backup *backup = data;

  if (g_mkdir_with_parents (backup->directory, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be made: %s"),
                   backup->directory, g_strerror (saved));
      return FALSE;
    }
  /* whose lock may be ours */
  if (is_desk_itself (backup))
    return check_directory (backup, error);
  return copy_under_lock (backup, error);
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
