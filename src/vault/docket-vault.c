/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding and reading evidence. Any thread. Several files with one sync: docket-vault-batch.c;
 * walking and sweeping: docket-vault-sweep.c. */
#include "config.h"

#include "vault/docket-vault-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

DocketVault *
docket_vault_open (const char *desk_dir, GError **error)
{
  g_autoptr (DocketVault) vault = NULL;

  g_return_val_if_fail (desk_dir != NULL, NULL);

  if (!g_file_test (desk_dir, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("There is no directory “%s” to keep evidence in"), desk_dir);
      return NULL;
    }
  vault = g_new0 (DocketVault, 1);
  vault->path = g_build_filename (desk_dir, "vault", NULL);
  vault->fd = -1;
  if (mkdir (vault->path, 0700) == 0)
    {
      if (!docket_vault_sync_directory (desk_dir, error))
        return NULL;
    }
  else if (errno != EEXIST)
    {
      docket_vault_set_io_error (error, _ ("Cannot make the vault"), vault->path);
      return NULL;
    }
  vault->fd = open (vault->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (vault->fd < 0)
    {
      docket_vault_set_io_error (error, _ ("Cannot open the vault"), vault->path);
      return NULL;
    }
  return g_steal_pointer (&vault);
}

void
docket_vault_free (DocketVault *vault)
{
  if (vault == NULL)
    return;
  if (vault->fd >= 0)
    close (vault->fd);
  g_free (vault->path);
  g_free (vault);
}

static gboolean
store_temporary (DocketVault          *vault,
                 DocketVaultTemporary *temporary,
                 const DocketDigest   *digest,
                 GError              **error)
{
  return docket_vault_temporary_sync (temporary, error) &&
         docket_vault_temporary_rename (vault, temporary, digest, error) &&
         docket_vault_sync_entry (vault, digest, error);
}

gboolean
docket_vault_add_bytes (DocketVault *vault, GBytes *bytes, DocketDigest *digest, GError **error)
{
  g_auto (DocketVaultTemporary) temporary = { NULL, -1 };
  DocketDigest  own;
  gsize         length;
  const guint8 *data;

  g_return_val_if_fail (vault != NULL && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);
  docket_digest_of_data (data, length, &own);
  if (digest != NULL)
    *digest = own;
  if (docket_vault_has_size (vault, &own, length))
    return docket_vault_sync_entry (vault, &own, error);
  return docket_vault_temporary_open (vault, &temporary, error) &&
         docket_vault_temporary_write (&temporary, data, length, error) &&
         store_temporary (vault, &temporary, &own, error);
}

/* Opens a regular file for reading without following a link and without waiting on a pipe */
static int
open_source (const char *path, GError **error)
{
  int         fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;

  if (fd < 0 && errno == ELOOP)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                 _ ("“%s” is a symbolic link; name the file itself"), path);
  else if (fd < 0 && errno == ENOENT)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("There is no file “%s”"), path);
  else if (fd < 0 || fstat (fd, &status) != 0)
    docket_vault_set_io_error (error, _ ("Cannot read"), path);
  else if (S_ISREG (status.st_mode))
    return fd;
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("“%s” is not a regular file"), path);
  if (fd >= 0)
    close (fd);
  return -1;
}

typedef struct
{
  int           fd;
  const char   *path; /* borrowed, for messages */
  DocketHasher *hasher;
  guint64       size; /* bytes read so far */
} Reader;

static void
clear_reader (Reader *reader)
{
  if (reader->fd >= 0)
    close (reader->fd);
  docket_hasher_free (reader->hasher);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

/* Reads to the end, handing each piece to @func (nullable) and to the hasher */
static gboolean
read_pieces (Reader *reader, DocketVaultReadFunc func, gpointer data, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (DOCKET_VAULT_CHUNK);

  for (;;)
    {
      gssize got = read (reader->fd, buffer, DOCKET_VAULT_CHUNK);

      if (got == 0)
        return TRUE;
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          docket_vault_set_io_error (error, _ ("Cannot read"), reader->path);
          return FALSE;
        }
      reader->size += (guint64) got;
      docket_hasher_add (reader->hasher, buffer, (gsize) got);
      if (func != NULL && !func (buffer, (gsize) got, data, error))
        return FALSE;
    }
}

static gboolean
write_piece_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  return docket_vault_temporary_write (user_data, data, length, error);
}

gboolean
docket_vault_add_file (DocketVault  *vault,
                       const char   *path,
                       DocketDigest *digest,
                       guint64      *size,
                       GError      **error)
{
  g_auto (DocketVaultTemporary) temporary = { NULL, -1 };
  g_auto (Reader) reader = { -1, path, NULL, 0 };
  DocketDigest own;

  g_return_val_if_fail (vault != NULL && path != NULL, FALSE);

  reader.hasher = docket_hasher_new ();
  reader.fd = open_source (path, error);
  if (reader.fd < 0 || !docket_vault_temporary_open (vault, &temporary, error) ||
      !read_pieces (&reader, write_piece_cb, &temporary, error))
    return FALSE;
  docket_hasher_finish (reader.hasher, &own);
  if (digest != NULL)
    *digest = own;
  if (size != NULL)
    *size = reader.size;
  return store_temporary (vault, &temporary, &own, error);
}

gboolean
docket_vault_contains (DocketVault *vault, const DocketDigest *digest)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (vault != NULL && digest != NULL, FALSE);

  path = docket_vault_build_path (vault, digest);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

gboolean
docket_vault_read (DocketVault        *vault,
                   const DocketDigest *digest,
                   DocketVaultReadFunc func,
                   gpointer            user_data,
                   GError            **error)
{
  g_autofree char *path = NULL;
  g_auto (Reader) reader = { -1, NULL, NULL, 0 };
  DocketDigest found;

  g_return_val_if_fail (vault != NULL && digest != NULL, FALSE);

  path = docket_vault_build_path (vault, digest);
  reader.path = path;
  reader.hasher = docket_hasher_new ();
  reader.fd = open_source (path, error);
  if (reader.fd < 0 || !read_pieces (&reader, func, user_data, error))
    return FALSE;
  docket_hasher_finish (reader.hasher, &found);
  if (docket_digest_equal (&found, digest))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("The evidence file “%s” is damaged: its content does not match its name. Put "
                  "back a "
                  "good copy from a backup"),
               path);
  return FALSE;
}

static gboolean
append_piece_cb (const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  if (length > G_MAXUINT - ((GByteArray *) user_data)->len)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO,
                   _ ("The evidence file is too large to be held in memory"));
      return FALSE;
    }
  g_byte_array_append (user_data, data, (guint) length);
  return TRUE;
}

GBytes *
docket_vault_dup_bytes (DocketVault *vault, const DocketDigest *digest, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  if (!docket_vault_read (vault, digest, append_piece_cb, content, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
