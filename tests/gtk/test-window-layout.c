/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window has room for, at which width and size of text. */

#include "docket-window-fixture.h"

#include "gtk/docket-case-peek.h"
#include "gtk/docket-settings.h"
#include "gtk/docket-sidebar.h"
#include "gtk/docket-window-private.h"

#include <locale.h>

/* --- classes of width ----------------------------------------------------------------------- */

static const struct
{
  DocketWidthClass before;
  int              width;
  double           scale;
  DocketWidthClass class;
} WIDTHS[] = {
  { DOCKET_WIDTH_TINY, 1180, 1.0, DOCKET_WIDTH_WIDE },
  { DOCKET_WIDTH_TINY, 1179, 1.0, DOCKET_WIDTH_BROAD },
  { DOCKET_WIDTH_TINY, 1000, 1.0, DOCKET_WIDTH_BROAD },
  { DOCKET_WIDTH_TINY, 999, 1.0, DOCKET_WIDTH_MEDIUM },
  { DOCKET_WIDTH_TINY, 860, 1.0, DOCKET_WIDTH_MEDIUM },
  { DOCKET_WIDTH_TINY, 859, 1.0, DOCKET_WIDTH_NARROW },
  { DOCKET_WIDTH_TINY, 600, 1.0, DOCKET_WIDTH_NARROW },
  { DOCKET_WIDTH_TINY, 599, 1.0, DOCKET_WIDTH_TINY },
  /* a class is kept for another 24 pixels */
  { DOCKET_WIDTH_WIDE, 1156, 1.0, DOCKET_WIDTH_WIDE },
  { DOCKET_WIDTH_WIDE, 1155, 1.0, DOCKET_WIDTH_BROAD },
  { DOCKET_WIDTH_BROAD, 1179, 1.0, DOCKET_WIDTH_BROAD },
  { DOCKET_WIDTH_NARROW, 576, 1.0, DOCKET_WIDTH_NARROW },
  { DOCKET_WIDTH_NARROW, 575, 1.0, DOCKET_WIDTH_TINY },
  { DOCKET_WIDTH_WIDE, 100, 1.0, DOCKET_WIDTH_TINY },
  /* large text leaves less room */
  { DOCKET_WIDTH_TINY, 1280, 2.0, DOCKET_WIDTH_NARROW },
  { DOCKET_WIDTH_TINY, 1280, 1.25, DOCKET_WIDTH_BROAD },
  { DOCKET_WIDTH_TINY, 2560, 2.0, DOCKET_WIDTH_WIDE },
};

static void
test_width_classes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (WIDTHS); i++)
    {
      g_test_message ("%d pixels", WIDTHS[i].width);
      g_assert_cmpint (docket_width_class_choose (WIDTHS[i].before, WIDTHS[i].width,
                                                  WIDTHS[i].scale),
                       ==, WIDTHS[i].class);
    }
}

static gboolean
is_visible (DocketWindowFixture *fixture, const char *property)
{
  gboolean visible;

  g_object_get (fixture->window, property, &visible, NULL);
  return visible;
}

/* --- the table of widths -------------------------------------------------------------------- */

static const struct
{
  int width;
  int scale; /* per cent */
  DocketWidthClass class;
  gboolean sidebar;
  gboolean peek;
  gboolean received; /* that column */
  gboolean header;
} LAYOUTS[] = {
  { 1280, 100, DOCKET_WIDTH_WIDE, TRUE, TRUE, TRUE, TRUE },
  { 1100, 100, DOCKET_WIDTH_BROAD, TRUE, FALSE, TRUE, TRUE },
  { 900, 100, DOCKET_WIDTH_MEDIUM, TRUE, FALSE, TRUE, TRUE },
  { 700, 100, DOCKET_WIDTH_NARROW, FALSE, FALSE, FALSE, TRUE },
  { 500, 100, DOCKET_WIDTH_TINY, FALSE, FALSE, FALSE, FALSE },
  { 1280, 200, DOCKET_WIDTH_NARROW, FALSE, FALSE, FALSE, TRUE },
};

static void
assert_layout (DocketWindowFixture *fixture, gsize i)
{
  g_assert_cmpint (docket_window_get_width_class (fixture->window), ==, LAYOUTS[i].class);
  g_assert_cmpint (is_visible (fixture, "sidebar-visible"), ==, LAYOUTS[i].sidebar);
  g_assert_cmpint (is_visible (fixture, "peek-visible"), ==, LAYOUTS[i].peek);
  g_assert_cmpint (docket_window_fixture_find_type (fixture, DOCKET_TYPE_SIDEBAR) != NULL, ==,
                   LAYOUTS[i].sidebar);
  g_assert_cmpint (docket_window_fixture_find_type (fixture, DOCKET_TYPE_CASE_PEEK) != NULL, ==,
                   LAYOUTS[i].peek);
  g_assert_cmpint (docket_window_fixture_find (fixture, "01-05") != NULL, ==, LAYOUTS[i].received);
  g_assert_cmpint (docket_window_fixture_find (fixture, "Parties") != NULL, ==,
                   LAYOUTS[i].header || LAYOUTS[i].sidebar);
  g_assert_cmpint (docket_window_fixture_find (fixture, "Show Sidebar") != NULL, ==,
                   !LAYOUTS[i].sidebar);
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->window));
}

static void
test_layouts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LAYOUTS); i++)
    {
      DocketWindowFixture fixture;

      g_test_message ("%d pixels, %d %%", LAYOUTS[i].width, LAYOUTS[i].scale);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                    DOCKET_WINDOW_FIXTURE_DPI * LAYOUTS[i].scale / 100, NULL);
      docket_window_fixture_open (&fixture, LAYOUTS[i].width);
      assert_layout (&fixture, i);
      docket_window_fixture_close (&fixture);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DOCKET_WINDOW_FIXTURE_DPI, NULL);
}

static gboolean
is_narrow (gpointer window)
{
  return docket_window_get_width_class (window) == DOCKET_WIDTH_NARROW;
}

static gboolean
is_wide (gpointer window)
{
  return docket_window_get_width_class (window) == DOCKET_WIDTH_WIDE;
}

/* What stands side by side in a wide window must not keep it from being made narrow */
static void
test_resize (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 1280);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 700, 700);
  docket_gtk_wait (is_narrow, fixture.window);
  docket_gtk_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <, 760);
  assert_layout (&fixture, 3);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1280, 700);
  docket_gtk_wait (is_wide, fixture.window);
  docket_gtk_settle ();
  assert_layout (&fixture, 0);
  docket_window_fixture_close (&fixture);
}

static void
test_text_scale (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 1280);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DOCKET_WINDOW_FIXTURE_DPI * 2, NULL);
  docket_gtk_settle ();
  assert_layout (&fixture, 5);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DOCKET_WINDOW_FIXTURE_DPI, NULL);
  docket_gtk_settle ();
  assert_layout (&fixture, 0);
  docket_window_fixture_close (&fixture);
}

/* Whether @page stands inside the window, instead of being cut off by its edge */
static gboolean
is_inside (DocketWindowFixture *fixture, GType page)
{
  GtkWidget *widget = docket_window_fixture_find_type (fixture, page);

  g_assert_nonnull (widget);
  return gtk_widget_get_width (widget) <= gtk_widget_get_width (GTK_WIDGET (fixture->window));
}

/* As narrow as a telephone, with every button that a window can have */
static void
test_narrowest (void)
{
  DocketWindowFixture fixture;

  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout",
                "menu:minimize,maximize,close", NULL);
  docket_window_fixture_open (&fixture, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, 360);
  g_assert_true (is_inside (&fixture, DOCKET_TYPE_QUEUE_PAGE));
  g_assert_nonnull (docket_window_fixture_find (&fixture, "New Case"));
  docket_window_show_case (fixture.window, "GG-2022-0001");
  docket_gtk_settle ();
  docket_gtk_settle ();
  g_assert_true (is_inside (&fixture, DOCKET_TYPE_CASE_PAGE));
  docket_window_show_queue (fixture.window, "parties");
  docket_gtk_settle ();
  g_assert_true (is_inside (&fixture, DOCKET_TYPE_PARTIES_PAGE));
  /* practice is told of here too */
  g_assert_nonnull (docket_notice_bar_get_sentence (
      DOCKET_NOTICE_BAR (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_NOTICE_BAR))));
  docket_window_fixture_activate (&fixture, "win.search");
  docket_gtk_settle ();
  g_assert_true (is_inside (&fixture, DOCKET_TYPE_SEARCH_PAGE));
  docket_window_fixture_close (&fixture);
}

/* F9 and F10 hold until the class of width is another one */
static void
test_wishes (void)
{
  DocketWindowFixture fixture;

  docket_window_fixture_open (&fixture, 1100);
  docket_window_fixture_activate (&fixture, "win.peek");
  docket_window_fixture_activate (&fixture, "win.sidebar");
  g_assert_true (is_visible (&fixture, "peek-visible"));
  g_assert_false (is_visible (&fixture, "sidebar-visible"));
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 700, 700);
  docket_gtk_wait (is_narrow, fixture.window);
  g_assert_false (is_visible (&fixture, "peek-visible"));
  /* there is no room beside the list: it comes over it, and goes with the choice */
  docket_window_fixture_activate (&fixture, "win.sidebar");
  g_assert_nonnull (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_SIDEBAR));
  docket_window_fixture_activate (&fixture, "win.back");
  g_assert_null (docket_window_fixture_find_type (&fixture, DOCKET_TYPE_SIDEBAR));
  docket_window_fixture_activate (&fixture, "win.sidebar");
  docket_window_show_queue (fixture.window, "inbox");
  docket_gtk_settle ();
  g_assert_false (is_visible (&fixture, "sidebar-visible"));
  docket_window_fixture_close (&fixture);
  /* where there was room, the wish was kept */
  g_assert_false (g_settings_get_boolean (docket_settings_get (), "sidebar"));
  g_assert_true (g_settings_get_boolean (docket_settings_get (), "peek"));
  docket_window_fixture_reset_settings ();
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  docket_window_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/window-layout/width-classes", test_width_classes);
  g_test_add_func ("/gtk/window-layout/layouts", test_layouts);
  g_test_add_func ("/gtk/window-layout/resize", test_resize);
  g_test_add_func ("/gtk/window-layout/text-scale", test_text_scale);
  g_test_add_func ("/gtk/window-layout/narrowest", test_narrowest);
  g_test_add_func ("/gtk/window-layout/wishes", test_wishes);
  return g_test_run ();
}
