/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the store share. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

static void
remove_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("docket-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = docket_store_create (fixture->directory, STORE_DESK, &error);
  g_assert_no_error (error);
  fixture->at = STORE_START;
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->store, docket_store_close);
  remove_directory (fixture->directory);
  g_free (fixture->directory);
}

void
store_fixture_reopen (StoreFixture *fixture, gboolean writable)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->store, docket_store_close);
  fixture->store = docket_store_open (fixture->directory, writable, &error);
  g_assert_no_error (error);
}

static DocketEvent *
make_event (StoreFixture *fixture, const char *subject, const char *action, va_list values)
{
  g_autofree char *full = g_strconcat (STORE_DESK, "/", subject, NULL);
  DocketEvent     *event = docket_event_new (full, action);
  const char      *name;

  event->at = fixture->at;
  fixture->at += 60;
  g_free (event->actor);
  event->actor = g_strdup ("lin");
  g_free (event->auth);
  event->auth = g_strdup ("claimed");
  while ((name = va_arg (values, const char *)) != NULL)
    docket_event_add (event, name, va_arg (values, const char *));
  return event;
}

DocketEvent *
store_fixture_event (StoreFixture *fixture, const char *subject, const char *action, ...)
{
  DocketEvent *event;
  va_list      values;

  va_start (values, action);
  event = make_event (fixture, subject, action, values);
  va_end (values);
  return event;
}

void
store_fixture_take (StoreFixture *fixture, DocketEvent *event)
{
  g_autoptr (GError) error = NULL;

  docket_store_append (fixture->store, event, &error);
  g_assert_no_error (error);
  docket_event_free (event);
}

gint64
store_fixture_append (StoreFixture *fixture, const char *subject, const char *action, ...)
{
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  va_list values;

  va_start (values, action);
  event = make_event (fixture, subject, action, values);
  va_end (values);
  docket_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  docket_store_append (fixture->store, event, &error);
  g_assert_no_error (error);
  docket_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  return event->subject_seq;
}

void
store_fixture_open_case (StoreFixture *fixture,
                         const char   *number,
                         const char   *agency,
                         const char   *creator)
{
  g_autofree char *rules = g_strconcat ("GG 2021 ", store_fixture_digest ("rules"), NULL);

  store_fixture_append (fixture, number, "open", "on", "2026-03-01", "system", "GG", "kind",
                        "complaint", "title", "解绑申诉", "received", "2026-03-01T08:30:00",
                        "rules", rules, "calendar", store_fixture_digest ("calendar"),
                        "party.agency", agency, "party.creator", creator, "state", "intake", NULL);
}

const char *
store_fixture_digest (const char *text)
{
  static char  ring[8][DOCKET_DIGEST_HEX_LENGTH + 1];
  static guint next = 0;
  char        *hex = ring[next++ % G_N_ELEMENTS (ring)];
  DocketDigest digest;

  docket_digest_of_data (text, strlen (text), &digest);
  docket_digest_to_hex (&digest, hex);
  return hex;
}

static sqlite3 *
open_raw (StoreFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->directory, "desk.db", NULL);
  sqlite3         *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  return handle;
}

void
store_fixture_meddle (StoreFixture *fixture, const char *sql)
{
  sqlite3 *handle = open_raw (fixture);
  char    *message = NULL;

  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

char *
store_fixture_meddle_and_fail (StoreFixture *fixture, const char *sql)
{
  sqlite3 *handle = open_raw (fixture);
  char    *reason;

  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA recursive_triggers = ON", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), !=, SQLITE_OK);
  reason = g_strdup (sqlite3_errmsg (handle));
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return reason;
}

gint64
store_fixture_count (StoreFixture *fixture, const char *sql)
{
  sqlite3      *handle = open_raw (fixture);
  sqlite3_stmt *statement = NULL;
  gint64        count;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return count;
}

static void
assert_none (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

void
store_fixture_assert_sound (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  docket_store_verify_chain (fixture->store, problems, &error);
  g_assert_no_error (error);
  docket_store_verify_database (fixture->store, problems, &error);
  g_assert_no_error (error);
  docket_store_verify_projections (fixture->store, problems, &error);
  g_assert_no_error (error);
  assert_none (problems);
}

void
store_fixture_set_up_case (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_append (fixture, "desk", "init", "desk", STORE_DESK, NULL);
  store_fixture_append (fixture, "P-1", "register", "role", "agency", "name", "北京星光", NULL);
  store_fixture_append (fixture, "P-2", "register", "role", "creator", "name", "李四", NULL);
  store_fixture_append (fixture, "P-3", "register", "role", "creator", "name", "王五", NULL);
  store_fixture_open_case (fixture, STORE_CASE, "P-1", "P-2");
}

void
store_fixture_tear_down_sound (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_assert_sound (fixture);
  store_fixture_tear_down (fixture, data);
}

gpointer
store_fixture_row (GPtrArray *rows, guint index, guint n)
{
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, n);
  return g_ptr_array_index (rows, index);
}

DocketInstant
store_fixture_instant (const char *text)
{
  DocketInstant value = 0;

  g_assert_true (docket_instant_parse (text, &value));
  return value;
}

DocketDate
store_fixture_date (const char *text)
{
  DocketDate value = 0;

  g_assert_true (docket_date_parse (text, &value));
  return value;
}
