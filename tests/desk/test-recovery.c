/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was cut short, left behind or put back from a copy: nothing half done stays, and who comes
 * next is not held up. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-disk-check.h"
#include "desk/docket-lock.h"
#include "store/docket-search.h"
#include "store/docket-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* --- making --------------------------------------------------------------------------------- */

static void
test_wrong_date_makes_nothing (void)
{
  g_autofree char  *parent = g_dir_make_tmp ("docket-desk-XXXXXX", NULL);
  g_autofree char  *directory = g_build_filename (parent, "desk", NULL);
  DocketDeskOptions options = { .directory = directory, .actor = "admin" };
  const char *const wrong[] = { "2022-13-99", "soon", "0001-01-01" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      options.today = wrong[i];
      g_assert_false (docket_desk_create (&options, &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
      g_assert_false (g_file_test (directory, G_FILE_TEST_EXISTS));
    }
  g_assert_cmpint (g_rmdir (parent), ==, 0);
}

/* The database was there, the first event was not: the next one to make the desk completes it */
static void
test_making_cut_short (void)
{
  DocketTestDesk   *test = g_new0 (DocketTestDesk, 1);
  DocketDeskOptions options = { .today = "2022-01-05", .actor = "admin" };
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GError) error = NULL;

  test->directory = g_dir_make_tmp ("docket-desk-XXXXXX", NULL);
  options.directory = test->directory;
  docket_store_close (
      docket_store_create (test->directory, "00112233445566778899aabbccddeeff", &error));
  g_assert_no_error (error);
  docket_desk_create (&options, &error);
  g_assert_no_error (error);
  desk = docket_test_desk_open (test, "2022-01-05", "admin");
  g_assert_cmpstr (docket_desk_get_id (desk), ==, "00112233445566778899aabbccddeeff");
  actors = docket_desk_dup_actors (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actors->len, ==, 1);
  g_clear_object (&desk);
  g_assert_false (docket_desk_create (&options, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT);
  docket_test_desk_free (test);
}

/* --- the lock ------------------------------------------------------------------------------- */

/* Holds the lock in a process of its own until it is killed */
static pid_t
hold_in_child (const char *directory)
{
  int   ready[2];
  char  byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      DocketLock *lock = docket_lock_take (directory, NULL);

      if (lock == NULL || write (ready[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }
  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  close (ready[0]);
  return child;
}

static void
kill_child (pid_t child)
{
  int status;

  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

static void
test_lock_of_a_killed_holder (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *name = NULL;
  g_autoptr (DocketLock) lock = NULL;
  g_autoptr (GError) error = NULL;
  pid_t child = hold_in_child (test->directory);

  name = g_strdup_printf ("%d", (int) child);
  g_assert_null (docket_lock_take (test->directory, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, name));
  g_clear_error (&error);
  kill_child (child);
  lock = docket_lock_take (test->directory, &error);
  g_assert_no_error (error);
  g_assert_true (docket_lock_was_left (lock));

  /* Who takes it without putting things in order leaves that to the next */
  g_clear_pointer (&lock, docket_lock_release);
  lock = docket_lock_take (test->directory, &error);
  g_assert_no_error (error);
  g_assert_true (docket_lock_was_left (lock));
  docket_lock_put_in_order (lock);
  g_assert_false (docket_lock_was_left (lock));
  g_clear_pointer (&lock, docket_lock_release);
  lock = docket_lock_take (test->directory, &error);
  g_assert_no_error (error);
  g_assert_false (docket_lock_was_left (lock));
}

/* The vault's file of @text, which no event names */
static char *
put_orphan (DocketTestDesk *test, const char *text)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *shard = g_strndup (sha256, 2);
  g_autofree char *directory = g_build_filename (test->directory, "vault", shard, NULL);
  char            *path = g_build_filename (directory, sha256 + 2, NULL);

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The next program that writes removes what a killed one left; after an orderly end nobody looks */
static void
test_leftovers (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *orphan = put_orphan (test, "orphan");

  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=a");
  g_assert_true (g_file_test (orphan, G_FILE_TEST_EXISTS));
  kill_child (hold_in_child (test->directory));
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=b");
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
}

/* A sweep that fails is made up for by the next program */
static void
test_failed_sweep (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char  *orphan = put_orphan (test, "orphan");
  g_autofree char  *vault = g_build_filename (test->directory, "vault", NULL);
  g_autofree char  *away = g_build_filename (test->directory, "away", NULL);
  const char *const inputs[] = { "text=a", NULL };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (GError) error = NULL;

  kill_child (hold_in_child (test->directory));
  g_assert_cmpint (g_rename (vault, away), ==, 0);
  g_assert_true (g_file_set_contents (vault, "no directory", -1, NULL));
  g_assert_false (docket_desk_act (desk, number, "note", inputs, NULL, &error));
  g_assert_nonnull (error);
  g_clear_object (&desk);
  g_assert_cmpint (g_unlink (vault), ==, 0);
  g_assert_cmpint (g_rename (away, vault), ==, 0);
  g_assert_true (g_file_test (orphan, G_FILE_TEST_EXISTS));
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=b");
  g_assert_false (g_file_test (orphan, G_FILE_TEST_EXISTS));
}

/* --- the check of the database -------------------------------------------------------------- */

/* It runs beside everything else: waits until it says that all is well */
static char *
wait_for_mark (DocketTestDesk *test)
{
  g_autofree char *path = g_build_filename (test->directory, "checked", NULL);
  char            *text = NULL;

  while (!g_file_get_contents (path, &text, NULL, NULL))
    g_usleep (1000);
  return g_strstrip (text);
}

static void
test_check_is_due (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-check-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "checked", NULL);
  static const struct
  {
    const char *mark;
    gboolean    due;
  } cases[] = {
    { "2022-01-05T12:00:00\n", FALSE },
    { "2021-12-29T12:00:01\n", FALSE },
    { "2021-12-29T12:00:00\n", TRUE },
    { "2022-01-05T12:00:01\n", TRUE },
    { "yesterday", TRUE },
    { "", TRUE },
  };
  DocketInstant now;

  g_assert_true (docket_instant_parse ("2022-01-05T12:00:00", &now));
  g_assert_true (docket_disk_check_is_due (directory, now));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].mark);
      g_assert_true (g_file_set_contents (path, cases[i].mark, -1, NULL));
      g_assert_cmpint (docket_disk_check_is_due (directory, now), ==, cases[i].due);
    }
  docket_disk_check_forget (directory);
  g_assert_true (docket_disk_check_is_due (directory, now));
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* Whoever writes first has the database checked, and again when a program was killed */
static void
test_check (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  const char *const inputs[] = { "text=a", NULL };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-07T10:00:00", "li");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_auto (GStrv) warnings = NULL;

  docket_disk_check_forget (test->directory);
  g_assert_true (docket_desk_act (desk, number, "note", inputs, NULL, NULL));
  first = wait_for_mark (test);
  g_clear_object (&desk);

  kill_child (hold_in_child (test->directory));
  desk = docket_test_desk_open (test, "2022-01-08T10:00:00", "li");
  g_assert_true (docket_desk_act (desk, number, "note", inputs, NULL, NULL));
  do
    {
      g_free (second);
      second = wait_for_mark (test);
    }
  while (g_str_equal (first, second));
  warnings = docket_desk_dup_warnings (desk);
  g_assert_cmpuint (g_strv_length (warnings), ==, 0);
}

static void
count_warning_cb (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

/* Whatever is wrong with the file is told, and stays due */
static void
test_check_of_damage (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-check-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "desk.db", NULL);
  g_autofree char *warning = NULL;
  int              warned = 0;
  DocketDiskCheck *check;

  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  check = docket_disk_check_start (directory, 0, count_warning_cb, &warned);
  while (g_atomic_int_get (&warned) == 0)
    g_usleep (1000);
  warning = docket_disk_check_dup_warning (check);
  g_assert_nonnull (strstr (warning, directory));
  docket_disk_check_free (check);
  g_assert_true (docket_disk_check_is_due (directory, 0));
  g_assert_cmpint (warned, ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

/* Who only looks keeps nobody from writing */
static void
test_list_takes_no_lock (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06T23:59:59", "li");
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  rows = docket_desk_list (desk, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=a");
}

/* --- other versions of the files ------------------------------------------------------------ */

/* The schema's version stands in the header of the file: big-endian, 4 bytes from 60 on */
static void
write_schema_version (DocketTestDesk *test, guint8 version)
{
  g_autofree char *path = g_build_filename (test->directory, "desk.db", NULL);
  const guint8     bytes[] = { 0, 0, 0, version };
  int              file = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (file, bytes, sizeof bytes, 60), ==, sizeof bytes);
  close (file);
}

static GError *
fail_to_open (DocketTestDesk *test, gboolean read_only)
{
  DocketDeskOptions options = {
    .directory = test->directory, .today = "2022-01-06", .actor = "li", .read_only = read_only
  };
  GError *error = NULL;

  g_assert_null (docket_desk_open (&options, &error));
  return error;
}

/* There is no schema 0: one that says so is copied, then tried, and comes out as it was */
static void
test_other_schemas (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *copy = g_build_filename (test->directory, "desk-schema-0.db", NULL);
  g_autoptr (GError) newer = NULL;
  g_autoptr (GError) reading = NULL;
  g_autoptr (GError) writing = NULL;

  write_schema_version (test, 99);
  newer = fail_to_open (test, FALSE);
  g_assert_error (newer, DOCKET_ERROR, DOCKET_ERROR_TOO_NEW);
  write_schema_version (test, 0);
  reading = fail_to_open (test, TRUE);
  g_assert_error (reading, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  writing = fail_to_open (test, FALSE);
  g_assert_false (g_error_matches (writing, DOCKET_ERROR, DOCKET_ERROR_REFUSED));
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  write_schema_version (test, 2);
}

static guint
count_found (DocketTestDesk *test, const char *text)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = docket_desk_search (desk, text, 10, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
}

/* The search knows events that the journal has not any more: what takes their place is found */
static void
test_search_of_a_longer_journal (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *database = g_build_filename (test->directory, "desk.db", NULL);
  g_autofree char *copy = g_build_filename (test->directory, "copy.db", NULL);

  copy_file (database, copy);
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=银行流水");
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=另一条");
  g_assert_cmpuint (count_found (test, "流水"), ==, 1);
  copy_file (copy, database);
  g_assert_cmpuint (count_found (test, "流水"), ==, 0);
  g_assert_cmpuint (count_found (test, "海豚"), ==, 1);
  docket_test_desk_act (test, "2022-01-06", "li", number, "note text=合同原件");
  g_assert_cmpuint (count_found (test, "原件"), ==, 1);
  g_assert_cmpuint (count_found (test, "流水"), ==, 0);
}

/* --- copies --------------------------------------------------------------------------------- */

static void
back_up (DocketTestDesk *test, const char *directory, gint code)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (GError) error = NULL;

  docket_desk_backup (desk, directory, NULL, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, DOCKET_ERROR, code);
}

/* What would be lost is not written over: the desk itself, by whatever name, a copy that is in use,
 * and one that somebody went on working on */
static void
test_copies (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *itself = g_strconcat (test->directory, "/.", NULL);
  g_autofree char *directory = g_build_filename (test->directory, "copy", NULL);
  g_autofree char *log = g_build_filename (directory, "desk.db-wal", NULL);
  DocketTestDesk   copy = { directory };
  pid_t            child;

  back_up (test, test->directory, DOCKET_ERROR_CONFLICT);
  back_up (test, itself, DOCKET_ERROR_CONFLICT);
  back_up (test, directory, -1);
  child = hold_in_child (directory);
  back_up (test, directory, DOCKET_ERROR_BUSY);
  kill_child (child);
  g_assert_true (g_file_set_contents (log, "left by a killed program", -1, NULL));
  back_up (test, directory, -1);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  docket_test_desk_act (&copy, "2022-01-06", "li", number, "note text=only_here");
  back_up (test, directory, DOCKET_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/recovery/wrong-date-makes-nothing", test_wrong_date_makes_nothing);
  g_test_add_func ("/desk/recovery/making-cut-short", test_making_cut_short);
  g_test_add_func ("/desk/recovery/lock-of-a-killed-holder", test_lock_of_a_killed_holder);
  g_test_add_func ("/desk/recovery/leftovers", test_leftovers);
  g_test_add_func ("/desk/recovery/failed-sweep", test_failed_sweep);
  g_test_add_func ("/desk/recovery/check-is-due", test_check_is_due);
  g_test_add_func ("/desk/recovery/check", test_check);
  g_test_add_func ("/desk/recovery/check-of-damage", test_check_of_damage);
  g_test_add_func ("/desk/recovery/list-takes-no-lock", test_list_takes_no_lock);
  g_test_add_func ("/desk/recovery/other-schemas", test_other_schemas);
  g_test_add_func ("/desk/recovery/search-of-a-longer-journal", test_search_of_a_longer_journal);
  g_test_add_func ("/desk/recovery/copies", test_copies);
  return g_test_run ();
}
