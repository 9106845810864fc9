/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case database as a whole: making, opening, transactions. Its tables have files of their own.
 * One thread for each connection; the lock that keeps a second writer out is the desk's. */
#include "config.h"

#include "store/docket-store-private.h"

#include "core/docket-error.h"
#include "store/docket-migration.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <inttypes.h>

#define FILE_NAME "desk.db"
#define APPLICATION_ID 1148150635 /* "Dock", as in sql/001-desk.sql */
#define CHECKED_EVENTS 1000

gboolean
docket_store_make_schema (DocketDatabase *database, GError **error)
{
  g_auto (GStrv) scripts = docket_migration_dup_scripts (error);

  return scripts != NULL && docket_migration_run (database, (const char *const *) scripts, error);
}

gpointer
docket_store_first_or_missing (DocketStatement *select,
                               DocketReadFunc   read,
                               const char      *name,
                               GError         **error)
{
  g_autoptr (GError) failure = NULL;
  gpointer row = docket_statement_first (select, read, &failure);

  if (row == NULL && failure == NULL)
    g_set_error (&failure, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("“%s” is not on this desk"),
                 name);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return row;
}

/* --- making -------------------------------------------------------------------------------- */

static gboolean
insert_desk (DocketDatabase *database, const char *desk, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (database, "INSERT INTO desk (id, name) VALUES (1, :name)");

  docket_statement_bind_text (insert, ":name", desk);
  return docket_statement_run (insert, error);
}

static gboolean
make_database (const char *path, const char *desk, GError **error)
{
  g_autoptr (DocketDatabase) database = docket_database_open (path, DOCKET_DATABASE_CREATE, error);

  return database != NULL && docket_store_make_schema (database, error) &&
         insert_desk (database, desk, error) && docket_database_use_log (database, TRUE, error);
}

/* Made under another name, so that a crash leaves no half-made desk */
static gboolean
make_file (const char *path, const char *desk, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);

  g_unlink (unfinished);
  if (make_database (unfinished, desk, error) && docket_migration_publish (unfinished, path, error))
    return TRUE;
  g_unlink (unfinished);
  return FALSE;
}

DocketStore *
docket_store_create (const char *directory, const char *desk, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (directory != NULL && desk != NULL, NULL);

  path = g_build_filename (directory, FILE_NAME, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
                   _ ("There is a desk in %s already; open it, or choose another directory"),
                   directory);
      return NULL;
    }
  if (!make_file (path, desk, error))
    return NULL;
  return docket_store_open (directory, TRUE, error);
}

/* --- opening ------------------------------------------------------------------------------- */

static gboolean
check_identity (DocketDatabase *database, GError **error)
{
  gint64 application;

  if (!docket_database_query_number (database, "PRAGMA application_id", &application, error))
    return FALSE;
  if (application == APPLICATION_ID)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("%s is not a desk's database; choose another directory, or restore a backup"),
               docket_database_get_path (database));
  return FALSE;
}

static gboolean
migrate (DocketStore *store, gint64 version, const char *const *scripts, GError **error)
{
  g_autofree char *name = g_strdup_printf ("desk-schema-%" G_GINT64_FORMAT ".db", version);
  g_autofree char *copy = g_build_filename (store->directory, name, NULL);

  if (!store->writable)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("%s was written by an older Docket; open the desk for writing once"),
                   docket_database_get_path (store->database));
      return FALSE;
    }
  return docket_migration_copy (store->database, copy, error) &&
         docket_migration_run (store->database, scripts, error);
}

static gboolean
check_schema (DocketStore *store, GError **error)
{
  gint64 version;
  gint64 newest;
  g_auto (GStrv) scripts = docket_migration_dup_scripts (error);

  if (scripts == NULL ||
      !docket_database_query_number (store->database, "PRAGMA user_version", &version, error))
    return FALSE;

  newest = g_strv_length (scripts);
  if (version > newest)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_TOO_NEW,
                   _ ("%s has schema %" PRId64 ", this Docket knows up to %" PRId64
                      "; install a newer Docket"),
                   docket_database_get_path (store->database), version, newest);
      return FALSE;
    }
  return version == newest || migrate (store, version, (const char *const *) scripts, error);
}

static gboolean
read_desk (DocketStore *store, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT name FROM desk WHERE id = 1");
  g_autoptr (GError) failure = NULL;

  store->desk = docket_statement_first (select, docket_statement_read_text, &failure);
  if (store->desk == NULL && failure == NULL)
    g_set_error (&failure, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                 _ ("%s does not say which desk it is; restore a backup"),
                 docket_database_get_path (store->database));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  store->prefix = g_strconcat (store->desk, "/", NULL);
  return TRUE;
}

static gboolean
check_last_events (DocketStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  gint64 events;

  if (!docket_store_get_head (store, &events, NULL, error) ||
      !docket_store_check_chain (store, MAX (1, events - CHECKED_EVENTS + 1), problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("The journal in %s was changed or is damaged: %s. Restore a backup"),
               docket_database_get_path (store->database),
               (const char *) g_ptr_array_index (problems, 0));
  return FALSE;
}

static gboolean
start (DocketStore *store, GError **error)
{
  return check_identity (store->database, error) && check_schema (store, error) &&
         (!store->writable || docket_database_use_log (store->database, TRUE, error)) &&
         read_desk (store, error) && check_last_events (store, error);
}

DocketStore *
docket_store_open (const char *directory, gboolean writable, GError **error)
{
  g_autoptr (DocketStore) store = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (directory != NULL, NULL);

  path = g_build_filename (directory, FILE_NAME, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("There is no desk in %s; make one with “docketctl init”"), directory);
      return NULL;
    }

  store = g_new0 (DocketStore, 1);
  store->thread = g_thread_self ();
  store->writable = writable;
  store->directory = g_strdup (directory);
  store->hasher = docket_hasher_new ();
  store->reserved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  store->database =
      docket_database_open (path, writable ? DOCKET_DATABASE_WRITE : DOCKET_DATABASE_READ, error);
  if (store->database == NULL || !start (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

void
docket_store_close (DocketStore *store)
{
  g_return_if_fail (DOCKET_IS_STORE (store));

  g_clear_pointer (&store->database, docket_database_close);
  g_hash_table_unref (store->reserved);
  docket_hasher_free (store->hasher);
  g_free (store->directory);
  g_free (store->desk);
  g_free (store->prefix);
  g_free (store);
}

const char *
docket_store_get_desk (const DocketStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  return store->desk;
}

/* A log that a killed program left belongs to the file that was there: read into another one it
 * would damage that */
static gboolean
remove_logs (const char *path, GError **error)
{
  static const char *const SUFFIXES[] = { "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *log = g_strconcat (path, SUFFIXES[i], NULL);

      if (g_unlink (log) != 0 && errno != ENOENT)
        {
          int saved = errno;

          g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be removed: %s"), log,
                       g_strerror (saved));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
docket_store_copy (DocketStore *store, const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
  gboolean         copied;

  g_return_val_if_fail (DOCKET_IS_STORE (store), FALSE);

  if (!remove_logs (path, error))
    return FALSE;
  if (store->writable)
    return docket_migration_copy (store->database, path, error);
  /* the file is opened for reading anyway; this forbids writing another one too */
  copied = docket_database_exec (store->database, "PRAGMA query_only = OFF", error) &&
           docket_migration_copy (store->database, path, error);
  return docket_database_exec (store->database, "PRAGMA query_only = ON", copied ? error : NULL) &&
         copied;
}

/* --- transactions -------------------------------------------------------------------------- */

gboolean
docket_store_begin (DocketStore *store, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store), FALSE);

  g_hash_table_remove_all (store->reserved);
  return store->writable ? docket_database_begin (store->database, error)
                         : docket_database_begin_reading (store->database, error);
}

gboolean
docket_store_commit (DocketStore *store, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store), FALSE);

  g_hash_table_remove_all (store->reserved);
  return docket_database_commit (store->database, error);
}

gint64
docket_store_get_changes (const DocketStore *store)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store), 0);

  return sqlite3_total_changes64 (docket_database_get_handle (store->database));
}

void
docket_store_rollback (DocketStore *store)
{
  g_return_if_fail (DOCKET_IS_STORE (store));

  g_hash_table_remove_all (store->reserved);
  docket_database_rollback (store->database);
}
