/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and opening a desk's database, its schema, and what happens when the disk is full. */
#include "store-fixture.h"

#include "core/docket-error.h"
#include "store/docket-migration.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

static void
test_create (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "desk.db", NULL);
  GStatBuf         status;

  g_assert_cmpstr (docket_store_get_desk (fixture->store), ==, STORE_DESK);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  store_fixture_reopen (fixture, TRUE);
  g_assert_cmpstr (docket_store_get_desk (fixture->store), ==, STORE_DESK);
  store_fixture_assert_sound (fixture);
}

static void
test_create_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture, "desk", "set", "key", "a", NULL);
  g_assert_null (docket_store_create (fixture->directory, STORE_DESK, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT);
  store_fixture_reopen (fixture, TRUE);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM event"), ==, 1);
}

static void
test_missing (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-store-XXXXXX", NULL);
  g_autofree char *nowhere = g_build_filename (directory, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_store_open (directory, TRUE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (docket_store_create (nowhere, STORE_DESK, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* What is done to a good file while it is closed, and how opening it answers */
static const struct
{
  const char *name;
  const char *sql;
  int         code;
} REFUSED[] = {
  { "newer", "PRAGMA user_version = 99", DOCKET_ERROR_TOO_NEW },
  { "other-application", "PRAGMA application_id = 77", DOCKET_ERROR_CORRUPT },
  { "no-application", "PRAGMA application_id = 0", DOCKET_ERROR_CORRUPT },
  { "no-desk", "DELETE FROM desk", DOCKET_ERROR_CORRUPT },
};

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, docket_store_close);
  store_fixture_meddle (fixture, REFUSED[i].sql);
  for (gboolean writable = FALSE; writable <= TRUE; writable++)
    {
      g_assert_null (docket_store_open (fixture->directory, writable, &error));
      g_assert_error (error, DOCKET_ERROR, REFUSED[i].code);
      g_clear_error (&error);
    }
}

static void
test_no_database (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->directory, "desk.db", NULL);
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, docket_store_close);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_assert_null (docket_store_open (fixture->directory, TRUE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);
}

static void
test_settings (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (store_fixture_count (fixture, "PRAGMA application_id"), ==, 1148150635);
  g_assert_cmpint (store_fixture_count (fixture, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM pragma_journal_mode() "
                                                 "WHERE journal_mode = 'wal'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM pragma_table_list "
                                                 "WHERE schema = 'main' AND NOT strict "
                                                 "AND name NOT GLOB 'sqlite_*'"),
                   ==, 0);
}

/* A connection that reads sees what is committed, and cannot change anything */
static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketStore) reader = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autoptr (DocketEvent) event =
      store_fixture_event (fixture, "desk", "set", "key", "a", "value", "2", NULL);

  reader = docket_store_open (fixture->directory, FALSE, &error);
  g_assert_no_error (error);
  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "1", NULL);
  value = docket_store_dup_setting (reader, "a", &error);
  g_assert_cmpstr (value, ==, "1");

  g_assert_true (docket_store_begin (reader, &error));
  g_assert_false (docket_store_append (reader, event, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  docket_store_rollback (reader);
}

static void
assert_setting (DocketStore *store, const char *expected)
{
  g_autofree char *value = docket_store_dup_setting (store, "a", NULL);

  g_assert_cmpstr (value, ==, expected);
}

/* What one reads between begin and rollback is of one moment */
static void
test_snapshot (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketStore) reader = docket_store_open (fixture->directory, FALSE, NULL);

  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "1", NULL);
  g_assert_true (docket_store_begin (reader, NULL));
  assert_setting (reader, "1");
  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "2", NULL);
  assert_setting (reader, "1");
  docket_store_rollback (reader);
  assert_setting (reader, "2");
}

/* Closing a reader last leaves the log to the next writer */
static void
test_reader_keeps_log (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->directory, "desk.db-wal", NULL);
  DocketStore     *reader;
  g_autoptr (GError) error = NULL;
  GStatBuf before;
  GStatBuf after;

  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "1", NULL);
  reader = docket_store_open (fixture->directory, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (log, &before), ==, 0);
  docket_store_close (reader);
  g_assert_cmpint (g_stat (log, &after), ==, 0);
  g_assert_cmpint (after.st_size, ==, before.st_size);
}

/* --- full disk ----------------------------------------------------------------------------- */

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Appends large events and commits; FALSE when any step failed */
static gboolean
write_much (StoreFixture *fixture, guint events, GError **error)
{
  g_autofree char *text = g_strnfill (100000, 'x');

  if (!docket_store_begin (fixture->store, error))
    return FALSE;
  for (guint i = 0; i < events; i++)
    {
      g_autoptr (DocketEvent) event =
          store_fixture_event (fixture, "desk", "set", "key", "a", "value", text, NULL);

      if (!docket_store_append (fixture->store, event, error))
        {
          docket_store_rollback (fixture->store);
          return FALSE;
        }
    }
  return docket_store_commit (fixture->store, error);
}

static void
test_full_disk (StoreFixture *fixture, gconstpointer data)
{
  guint            events = GPOINTER_TO_UINT (data);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  DocketDigest before;
  DocketDigest after;
  gint64       count;

  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "small", NULL);
  docket_store_get_head (fixture->store, &count, &before, NULL);

  signal (SIGXFSZ, SIG_IGN);
  limit_files (400000);
  g_assert_false (write_much (fixture, events, &error));
  limit_files (RLIM_INFINITY);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "desk.db"));
  g_clear_error (&error);

  g_assert_true (docket_store_get_head (fixture->store, &count, &after, NULL));
  g_assert_cmpint (count, ==, 1);
  g_assert_true (docket_digest_equal (&before, &after));
  value = docket_store_dup_setting (fixture->store, "a", NULL);
  g_assert_cmpstr (value, ==, "small");

  /* With room again it goes on, here and after a new start */
  g_assert_true (write_much (fixture, events, &error));
  g_assert_no_error (error);
  store_fixture_reopen (fixture, TRUE);
  store_fixture_assert_sound (fixture);
}

/* --- schema scripts ------------------------------------------------------------------------ */

static const char *const SCRIPTS[] = {
  "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7); PRAGMA user_version = 1;",
  "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1; PRAGMA user_version = 2;",
  "CREATE TABLE b (z INTEGER); INSERT INTO nowhere VALUES (1); PRAGMA user_version = 3;",
  NULL,
};

static void
test_migration (void)
{
  g_autofree char  *directory = g_dir_make_tmp ("docket-store-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (directory, "some.db", NULL);
  g_autofree char  *copy = g_build_filename (directory, "copy.db", NULL);
  const char *const first[] = { SCRIPTS[0], NULL };
  const char *const two[] = { SCRIPTS[0], SCRIPTS[1], NULL };
  const char *const silent[] = { SCRIPTS[0], SCRIPTS[1], "CREATE TABLE c (z);", NULL };
  g_autoptr (GError) error = NULL;
  DocketDatabase *database = docket_database_open (path, DOCKET_DATABASE_CREATE, &error);
  DocketDatabase *copied;
  GStatBuf        status;
  gint64          number = 0;

  g_assert_no_error (error);
  g_assert_true (docket_migration_run (database, first, &error));
  g_assert_true (docket_migration_copy (database, copy, &error));
  g_assert_cmpint (g_stat (copy, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (docket_migration_run (database, two, &error));
  g_assert_true (docket_database_query_number (database, "SELECT y FROM a", &number, NULL));
  g_assert_cmpint (number, ==, 8);

  /* A script that fails half-way leaves nothing; one that forgets its version too */
  g_assert_false (docket_migration_run (database, SCRIPTS, &error));
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_clear_error (&error);
  g_assert_false (docket_migration_run (database, silent, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_clear_error (&error);
  docket_database_query_number (database, "PRAGMA user_version", &number, NULL);
  g_assert_cmpint (number, ==, 2);
  docket_database_query_number (database,
                                "SELECT count(*) FROM sqlite_schema WHERE name IN ('b', 'c')",
                                &number, NULL);
  g_assert_cmpint (number, ==, 0);
  docket_database_close (database);

  /* The copy is what was there before */
  copied = docket_database_open (copy, DOCKET_DATABASE_READ, &error);
  g_assert_no_error (error);
  docket_database_query_number (copied, "SELECT count(*) FROM pragma_table_info ('a')", &number,
                                NULL);
  g_assert_cmpint (number, ==, 1);
  docket_database_close (copied);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* A desk of an older schema: refused to readers, copied aside before a writer migrates it */
static void
test_older (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->directory, "desk-schema-0.db", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, docket_store_close);
  store_fixture_meddle (fixture, "PRAGMA user_version = 0");
  g_assert_null (docket_store_open (fixture->directory, FALSE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* Its tables are there already, so that the script fails: the desk stays as it was */
  g_assert_null (docket_store_open (fixture->directory, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_cmpint (store_fixture_count (fixture, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM desk"), ==, 1);
}

/* What schema 2 adds is made, and what is open is to be evaluated again */
static void
test_first_schema (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, docket_store_close);
  store_fixture_meddle (fixture, "DROP TABLE happened; UPDATE case_file SET until = NULL; "
                                 "PRAGMA user_version = 1");
  fixture->store = docket_store_open (fixture->directory, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM happened"), ==, 0);
  g_assert_cmpint (store_fixture_count (fixture, "SELECT until FROM case_file"), ==, 0);
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer), gconstpointer data)
{
  g_test_add (path, StoreFixture, data, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/store/create", test_create, NULL);
  add_test ("/store/store/create-twice", test_create_twice, NULL);
  g_test_add_func ("/store/store/missing", test_missing);
  for (gsize i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_autofree char *path = g_strconcat ("/store/store/refused/", REFUSED[i].name, NULL);

      add_test (path, test_refused, GSIZE_TO_POINTER (i));
    }
  add_test ("/store/store/no-database", test_no_database, NULL);
  add_test ("/store/store/settings", test_settings, NULL);
  add_test ("/store/store/read-only", test_read_only, NULL);
  add_test ("/store/store/snapshot", test_snapshot, NULL);
  add_test ("/store/store/reader-keeps-log", test_reader_keeps_log, NULL);
  add_test ("/store/store/full-disk/commit", test_full_disk, GUINT_TO_POINTER (6));
  add_test ("/store/store/full-disk/append", test_full_disk, GUINT_TO_POINTER (1000));
  g_test_add_func ("/store/store/migration", test_migration);
  add_test ("/store/store/older", test_older, NULL);
  g_test_add ("/store/store/first-schema", StoreFixture, NULL, store_fixture_set_up_case,
              test_first_schema, store_fixture_tear_down_sound);
  return g_test_run ();
}
