/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a party was told: contacts and attempts by channel, what was computed, publication, letters.
 */

#include "gtk/docket-act-dialog.h"
#include "gtk/docket-notice-pane.h"
#include "gtk/docket-party-dialog.h"
#include "tests/gtk/docket-gtk-fixture.h"

#include <locale.h>

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  DocketNoticePane *pane;
  GtkWindow        *window;
} Fixture;

static gboolean
is_read (gpointer data)
{
  return !docket_notice_pane_is_loading (data);
}

static void
wait_for_pane (Fixture *fixture)
{
  docket_gtk_wait_handle (fixture->handle);
  docket_gtk_wait (is_read, fixture->pane);
  docket_gtk_settle ();
}

static void
open_pane (Fixture *fixture, const char *today)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->desk = docket_test_desk_open (fixture->test, today, "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->pane =
      g_object_new (DOCKET_TYPE_NOTICE_PANE, "handle", fixture->handle, "vexpand", TRUE, NULL);
  g_object_ref (fixture->pane);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->pane));
  fixture->window = docket_gtk_present (overlay, 1100, 1000);
  wait_for_pane (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = docket_test_desk_new ();
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

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  return docket_gtk_find (GTK_WIDGET (fixture->pane), text);
}

static void
add_contact (Fixture *fixture, const char *const *inputs)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture->test, "2022-01-05", "li");
  g_autoptr (GPtrArray) parties = docket_desk_list_parties (desk, "agency", NULL, 0, NULL);
  const DocketPartyRow *row = parties->pdata[0];
  g_autoptr (GError) error = NULL;

  docket_desk_change_party (desk, row->party, "contact", inputs, &error);
  g_assert_no_error (error);
}

/* --- tests ---------------------------------------------------------------------------------- */

static void
test_published (Fixture *fixture, gconstpointer data)
{
  fixture->number = docket_gtk_make_published (fixture->test);
  open_pane (fixture, "2022-01-14");
  g_assert_nonnull (find (fixture, "E-mail"));
  g_assert_nonnull (find (fixture, "Phone"));
  g_assert_nonnull (find (fixture, "Contact person"));
  g_assert_nonnull (find (fixture, "Not reached"));
  g_assert_nonnull (find (fixture, "3 attempts  not reached: 3"));
  g_assert_nonnull (find (fixture, "Day the notice was received"));
  g_assert_nonnull (find (fixture, "Day of publication"));
  g_assert_nonnull (find (fixture, "Contract during publication"));
  g_assert_nonnull (find (fixture, "Publication"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->pane));
}

static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  static const char *const admission[] = { "channel=phone", "value=010-5550000", "admission=yes",
                                           NULL };
  static const char *const later[] = { "channel=email", "value=law@example.org", NULL };

  fixture->number = docket_gtk_make_received (fixture->test);
  add_contact (fixture, admission);
  add_contact (fixture, later);
  open_pane (fixture, "2022-01-06");
  g_assert_nonnull (find (fixture, "010-5550000"));
  g_assert_nonnull (find (fixture, "given at admission"));
  g_assert_nonnull (find (fixture, "law@example.org"));
  g_assert_nonnull (find (fixture, "No contact in the register"));
  g_assert_nonnull (find (fixture, "No attempt yet"));
}

/* Nothing may be recorded before the case is accepted */
static void
test_too_early (Fixture *fixture, gconstpointer data)
{
  fixture->number = docket_gtk_make_received (fixture->test);
  open_pane (fixture, "2022-01-06");
  g_assert_false (gtk_widget_is_sensitive (find (fixture, "Record Attempt…")));
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->number, "accept");
  docket_case_handle_reload (fixture->handle);
  wait_for_pane (fixture);
  g_assert_true (gtk_widget_is_sensitive (find (fixture, "Record Attempt…")));
}

/* While not every channel was tried, publication says why it is refused */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  fixture->number = docket_gtk_make_received (fixture->test);
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->number, "accept");
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->number,
                        "notify channel=email outcome=failed");
  open_pane (fixture, "2022-01-07");
  g_assert_null (find (fixture, "What Else May Be Done"));
  g_assert_nonnull (find (fixture, "Not Yet"));
  g_assert_nonnull (find (fixture, "Publish"));
  g_assert_nonnull (find (fixture, "1 attempt  not reached: 1"));
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_ACT_DIALOG (window))
        return window;
    }
  return NULL;
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  fixture->number = docket_gtk_make_received (fixture->test);
  docket_test_desk_act (fixture->test, "2022-01-06", "li", fixture->number, "accept");
  open_pane (fixture, "2022-01-06");
  g_signal_emit_by_name (find (fixture, "Record Attempt…"), "clicked");
  docket_gtk_settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
}

/* Where a contact is wanting, one can be added on the spot */
static void
test_add_contact (Fixture *fixture, gconstpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *dialog = NULL;

  fixture->number = docket_gtk_make_published (fixture->test);
  open_pane (fixture, "2022-01-14");
  g_signal_emit_by_name (gtk_widget_get_ancestor (find (fixture, "Add one…"), ADW_TYPE_ACTION_ROW),
                         "activated");
  docket_gtk_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows) && dialog == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_PARTY_DIALOG (window))
        dialog = window;
    }
  g_assert_nonnull (dialog);
  g_assert_nonnull (docket_gtk_find (dialog, "Add Contact"));
  docket_gtk_assert_nothing_cut (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  fixture->number = docket_gtk_make_published (fixture->test);
  open_pane (fixture, "2022-01-14");
  g_object_set (fixture->pane, "narrow", TRUE, NULL);
  gtk_window_set_default_size (fixture->window, 480, 700);
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->pane));
}

static void
test_without_case (Fixture *fixture, gconstpointer data)
{
  fixture->number = docket_gtk_make_received (fixture->test);
  open_pane (fixture, "2022-01-06");
  g_object_set (fixture->pane, "handle", NULL, NULL);
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Nobody to Be Told"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  docket_gtk_fixture_init (&argc, &argv);
  ADD ("/gtk/notice-pane/published", test_published);
  ADD ("/gtk/notice-pane/contacts", test_contacts);
  ADD ("/gtk/notice-pane/too-early", test_too_early);
  ADD ("/gtk/notice-pane/refused", test_refused);
  ADD ("/gtk/notice-pane/record", test_record);
  ADD ("/gtk/notice-pane/add-contact", test_add_contact);
  ADD ("/gtk/notice-pane/narrow", test_narrow);
  ADD ("/gtk/notice-pane/without-case", test_without_case);
  return g_test_run ();
}
