/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a queue: rows, order, selection and scroll position over every reading, the peek. */

#include "docket-queue-fixture.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-case-line.h"

#include <locale.h>

#define MANY 60

/* --- rows ----------------------------------------------------------------------------------- */

static void
test_rows (void)
{
  DocketQueueFixture fixture;
  GtkWidget         *title;

  docket_queue_fixture_open (&fixture, "todo", 3);
  g_assert_cmpstr (docket_queue_fixture_get_shown (&fixture), ==, "list");
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    3);
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "3 cases, by due date"));
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "机构2 × 作者2"));
  /* the first is selected, and looked at by the peek after a moment */
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0001");
  g_usleep (150000);
  docket_queue_fixture_wait (&fixture);
  title = docket_gtk_find (GTK_WIDGET (docket_queue_page_get_peek (fixture.page)), "机构1 × 作者1");
  g_assert_nonnull (title);
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture.page));
  docket_queue_fixture_close (&fixture);
}

static GtkWidget *
find_table_row (GtkWidget *widget)
{
  while (g_strcmp0 (gtk_widget_get_css_name (widget), "row") != 0)
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static void
test_row_names (void)
{
  DocketQueueFixture fixture;
  GtkWidget         *row;
  DocketCase        *kase;
  g_autofree char   *description = NULL;

  docket_queue_fixture_open (&fixture, "todo", 1);
  row = find_table_row (docket_queue_fixture_find (&fixture, "机构1 × 作者1"));
  kase = docket_case_table_get_selected (docket_queue_fixture_get_table (&fixture));
  g_object_get (kase, "description", &description, NULL);
  g_assert_true (g_str_has_prefix (description, "机构1 × 作者1, "));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       description);
  docket_queue_fixture_close (&fixture);
}

/* --- order ---------------------------------------------------------------------------------- */

/* A click on the column that sorts already turns the order round */
static const struct
{
  const char *title;
  const char *sort;
} HEADERS[] = {
  { "Number", "case" }, { "Number", "-case" },      { "Parties", "title" }, { "Parties", "-title" },
  { "State", "state" }, { "Received", "received" }, { "Due", "due" },       { "Due", "-due" },
  { "Due", "due" },     { "Number", "case" },       { "Number", "-case" },
};

static void
click_header (DocketQueueFixture *fixture, const char *title)
{
  GtkWidget *label = docket_gtk_find (GTK_WIDGET (docket_queue_fixture_get_table (fixture)), title);

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
}

static void
test_sort_by_header (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 3);
  for (gsize i = 0; i < G_N_ELEMENTS (HEADERS); i++)
    {
      g_autofree char *sort = NULL;

      click_header (&fixture, HEADERS[i].title);
      g_object_get (fixture.page, "sort", &sort, NULL);
      g_assert_cmpstr (sort, ==, HEADERS[i].sort);
    }
  docket_queue_fixture_wait (&fixture);
  /* another order is the same list: the selection stays */
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0001");
  g_assert_false (docket_case_table_can_step (docket_queue_fixture_get_table (&fixture), 1));
  g_assert_true (docket_case_table_can_step (docket_queue_fixture_get_table (&fixture), -2));
  g_assert_nonnull (docket_queue_fixture_find (&fixture, "3 cases, by number, highest first"));
  docket_queue_fixture_close (&fixture);
}

static GtkAdjustment *
get_adjustment (DocketQueueFixture *fixture)
{
  GtkWidget *scroller = docket_gtk_find_type (GTK_WIDGET (docket_queue_fixture_get_table (fixture)),
                                              GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* The labels of the lines in sight say what these are now, and no others say anything else */
static void
assert_lines_true (DocketQueueFixture *fixture)
{
  GtkAdjustment *adjustment = get_adjustment (fixture);
  double         height = gtk_adjustment_get_upper (adjustment) / MANY;
  double         top = gtk_adjustment_get_value (adjustment);
  double         bottom = top + gtk_adjustment_get_page_size (adjustment);
  GtkWidget     *list = docket_gtk_find_type (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW);

  g_assert_cmpfloat (bottom - top, >, 5 * height);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget       *line = gtk_widget_get_first_child (row);
      guint            position = docket_case_line_get_position (DOCKET_CASE_LINE (line));
      g_autofree char *number = g_strdup_printf ("GG-2022-%04u", MANY - position);
      GtkWidget       *label = gtk_widget_get_first_child (line);
      const char      *told = label == NULL ? "" : gtk_label_get_text (GTK_LABEL (label));

      if ((position + 1) * height > top && position * height < bottom)
        g_assert_cmpstr (told, ==, number);
      else
        g_assert_true (*told == '\0' || g_str_equal (told, number));
    }
}

/* Lines are told what they say when they come into sight */
static void
test_lines_in_sight (void)
{
  static const double places[] = { 0, 300, 1500, 100, 1e6, 0 };
  DocketQueueFixture  fixture;

  docket_queue_fixture_open (&fixture, "todo", MANY);
  g_object_set (fixture.page, "sort", "-case", NULL);
  docket_queue_fixture_wait (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_adjustment_set_value (get_adjustment (&fixture), places[i]);
      docket_queue_fixture_wait (&fixture);
      docket_queue_fixture_wait (&fixture);
      assert_lines_true (&fixture);
    }
  docket_queue_fixture_close (&fixture);
}

static void
test_sort_refuses_nonsense (void)
{
  DocketQueueFixture fixture;
  g_autofree char   *sort = NULL;

  docket_queue_fixture_open (&fixture, "todo", 1);
  g_object_set (fixture.page, "sort", "size", NULL);
  g_object_get (fixture.page, "sort", &sort, NULL);
  g_assert_cmpstr (sort, ==, "due");
  docket_queue_fixture_close (&fixture);
}

/* --- what stays ----------------------------------------------------------------------------- */

static void
test_selection_stays (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 5);
  docket_case_table_step (docket_queue_fixture_get_table (&fixture), 3);
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0004");
  docket_queue_fixture_import (fixture.desk, 8);
  docket_queue_fixture_note (&fixture, "GG-2022-0001");
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    8);
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0004");
  docket_queue_fixture_close (&fixture);
}

/* The case leaves the queue: the one that comes into its place is selected */
static void
test_selection_moves_on (void)
{
  const char *const  inputs[] = { "reason=The party asks for it", NULL };
  DocketQueueFixture fixture;
  g_autoptr (GError) error = NULL;

  docket_queue_fixture_open (&fixture, "inbox", 4);
  docket_case_table_step (docket_queue_fixture_get_table (&fixture), 1);
  docket_desk_act (fixture.desk, "GG-2022-0002", "withdraw", inputs, NULL, &error);
  g_assert_no_error (error);
  docket_desk_notify_changed (fixture.desk);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0003");
  docket_queue_fixture_close (&fixture);
}

static void
test_scroll_stays (void)
{
  DocketQueueFixture fixture;
  double             before;

  docket_queue_fixture_open (&fixture, "todo", MANY);
  g_object_set (fixture.page, "sort", "-case", NULL);
  docket_queue_fixture_wait (&fixture);
  gtk_adjustment_set_value (get_adjustment (&fixture), 700);
  docket_queue_fixture_wait (&fixture);
  before = gtk_adjustment_get_value (get_adjustment (&fixture));
  docket_queue_fixture_note (&fixture, "GG-2022-0001");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_adjustment (&fixture)), before, 1);
  /* new rows above push what is in sight down, and the view follows it */
  docket_queue_fixture_import (fixture.desk, MANY + 2);
  docket_queue_fixture_note (&fixture, "GG-2022-0001");
  g_assert_cmpuint (docket_queue_view_get_n_cases (docket_queue_fixture_get_view (&fixture)), ==,
                    MANY + 2);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&fixture)), >, before + 40);
  docket_queue_fixture_close (&fixture);
}

static void
test_other_queue_starts_over (void)
{
  DocketQueueFixture fixture;
  g_autoptr (DocketSidebarRow) inbox = docket_queue_fixture_make_row ("inbox");

  docket_queue_fixture_open (&fixture, "todo", MANY);
  docket_case_table_step (docket_queue_fixture_get_table (&fixture), 40);
  gtk_adjustment_set_value (get_adjustment (&fixture), 700);
  docket_queue_fixture_wait (&fixture);
  docket_queue_page_show (fixture.page, inbox);
  docket_queue_fixture_wait (&fixture);
  g_assert_cmpstr (docket_queue_fixture_get_selected (&fixture), ==, "GG-2022-0001");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (&fixture)), <, 1);
  docket_queue_fixture_close (&fixture);
}

static void
test_focus_follows_selection (void)
{
  DocketQueueFixture fixture;
  GtkWidget         *focus;

  docket_queue_fixture_open (&fixture, "todo", MANY);
  docket_case_table_step (docket_queue_fixture_get_table (&fixture), 40);
  docket_gtk_settle ();
  docket_case_table_focus (docket_queue_fixture_get_table (&fixture));
  docket_gtk_settle ();
  focus = gtk_window_get_focus (fixture.window);
  g_assert_nonnull (focus);
  g_assert_cmpstr (gtk_widget_get_css_name (focus), ==, "row");
  g_assert_nonnull (docket_gtk_find (focus, "GG-2022-0041"));
  docket_queue_fixture_close (&fixture);
}

/* --- opening -------------------------------------------------------------------------------- */

static void
test_step (void)
{
  DocketQueueFixture fixture;

  docket_queue_fixture_open (&fixture, "todo", 3);
  g_assert_false (docket_queue_page_can_step (fixture.page, "GG-2022-0001", -1));
  docket_queue_page_step (fixture.page, "GG-2022-0001", 1);
  g_assert_cmpstr (fixture.opened, ==, "GG-2022-0002");
  /* a case that is not in the list any more gave its place to the selected one */
  docket_queue_page_step (fixture.page, "GG-2022-0099", 1);
  g_assert_cmpstr (fixture.opened, ==, "GG-2022-0002");
  docket_queue_page_step (fixture.page, "GG-2022-0002", 1);
  g_assert_cmpstr (fixture.opened, ==, "GG-2022-0003");
  g_assert_false (docket_queue_page_can_step (fixture.page, "GG-2022-0003", 1));
  docket_queue_page_step (fixture.page, "GG-2022-0003", 1);
  g_assert_cmpstr (fixture.opened, ==, "GG-2022-0003");
  docket_queue_fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  docket_gtk_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/queue-page/rows", test_rows);
  g_test_add_func ("/gtk/queue-page/row-names", test_row_names);
  g_test_add_func ("/gtk/queue-page/sort-by-header", test_sort_by_header);
  g_test_add_func ("/gtk/queue-page/lines-in-sight", test_lines_in_sight);
  g_test_add_func ("/gtk/queue-page/sort-refuses-nonsense", test_sort_refuses_nonsense);
  g_test_add_func ("/gtk/queue-page/selection-stays", test_selection_stays);
  g_test_add_func ("/gtk/queue-page/selection-moves-on", test_selection_moves_on);
  g_test_add_func ("/gtk/queue-page/scroll-stays", test_scroll_stays);
  g_test_add_func ("/gtk/queue-page/other-queue-starts-over", test_other_queue_starts_over);
  g_test_add_func ("/gtk/queue-page/focus-follows-selection", test_focus_follows_selection);
  g_test_add_func ("/gtk/queue-page/step", test_step);
  return g_test_run ();
}
