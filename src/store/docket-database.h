/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * DocketDatabase:
 *
 * One SQLite connection with the settings that every file of ours has, its transaction and its
 * prepared statements. Belongs to the thread that opened it: every function asserts that. Private
 * to store/.
 */
typedef struct _DocketDatabase DocketDatabase;

/**
 * DocketDatabaseMode:
 *
 * @DOCKET_DATABASE_READ: never writes and never moves the write-ahead log into the file
 * @DOCKET_DATABASE_WRITE: there must be a file
 * @DOCKET_DATABASE_CREATE: makes the file when it is missing
 */
typedef enum
{
  DOCKET_DATABASE_READ,
  DOCKET_DATABASE_WRITE,
  DOCKET_DATABASE_CREATE,
} DocketDatabaseMode;

/* Nothing is written yet: what the file is can be looked at first. DOCKET_ERROR_IO,
 * DOCKET_ERROR_CORRUPT when it is no database */
DocketDatabase *docket_database_open (const char        *path,
                                      DocketDatabaseMode mode,
                                      GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void            docket_database_close (DocketDatabase *database);

/* Makes an empty file that only its owner can read, as all that holds case data; SQLite's log files
 * follow it. One that is there is left alone. DOCKET_ERROR_IO */
gboolean docket_database_make_file (const char *path, GError **error);

/* Turns the write-ahead log on; @durable: a commit survives power loss, else only the program's
 * end */
gboolean docket_database_use_log (DocketDatabase *database, gboolean durable, GError **error);

sqlite3    *docket_database_get_handle (DocketDatabase *database);
const char *docket_database_get_path (DocketDatabase *database);

/* Ends what runs with an error. The only function for any thread, as long as it is open */
void docket_database_interrupt (DocketDatabase *database);

/* Runs a script that returns no rows */
gboolean docket_database_exec (DocketDatabase *database, const char *sql, GError **error);
/* The number that a statement without parameters gives first */
gboolean docket_database_query_number (DocketDatabase *database,
                                       const char     *sql,
                                       gint64         *number,
                                       GError        **error);

/* Begins a transaction that writes */
gboolean docket_database_begin (DocketDatabase *database, GError **error);
/* Begins one that only reads: all it reads is of one moment */
gboolean docket_database_begin_reading (DocketDatabase *database, GError **error);
/* Rolls back when it fails, also after docket_database_spoil() */
gboolean docket_database_commit (DocketDatabase *database, GError **error);
/* Does nothing outside a transaction */
void     docket_database_rollback (DocketDatabase *database);
gboolean docket_database_in_transaction (DocketDatabase *database);
/* Something in the transaction failed half-way: it can only be rolled back */
void docket_database_spoil (DocketDatabase *database);

/* Tells what SQLite's last failure, @code, means to the caller: IO, CORRUPT, BUSY; CONFLICT,
 * NOT_FOUND and INVALID where a constraint was broken */
void docket_database_set_error (DocketDatabase *database, int code, GError **error);

/* For DocketStatement: a statement ready to be bound, kept for the next time by give_back */
int  docket_database_take (DocketDatabase *database, const char *sql, sqlite3_stmt **statement);
void docket_database_give_back (DocketDatabase *database, sqlite3_stmt *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketDatabase, docket_database_close)

G_END_DECLS
