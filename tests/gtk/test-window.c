/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way between the pages of the window, and what is said under the header. */

#include "docket-window-fixture.h"

#include "gtk/docket-case-peek.h"
#include "gtk/docket-notice-bar.h"
#include "gtk/docket-search-page.h"
#include "gtk/docket-settings.h"
#include "gtk/docket-sidebar.h"

#include <locale.h>

/* --- pages ---------------------------------------------------------------------------------- */

static gboolean
shows_case (gpointer window)
{
  return docket_gtk_find_type (window, ADW_TYPE_VIEW_STACK) != NULL;
}

static void
assert_selected (DocketWindowFixture *fixture, const char *number)
{
  DocketCase *kase = docket_case_table_get_selected (docket_window_fixture_get_table (fixture));

  g_assert_cmpstr (docket_case_get_number (kase), ==, number);
}

static char *
dup_selected (DocketWindowFixture *fixture)
{
  return g_strdup (docket_case_get_number (
      docket_case_table_get_selected (docket_window_fixture_get_table (fixture))));
}

static void
test_case_and_back (void)
{
  DocketWindowFixture fixture;
  g_autofree char    *number = NULL;
  GtkWidget          *focus;

  docket_window_fixture_open (&fixture, 1280);
  docket_case_table_step (docket_window_fixture_get_table (&fixture), 2);
  docket_gtk_settle ();
  number = dup_selected (&fixture);
  docket_window_show_case (fixture.window, number);
  docket_gtk_wait (shows_case, fixture.window);
  docket_gtk_settle ();
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "case");
  docket_window_fixture_activate (&fixture, "win.back");
  docket_gtk_settle ();
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "queue");
  assert_selected (&fixture, number);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_cmpstr (gtk_widget_get_css_name (focus), ==, "row");
  g_assert_nonnull (docket_gtk_find (focus, number));
  docket_window_fixture_close (&fixture);
}

static void
test_first_row_has_keyboard (void)
{
  DocketWindowFixture fixture;
  GtkWidget          *focus;

  docket_window_fixture_open (&fixture, 1280);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (gtk_widget_get_css_name (focus), ==, "row");
  docket_window_fixture_close (&fixture);
}

static void
test_steps (void)
{
  DocketWindowFixture fixture;
  g_autofree char    *first = NULL;
  g_autofree char    *second = NULL;

  docket_window_fixture_open (&fixture, 1280);
  first = dup_selected (&fixture);
  docket_window_show_case (fixture.window, first);
  docket_gtk_wait (shows_case, fixture.window);
  docket_window_fixture_activate (&fixture, "win.previous-case"); /* there is none */
  docket_window_fixture_activate (&fixture, "win.next-case");
  docket_window_fixture_activate (&fixture, "win.back");
  second = dup_selected (&fixture);
  g_assert_cmpstr (second, !=, first);
  docket_window_show_case (fixture.window, second);
  docket_gtk_settle ();
  docket_window_fixture_activate (&fixture, "win.previous-case");
  docket_window_fixture_activate (&fixture, "win.back");
  assert_selected (&fixture, first);
  docket_window_fixture_close (&fixture);
}

/* A step of the peek opens the case and the form of the step */
static void
test_step_of_peek (void)
{
  DocketWindowFixture fixture;
  GtkWidget          *peek;
  GtkWidget          *row;

  docket_window_fixture_open (&fixture, 1280);
  peek = docket_window_fixture_find_type (&fixture, DOCKET_TYPE_CASE_PEEK);
  row = docket_gtk_find_type (peek, ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  gtk_widget_activate (row);
  docket_gtk_wait (shows_case, fixture.window);
  docket_gtk_settle ();
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "case");
  docket_window_fixture_close (&fixture);
}

static gboolean
covers (gpointer window)
{
  return docket_gtk_find_type (window, DOCKET_TYPE_SIDEBAR) != NULL;
}

/* Over the list, the sidebar stays while the arrow keys run through it, and goes with Enter */
static void
test_covering_sidebar (void)
{
  DocketWindowFixture fixture;
  DocketSidebar      *sidebar;

  docket_window_fixture_open (&fixture, 700);
  docket_window_fixture_activate (&fixture, "win.sidebar");
  docket_gtk_wait (covers, fixture.window);
  sidebar = DOCKET_SIDEBAR (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_SIDEBAR));
  g_signal_emit_by_name (sidebar, "chosen", docket_sidebar_find (sidebar, "inbox"));
  docket_gtk_settle ();
  g_assert_true (covers (fixture.window));
  g_signal_emit_by_name (sidebar, "entered", docket_sidebar_find (sidebar, "inbox"));
  docket_gtk_settle ();
  g_assert_false (covers (fixture.window));
  docket_window_fixture_close (&fixture);
}

static void
test_queue_is_kept (void)
{
  DocketWindowFixture fixture;
  g_autofree char    *queue = NULL;

  docket_window_fixture_open (&fixture, 1280);
  docket_window_show_queue (fixture.window, "archive");
  docket_gtk_wait (docket_window_fixture_has_list, fixture.window);
  docket_gtk_settle ();
  g_assert_nonnull (docket_window_fixture_find (&fixture, "Nothing Archived Yet"));
  queue = g_settings_get_string (docket_settings_get (), "queue");
  g_assert_cmpstr (queue, ==, "archive");
  docket_window_show_queue (fixture.window, "no such queue");
  docket_gtk_settle ();
  g_assert_nonnull (docket_window_fixture_find (&fixture, "4 cases, by due date"));
  docket_window_fixture_close (&fixture);
}

static const char *const QUEUES[] = { "supplement", "overdue", "today",  "contract", "published",
                                      "window",     "sign",    "closed", "archive" };

/* Each says what would be there, and where to go from there */
static void
test_empty_queues (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 900);
  for (gsize i = 0; i < G_N_ELEMENTS (QUEUES); i++)
    {
      GtkWidget *status;

      docket_window_show_queue (fixture.window, QUEUES[i]);
      docket_gtk_settle ();
      docket_gtk_settle ();
      status = docket_window_fixture_find_type (&fixture, ADW_TYPE_STATUS_PAGE);
      g_test_message ("%s", QUEUES[i]);
      g_assert_nonnull (status);
      g_assert_nonnull (adw_status_page_get_title (ADW_STATUS_PAGE (status)));
      g_assert_cmpint (strlen (adw_status_page_get_description (ADW_STATUS_PAGE (status))), >, 10);
      g_assert_nonnull (docket_gtk_find_type (status, GTK_TYPE_BUTTON));
      docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture.window));
    }
  docket_window_fixture_close (&fixture);
}

static void
test_fresh_desk (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_reset_settings ();
  fixture.test = docket_test_desk_new ();
  fixture.desk = docket_test_desk_open (fixture.test, DOCKET_WINDOW_FIXTURE_TODAY, "li");
  docket_window_fixture_present (&fixture, 1280);
  g_assert_nonnull (docket_window_fixture_find (&fixture, "No Cases Yet"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture.window));
  docket_window_fixture_close (&fixture);
}

static void
test_counts (void)
{
  DocketWindowFixture fixture;
  DocketSidebar      *sidebar;
  DocketSidebarRow   *row;

  docket_window_fixture_open (&fixture, 1280);
  sidebar = DOCKET_SIDEBAR (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_SIDEBAR));
  row = docket_sidebar_find (sidebar, "todo");
  g_assert_true (docket_sidebar_get_selected (sidebar) == row);
  g_assert_cmpuint (docket_sidebar_row_get_count (row), ==, 4);
  g_assert_cmpuint (docket_sidebar_row_get_count (docket_sidebar_find (sidebar, "inbox")), ==, 4);
  g_assert_cmpuint (docket_sidebar_row_get_count (docket_sidebar_find (sidebar, "closed")), ==, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "To Do, 4 cases");
  g_assert_false (docket_sidebar_is_desk_empty (sidebar));
  docket_window_fixture_close (&fixture);
}

static gboolean
has_found (gpointer window)
{
  GtkWidget *page = docket_gtk_find_type (window, DOCKET_TYPE_SEARCH_PAGE);

  return page != NULL &&
         g_str_equal (docket_search_page_get_shown (DOCKET_SEARCH_PAGE (page)), "list");
}

static void
test_search_all (void)
{
  DocketWindowFixture fixture;
  GtkWidget          *entry;
  GtkWidget          *row;

  docket_window_fixture_open (&fixture, 900);
  docket_window_fixture_activate (&fixture, "win.search");
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "search");
  entry = docket_window_fixture_find_type (&fixture, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "海豚");
  docket_gtk_wait (has_found, fixture.window);
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture.window));
  row = docket_gtk_find_type (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_SEARCH_PAGE),
                              ADW_TYPE_ACTION_ROW);
  gtk_widget_activate (row);
  docket_gtk_wait (shows_case, fixture.window);
  /* out of the case back to what was found, then to the queue */
  docket_window_fixture_activate (&fixture, "win.back");
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "search");
  docket_window_fixture_activate (&fixture, "win.back");
  g_assert_cmpstr (docket_window_get_page (fixture.window), ==, "queue");
  docket_window_fixture_close (&fixture);
}

/* --- notices -------------------------------------------------------------------------------- */

static void
test_notices (void)
{
  DocketWindowFixture fixture;
  DocketNoticeBar    *bar;

  docket_window_fixture_open (&fixture, 1280);
  bar = DOCKET_NOTICE_BAR (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_NOTICE_BAR));
  g_assert_cmpstr (docket_notice_bar_get_sentence (bar), ==,
                   "For practice, today is 20 January 2022. What is recorded is marked as "
                   "simulated.");
  docket_window_set_locked (fixture.window, "Somebody else works on this desk.");
  docket_gtk_settle ();
  g_assert_nonnull (docket_window_fixture_find (&fixture, "Somebody else works on this desk."));
  g_assert_nonnull (docket_window_fixture_find (&fixture, "Try Again"));
  docket_window_set_locked (fixture.window, NULL);
  docket_gtk_settle ();
  g_assert_null (docket_window_fixture_find (&fixture, "Somebody else works on this desk."));
  g_assert_cmpstr (docket_notice_bar_get_sentence (bar), !=, NULL);
  docket_window_fixture_close (&fixture);
}

/* --- the keyboard --------------------------------------------------------------------------- */

static gboolean
has_focus (DocketWindowFixture *fixture, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_panes (void)
{
  static GType        panes[3];
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 1280);
  panes[0] = DOCKET_TYPE_CASE_PEEK;
  panes[1] = DOCKET_TYPE_SIDEBAR;
  panes[2] = DOCKET_TYPE_CASE_TABLE;
  for (gsize i = 0; i < 2 * G_N_ELEMENTS (panes); i++)
    {
      docket_window_fixture_activate (&fixture, "win.next-pane");
      g_test_message ("%s", g_type_name (panes[i % G_N_ELEMENTS (panes)]));
      g_assert_true (has_focus (&fixture, panes[i % G_N_ELEMENTS (panes)]));
    }
  docket_window_fixture_close (&fixture);
}

static void
test_size_is_kept (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 1010);
  docket_window_fixture_close (&fixture);
  g_assert_cmpint (g_settings_get_int (docket_settings_get (), "window-width"), ==, 1010);
  g_assert_cmpint (g_settings_get_int (docket_settings_get (), "window-height"), ==, 800);
  g_assert_false (g_settings_get_boolean (docket_settings_get (), "maximized"));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  docket_window_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/window/case-and-back", test_case_and_back);
  g_test_add_func ("/gtk/window/first-row-has-keyboard", test_first_row_has_keyboard);
  g_test_add_func ("/gtk/window/steps", test_steps);
  g_test_add_func ("/gtk/window/step-of-peek", test_step_of_peek);
  g_test_add_func ("/gtk/window/covering-sidebar", test_covering_sidebar);
  g_test_add_func ("/gtk/window/queue-is-kept", test_queue_is_kept);
  g_test_add_func ("/gtk/window/empty-queues", test_empty_queues);
  g_test_add_func ("/gtk/window/fresh-desk", test_fresh_desk);
  g_test_add_func ("/gtk/window/counts", test_counts);
  g_test_add_func ("/gtk/window/search-all", test_search_all);
  g_test_add_func ("/gtk/window/notices", test_notices);
  g_test_add_func ("/gtk/window/panes", test_panes);
  g_test_add_func ("/gtk/window/size-is-kept", test_size_is_kept);
  return g_test_run ();
}
