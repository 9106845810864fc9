/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence of a case: list, preview, custody, damage, files that come in. */

#include "desk/docket-desk-evidence.h"
#include "gtk/docket-attach-dialog.h"
#include "gtk/docket-evidence-item.h"
#include "gtk/docket-evidence-pane.h"
#include "gtk/docket-exhibit-copy.h"
#include "gtk/docket-exhibit-view.h"
#include "tests/gtk/docket-gtk-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  DocketTestDesk     *test;
  char               *number;
  DocketDesk         *desk;
  DocketCaseHandle   *handle;
  DocketEvidencePane *pane;
  GtkWindow          *window;
} Fixture;

static void
attach (Fixture *fixture, const char *name, const char *content, const char *proves)
{
  g_autofree char  *path = g_build_filename (fixture->test->directory, name, NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  ids = docket_desk_attach (fixture->desk, fixture->number, paths, proves, &error);
  g_assert_no_error (error);
  g_remove (path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->test = docket_test_desk_new ();
  fixture->number = docket_gtk_make_received (fixture->test);
  fixture->desk = docket_test_desk_open (fixture->test, "2022-01-06", "li");
  attach (fixture, "talk.txt", "they said no", "the talk");
  attach (fixture, "call & text.pdf", "%PDF-1.4", NULL);
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->pane =
      g_object_new (DOCKET_TYPE_EVIDENCE_PANE, "handle", fixture->handle, "vexpand", TRUE, NULL);
  g_object_ref (fixture->pane);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->pane));
  fixture->window = docket_gtk_present (overlay, 1100, 720);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture->pane);
  g_assert_finalize_object (fixture->handle);
  g_assert_finalize_object (fixture->desk);
  docket_test_desk_free (fixture->test);
  g_free (fixture->number);
}

static DocketExhibitView *
get_exhibit (Fixture *fixture)
{
  return DOCKET_EXHIBIT_VIEW (
      docket_gtk_find_type (GTK_WIDGET (fixture->pane), DOCKET_TYPE_EXHIBIT_VIEW));
}

static gboolean
has_looked (gpointer data)
{
  return docket_exhibit_view_get_look (data) != NULL;
}

static const DocketExhibitLook *
look_at (Fixture *fixture, const char *id)
{
  docket_evidence_pane_select (fixture->pane, id);
  docket_gtk_wait (has_looked, get_exhibit (fixture));
  docket_gtk_settle ();
  return docket_exhibit_view_get_look (get_exhibit (fixture));
}

static gboolean
can (Fixture *fixture, const char *label)
{
  GtkWidget *button = docket_gtk_find (GTK_WIDGET (fixture->pane), label);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

/* --- tests ---------------------------------------------------------------------------------- */

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = GTK_WIDGET (fixture->pane);

  docket_gtk_wait (has_looked, get_exhibit (fixture));
  g_assert_nonnull (docket_gtk_find (pane, "E2 talk.txt"));
  g_assert_nonnull (docket_gtk_find (pane, "the talk"));
  g_assert_nonnull (docket_gtk_find (pane, "What it proves is not stated"));
  g_assert_nonnull (docket_gtk_find (pane, "Came with the mail"));
  docket_gtk_assert_nothing_cut (pane);
}

/* The keyboard comes to the piece that is shown, and stays there when the case is read again */
static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  look_at (fixture, "E2");
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->pane), GTK_DIR_TAB_FORWARD));
  docket_case_handle_reload (fixture->handle);
  docket_gtk_wait_handle (fixture->handle);
  g_assert_true (DOCKET_IS_EVIDENCE_ITEM (gtk_window_get_focus (fixture->window)));
  g_assert_cmpstr (docket_evidence_item_get_id (
                       DOCKET_EVIDENCE_ITEM (gtk_window_get_focus (fixture->window))),
                   ==, "E2");
}

static void
test_image (Fixture *fixture, gconstpointer data)
{
  const DocketExhibitLook *look = look_at (fixture, "E1");
  DocketExhibitView       *exhibit = get_exhibit (fixture);

  g_assert_nonnull (look->texture);
  g_assert_cmpint (look->width, ==, gdk_texture_get_width (look->texture));
  g_assert_cmpfloat (docket_exhibit_view_get_zoom (exhibit), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (exhibit), "exhibit.zoom-in", NULL);
  g_assert_cmpfloat (docket_exhibit_view_get_zoom (exhibit), >, 1);
  gtk_widget_activate_action (GTK_WIDGET (exhibit), "exhibit.zoom-out", NULL);
  g_assert_cmpfloat (docket_exhibit_view_get_zoom (exhibit), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (exhibit), "exhibit.zoom-fit", NULL);
  g_assert_cmpfloat (docket_exhibit_view_get_zoom (exhibit), ==, 0);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  const DocketExhibitLook *look = look_at (fixture, "E2");

  g_assert_null (look->texture);
  g_assert_cmpstr (look->text, ==, "they said no");
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->pane), "Attached by li"));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->pane), "Checked just now"));
}

static void
test_other (Fixture *fixture, gconstpointer data)
{
  const DocketExhibitLook *look = look_at (fixture, "E3");

  g_assert_null (look->texture);
  g_assert_null (look->text);
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->pane), "call & text.pdf"));
  g_assert_true (can (fixture, "Open in Another Program"));
  g_assert_null (docket_gtk_find (GTK_WIDGET (fixture->pane), "Zoom In"));
}

/* A place without a path is refused: the copy would lie where nobody looks for it */
static void
test_save_elsewhere (Fixture *fixture, gconstpointer data)
{
  const DocketExhibitLook *look = look_at (fixture, "E2");
  g_autoptr (GFile) file = g_file_new_for_uri ("resource:///talk.txt");
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GtkWidget) message = NULL;

  docket_exhibit_copy_save (GTK_WIDGET (fixture->pane), fixture->desk, fixture->number,
                            look->exhibit->row, file);
  docket_gtk_settle ();
  message = g_list_model_get_item (windows, g_list_model_get_n_items (windows) - 1);
  g_assert_true (ADW_IS_MESSAGE_DIALOG (message));
  g_assert_nonnull (docket_gtk_find (message, "No Copy Was Saved"));
  gtk_window_destroy (GTK_WINDOW (message));
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

/* What does not fit its digest is told, withheld, and cannot be opened */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char         *path = find_file (fixture, "E2");
  const DocketExhibitLook *look;
  GtkWidget               *pane = GTK_WIDGET (fixture->pane);

  docket_gtk_wait (has_looked, get_exhibit (fixture));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "they said yes", -1, NULL));
  look = look_at (fixture, "E2");
  g_assert_false (look->exhibit->intact);
  g_assert_null (look->text);
  g_assert_nonnull (docket_gtk_find (pane, "Not What Was Recorded"));
  g_assert_nonnull (docket_gtk_find (pane, "The file now has"));
  g_assert_null (docket_gtk_find (pane, "Open in Another Program"));
  docket_gtk_assert_nothing_cut (pane);
  g_assert_true (g_file_set_contents (path, "they said no", -1, NULL));
}

static gboolean
has_four (gpointer data)
{
  return docket_gtk_find (data, "E4 new.txt") != NULL;
}

static DocketAttachDialog *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_ATTACH_DIALOG (window))
        return DOCKET_ATTACH_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_closed (gpointer data)
{
  return find_dialog () == NULL;
}

/* Files that are given are asked about, taken in, and then listed; what was selected stays so */
static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->test->directory, "new.txt", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  DocketAttachDialog *dialog;

  look_at (fixture, "E2");
  g_assert_true (g_file_set_contents (path, "more", -1, NULL));
  g_list_store_append (files, file);
  docket_evidence_pane_add_files (fixture->pane, G_LIST_MODEL (files));
  docket_gtk_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (dialog), "new.txt"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "attach.attach", NULL);
  docket_gtk_wait (has_four, fixture->pane);
  docket_gtk_wait (is_closed, NULL);
  docket_gtk_wait_handle (fixture->handle);
  g_assert_cmpstr (docket_exhibit_view_get_look (get_exhibit (fixture))->exhibit->row->id, ==,
                   "E2");
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  look_at (fixture, "E2");
  g_object_set (fixture->pane, "narrow", TRUE, NULL);
  gtk_window_set_default_size (fixture->window, 500, 700);
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->pane));
  g_object_set (fixture->pane, "narrow", FALSE, NULL);
  docket_gtk_settle ();
}

static void
test_without_case (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->pane, "handle", NULL, NULL);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->pane), "No Evidence Yet"));
  g_assert_false (can (fixture, "Add Files…"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  docket_gtk_fixture_init (&argc, &argv);
  ADD ("/gtk/evidence-pane/list", test_list);
  ADD ("/gtk/evidence-pane/keyboard", test_keyboard);
  ADD ("/gtk/evidence-pane/image", test_image);
  ADD ("/gtk/evidence-pane/text", test_text);
  ADD ("/gtk/evidence-pane/other", test_other);
  ADD ("/gtk/evidence-pane/save-elsewhere", test_save_elsewhere);
  ADD ("/gtk/evidence-pane/damaged", test_damaged);
  ADD ("/gtk/evidence-pane/added", test_added);
  ADD ("/gtk/evidence-pane/narrow", test_narrow);
  ADD ("/gtk/evidence-pane/without-case", test_without_case);
  return g_test_run ();
}
