/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Windows for tests. */

#include "docket-window-fixture.h"

#include "gtk/docket-settings.h"

void
docket_window_fixture_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  docket_gtk_fixture_init (argc, argv);
  docket_settings_load (&error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DOCKET_WINDOW_FIXTURE_DPI, NULL);
}

gboolean
docket_window_fixture_has_list (gpointer window)
{
  return docket_gtk_find_type (window, GTK_TYPE_LIST_VIEW) != NULL ||
         docket_gtk_find_type (window, ADW_TYPE_STATUS_PAGE) != NULL;
}

static gboolean
is_read (gpointer data)
{
  return *docket_case_get_number (data) != '\0';
}

DocketCaseTable *
docket_window_fixture_get_table (DocketWindowFixture *fixture)
{
  return DOCKET_CASE_TABLE (
      docket_gtk_find_type (GTK_WIDGET (fixture->window), DOCKET_TYPE_CASE_TABLE));
}

void
docket_window_fixture_present (DocketWindowFixture *fixture, int width)
{
  g_settings_set_int (docket_settings_get (), "window-width", width);
  fixture->window = docket_window_new (NULL, fixture->desk);
  gtk_window_present (GTK_WINDOW (fixture->window));
  docket_gtk_wait (docket_window_fixture_has_list, fixture->window);
  docket_gtk_settle ();
  if (docket_window_fixture_get_table (fixture) != NULL)
    docket_gtk_wait (is_read,
                     docket_case_table_get_selected (docket_window_fixture_get_table (fixture)));
  g_usleep (150000);
  docket_gtk_settle ();
  docket_gtk_settle ();
}

void
docket_window_fixture_reset_settings (void)
{
  static const char *const keys[] = { "window-width", "window-height", "maximized", "sidebar",
                                      "peek",         "sort",          "queue" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (docket_settings_get (), keys[i]);
}

void
docket_window_fixture_open (DocketWindowFixture *fixture, int width)
{
  static const char *const mails[] = { "01-plain.eml", "02-gb18030.eml", "08-traditional-big5.eml",
                                       "09-html-only-inline-image.eml" };

  docket_window_fixture_reset_settings ();
  fixture->test = docket_test_desk_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (mails); i++)
    g_free (docket_test_desk_import (fixture->test, "2022-01-05", mails[i]));
  fixture->desk = docket_test_desk_open (fixture->test, DOCKET_WINDOW_FIXTURE_TODAY, "li");
  docket_window_fixture_present (fixture, width);
}

void
docket_window_fixture_close (DocketWindowFixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  docket_gtk_settle ();
  g_assert_null (window);
  g_clear_object (&fixture->desk);
  docket_test_desk_free (fixture->test);
}

GtkWidget *
docket_window_fixture_find (DocketWindowFixture *fixture, const char *text)
{
  return docket_gtk_find (GTK_WIDGET (fixture->window), text);
}

GtkWidget *
docket_window_fixture_find_type (DocketWindowFixture *fixture, GType type)
{
  return docket_gtk_find_type (GTK_WIDGET (fixture->window), type);
}

void
docket_window_fixture_activate (DocketWindowFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
  docket_gtk_settle ();
}
