/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails in: files, folders, the clipboard; what became of them; what could not be read. */

#include "docket-gtk-fixture.h"

#include "gtk/docket-import-clipboard.h"
#include "gtk/docket-import-dialog.h"
#include "gtk/docket-import-job.h"
#include "gtk/docket-import-row.h"
#include "gtk/docket-unparsed-dialog.h"

#include "desk/docket-desk-mail.h"

#include <glib/gstdio.h>
#include <locale.h>

#define TODAY "2022-01-10"

typedef struct
{
  DocketTestDesk *test;
  DocketDesk     *desk;
  GtkWindow      *window;
  char           *opened; /* the case that was asked for last */
} Fixture;

static void
open_case_cb (GSimpleAction *action, GVariant *number, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->opened);
  fixture->opened = g_variant_dup_string (number, NULL);
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-case", G_VARIANT_TYPE_STRING);

  *fixture = (Fixture) { .test = docket_test_desk_new () };
  fixture->desk = docket_test_desk_open (fixture->test, TODAY, "li");
  fixture->window = docket_gtk_present (gtk_label_new ("parent"), 800, 600);
  g_signal_connect (action, "activate", G_CALLBACK (open_case_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
tear_down (Fixture *fixture)
{
  GtkWidget *dialog = find_window (DOCKET_TYPE_IMPORT_DIALOG);

  if (dialog != NULL)
    {
      g_object_ref (dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      docket_gtk_settle ();
      g_assert_finalize_object (G_OBJECT (dialog));
    }
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (G_OBJECT (fixture->desk));
  docket_test_desk_free (fixture->test);
  g_free (fixture->opened);
}

static GListModel *
make_files (const char *first, const char *second)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  const char *names[] = { first, second };

  for (gsize i = 0; i < G_N_ELEMENTS (names) && names[i] != NULL; i++)
    {
      g_autofree char *path = docket_test_desk_dup_data (names[i]);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

static gboolean
has_list (gpointer dialog)
{
  return docket_gtk_find_type (dialog, GTK_TYPE_LIST_VIEW) != NULL;
}

static GListModel *
wait_rows (GType type)
{
  GtkWidget *dialog = find_window (type);
  GtkWidget *list;

  g_assert_nonnull (dialog);
  docket_gtk_wait (has_list, dialog);
  docket_gtk_settle ();
  list = docket_gtk_find_type (dialog, GTK_TYPE_LIST_VIEW);
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* "New Cases 17; Could Not Be Read 2; " */
static char *
describe_headings (GListModel *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, i);
      g_autoptr (DocketImportRow) item = gtk_tree_list_row_get_item (row);
      g_autofree char *title = NULL;
      g_autofree char *detail = NULL;

      if (docket_import_row_get_mails (item) == NULL)
        continue;
      g_object_get (item, "title", &title, "detail", &detail, NULL);
      g_string_append_printf (text, "%s %s; ", title, detail);
    }
  return g_string_free (text, FALSE);
}

static void
test_folder (void)
{
  Fixture          fixture;
  g_autofree char *text = NULL;
  g_autoptr (GListModel) files = make_files ("intake/mails", NULL);

  set_up (&fixture);
  docket_import_start (GTK_WIDGET (fixture.window), fixture.desk, files);
  text = describe_headings (wait_rows (DOCKET_TYPE_IMPORT_DIALOG));
  g_assert_cmpstr (text, ==,
                   "New Cases 20; Put to Open Cases 1; Known Already 2; Could Not Be Read 2; ");
  g_assert_nonnull (docket_gtk_find (find_window (DOCKET_TYPE_IMPORT_DIALOG), "21 Mails Imported"));
  tear_down (&fixture);
}

/* What the dialog says after importing @first and @second */
static void
assert_outcome (Fixture *fixture, const char *first, const char *second, const char *heading)
{
  g_autoptr (GListModel) files = make_files (first, second);
  GtkWidget *dialog;

  docket_import_start (GTK_WIDGET (fixture->window), fixture->desk, files);
  wait_rows (DOCKET_TYPE_IMPORT_DIALOG);
  dialog = find_window (DOCKET_TYPE_IMPORT_DIALOG);
  g_assert_nonnull (docket_gtk_find (dialog, heading));
  docket_gtk_assert_nothing_cut (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
}

/* A mail that opened no case is not told as imported */
static void
test_outcome (void)
{
  static const char plain[] = "intake/mails/01-plain.eml";
  static const char empty[] = "intake/mails/24-empty.eml";
  static const char noise[] = "intake/mails/25-binary-noise.eml";
  Fixture           fixture;

  set_up (&fixture);
  assert_outcome (&fixture, empty, NULL, "1 Mail Could Not Be Read");
  assert_outcome (&fixture, plain, noise, "1 Mail Imported");
  assert_outcome (&fixture, plain, NULL, "No New Mail");
  assert_outcome (&fixture, plain, noise, "No New Mail");
  tear_down (&fixture);
}

/* A mail that is listed opens its case; the dialog goes */
static void
test_open (void)
{
  Fixture    fixture;
  GtkWidget *dialog;
  GtkWidget *list;
  g_autoptr (GListModel) files = make_files ("intake/mails/01-plain.eml", NULL);

  set_up (&fixture);
  docket_import_start (GTK_WIDGET (fixture.window), fixture.desk, files);
  g_assert_cmpuint (g_list_model_get_n_items (wait_rows (DOCKET_TYPE_IMPORT_DIALOG)), ==, 2);
  dialog = find_window (DOCKET_TYPE_IMPORT_DIALOG);
  list = docket_gtk_find_type (dialog, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (docket_gtk_find (dialog, "海豚影视 × 阿花在努力130"));
  g_signal_emit_by_name (list, "activate", 1);
  docket_gtk_settle ();
  g_assert_cmpstr (fixture.opened, ==, "GG-2022-0001");
  g_assert_null (find_window (DOCKET_TYPE_IMPORT_DIALOG));
  tear_down (&fixture);
}

/* A folder of @n short mails in the desk's directory */
static GListModel *
make_many (Fixture *fixture, guint n)
{
  g_autofree char *folder = g_build_filename (fixture->test->directory, "mails", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%02u.eml", folder, i);
      g_autofree char *text = g_strdup_printf (
          "From: <a@mail.example>\nSubject: s\nMessage-ID: <%u@mail.example>\n\ntext\n", i);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  g_list_store_append (files, file);
  return G_LIST_MODEL (files);
}

static gboolean
has_all_rows (gpointer rows)
{
  return g_list_model_get_n_items (rows) == 31;
}

/* A long list stays closed; opened, it has every mail after a moment */
static void
test_long (void)
{
  Fixture     fixture;
  GListModel *rows;
  GtkWidget  *list;
  g_autoptr (GListModel) files = NULL;

  set_up (&fixture);
  files = make_many (&fixture, 30);
  docket_import_start (GTK_WIDGET (fixture.window), fixture.desk, files);
  rows = wait_rows (DOCKET_TYPE_IMPORT_DIALOG);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 1);
  list = docket_gtk_find_type (find_window (DOCKET_TYPE_IMPORT_DIALOG), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 0);
  docket_gtk_wait (has_all_rows, rows);
  tear_down (&fixture);
}

/* A path that is not there: told, and nothing was taken in */
static void
test_failed (void)
{
  Fixture fixture;
  g_autoptr (GListModel) files = make_files ("intake/mails/01-plain.eml", "intake/none.eml");

  set_up (&fixture);
  docket_import_start (GTK_WIDGET (fixture.window), fixture.desk, files);
  g_assert_cmpuint (g_list_model_get_n_items (wait_rows (DOCKET_TYPE_IMPORT_DIALOG)), ==, 0);
  g_assert_nonnull (
      docket_gtk_find (find_window (DOCKET_TYPE_IMPORT_DIALOG), "No Mail Was Imported"));
  tear_down (&fixture);
}

static void
test_choose (void)
{
  Fixture fixture;

  set_up (&fixture);
  docket_import_choose (GTK_WIDGET (fixture.window), fixture.desk);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (find_window (DOCKET_TYPE_IMPORT_DIALOG), "Drop Mails Here"));
  docket_gtk_assert_nothing_cut (find_window (DOCKET_TYPE_IMPORT_DIALOG));
  tear_down (&fixture);
}

/* --- the job -------------------------------------------------------------------------------- */

static gboolean
is_job_done (gpointer job)
{
  return !docket_import_job_is_running (job);
}

/* Stopped at once: what is told is done, the rest is not there */
static void
test_stop (void)
{
  Fixture          fixture;
  DocketImportJob *job;
  g_autoptr (GListModel) files = make_files ("intake/mails", NULL);
  guint done, total;

  set_up (&fixture);
  job = docket_import_job_new (fixture.desk);
  docket_import_job_start (job, files, NULL);
  docket_import_job_stop (job);
  docket_gtk_wait (is_job_done, job);
  docket_import_job_get_progress (job, &done, &total);
  g_assert_true (docket_import_job_was_stopped (job));
  g_assert_no_error (docket_import_job_get_error (job));
  g_assert_cmpuint (done, <, 25);
  g_assert_finalize_object (G_OBJECT (job));
  tear_down (&fixture);
}

/* Files without a path are copied first, each under a name of its own */
static void
test_same_names (void)
{
  Fixture          fixture;
  DocketImportJob *job;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  guint done, total;

  for (gsize i = 0; i < 2; i++)
    {
      static const char *const uris[] = { "resource:///org/gtk/libgtk/theme/Default/gtk.css",
                                          "resource:///org/gtk/libgtk/theme/Empty/gtk.css" };
      g_autoptr (GFile) file = g_file_new_for_uri (uris[i]);

      g_list_store_append (files, file);
    }
  set_up (&fixture);
  job = docket_import_job_new (fixture.desk);
  docket_import_job_start (job, G_LIST_MODEL (files), NULL);
  docket_gtk_wait (is_job_done, job);
  g_assert_no_error (docket_import_job_get_error (job));
  docket_import_job_get_progress (job, &done, &total);
  for (guint i = 0; i < 2; i++)
    {
      static const char *const names[] = { "gtk.css", "2-gtk.css" };
      g_autoptr (GObject) row =
          g_list_model_get_item (docket_import_job_get_mails (job, DOCKET_IMPORT_UNPARSED), i);
      g_autofree char *title = NULL;

      g_object_get (row, "title", &title, NULL);
      g_assert_cmpstr (title, ==, names[i]);
    }
  g_assert_cmpuint (done, ==, 2);
  g_assert_finalize_object (G_OBJECT (job));
  tear_down (&fixture);
}

/* --- the clipboard -------------------------------------------------------------------------- */

static const char SOURCE[] = "From: <a@mail.example>\r\n"
                             "Subject: A+B+=?UTF-8?B?55Sz6K+J6Kej57uR?=\r\n"
                             "Message-ID: <1@mail.example>\r\n\r\nhello\r\n";

static void
test_paste (void)
{
  Fixture fixture;
  g_autoptr (DocketCaseView) view = NULL;
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, SOURCE, -1);
  g_autofree char *text = NULL;

  set_up (&fixture);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)), SOURCE);
  docket_import_paste (GTK_WIDGET (fixture.window), fixture.desk);
  docket_gtk_settle ();
  text = describe_headings (wait_rows (DOCKET_TYPE_IMPORT_DIALOG));
  g_assert_cmpstr (text, ==, "New Cases 1; ");
  view = docket_desk_dup_case (fixture.desk, "GG-2022-0001", NULL);
  g_assert_cmpstr (((DocketMessageRow *) view->messages->pdata[0])->sha256, ==, digest);
  tear_down (&fixture);
}

/* Any other text is left alone */
static void
test_paste_text (void)
{
  Fixture fixture;

  set_up (&fixture);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)), "no mail");
  docket_import_paste (GTK_WIDGET (fixture.window), fixture.desk);
  docket_gtk_settle ();
  g_assert_null (find_window (DOCKET_TYPE_IMPORT_DIALOG));
  tear_down (&fixture);
}

static void
test_is_mail (void)
{
  static const struct
  {
    const char *text;
    gboolean    mail;
  } CASES[] = {
    { "From: a\nSubject: b\n\ntext", TRUE },
    { "From: a\r\nTo: c\r\n d\r\nDate: b\r\n\r\ntext: x", TRUE },
    { "From a@b Mon Jan  1\nReceived: x\nSubject: b\n", TRUE },
    { "received: x\nDATE: b", TRUE },
    { "", FALSE },
    { "\nFrom: a\nSubject: b\n", FALSE },
    { "From: a\nthis is no field\nSubject: b\n", FALSE },
    { "Subject: only one\n\nFrom: a\n", FALSE },
    { "http://from:subject:\n", FALSE },
    { "你好：海豚影视\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    g_assert_cmpint (docket_import_clipboard_is_mail (CASES[i].text), ==, CASES[i].mail);
}

/* --- mails that could not be read ------------------------------------------------------------ */

static void
test_unparsed (void)
{
  Fixture    fixture;
  GtkWidget *dialog;
  g_autoptr (GListModel) files =
      make_files ("intake/mails/24-empty.eml", "intake/mails/25-binary-noise.eml");

  set_up (&fixture);
  docket_unparsed_dialog_present (GTK_WIDGET (fixture.window), fixture.desk);
  docket_gtk_settle ();
  dialog = find_window (DOCKET_TYPE_UNPARSED_DIALOG);
  g_assert_nonnull (docket_gtk_find (dialog, "Every Mail Could Be Read"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();

  docket_import_start (GTK_WIDGET (fixture.window), fixture.desk, files);
  wait_rows (DOCKET_TYPE_IMPORT_DIALOG);
  docket_unparsed_dialog_present (GTK_WIDGET (fixture.window), fixture.desk);
  g_assert_cmpuint (g_list_model_get_n_items (wait_rows (DOCKET_TYPE_UNPARSED_DIALOG)), ==, 2);
  dialog = find_window (DOCKET_TYPE_UNPARSED_DIALOG);
  g_assert_nonnull (docket_gtk_find (dialog, "25-binary-noise.eml"));
  g_object_ref (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
  g_assert_finalize_object (G_OBJECT (dialog));
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/import-dialog/folder", test_folder);
  g_test_add_func ("/gtk/import-dialog/outcome", test_outcome);
  g_test_add_func ("/gtk/import-dialog/open", test_open);
  g_test_add_func ("/gtk/import-dialog/long", test_long);
  g_test_add_func ("/gtk/import-dialog/failed", test_failed);
  g_test_add_func ("/gtk/import-dialog/choose", test_choose);
  g_test_add_func ("/gtk/import-job/stop", test_stop);
  g_test_add_func ("/gtk/import-job/same-names", test_same_names);
  g_test_add_func ("/gtk/import-clipboard/paste", test_paste);
  g_test_add_func ("/gtk/import-clipboard/paste-text", test_paste_text);
  g_test_add_func ("/gtk/import-clipboard/is-mail", test_is_mail);
  g_test_add_func ("/gtk/unparsed-dialog/list", test_unparsed);
  return g_test_run ();
}
