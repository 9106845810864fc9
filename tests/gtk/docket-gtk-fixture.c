/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/gtk/docket-gtk-fixture.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

static gboolean
is_message_shown (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gboolean shown = FALSE;

  for (const GList *item = windows; item != NULL; item = item->next)
    shown = shown || ADW_IS_MESSAGE_DIALOG (item->data);
  return shown;
}

/* Newer GTK warns of the headings of AdwMessageDialog, which measures these for less than they need
 * to find out how large they may be written */
static gboolean
is_of_heading (const GLogField *fields, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE"))
      return g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel") &&
             is_message_shown ();
  return FALSE;
}

static GLogWriterOutput
write_log_cb (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  return is_of_heading (fields, n) ? G_LOG_WRITER_HANDLED
                                   : g_log_writer_default (level, fields, n, data);
}

void
docket_gtk_fixture_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log_cb, NULL, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- main loop ------------------------------------------------------------------------------ */

void
docket_gtk_wait (DocketConditionFunc func, gpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!func (data))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static gboolean
is_past (gpointer data)
{
  return g_get_monotonic_time () > *(gint64 *) data && !g_main_context_pending (NULL);
}

void
docket_gtk_settle (void)
{
  gint64 frame = g_get_monotonic_time () + 50000;

  docket_gtk_wait (is_past, &frame);
}

static gboolean
is_handle_idle (gpointer handle)
{
  gboolean busy;

  g_object_get (handle, "busy", &busy, NULL);
  return !busy;
}

void
docket_gtk_wait_handle (DocketCaseHandle *handle)
{
  docket_gtk_wait (is_handle_idle, handle);
  docket_gtk_settle ();
}

static gboolean
is_list_idle (gpointer list)
{
  return !docket_case_list_is_loading (list);
}

void
docket_gtk_wait_list (DocketCaseList *list)
{
  docket_gtk_wait (is_list_idle, list);
  docket_gtk_settle ();
}

DocketCaseHandle *
docket_gtk_open_case (DocketDesk *desk, const char *number)
{
  DocketCaseHandle *handle = docket_case_handle_new (desk, number);

  docket_gtk_wait_handle (handle);
  g_assert_no_error (docket_case_handle_get_error (handle));
  return handle;
}

/* --- widgets -------------------------------------------------------------------------------- */

GtkWindow *
docket_gtk_present (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  docket_gtk_settle ();
  return GTK_WINDOW (window);
}

static const char *
get_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return gtk_widget_get_tooltip_text (widget);
}

GtkWidget *
docket_gtk_find (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_strcmp0 (get_words (widget), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = docket_gtk_find (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
docket_gtk_find_type (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = docket_gtk_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
docket_gtk_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

void
docket_gtk_click (GtkWidget *widget, const char *text)
{
  GtkWidget *found = docket_gtk_find (widget, text);
  GtkWidget *button = found == NULL ? NULL : gtk_widget_get_ancestor (found, GTK_TYPE_BUTTON);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  docket_gtk_settle ();
}

/* --- keys ----------------------------------------------------------------------------------- */

static gboolean
is_for (GtkShortcut *shortcut, guint key, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger) &&
         gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key &&
         gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
press_in (GListModel *shortcuts, GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts) && !taken; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_for (shortcut, key, modifiers))
        taken = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                              gtk_shortcut_get_arguments (shortcut));
    }
  return taken;
}

static gboolean
press_on (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
          press_in (G_LIST_MODEL (controller), widget, key, modifiers))
        return TRUE;
    }
  return FALSE;
}

gboolean
docket_gtk_press (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  while (widget != NULL && !press_on (widget, key, modifiers))
    widget = gtk_widget_get_parent (widget);
  docket_gtk_settle ();
  return widget != NULL;
}

/* --- nothing cut ---------------------------------------------------------------------------- */

static void
assert_label_whole (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int          width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_NONE &&
      width > gtk_widget_get_width (GTK_WIDGET (label)) + 1)
    g_error ("“%s” is cut: %d of %d pixels", gtk_label_get_text (label),
             gtk_widget_get_width (GTK_WIDGET (label)), width);
}

static void
assert_no_sideways (GtkScrolledWindow *scrolled)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (scrolled);

  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment) + 0.5);
}

void
docket_gtk_assert_nothing_cut (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    assert_label_whole (GTK_LABEL (widget));
  else if (GTK_IS_SCROLLED_WINDOW (widget))
    assert_no_sideways (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    docket_gtk_assert_nothing_cut (child);
}

/* --- cases ---------------------------------------------------------------------------------- */

char *
docket_gtk_make_received (DocketTestDesk *test)
{
  return docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
}

char *
docket_gtk_make_published (DocketTestDesk *test)
{
  static const char *const acts[] = { "accept", "notify channel=email outcome=failed",
                                      "notify channel=phone outcome=failed",
                                      "notify channel=contact outcome=failed" };
  char                    *number = docket_gtk_make_received (test);

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    docket_test_desk_act (test, "2022-01-06", "li", number, acts[i]);
  docket_test_desk_act (test, "2022-01-12", "li", number, "publish place=whitepaper");
  return number;
}
