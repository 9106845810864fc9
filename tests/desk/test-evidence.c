/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence read back from the vault: whole, damaged, missing; its text, its name, a copy. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-desk-evidence.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  DocketTestDesk *test;
  DocketDesk     *desk;
  char           *number;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = docket_test_desk_import (fixture->test, "2022-01-06", "01-plain.eml");
  fixture->desk = docket_test_desk_open (fixture->test, "2022-01-06", "li");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->desk);
  docket_test_desk_free (fixture->test);
  g_free (fixture->number);
}

/* Puts a file of that content into the case; gives its id */
static char *
attach (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char  *path = g_build_filename (fixture->test->directory, name, NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  ids = docket_desk_attach (fixture->desk, fixture->number, paths, "something", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  return g_strdup (ids[0]);
}

static char *
find_file (Fixture *fixture, const char *id)
{
  g_autoptr (DocketExhibit) exhibit =
      docket_desk_dup_exhibit (fixture->desk, fixture->number, id, 0, NULL);
  g_autofree char *folder = g_strndup (exhibit->row->sha256, 2);

  return g_build_filename (fixture->test->directory, "vault", folder, exhibit->row->sha256 + 2,
                           NULL);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture, "a.txt", "abc");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketExhibit) exhibit =
      docket_desk_dup_exhibit (fixture->desk, fixture->number, id, 3, &error);
  g_autoptr (DocketExhibit) larger =
      docket_desk_dup_exhibit (fixture->desk, fixture->number, id, 2, &error);
  g_autoptr (GBytes) bytes = docket_desk_dup_evidence (fixture->desk, fixture->number, id, &error);

  g_assert_no_error (error);
  g_assert_true (exhibit->intact && larger->intact);
  g_assert_cmpstr (exhibit->found, ==, exhibit->row->sha256);
  g_assert_true (g_bytes_equal (exhibit->content, bytes));
  g_assert_null (larger->content);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "abc", 3);
}

/* What was changed behind our back is told with both digests, and never handed out */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char DIGEST_OF_ABD[] =
      "a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9";
  g_autofree char *id = attach (fixture, "a.txt", "abc");
  g_autofree char *path = find_file (fixture, id);
  g_autofree char *copy = g_build_filename (fixture->test->directory, "copy", NULL);
  g_autoptr (DocketExhibit) exhibit = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "abd", -1, NULL));
  exhibit = docket_desk_dup_exhibit (fixture->desk, fixture->number, id, G_MAXUINT64, &error);
  g_assert_no_error (error);
  g_assert_false (exhibit->intact);
  g_assert_null (exhibit->content);
  g_assert_cmpstr (exhibit->found, ==, DIGEST_OF_ABD);
  g_assert_null (docket_desk_dup_evidence (fixture->desk, fixture->number, id, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, DIGEST_OF_ABD));
  g_assert_nonnull (strstr (error->message, exhibit->row->sha256));
  g_clear_error (&error);
  g_assert_false (docket_desk_copy_evidence (fixture->desk, fixture->number, id, copy, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (path, "abc", -1, NULL));
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture, "a.txt", "abc");
  g_autofree char *path = find_file (fixture, id);
  g_autoptr (DocketExhibit) exhibit = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_remove (path), ==, 0);
  exhibit = docket_desk_dup_exhibit (fixture->desk, fixture->number, id, 10, &error);
  g_assert_no_error (error);
  g_assert_false (exhibit->intact);
  g_assert_null (exhibit->found);
  g_assert_null (docket_desk_dup_evidence (fixture->desk, fixture->number, id, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_true (g_file_set_contents (path, "abc", -1, NULL));
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = { { NULL, "E99" }, { "XX-2022-0001", "E1" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *number = cases[i][0] == NULL ? fixture->number : cases[i][0];
      g_autoptr (GError) error = NULL;

      g_assert_null (docket_desk_dup_exhibit (fixture->desk, number, cases[i][1], 1, &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
    }
}

static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = attach (fixture, "a.txt", "abc");
  g_autofree char *path = g_build_filename (fixture->test->directory, "copy", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  docket_desk_copy_evidence (fixture->desk, fixture->number, id, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "abc");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_false (
      docket_desk_copy_evidence (fixture->desk, fixture->number, id, "/nonexistent/copy", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

static void
test_names (void)
{
  static const char *const cases[][2] = {
    { "chat.png", "E7-chat.png" },
    { "../../etc/passwd", "E7-passwd" },
    { "\xe2\x80\xaegnp.exe", "E7-_gnp.exe" },
    { "", "E7-file" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketEvidenceRow row = { .id = (char *) "E7", .name = (char *) cases[i][0] };
      g_autofree char  *name = docket_evidence_dup_file_name (&row);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_text (void)
{
  static const struct
  {
    const char *media_type;
    const char *bytes;
    gsize       limit;
    const char *text;
    gboolean    cut;
  } cases[] = {
    { "text/plain", "plain\r\nwords", 100, "plain\nwords", FALSE },
    { "text/plain", "\xba\xcf\xcd\xac\xce\xde\xd0\xa7", 100, "合同无效", FALSE },
    { "text/plain", "合同", 4, "合", TRUE },
    { "text/html", "<p>one<script>x</script><p>two", 100, "one\ntwo", FALSE },
    { "application/json", "{}", 100, "{}", FALSE },
    { "message/rfc822", "From: a@example.org\nTo: b@example.org\nSubject: s\n\nbody\n", 100,
      "From: a@example.org\nTo: b@example.org\nSubject: s\n\nbody", FALSE },
    { "image/png", "x", 100, NULL, FALSE },
    { "application/octet-stream", "x", 100, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      gboolean         cut = !cases[i].cut;
      g_autofree char *text =
          docket_evidence_dup_text (content, cases[i].media_type, cases[i].limit, &cut);

      g_assert_cmpstr (text == NULL ? NULL : g_strchomp (text), ==, cases[i].text);
      g_assert_cmpint (cut, ==, cases[i].cut);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/evidence/whole", test_whole);
  ADD ("/desk/evidence/damaged", test_damaged);
  ADD ("/desk/evidence/missing", test_missing);
  ADD ("/desk/evidence/unknown", test_unknown);
  ADD ("/desk/evidence/copied", test_copied);
  g_test_add_func ("/desk/evidence/names", test_names);
  g_test_add_func ("/desk/evidence/text", test_text);
  return g_test_run ();
}
