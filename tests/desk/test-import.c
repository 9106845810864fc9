/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails into cases: opened, merged, known already, unreadable, taken apart again. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-case-file.h"

#include <glib/gstdio.h>
#include <locale.h>

/* Lines "file status case" of everything that was told */
static void
note_mail (const DocketImported *imported, gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "%s %s %s\n", imported->file,
                          docket_import_status_get_name (imported->status),
                          imported->kase != NULL ? imported->kase : "-");
}

static char *
import_paths (DocketTestDesk *test, const char *const *paths, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GString) told = g_string_new (NULL);

  if (!docket_desk_import (desk, paths, note_mail, told, NULL, error))
    return NULL;
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static char *
import_mail (DocketTestDesk *test, const char *name)
{
  g_autofree char  *relative = g_build_filename ("intake", "mails", name, NULL);
  g_autofree char  *path = docket_test_desk_dup_data (relative);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  char *told = import_paths (test, paths, &error);

  g_assert_no_error (error);
  return told;
}

static void
assert_told (DocketTestDesk *test, const char *name, const char *what)
{
  g_autofree char *told = import_mail (test, name);
  g_autofree char *wanted = g_strdup_printf ("%s %s\n", name, what);

  g_assert_cmpstr (told, ==, wanted);
}

static void
test_outcomes (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();

  assert_told (test, "01-plain.eml", "opened GG-2022-0001");
  assert_told (test, "13-same-pair-again.eml", "merged GG-2022-0001");
  assert_told (test, "14-same-message-id.eml", "duplicate GG-2022-0001");
  assert_told (test, "22-not-a-complaint.eml", "opened GG-2022-0002");
  assert_told (test, "24-empty.eml", "unparsed -");
  assert_told (test, "01-plain.eml", "duplicate GG-2022-0001");
  assert_told (test, "24-empty.eml", "duplicate -");
}

static gint64
count_events (DocketTestDesk *test)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  gint64 events;

  docket_desk_verify (desk, FALSE, &problems, &events, &error);
  g_assert_no_error (error);
  return events;
}

/* A folder, and the same again: nothing new is entered the second time */
static void
test_repeated (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *folder = docket_test_desk_dup_data ("intake/mails");
  const char *const paths[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *first G_GNUC_UNUSED = import_paths (test, paths, &error);
  gint64                 events = count_events (test);
  g_autofree char       *second = import_paths (test, paths, &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (count_events (test), ==, events);
  lines = g_strsplit (g_strchomp (second), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 25);
  for (gsize i = 0; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (lines[i], " duplicate "));
}

static void
test_missing_path (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *mail = docket_test_desk_dup_data ("intake/mails/01-plain.eml");
  const char *const paths[] = { mail, "/nonexistent.eml", NULL };
  g_autoptr (GError) error = NULL;
  gint64 events = count_events (test);

  g_assert_null (import_paths (test, paths, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_cmpint (count_events (test), ==, events);
}

static DocketCaseView *
view_case (DocketTestDesk *test, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

/* Counted once however many mails there are; split again, each mail has a case of its own */
static void
test_split (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *first  G_GNUC_UNUSED = import_mail (test, "01-plain.eml");
  g_autofree char *second G_GNUC_UNUSED = import_mail (test, "13-same-pair-again.eml");
  g_autoptr (DocketCaseView) merged = view_case (test, "GG-2022-0001");
  g_autoptr (DocketCaseView) rest = NULL;
  g_autoptr (DocketCaseView) other = NULL;

  g_assert_cmpuint (merged->messages->len, ==, 2);
  docket_test_desk_act (test, "2022-01-10", "li", "GG-2022-0001", "accept compliant=yes");
  docket_test_desk_act (test, "2022-01-10", "li", "GG-2022-0001", "split message=M2");
  rest = view_case (test, "GG-2022-0001");
  other = view_case (test, "GG-2022-0002");
  g_assert_cmpuint (rest->messages->len, ==, 2);
  g_assert_cmpstr (((DocketMessageRow *) rest->messages->pdata[1])->status, ==, "split");
  g_assert_cmpuint (other->messages->len, ==, 1);
  g_assert_cmpuint (other->ledger->len, ==, 0);
  g_assert_cmpuint (rest->ledger->len, ==, 1);
  g_assert_cmpstr (docket_event_get (other->events->pdata[0], "cause"), !=, NULL);
}

static void
test_split_unknown_message (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *told G_GNUC_UNUSED = import_mail (test, "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  const char *const inputs[] = { "message=M1", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_act (desk, "GG-2022-0001", "split", inputs, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
}

static void
cancel_after_first (const DocketImported *imported, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autofree char  *folder = docket_test_desk_dup_data ("intake/mails");
  const char *const paths[] = { folder, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      docket_desk_import (desk, paths, cancel_after_first, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What the sender called a file is kept to be shown; no file of that name is ever made */
static void
test_hostile_name (void)
{
  static const char mail[] =
      "From: a <a@example.cn>\r\nSubject: x\r\nMessage-ID: <h@example.cn>\r\n"
      "Date: Wed, 05 Jan 2022 09:30:00 +0800\r\nMIME-Version: 1.0\r\n"
      "Content-Type: image/png; name=\"../../etc/passwd\"\r\n"
      "Content-Disposition: attachment; filename=\"../../etc/passwd\"\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n";
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char  *path = g_build_filename (test->directory, "hostile.eml", NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  g_assert_true (g_file_set_contents (path, mail, -1, NULL));
  told = import_paths (test, paths, &error);
  g_assert_no_error (error);
  view = view_case (test, "GG-2022-0001");
  g_assert_cmpuint (view->evidence->len, ==, 1);
  g_assert_cmpstr (((DocketEvidenceRow *) view->evidence->pdata[0])->name, ==, "../../etc/passwd");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/import/outcomes", test_outcomes);
  g_test_add_func ("/desk/import/repeated", test_repeated);
  g_test_add_func ("/desk/import/missing-path", test_missing_path);
  g_test_add_func ("/desk/import/split", test_split);
  g_test_add_func ("/desk/import/split-unknown-message", test_split_unknown_message);
  g_test_add_func ("/desk/import/cancelled", test_cancelled);
  g_test_add_func ("/desk/import/hostile-name", test_hostile_name);
  return g_test_run ();
}
