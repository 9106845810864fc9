/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the projections are what the journal says: replays it into a fresh database and compares
 * table by table. The store's thread; the desk's own tables are only read. */
#include "config.h"

#include "store/docket-projector.h"
#include "store/docket-store-private.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

/* Rows of one side that the other does not have, in all columns that are projections */
typedef struct
{
  const char *table;
  const char *surplus; /* on the desk */
  const char *missing; /* on the desk */
} Comparison;

#define DIFFERENCE(columns, table, a, b)                                                           \
  "SELECT count (*) FROM (SELECT " columns " FROM " a "." table " EXCEPT SELECT " columns          \
  " FROM " b "." table ")"
#define COMPARISON(table, columns)                                                                 \
  { table, DIFFERENCE (columns, table, "main", "rebuilt"),                                         \
    DIFFERENCE (columns, table, "rebuilt", "main") }

static const Comparison COMPARISONS[] = {
  COMPARISON ("real_clock", "*"),
  COMPARISON ("number_counter", "*"),
  COMPARISON ("actor", "*"),
  COMPARISON ("rule_set", "*"),
  COMPARISON ("calendar", "*"),
  COMPARISON ("setting", "*"),
  COMPARISON ("party", "*"),
  COMPARISON ("party_alias", "*"),
  COMPARISON ("party_contact", "*"),
  COMPARISON ("case_file",
              "id, number, system, year, running, kind, title, folded, received, rules, "
              "calendar, assignee"),
  COMPARISON ("case_party", "*"),
  COMPARISON ("fact", "*"),
  COMPARISON ("message", "*"),
  COMPARISON ("evidence", "*"),
  COMPARISON ("letter", "*"),
  COMPARISON ("ruling", "*"),
  COMPARISON ("finding", "*"),
  COMPARISON ("citation", "*"),
  COMPARISON ("signature", "*"),
  COMPARISON ("relationship", "*"),
  COMPARISON ("measure", "*"),
  COMPARISON ("ledger_entry", "*"),
};

/* --- replaying ----------------------------------------------------------------------------- */

typedef struct
{
  DocketDatabase *fresh;
  gsize           prefix; /* length of DESK/ */
  GPtrArray      *problems;
} Replay;

/* An event that cannot be projected again is a finding, not a failure */
static gboolean
replay_event (const DocketEvent *event, gpointer data, GError **error)
{
  Replay     *replay = data;
  const char *subject = event->subject + replay->prefix;
  g_autoptr (GError) failure = NULL;

  if (!docket_projector_apply (replay->fresh, event, subject, &failure))
    g_ptr_array_add (replay->problems,
                     g_strdup_printf (_ ("event %" PRId64 " (%s, %s) cannot be replayed: %s"),
                                      event->seq, subject, event->action, failure->message));
  return TRUE;
}

static gboolean
replay_journal (DocketStore *store, Replay *replay, GError **error)
{
  if (!docket_database_begin (replay->fresh, error))
    return FALSE;
  if (docket_store_foreach_event (store, 1, replay_event, replay, error))
    return docket_database_commit (replay->fresh, error);
  docket_database_rollback (replay->fresh);
  return FALSE;
}

/* --- comparing ----------------------------------------------------------------------------- */

static gboolean
compare_table (DocketStore      *store,
               const Comparison *comparison,
               GPtrArray        *problems,
               GError          **error)
{
  gint64 surplus;
  gint64 missing;

  if (!docket_database_query_number (store->database, comparison->surplus, &surplus, error) ||
      !docket_database_query_number (store->database, comparison->missing, &missing, error))
    return FALSE;
  if (surplus > 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("table %s: %" PRId64
                                                   " rows that the journal does not give"),
                                                comparison->table, surplus));
  if (missing > 0)
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("table %s: %" PRId64 " rows of the journal are missing"),
                                      comparison->table, missing));
  return TRUE;
}

static gboolean
compare_tables (DocketStore *store, GPtrArray *problems, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMPARISONS); i++)
    {
      if (!compare_table (store, &COMPARISONS[i], problems, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
docket_rebuild_compares (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (COMPARISONS); i++)
    {
      if (g_str_equal (COMPARISONS[i].table, table))
        return TRUE;
    }
  return FALSE;
}

/* --- the fresh database -------------------------------------------------------------------- */

static gboolean
attach (DocketStore *store, const char *path, GError **error)
{
  g_autoptr (DocketStatement) statement =
      docket_statement_new (store->database, "ATTACH DATABASE :path AS rebuilt");

  docket_statement_bind_text (statement, ":path", path);
  return docket_statement_run (statement, error);
}

/* Journal and tables are read as of one moment, while a writer may go on */
static gboolean
replay_and_compare (DocketStore *store, Replay *replay, GError **error)
{
  gboolean done;

  if (!docket_database_begin_reading (store->database, error))
    return FALSE;
  done = replay_journal (store, replay, error) && compare_tables (store, replay->problems, error);
  docket_database_rollback (store->database);
  return done;
}

static gboolean
verify_beside (DocketStore *store, const char *path, GPtrArray *problems, GError **error)
{
  g_autoptr (DocketDatabase) fresh = docket_database_open (path, DOCKET_DATABASE_WRITE, error);
  Replay   replay = { .fresh = fresh, .prefix = strlen (store->prefix), .problems = problems };
  gboolean done;

  /* It is thrown away: nothing of it need survive */
  if (fresh == NULL ||
      !docket_database_exec (fresh, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF",
                             error) ||
      !docket_store_make_schema (fresh, error) || !attach (store, path, error))
    return FALSE;
  /* Both connections have it open: a program killed from here on leaves nothing behind */
  g_unlink (path);
  done = replay_and_compare (store, &replay, error);
  docket_database_exec (store->database, "DETACH DATABASE rebuilt", NULL);
  return done;
}

gboolean
docket_store_verify_projections (DocketStore *store, GPtrArray *problems, GError **error)
{
  g_autofree char *path = NULL;
  int              file;
  gboolean         done;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && problems != NULL, FALSE);
  g_return_val_if_fail (!docket_database_in_transaction (store->database), FALSE);

  path = g_build_filename (store->directory, "rebuilt-XXXXXX", NULL);
  file = g_mkstemp (path);
  if (file < 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO,
                   _ ("%s cannot be made for the comparison: %s"), path, g_strerror (errno));
      return FALSE;
    }
  close (file);
  done = verify_beside (store, path, problems, error);
  g_unlink (path);
  return done;
}
