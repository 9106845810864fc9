/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths, temporaries and syncing of the vault. Any thread; leaves what is stored when to its
 * callers. */
#include "config.h"

#include "vault/docket-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

void
docket_vault_set_io_error (GError **error, const char *what, const char *path)
{
  int saved = errno;

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "%s “%s”: %s", what, path, g_strerror (saved));
}

static char *
build_directory (DocketVault *vault, const DocketDigest *digest)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  return g_strdup_printf ("%s/%.2s", vault->path, hex);
}

char *
docket_vault_build_path (DocketVault *vault, const DocketDigest *digest)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  return g_strdup_printf ("%s/%.2s/%s", vault->path, hex, hex + 2);
}

gboolean
docket_vault_sync_directory (const char *path, GError **error)
{
  int      fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    docket_vault_set_io_error (error, _ ("Cannot sync the directory"), path);
  if (fd >= 0)
    close (fd);
  return synced;
}

gboolean
docket_vault_sync_entry (DocketVault *vault, const DocketDigest *digest, GError **error)
{
  g_autofree char *directory = build_directory (vault, digest);

  return docket_vault_sync_directory (directory, error) &&
         docket_vault_sync_directory (vault->path, error);
}

/* Made, not made durable: docket_vault_sync_entry() */
static gboolean
make_directory (DocketVault *vault, const DocketDigest *digest, GError **error)
{
  g_autofree char *directory = build_directory (vault, digest);

  if (mkdir (directory, 0700) == 0 || errno == EEXIST)
    return TRUE;
  docket_vault_set_io_error (error, _ ("Cannot make the directory"), directory);
  return FALSE;
}

gboolean
docket_vault_has_size (DocketVault *vault, const DocketDigest *digest, guint64 size)
{
  g_autofree char *path = docket_vault_build_path (vault, digest);
  struct stat      status;

  return lstat (path, &status) == 0 && S_ISREG (status.st_mode) && (guint64) status.st_size == size;
}

gboolean
docket_vault_temporary_open (DocketVault *vault, DocketVaultTemporary *temporary, GError **error)
{
  temporary->path = g_strdup_printf ("%s/" DOCKET_VAULT_TEMPORARY_PREFIX "XXXXXX", vault->path);
  temporary->fd = g_mkstemp_full (temporary->path, O_WRONLY | O_CLOEXEC, 0600);
  if (temporary->fd >= 0)
    return TRUE;
  docket_vault_set_io_error (error, _ ("Cannot write evidence into"), vault->path);
  g_clear_pointer (&temporary->path, g_free);
  return FALSE;
}

gboolean
docket_vault_temporary_write (DocketVaultTemporary *temporary,
                              const guint8         *data,
                              gsize                 length,
                              GError              **error)
{
  while (length > 0)
    {
      gssize written = write (temporary->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        {
          docket_vault_set_io_error (error, _ ("Cannot write evidence to"), temporary->path);
          return FALSE;
        }
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

gboolean
docket_vault_temporary_sync (DocketVaultTemporary *temporary, GError **error)
{
  gboolean synced = fdatasync (temporary->fd) == 0;

  if (!synced)
    docket_vault_set_io_error (error, _ ("Cannot sync evidence in"), temporary->path);
  close (temporary->fd);
  temporary->fd = -1;
  return synced;
}

gboolean
docket_vault_temporary_rename (DocketVault          *vault,
                               DocketVaultTemporary *temporary,
                               const DocketDigest   *digest,
                               GError              **error)
{
  g_autofree char *path = docket_vault_build_path (vault, digest);

  if (!make_directory (vault, digest, error))
    return FALSE;
  if (rename (temporary->path, path) != 0)
    {
      docket_vault_set_io_error (error, _ ("Cannot store evidence as"), path);
      return FALSE;
    }
  g_clear_pointer (&temporary->path, g_free);
  return TRUE;
}

void
docket_vault_temporary_clear (DocketVaultTemporary *temporary)
{
  if (temporary->fd >= 0)
    close (temporary->fd);
  if (temporary->path != NULL)
    unlink (temporary->path);
  temporary->fd = -1;
  g_clear_pointer (&temporary->path, g_free);
}
