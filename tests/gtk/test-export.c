/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of the open case, written without stopping the window. */

#include "docket-gtk-fixture.h"

#include "gtk/docket-export.h"

#include <glib/gstdio.h>

typedef struct
{
  DocketTestDesk   *test;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWidget        *parent;
  GtkWindow        *window;
  char             *directory;
  char             *path;
} Fixture;

static void
set_up (Fixture *fixture, const char *name)
{
  g_autofree char *number = NULL;

  fixture->test = docket_test_desk_new ();
  number = docket_gtk_make_received (fixture->test);
  fixture->desk = docket_test_desk_open (fixture->test, "2022-01-06", "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, number);
  fixture->parent = gtk_label_new ("");
  fixture->window = docket_gtk_present (fixture->parent, 400, 300);
  fixture->directory = g_dir_make_tmp ("docket-export-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, name, NULL);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_object_unref (fixture->handle);
  g_object_unref (fixture->desk);
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->path);
  g_free (fixture->directory);
  docket_test_desk_free (fixture->test);
}

static gboolean
is_written (gpointer data)
{
  return g_file_test (((Fixture *) data)->path, G_FILE_TEST_EXISTS);
}

/* What is there once the file appears is the whole report, and the desk knows it for its own */
static void
test_written (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&fixture, "GG-2022-0001.xml");
  docket_export_report_to (fixture.parent, fixture.handle, fixture.path);
  docket_gtk_wait (is_written, &fixture);
  docket_gtk_settle ();
  docket_desk_verify_against (fixture.desk, fixture.path, &problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  tear_down (&fixture);
}

static gboolean
has_second_window (gpointer data)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1;
}

/* A failure is told, and nothing half-done stays */
static void
test_failed (void)
{
  Fixture fixture;

  set_up (&fixture, "missing/report.xml");
  docket_export_report_to (fixture.parent, fixture.handle, fixture.path);
  docket_gtk_wait (has_second_window, NULL);
  g_assert_false (is_written (&fixture));
  tear_down (&fixture);
}

/* While it is asked where to, the case is not held: it would be read after every change */
static void
test_asked (void)
{
  Fixture fixture;

  set_up (&fixture, "GG-2022-0001.xml");
  docket_export_report (fixture.parent, fixture.handle);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture.handle);
  fixture.handle = docket_gtk_open_case (fixture.desk, "GG-2022-0001");
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/export/written", test_written);
  g_test_add_func ("/gtk/export/failed", test_failed);
  g_test_add_func ("/gtk/export/asked", test_asked);
  return g_test_run ();
}
