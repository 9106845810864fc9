/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A SQLite connection of one thread: settings, transaction, statements that are prepared once. What
 * stands in the file is others' business. */
#include "config.h"

#include "store/docket-database.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 5000

struct _DocketDatabase
{
  sqlite3    *handle;
  GThread    *thread;
  char       *path;
  GHashTable *statements; /* text, owned by the statement -> idle sqlite3_stmt */
  gboolean    spoilt;
};

/* No setting of these writes to the file */
static const char SETTINGS[] = "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA recursive_triggers = ON;"
                               "PRAGMA mmap_size = 0;"
                               "PRAGMA page_size = 8192;"
                               "PRAGMA cache_size = -65536;"
                               "PRAGMA synchronous = FULL;";

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
is_owner (const DocketDatabase *database)
{
  return database->thread == g_thread_self ();
}

static DocketError
name_constraint (int code)
{
  switch (code)
    {
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return DOCKET_ERROR_NOT_FOUND;
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return DOCKET_ERROR_CONFLICT;
    default:
      return DOCKET_ERROR_INVALID;
    }
}

static DocketError
name_failure (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_CONSTRAINT:
      return name_constraint (code);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DOCKET_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DOCKET_ERROR_CORRUPT;
    default:
      return DOCKET_ERROR_IO;
    }
}

static const char *
explain_failure (DocketError failure)
{
  switch (failure)
    {
    case DOCKET_ERROR_BUSY:
      return _ ("another program uses it; close that and try again");
    case DOCKET_ERROR_CORRUPT:
      return _ ("it is damaged; restore a backup");
    case DOCKET_ERROR_NOT_FOUND:
      return _ ("the entry names something that is not registered");
    case DOCKET_ERROR_CONFLICT:
      return _ ("the entry is there already");
    case DOCKET_ERROR_INVALID:
      return _ ("the entry is not what it should be");
    default:
      return _ ("it cannot be read or written; look at free space and permissions");
    }
}

void
docket_database_set_error (DocketDatabase *database, int code, GError **error)
{
  DocketError failure = name_failure (code);

  g_set_error (error, DOCKET_ERROR, failure, "%s: %s (%s)", database->path,
               explain_failure (failure), sqlite3_errmsg (database->handle));
}

static gboolean
report (DocketDatabase *database, int code, GError **error)
{
  if (code == SQLITE_OK)
    return TRUE;
  docket_database_set_error (database, code, error);
  return FALSE;
}

/* Nothing that a crafted file could use, and a reader leaves the log to the writer */
static void
harden (DocketDatabase *database, DocketDatabaseMode mode)
{
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
                     mode == DOCKET_DATABASE_READ, NULL);
  sqlite3_busy_timeout (database->handle, BUSY_MILLISECONDS);
}

/* One thread uses a connection: it needs no locks of its own */
static int
flags_of (DocketDatabaseMode mode)
{
  return (mode == DOCKET_DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
         SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
}

gboolean
docket_database_make_file (const char *path, GError **error)
{
  int file = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  if (file >= 0)
    {
      close (file);
      return TRUE;
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be made: %s"), path,
               g_strerror (errno));
  return FALSE;
}

DocketDatabase *
docket_database_open (const char *path, DocketDatabaseMode mode, GError **error)
{
  g_autoptr (DocketDatabase) database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (mode == DOCKET_DATABASE_CREATE && !docket_database_make_file (path, error))
    return NULL;
  database = g_new0 (DocketDatabase, 1);
  database->thread = g_thread_self ();
  database->path = g_strdup (path);
  database->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  if (!report (database, sqlite3_open_v2 (path, &database->handle, flags_of (mode), NULL), error))
    return NULL;

  harden (database, mode);
  if (!docket_database_exec (database, SETTINGS, error))
    return NULL;
  if (mode == DOCKET_DATABASE_READ &&
      !docket_database_exec (database, "PRAGMA query_only = ON", error))
    return NULL;
  return g_steal_pointer (&database);
}

void
docket_database_close (DocketDatabase *database)
{
  g_return_if_fail (database != NULL && is_owner (database));

  g_hash_table_unref (database->statements);
  sqlite3_close_v2 (database->handle);
  g_free (database->path);
  g_free (database);
}

gboolean
docket_database_use_log (DocketDatabase *database, gboolean durable, GError **error)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);

  return docket_database_exec (database,
                               "PRAGMA journal_mode = WAL;"
                               "PRAGMA journal_size_limit = 67108864;"
                               "PRAGMA wal_autocheckpoint = 8192;",
                               error) &&
         docket_database_exec (database,
                               durable ? "PRAGMA synchronous = FULL"
                                       : "PRAGMA synchronous = NORMAL",
                               error);
}

sqlite3 *
docket_database_get_handle (DocketDatabase *database)
{
  g_return_val_if_fail (database != NULL && is_owner (database), NULL);

  return database->handle;
}

void
docket_database_interrupt (DocketDatabase *database)
{
  g_return_if_fail (database != NULL);

  sqlite3_interrupt (database->handle);
}

const char *
docket_database_get_path (DocketDatabase *database)
{
  g_return_val_if_fail (database != NULL, NULL);

  return database->path;
}

gboolean
docket_database_exec (DocketDatabase *database, const char *sql, GError **error)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);

  return report (database, sqlite3_exec (database->handle, sql, NULL, NULL, NULL), error);
}

gboolean
docket_database_query_number (DocketDatabase *database,
                              const char     *sql,
                              gint64         *number,
                              GError        **error)
{
  sqlite3_stmt *statement = NULL;
  int           code;

  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);

  code = docket_database_take (database, sql, &statement);
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    *number = sqlite3_column_int64 (statement, 0);
  else
    docket_database_set_error (database, code, error);
  docket_database_give_back (database, statement);
  return code == SQLITE_ROW;
}

gboolean
docket_database_begin (DocketDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);
  g_return_val_if_fail (!docket_database_in_transaction (database), FALSE);

  database->spoilt = FALSE;
  return docket_database_exec (database, "BEGIN IMMEDIATE", error);
}

gboolean
docket_database_begin_reading (DocketDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);
  g_return_val_if_fail (!docket_database_in_transaction (database), FALSE);

  database->spoilt = FALSE;
  return docket_database_exec (database, "BEGIN", error);
}

gboolean
docket_database_commit (DocketDatabase *database, GError **error)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);

  if (database->spoilt || !docket_database_in_transaction (database))
    {
      docket_database_rollback (database);
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO,
                   _ ("%s: a step of this change failed, so none of it was saved"), database->path);
      return FALSE;
    }
  if (docket_database_exec (database, "COMMIT", error))
    return TRUE;
  docket_database_rollback (database);
  return FALSE;
}

void
docket_database_rollback (DocketDatabase *database)
{
  g_return_if_fail (database != NULL && is_owner (database));

  database->spoilt = FALSE;
  if (docket_database_in_transaction (database))
    sqlite3_exec (database->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
docket_database_in_transaction (DocketDatabase *database)
{
  g_return_val_if_fail (database != NULL && is_owner (database), FALSE);

  return sqlite3_get_autocommit (database->handle) == 0;
}

void
docket_database_spoil (DocketDatabase *database)
{
  g_return_if_fail (database != NULL && is_owner (database));

  database->spoilt = TRUE;
}

int
docket_database_take (DocketDatabase *database, const char *sql, sqlite3_stmt **statement)
{
  gpointer kept = NULL;

  g_return_val_if_fail (database != NULL && is_owner (database), SQLITE_MISUSE);

  if (g_hash_table_steal_extended (database->statements, sql, NULL, &kept))
    {
      *statement = kept;
      return SQLITE_OK;
    }
  return sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
}

void
docket_database_give_back (DocketDatabase *database, sqlite3_stmt *statement)
{
  g_return_if_fail (database != NULL && is_owner (database));

  if (statement == NULL)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  /* Two of the same text ran at once: one is enough */
  if (g_hash_table_contains (database->statements, sqlite3_sql (statement)))
    sqlite3_finalize (statement);
  else
    g_hash_table_insert (database->statements, (gpointer) sqlite3_sql (statement), statement);
}
