/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a page of a queue says where nothing is: search, filter, empty queues, failures. */

#include "docket-queue-fixture.h"

#include <locale.h>

/* --- search and filter ---------------------------------------------------------------------- */

static void
type_search (DocketQueueFixture *fixture, const char *text)
{
  GtkWidget *entry;

  docket_queue_page_search (fixture->page);
  docket_gtk_settle ();
  entry = docket_gtk_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_usleep (180000);
  docket_queue_fixture_wait (fixture);
  docket_queue_fixture_wait (fixture);
}

static void
test_search (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 12);
  type_search (&fixture, " 作者12 ");
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    1);
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0012");
  type_search (&fixture, "nobody");
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "empty");
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Search All Cases"));
  g_assert_true (docket_queue_page_stop_search (fixture.page));
  g_assert_false (docket_queue_page_stop_search (fixture.page));
  g_usleep (180000);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    12);
  docket_queue_fixture_close (&fixture);
}

static void
test_mine (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "queue.mine", NULL);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "empty");
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "None of Yours"));
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "queue.mine", NULL);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    2);
  docket_queue_fixture_close (&fixture);
}

/* --- nothing there -------------------------------------------------------------------------- */

static void
test_empty_queue (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "closed", 1);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "empty");
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Empty"));
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Nothing is in it"));
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Elsewhere"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture.page));
  docket_queue_fixture_close (&fixture);
}

static void
test_fresh_desk (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 0);
  docket_queue_view_set_desk_empty (docket_queue_fixture_get_view (&fixture), TRUE);
  docket_gtk_settle ();
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "No Cases Yet"));
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Import Mail"));
  docket_queue_fixture_close (&fixture);
}

/* Nothing is due today, but something will be */
static void
test_next_due (void)
{
  DocketQueueFixture fixture = { .test = docket_test_desk_new () };

  g_free (docket_gtk_make_published (fixture.test));
  fixture.desk = docket_test_desk_open (fixture.test, "2022-01-20", "li");
  docket_queue_fixture_show (&fixture, "today");
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "empty");
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "Next due: 11 Feb 1 case"));
  docket_queue_fixture_close (&fixture);
}

static void
test_failure (void)
{
  DocketQueueFixture fixture;
  DocketQueueAsked   asked = { .text = "", .sort = "size" };

  docket_queue_fixture_open (&fixture, "todo", 2);
  asked.row = fixture.row;
  /* what no list is sorted by cannot be read */
  docket_queue_view_ask (docket_queue_fixture_get_view (&fixture), &asked);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "failure");
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "The Cases Cannot Be Read"));
  g_signal_emit_by_name (docket_queue_fixture_find (&fixture, "Try Again"), "clicked");
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "failure");
  asked.sort = "due";
  docket_queue_view_ask (docket_queue_fixture_get_view (&fixture), &asked);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "list");
  docket_queue_fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  docket_gtk_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/queue-view/search", test_search);
  g_test_add_func ("/gtk/queue-view/mine", test_mine);
  g_test_add_func ("/gtk/queue-view/empty-queue", test_empty_queue);
  g_test_add_func ("/gtk/queue-view/fresh-desk", test_fresh_desk);
  g_test_add_func ("/gtk/queue-view/next-due", test_next_due);
  g_test_add_func ("/gtk/queue-view/failure", test_failure);
  return g_test_run ();
}
