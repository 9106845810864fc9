/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolling to a new day past cases that cannot be evaluated. */
#include "docket-test-desk.h"

#include "rules/docket-rules-library.h"

#include <glib/gstdio.h>

/* A desk with a case of the shipped rules, and one of rules that are lost */
typedef struct
{
  DocketTestDesk *test;
  char           *good;
  char           *lost;
  char           *blob; /* the only copy of the lost rules */
  char           *away; /* where it is kept meanwhile */
} Fixture;

/* The shipped rules under another version, which is the later one */
static char *
make_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, &error);
  const DocketRulesFile *file;
  g_auto (GStrv) parts = NULL;
  gsize size;

  g_assert_no_error (error);
  file = docket_rules_library_find_latest (library, "GG");
  parts = g_strsplit (g_bytes_get_data (file->bytes, &size), " version=\"2021\"", 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (" version=\"2021a\"", parts);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_rules ();
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *shard = g_strndup (sha256, 2);
  g_autofree char *directory = NULL;
  g_autofree char *path = NULL;

  fixture->test = docket_test_desk_new ();
  fixture->good = docket_test_desk_import (fixture->test, "2022-01-06", "01-plain.eml");
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->good, "accept compliant=yes");
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->good,
                        "notify channel=email outcome=reached");
  directory = g_build_filename (fixture->test->directory, "rules", NULL);
  path = g_build_filename (directory, "later.xml", NULL);
  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  fixture->lost = docket_test_desk_import (fixture->test, "2022-01-06", "02-gb18030.eml");
  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture->blob = g_build_filename (fixture->test->directory, "vault", shard, sha256 + 2, NULL);
  fixture->away = g_build_filename (fixture->test->directory, "away", NULL);
  g_assert_cmpint (g_rename (fixture->blob, fixture->away), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (g_file_test (fixture->away, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (fixture->away, fixture->blob), ==, 0);
  docket_test_desk_free (fixture->test);
  g_free (fixture->good);
  g_free (fixture->lost);
  g_free (fixture->blob);
  g_free (fixture->away);
}

static GPtrArray *
list (DocketDesk *desk)
{
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE, .sort = "case" };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = docket_desk_list (desk, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  return rows;
}

/* What can be evaluated is, what cannot is listed as it stood, and told */
static void
test_lost_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture->test, "2022-02-06", "li");
  g_autoptr (GPtrArray) rows = list (desk);
  g_autoptr (GPtrArray) again = list (desk);
  g_auto (GStrv) unevaluated = docket_desk_dup_unevaluated (desk);
  g_auto (GStrv) warnings = docket_desk_dup_warnings (desk);

  g_assert_cmpstr (((DocketCaseRow *) rows->pdata[0])->shown, ==, "await-window");
  g_assert_cmpstr (((DocketCaseRow *) rows->pdata[1])->shown, ==, "received");
  g_assert_cmpstr (((DocketCaseRow *) again->pdata[0])->shown, ==, "await-window");
  g_assert_cmpuint (g_strv_length (unevaluated), ==, 1);
  g_assert_true (g_str_has_prefix (unevaluated[0], fixture->lost));
  g_assert_true (g_strv_contains ((const char *const *) warnings, unevaluated[0]));
}

/* Once the file is back, another program sees the case as it is */
static void
test_mended (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture->test, "2022-02-06", "li");
  g_autoptr (DocketDesk) next = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_auto (GStrv) none = NULL;

  g_ptr_array_unref (list (desk));
  g_clear_object (&desk);
  g_assert_cmpint (g_rename (fixture->away, fixture->blob), ==, 0);
  next = docket_test_desk_open (fixture->test, "2022-02-06", "li");
  after = list (next);
  none = docket_desk_dup_unevaluated (next);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* So does the same program once somebody acted on it */
static void
test_acted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture->test, "2022-02-06", "li");
  const char *const inputs[] = { "text=a", NULL };
  g_autoptr (GPtrArray) after = NULL;
  g_auto (GStrv) none = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (list (desk));
  g_assert_cmpint (g_rename (fixture->away, fixture->blob), ==, 0);
  docket_desk_act (desk, fixture->lost, "note", inputs, NULL, &error);
  g_assert_no_error (error);
  after = list (desk);
  none = docket_desk_dup_unevaluated (desk);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/desk/roll/lost-rules", test_lost_rules);
  add_test ("/desk/roll/mended", test_mended);
  add_test ("/desk/roll/acted", test_acted);
  return g_test_run ();
}
