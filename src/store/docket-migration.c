/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema scripts and how a database gets through them. One thread. Which versions are refused is
 * the store's business. */
#include "config.h"

#include "store/docket-migration.h"

#include "core/docket-error.h"
#include "store/docket-statement.h"
#include "store/docket-store-resources.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#define SCRIPTS "/docket/store/sql/"

/* By hand and once: a constructor in a static library would be left out by the linker */
static GResource *
get_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      docket_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }
  return docket_store_get_resource ();
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

char **
docket_migration_dup_scripts (GError **error)
{
  GResource *resource = get_resource ();
  g_autoptr (GPtrArray) scripts = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SCRIPTS, 0, error);

  if (names == NULL)
    return NULL;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SCRIPTS, names[i], NULL);
      g_autoptr (GBytes) script = g_resource_lookup_data (resource, path, 0, error);

      if (script == NULL)
        return NULL;
      g_ptr_array_add (scripts,
                       g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script)));
    }
  g_ptr_array_add (scripts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&scripts), FALSE);
}

static gboolean
check_version (DocketDatabase *database, gint64 wanted, GError **error)
{
  gint64 version;

  if (!docket_database_query_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == wanted)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("%s: schema script %" PRId64 " leaves version %" PRId64),
               docket_database_get_path (database), wanted, version);
  return FALSE;
}

static gboolean
run_script (DocketDatabase *database, const char *script, gint64 version, GError **error)
{
  if (!docket_database_begin (database, error))
    return FALSE;
  if (docket_database_exec (database, script, error) && check_version (database, version, error))
    return docket_database_commit (database, error);
  docket_database_rollback (database);
  return FALSE;
}

gboolean
docket_migration_run (DocketDatabase *database, const char *const *scripts, GError **error)
{
  gint64 version;

  g_return_val_if_fail (database != NULL && scripts != NULL, FALSE);

  if (!docket_database_query_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  for (guint i = (guint) version; i < g_strv_length ((char **) scripts); i++)
    {
      if (!run_script (database, scripts[i], (gint64) i + 1, error))
        {
          g_prefix_error (error, _ ("The database cannot be brought to schema %u: "), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int      file = g_open (path, flags | O_CLOEXEC, 0);
  gboolean synced = file >= 0 && fsync (file) == 0;

  if (!synced)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be written to the disk: %s"),
                 path, g_strerror (errno));
  if (file >= 0)
    close (file);
  return synced;
}

gboolean
docket_migration_publish (const char *from, const char *to, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (to);

  if (!sync_path (from, O_RDONLY, error))
    return FALSE;
  if (g_rename (from, to) != 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be renamed to %s: %s"), from,
                   to, g_strerror (errno));
      return FALSE;
    }
  return sync_path (directory, O_RDONLY | O_DIRECTORY, error);
}

gboolean
docket_migration_copy (DocketDatabase *database, const char *path, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  g_autoptr (DocketStatement) copy = docket_statement_new (database, "VACUUM INTO :path");

  g_unlink (unfinished);
  docket_statement_bind_text (copy, ":path", unfinished);
  if (docket_database_make_file (unfinished, error) && docket_statement_run (copy, error) &&
      docket_migration_publish (unfinished, path, error))
    return TRUE;
  g_unlink (unfinished);
  return FALSE;
}
