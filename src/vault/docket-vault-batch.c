/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many files, two syncs. Staging in any thread: hashing and writing take longer than the rest. */
/* syncfs() */
#define _GNU_SOURCE
#include "config.h"

#include "vault/docket-vault-batch.h"

#include "vault/docket-vault-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  DocketDigest         digest;
  DocketVaultTemporary temporary;
  gboolean             kept;
} Pending;

struct _DocketVaultBatch
{
  DocketVault *vault;
  GMutex       mutex;   /* guards @pending while files are staged */
  GHashTable  *pending; /* Pending, by its digest */
  gboolean     touched; /* something was kept since the last commit, stored already or not */
};

static guint
hash_digest (gconstpointer key)
{
  guint hash;

  /* A SHA-256 is as good a hash as any */
  memcpy (&hash, ((const DocketDigest *) key)->bytes, sizeof hash);
  return hash;
}

static gboolean
equal_digests (gconstpointer a, gconstpointer b)
{
  return docket_digest_equal (a, b);
}

static void
free_pending (gpointer data)
{
  Pending *pending = data;

  docket_vault_temporary_clear (&pending->temporary);
  g_free (pending);
}

DocketVaultBatch *
docket_vault_batch_new (DocketVault *vault)
{
  DocketVaultBatch *batch = NULL;

  g_return_val_if_fail (vault != NULL, NULL);

  batch = g_new0 (DocketVaultBatch, 1);
  batch->vault = vault;
  g_mutex_init (&batch->mutex);
  batch->pending = g_hash_table_new_full (hash_digest, equal_digests, NULL, free_pending);
  return batch;
}

void
docket_vault_batch_free (DocketVaultBatch *batch)
{
  if (batch == NULL)
    return;
  g_hash_table_unref (batch->pending);
  g_mutex_clear (&batch->mutex);
  g_free (batch);
}

/* Writes and closes a temporary: hundreds of them may wait, file descriptors are few */
static gboolean
write_pending (DocketVault *vault, Pending *pending, GBytes *bytes, GError **error)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (!docket_vault_temporary_open (vault, &pending->temporary, error) ||
      !docket_vault_temporary_write (&pending->temporary, data, length, error))
    return FALSE;
  close (pending->temporary.fd);
  pending->temporary.fd = -1;
  return TRUE;
}

static gboolean
is_pending (DocketVaultBatch *batch, const DocketDigest *digest)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  return g_hash_table_contains (batch->pending, digest);
}

/* Of the same bytes written by two threads at once one is enough */
static void
take_pending (DocketVaultBatch *batch, Pending *pending)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&batch->mutex);

  if (g_hash_table_contains (batch->pending, &pending->digest))
    free_pending (pending);
  else
    g_hash_table_insert (batch->pending, &pending->digest, pending);
}

gboolean
docket_vault_batch_stage_bytes (DocketVaultBatch *batch,
                                GBytes           *bytes,
                                DocketDigest     *digest,
                                GError          **error)
{
  Pending     *pending = NULL;
  DocketDigest own;

  g_return_val_if_fail (batch != NULL && bytes != NULL, FALSE);

  docket_digest_of_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &own);
  if (digest != NULL)
    *digest = own;
  if (is_pending (batch, &own) ||
      docket_vault_has_size (batch->vault, &own, g_bytes_get_size (bytes)))
    return TRUE;
  pending = g_new0 (Pending, 1);
  pending->digest = own;
  pending->temporary.fd = -1;
  if (!write_pending (batch->vault, pending, bytes, error))
    {
      free_pending (pending);
      return FALSE;
    }
  take_pending (batch, pending);
  return TRUE;
}

void
docket_vault_batch_keep (DocketVaultBatch *batch, const DocketDigest *digest)
{
  Pending *pending;

  g_return_if_fail (batch != NULL && digest != NULL);

  batch->touched = TRUE;
  pending = g_hash_table_lookup (batch->pending, digest);
  if (pending != NULL)
    pending->kept = TRUE;
}

gboolean
docket_vault_batch_add_bytes (DocketVaultBatch *batch,
                              GBytes           *bytes,
                              DocketDigest     *digest,
                              GError          **error)
{
  DocketDigest own;

  if (!docket_vault_batch_stage_bytes (batch, bytes, &own, error))
    return FALSE;
  docket_vault_batch_keep (batch, &own);
  if (digest != NULL)
    *digest = own;
  return TRUE;
}

static gboolean
sync_file_system (DocketVault *vault, GError **error)
{
  if (syncfs (vault->fd) == 0)
    return TRUE;
  docket_vault_set_io_error (error, _ ("Cannot sync the vault"), vault->path);
  return FALSE;
}

static gboolean
is_not_kept (gpointer digest, gpointer pending, gpointer data)
{
  return !((Pending *) pending)->kept;
}

static gboolean
rename_pending (DocketVaultBatch *batch, GError **error)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, batch->pending);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Pending *pending = value;

      if (!docket_vault_temporary_rename (batch->vault, &pending->temporary, &pending->digest,
                                          error))
        return FALSE;
    }
  return TRUE;
}

/* A file that stood there already may have been renamed by a thread that has not synced the
 * directory yet: the second sync covers it too */
gboolean
docket_vault_batch_commit (DocketVaultBatch *batch, GError **error)
{
  gboolean committed;

  g_return_val_if_fail (batch != NULL, FALSE);

  g_hash_table_foreach_remove (batch->pending, is_not_kept, NULL);
  if (!batch->touched)
    return TRUE;
  committed = (g_hash_table_size (batch->pending) == 0 || sync_file_system (batch->vault, error)) &&
              rename_pending (batch, error) && sync_file_system (batch->vault, error);
  g_hash_table_remove_all (batch->pending);
  batch->touched = FALSE;
  return committed;
}
