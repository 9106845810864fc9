/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the time line puts its parts. */

#include "tests/gtk/docket-gtk-fixture.h"

#include "desk/docket-time-mark.h"
#include "gtk/docket-timeline.h"

enum
{
  WIDTH = 560, /* pixels */
};

typedef struct
{
  GtkWindow      *window;
  DocketTimeline *timeline;
  GPtrArray      *marks;
} Line;

static DocketDate
parse (const char *text)
{
  DocketDate date = DOCKET_DATE_NONE;

  g_assert_true (docket_date_parse (text, &date));
  return date;
}

static void
add (Line *line, DocketTimeMarkKind kind, const char *from, const char *to, const char *title)
{
  g_ptr_array_add (line->marks, docket_time_mark_new (kind, parse (from), parse (to), title));
}

static void
open_line (Line *line)
{
  line->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_time_mark_free);
  line->timeline = g_object_new (DOCKET_TYPE_TIMELINE, NULL);
  line->window = docket_gtk_present (GTK_WIDGET (line->timeline), WIDTH, 120);
}

/* What a publication makes: receipt, waiting, its end, the window */
static void
fill_line (Line *line)
{
  DocketTimeMark *window;

  open_line (line);
  add (line, DOCKET_TIME_TICK, "2022-01-05", "2022-01-05", "Received");
  add (line, DOCKET_TIME_WAIT, "2022-01-13", "2022-02-12", "Published");
  add (line, DOCKET_TIME_TICK, "2022-02-12", "2022-02-12", "Period over");
  add (line, DOCKET_TIME_WINDOW, "2022-02-25", "2022-02-28", "Window");
  window = line->marks->pdata[line->marks->len - 1];
  window->current = TRUE;
}

static void
show (Line *line, const char *today)
{
  docket_timeline_set_marks (line->timeline, line->marks, parse (today));
  docket_gtk_settle ();
}

static void
close_line (Line *line)
{
  g_object_add_weak_pointer (G_OBJECT (line->timeline), (gpointer *) &line->timeline);
  gtk_window_destroy (line->window);
  docket_gtk_settle ();
  g_assert_null (line->timeline);
  g_ptr_array_unref (line->marks);
}

/* --- what is there -------------------------------------------------------------------------- */

static graphene_rect_t
get_place (Line *line, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (line->timeline), &place));
  return place;
}

static float
get_left (Line *line, GtkWidget *widget)
{
  return get_place (line, widget).origin.x;
}

static float
get_right (Line *line, GtkWidget *widget)
{
  graphene_rect_t place = get_place (line, widget);

  return place.origin.x + place.size.width;
}

/* The first child of that class; NULL when there is none */
static GtkWidget *
find_class (Line *line, const char *class)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (line->timeline)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, class) && gtk_widget_get_visible (child))
      return child;
  return NULL;
}

/* Nothing lies outside, and no two labels touch */
static void
assert_in_order (Line *line)
{
  GtkWidget *root = GTK_WIDGET (line->timeline);
  GPtrArray *labels = g_ptr_array_new ();

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      g_assert_cmpfloat (get_left (line, child), >=, 0);
      g_assert_cmpfloat (get_right (line, child), <=, gtk_widget_get_width (root));
      if (GTK_IS_BOX (child) && gtk_widget_get_first_child (child) != NULL)
        g_ptr_array_add (labels, child);
    }
  for (guint i = 0; i < labels->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_true (get_right (line, labels->pdata[j]) <= get_left (line, labels->pdata[i]) ||
                     get_right (line, labels->pdata[i]) <= get_left (line, labels->pdata[j]));
  g_ptr_array_unref (labels);
}

/* --- tests ---------------------------------------------------------------------------------- */

/* Today among the marks, and what is coloured how */
static void
test_today (void)
{
  static const struct
  {
    const char *today;
    const char *window; /* class of the window */
    const char *wait;
  } CASES[] = {
    { "2021-12-20", "future", "run" },  { "2022-01-05", "future", "run" },
    { "2022-02-20", "future", "past" }, { "2022-02-25", "window", "past" },
    { "2022-02-28", "window", "past" }, { "2022-03-01", "late", "past" },
    { "2022-06-01", "late", "past" },
  };
  Line line;

  fill_line (&line);
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      float today;

      show (&line, CASES[i].today);
      today = get_left (&line, find_class (&line, "today"));
      assert_in_order (&line);
      g_assert_nonnull (find_class (&line, CASES[i].window));
      g_assert_nonnull (find_class (&line, CASES[i].wait));
      if (parse (CASES[i].today) < parse ("2022-01-05"))
        g_assert_cmpfloat (today, <, get_left (&line, find_class (&line, CASES[i].wait)));
      if (parse (CASES[i].today) > parse ("2022-02-28"))
        g_assert_cmpfloat (today, >=, get_right (&line, find_class (&line, "late")) - 1);
      g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), "Window"));
    }
  close_line (&line);
}

/* Inside its window, today lies on it */
static void
test_inside (void)
{
  Line line;

  fill_line (&line);
  show (&line, "2022-02-27");
  g_assert_cmpfloat (get_left (&line, find_class (&line, "today")), >,
                     get_left (&line, find_class (&line, "window")));
  g_assert_cmpfloat (get_right (&line, find_class (&line, "today")), <=,
                     get_right (&line, find_class (&line, "window")));
  close_line (&line);
}

static void
test_one_day (void)
{
  DocketTimeMark *window;
  Line            line;

  open_line (&line);
  add (&line, DOCKET_TIME_WINDOW, "2022-02-28", "2022-02-28", "Window");
  window = line.marks->pdata[0];
  window->current = TRUE;
  show (&line, "2022-02-28");
  assert_in_order (&line);
  g_assert_cmpfloat (get_place (&line, find_class (&line, "window")).size.width, >=, 10);
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), "28 Feb"));
  close_line (&line);
}

static void
test_across_a_year (void)
{
  DocketTimeMark *window;
  Line            line;

  open_line (&line);
  add (&line, DOCKET_TIME_WAIT, "2021-11-20", "2021-12-20", "Published");
  add (&line, DOCKET_TIME_WINDOW, "2021-12-25", "2022-01-03", "Window");
  window = line.marks->pdata[1];
  window->current = TRUE;
  show (&line, "2021-12-31");
  assert_in_order (&line);
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), "25 Dec – 3 Jan"));
  g_assert_cmpfloat (get_left (&line, find_class (&line, "window")), >=,
                     get_right (&line, find_class (&line, "past")));
  close_line (&line);
}

/* Where labels would touch, the earlier goes; those of the window and the current date stay */
static void
test_crowd (void)
{
  static const char *const FIRM[] = { "A window with a long name", "The date that is current" };
  DocketTimeMark          *current;
  Line                     line;

  open_line (&line);
  add (&line, DOCKET_TIME_TICK, "2022-02-20", "2022-02-20", "Something received");
  add (&line, DOCKET_TIME_TICK, "2022-02-21", "2022-02-21", "Something published");
  add (&line, DOCKET_TIME_TICK, "2022-02-22", "2022-02-22", "Something over");
  add (&line, DOCKET_TIME_WINDOW, "2022-02-23", "2022-02-24", FIRM[0]);
  add (&line, DOCKET_TIME_TICK, "2022-02-24", "2022-02-24", FIRM[1]);
  current = line.marks->pdata[4];
  current->current = TRUE;
  for (int width = 560; width >= 200; width -= 120)
    {
      gtk_window_set_default_size (line.window, width, 120);
      show (&line, "2022-02-22");
      assert_in_order (&line);
      for (gsize i = 0; i < G_N_ELEMENTS (FIRM); i++)
        g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), FIRM[i]));
      if (width < 300)
        g_assert_null (docket_gtk_find (GTK_WIDGET (line.timeline), "Something received"));
    }
  close_line (&line);
}

/* Compact, dates stand alone: of the first and of the current mark */
static void
test_compact (void)
{
  Line line;

  fill_line (&line);
  g_object_set (line.timeline, "compact", TRUE, NULL);
  show (&line, "2022-02-25");
  assert_in_order (&line);
  g_assert_null (docket_gtk_find (GTK_WIDGET (line.timeline), "Window"));
  g_assert_null (docket_gtk_find (GTK_WIDGET (line.timeline), "12 Feb"));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), "5 Jan"));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (line.timeline), "25 – 28 Feb"));
  close_line (&line);
}

/* Without marks there is no day to show either */
static void
test_empty (void)
{
  Line line;

  fill_line (&line);
  show (&line, "2022-02-25");
  docket_timeline_set_view (line.timeline, NULL);
  docket_gtk_settle ();
  g_assert_null (find_class (&line, "today"));
  g_assert_null (docket_gtk_find (GTK_WIDGET (line.timeline), "Window"));
  close_line (&line);
}

int
main (int argc, char **argv)
{
  docket_gtk_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/timeline/today", test_today);
  g_test_add_func ("/gtk/timeline/inside", test_inside);
  g_test_add_func ("/gtk/timeline/one-day", test_one_day);
  g_test_add_func ("/gtk/timeline/across-a-year", test_across_a_year);
  g_test_add_func ("/gtk/timeline/crowd", test_crowd);
  g_test_add_func ("/gtk/timeline/compact", test_compact);
  g_test_add_func ("/gtk/timeline/empty", test_empty);
  return g_test_run ();
}
