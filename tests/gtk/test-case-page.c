/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a case on a real desk: what it shows, where it leads, what its keys do. */

#include "tests/gtk/docket-gtk-fixture.h"

#include "gtk/docket-case-overview.h"
#include "gtk/docket-case-page.h"
#include "gtk/docket-clock-card.h"
#include "gtk/docket-journal-pane.h"
#include "gtk/docket-step-row.h"

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  DocketCasePage   *page;
  GtkWindow        *window;
} Seat;

static void
sit_down (Seat *seat, char *(*make) (DocketTestDesk *), const char *today)
{
  seat->test = docket_test_desk_new ();
  seat->number = make (seat->test);
  seat->desk = docket_test_desk_open (seat->test, today, "li");
  seat->handle = docket_gtk_open_case (seat->desk, seat->number);
  seat->page = DOCKET_CASE_PAGE (docket_case_page_new ());
  seat->window = docket_gtk_present (GTK_WIDGET (seat->page), 1280, 800);
  docket_case_page_set_handle (seat->page, seat->handle);
  docket_gtk_settle ();
}

static void
get_up (Seat *seat)
{
  g_object_add_weak_pointer (G_OBJECT (seat->page), (gpointer *) &seat->page);
  gtk_window_destroy (seat->window);
  docket_gtk_settle ();
  g_assert_null (seat->page);
  g_assert_finalize_object (seat->handle);
  g_object_unref (seat->desk);
  g_free (seat->number);
  docket_test_desk_free (seat->test);
}

static GtkWidget *
find (Seat *seat, const char *text)
{
  GtkWidget *found = docket_gtk_find (GTK_WIDGET (seat->page), text);

  if (found == NULL)
    g_error ("“%s” is not shown", text);
  return found;
}

static DocketStepRow *
find_step (Seat *seat, const char *title)
{
  GtkWidget *row = gtk_widget_get_ancestor (find (seat, title), DOCKET_TYPE_STEP_ROW);

  g_assert_nonnull (row);
  return DOCKET_STEP_ROW (row);
}

static gboolean
needs_attention (Seat *seat, const char *tab)
{
  GtkWidget    *views = gtk_widget_get_ancestor (docket_gtk_find_type (GTK_WIDGET (seat->page),
                                                                       DOCKET_TYPE_CASE_OVERVIEW),
                                                 ADW_TYPE_VIEW_STACK);
  AdwViewStack *stack = ADW_VIEW_STACK (views);

  return adw_view_stack_page_get_needs_attention (
      adw_view_stack_get_page (stack, adw_view_stack_get_child_by_name (stack, tab)));
}

static void
show_tab (Seat *seat, const char *tab)
{
  gtk_widget_activate_action (GTK_WIDGET (seat->page), "case.tab", "s", tab);
  docket_gtk_settle ();
}

/* --- tests ---------------------------------------------------------------------------------- */

/* Date, how far away, how it came about, what may be done and what not */
static void
test_window_open (void)
{
  Seat seat;

  sit_down (&seat, docket_gtk_make_published, "2022-02-25");
  find (&seat, "25 – 28 February 2022");
  find (&seat, "Day 1 of 4");
  find (&seat, "Day of publication");
  find (&seat, "Window open");
  g_assert_null (docket_gtk_find (GTK_WIDGET (seat.page), "Awaiting the window"));
  g_assert_true (
      gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_step (&seat, "Draft a Ruling"))));
  g_assert_false (
      gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (find_step (&seat, "Unbind"))));
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (find_step (&seat, "Unbind"))));
  g_assert_true (needs_attention (&seat, "ruling"));
  g_assert_false (needs_attention (&seat, "mail"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (seat.page));
  get_up (&seat);
}

/* Opened, the focus is on the step that is due */
static void
test_focus (void)
{
  GtkWidget *focus;
  Seat       seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  focus = gtk_window_get_focus (seat.window);
  g_assert_true (DOCKET_IS_STEP_ROW (focus));
  g_assert_cmpstr (docket_step_row_get_action (DOCKET_STEP_ROW (focus)), ==, "accept");
  g_assert_true (needs_attention (&seat, "mail"));
  get_up (&seat);
}

/* A step that is at home on a tab leads there; its form opens from there only */
static void
test_steps_lead_to_tabs (void)
{
  Seat seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  gtk_widget_activate (GTK_WIDGET (find_step (&seat, "Accept")));
  docket_gtk_settle ();
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "mail");
  show_tab (&seat, "overview");
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "overview");
  gtk_widget_activate_action (GTK_WIDGET (seat.page), "case.act", "s", "sign");
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "ruling");
  get_up (&seat);
}

static void
test_tabs (void)
{
  static const char *const TABS[] = { "mail",   "evidence", "contract", "notice",
                                      "ruling", "journal",  "overview" };
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_published, "2022-02-25");
  for (gsize i = 0; i < G_N_ELEMENTS (TABS); i++)
    {
      show_tab (&seat, TABS[i]);
      g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, TABS[i]);
      docket_gtk_assert_nothing_cut (GTK_WIDGET (seat.page));
    }
  show_tab (&seat, "nowhere");
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "overview");
  get_up (&seat);
}

/* The page follows what others do to the case */
static void
test_follows (void)
{
  Seat seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  find (&seat, "Received");
  docket_case_handle_act_async (seat.handle, "accept", (const char *const[]) { NULL }, NULL, NULL);
  docket_gtk_wait_handle (seat.handle);
  find (&seat, "Accepted");
  g_assert_true (needs_attention (&seat, "notice"));
  get_up (&seat);
}

static void
test_undo (void)
{
  Seat seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  docket_case_handle_act_async (seat.handle, "withdraw", (const char *const[]) { NULL }, NULL,
                                NULL);
  docket_gtk_wait_handle (seat.handle);
  find (&seat, "Withdrawn");
  gtk_widget_activate_action (GTK_WIDGET (seat.page), "case.undo", NULL);
  docket_gtk_wait_handle (seat.handle);
  find (&seat, "Accept");
  g_assert_null (docket_gtk_find (GTK_WIDGET (seat.page), "Withdrawn"));
  get_up (&seat);
}

/* A tab that is chosen while a case is being read stays chosen */
static void
test_tab_while_reading (void)
{
  g_autoptr (DocketCaseHandle) other = NULL;
  Seat seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  show_tab (&seat, "journal");
  other = docket_case_handle_new (seat.desk, seat.number);
  docket_case_page_set_handle (seat.page, other);
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "overview");
  gtk_widget_activate_action (GTK_WIDGET (seat.page), "case.tab", "s", "evidence");
  docket_gtk_wait_handle (other);
  docket_gtk_settle ();
  g_assert_cmpstr (docket_case_page_get_tab (seat.page), ==, "evidence");
  docket_case_page_set_handle (seat.page, seat.handle);
  docket_gtk_settle ();
  get_up (&seat);
}

/* What was done, newest first; a clock that is not the real one is marked */
static void
test_journal (void)
{
  Seat seat;

  sit_down (&seat, docket_gtk_make_published, "2022-02-25");
  show_tab (&seat, "journal");
  find (&seat, "Publish: place of publication: whitepaper");
  find (&seat, "Opened the case from the mail “海豚影视+阿花在努力130+申诉解绑”");
  find (&seat, "Simulated clock");
  find (&seat, "li");
  docket_gtk_assert_nothing_cut (GTK_WIDGET (seat.page));
  get_up (&seat);
}

/* The formula is for the clipboard: case, date and every line */
static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_there (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy (void)
{
  g_autofree char *text = NULL;
  Seat             seat;

  sit_down (&seat, docket_gtk_make_published, "2022-02-25");
  gtk_widget_activate_action (docket_gtk_find_type (GTK_WIDGET (seat.page), DOCKET_TYPE_CLOCK_CARD),
                              "clock.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (seat.page)), NULL, copied_cb,
                                 &text);
  docket_gtk_wait (is_there, &text);
  g_assert_nonnull (strstr (text, seat.number));
  g_assert_nonnull (strstr (text, "25 – 28 February 2022"));
  g_assert_nonnull (strstr (text, "1. Day of publication"));
  get_up (&seat);
}

static void
assert_tabs_fit (Seat *seat, int width)
{
  static const char *const TABS[] = { "overview", "mail",   "evidence", "contract",
                                      "notice",   "ruling", "journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (TABS); i++)
    {
      show_tab (seat, TABS[i]);
      g_test_message ("%s at %d pixels", TABS[i], width);
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (seat->page)), <=, width);
      docket_gtk_assert_nothing_cut (GTK_WIDGET (seat->page));
    }
}

/* Each width of the window's table, and nothing is cut in any */
static void
test_widths (void)
{
  static const struct
  {
    int width; /* pixels, without a sidebar */
    DocketWidthClass class;
    gboolean narrow;
    gboolean compact;
  } CASES[] = {
    { 1280 - 214, DOCKET_WIDTH_WIDE, FALSE, FALSE }, { 1100, DOCKET_WIDTH_BROAD, FALSE, FALSE },
    { 900, DOCKET_WIDTH_MEDIUM, FALSE, TRUE },       { 860, DOCKET_WIDTH_MEDIUM, FALSE, TRUE },
    { 700, DOCKET_WIDTH_NARROW, TRUE, TRUE },        { 500, DOCKET_WIDTH_TINY, TRUE, TRUE },
  };
  Seat seat;

  sit_down (&seat, docket_gtk_make_published, "2022-02-25");
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gboolean narrow, compact;

      docket_case_page_set_width_class (seat.page, CASES[i].class);
      gtk_window_set_default_size (seat.window, CASES[i].width, 800);
      docket_gtk_settle ();
      g_object_get (seat.page, "narrow", &narrow, "compact", &compact, NULL);
      g_assert_cmpint (narrow, ==, CASES[i].narrow);
      g_assert_cmpint (compact, ==, CASES[i].compact);
      assert_tabs_fit (&seat, CASES[i].width);
    }
  get_up (&seat);
}

/* A case that is not there says so, and can be asked for again */
static void
test_failure (void)
{
  g_autoptr (DocketCaseHandle) none = NULL;
  Seat seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  none = docket_case_handle_new (seat.desk, "GG-2022-9999");
  docket_case_page_set_handle (seat.page, none);
  docket_gtk_wait_handle (none);
  find (&seat, "The Case Cannot Be Shown");
  gtk_widget_activate_action (GTK_WIDGET (seat.page), "case.reload", NULL);
  docket_gtk_wait_handle (none);
  find (&seat, "The Case Cannot Be Shown");
  docket_case_page_set_handle (seat.page, seat.handle);
  docket_gtk_settle ();
  find (&seat, "Accept");
  docket_case_page_set_handle (seat.page, NULL);
  docket_gtk_settle ();
  g_assert_null (docket_gtk_find (GTK_WIDGET (seat.page), "Accept"));
  get_up (&seat);
}

/* In a narrow window the sentence has most of the width, and when and by whom stands over it */
static void
test_journal_narrow (void)
{
  Seat       seat;
  GtkWidget *expander, *text, *byline;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  docket_case_page_set_width_class (seat.page, DOCKET_WIDTH_NARROW);
  gtk_window_set_default_size (seat.window, 700, 800);
  docket_gtk_settle ();
  show_tab (&seat, "journal");
  docket_gtk_settle ();
  expander = docket_gtk_find_type (GTK_WIDGET (seat.page), GTK_TYPE_TREE_EXPANDER);
  text = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  byline = gtk_widget_get_first_child (text);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (byline)), "2022-01-05 "));
  g_assert_true (g_str_has_suffix (gtk_label_get_text (GTK_LABEL (byline)), " · li"));
  g_assert_cmpint (gtk_widget_get_width (text), >, 450);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (expander)), <, 100);
  get_up (&seat);
}

int
main (int argc, char **argv)
{
  docket_gtk_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/case-page/window-open", test_window_open);
  g_test_add_func ("/gtk/case-page/focus", test_focus);
  g_test_add_func ("/gtk/case-page/steps-lead-to-tabs", test_steps_lead_to_tabs);
  g_test_add_func ("/gtk/case-page/tabs", test_tabs);
  g_test_add_func ("/gtk/case-page/follows", test_follows);
  g_test_add_func ("/gtk/case-page/undo", test_undo);
  g_test_add_func ("/gtk/case-page/tab-while-reading", test_tab_while_reading);
  g_test_add_func ("/gtk/case-page/journal", test_journal);
  g_test_add_func ("/gtk/case-page/journal-narrow", test_journal_narrow);
  g_test_add_func ("/gtk/case-page/copy", test_copy);
  g_test_add_func ("/gtk/case-page/widths", test_widths);
  g_test_add_func ("/gtk/case-page/failure", test_failure);
  return g_test_run ();
}
