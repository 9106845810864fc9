/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking the vault, and sweeping what a crash left. Any thread; which files have a row is known to
 * the caller alone. */
#include "config.h"

#include "vault/docket-vault-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The digest that directory @shard and file @name spell; FALSE for a name that is not the vault's
 */
static gboolean
parse_name (const char *shard, const char *name, DocketDigest *digest)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  if (strlen (shard) != 2 || strlen (name) != DOCKET_DIGEST_HEX_LENGTH - 2)
    return FALSE;
  memcpy (hex, shard, 2);
  memcpy (hex + 2, name, DOCKET_DIGEST_HEX_LENGTH - 1);
  return docket_digest_from_hex (hex, digest);
}

static GDir *
open_directory (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GDir *dir = g_dir_open (path, 0, &cause);

  if (dir == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Cannot read the vault: %s"),
                 cause->message);
  return dir;
}

typedef struct
{
  DocketVaultForeachFunc func;
  gpointer               user_data;
  gboolean               stopped;
} Walk;

static gboolean
walk_shard (DocketVault *vault, const char *shard, Walk *walk, GError **error)
{
  g_autofree char *directory = g_build_filename (vault->path, shard, NULL);
  g_autoptr (GDir) dir = open_directory (directory, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while (!walk->stopped && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      DocketDigest     digest;
      struct stat      status;

      if (parse_name (shard, name, &digest) && lstat (path, &status) == 0 &&
          S_ISREG (status.st_mode))
        walk->stopped = !walk->func (&digest, (guint64) status.st_size, walk->user_data);
    }
  return TRUE;
}

static gboolean
is_shard (DocketVault *vault, const char *name)
{
  g_autofree char *path = NULL;

  if (strlen (name) != 2 || !g_ascii_isxdigit (name[0]) || !g_ascii_isxdigit (name[1]))
    return FALSE;
  path = g_build_filename (vault->path, name, NULL);
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

gboolean
docket_vault_foreach (DocketVault           *vault,
                      DocketVaultForeachFunc func,
                      gpointer               user_data,
                      GError               **error)
{
  g_autoptr (GDir) dir = NULL;
  Walk        walk = { func, user_data, FALSE };
  const char *name;

  g_return_val_if_fail (vault != NULL && func != NULL, FALSE);

  dir = open_directory (vault->path, error);
  if (dir == NULL)
    return FALSE;
  while (!walk.stopped && (name = g_dir_read_name (dir)) != NULL)
    if (is_shard (vault, name) && !walk_shard (vault, name, &walk, error))
      return FALSE;
  return TRUE;
}

/* Removes @path and counts it; somebody else's having removed it is as good */
static gboolean
remove_file (const char *path, guint *removed, GError **error)
{
  if (unlink (path) == 0)
    {
      ++*removed;
      return TRUE;
    }
  if (errno == ENOENT)
    return TRUE;
  docket_vault_set_io_error (error, _ ("Cannot remove the leftover"), path);
  return FALSE;
}

static gboolean
sweep_temporaries (DocketVault *vault, guint *removed, GError **error)
{
  g_autoptr (GDir) dir = open_directory (vault->path, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (vault->path, name, NULL);

      if (g_str_has_prefix (name, DOCKET_VAULT_TEMPORARY_PREFIX) &&
          !remove_file (path, removed, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  DocketVaultKnownFunc is_known;
  gpointer             user_data;
  GArray              *unknown; /* of DocketDigest */
  GError              *error;   /* why is_known could not tell */
} Census;

static gboolean
collect_unknown_cb (const DocketDigest *digest, guint64 size, gpointer user_data)
{
  Census  *census = user_data;
  gboolean known = TRUE;

  if (!census->is_known (digest, &known, census->user_data, &census->error))
    return FALSE;
  if (!known)
    g_array_append_val (census->unknown, *digest);
  return TRUE;
}

/* Nothing is removed before every file was asked for: a doubt about one stops all */
static gboolean
take_census (DocketVault *vault, Census *census, GError **error)
{
  if (!docket_vault_foreach (vault, collect_unknown_cb, census, error))
    return FALSE;
  if (census->error == NULL)
    return TRUE;
  g_propagate_error (error, census->error);
  return FALSE;
}

gboolean
docket_vault_sweep (DocketVault         *vault,
                    DocketVaultKnownFunc is_known,
                    gpointer             user_data,
                    guint               *removed,
                    GError             **error)
{
  g_autoptr (GArray) unknown = g_array_new (FALSE, FALSE, sizeof (DocketDigest));
  Census census = { is_known, user_data, unknown, NULL };
  guint  count = 0;

  g_return_val_if_fail (vault != NULL && is_known != NULL, FALSE);

  if (!sweep_temporaries (vault, &count, error) || !take_census (vault, &census, error))
    return FALSE;
  for (guint i = 0; i < unknown->len; i++)
    {
      g_autofree char *path =
          docket_vault_build_path (vault, &g_array_index (unknown, DocketDigest, i));

      if (!remove_file (path, &count, error))
        return FALSE;
    }
  if (removed != NULL)
    *removed = count;
  return TRUE;
}
