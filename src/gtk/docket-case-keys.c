/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys of a case page. They hold wherever the focus is, so each asks whether the page is shown.
 * Main thread. */

#include "config.h"

#include "gtk/docket-case-keys.h"

#include "gtk/docket-case-overview.h"
#include "gtk/docket-case-tabs.h"
#include "gtk/docket-clock-card.h"

static void
add_key (GtkShortcutController *keys, const char *trigger, GtkShortcutFunc func, gpointer data)
{
  gtk_shortcut_controller_add_shortcut (keys, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                                    trigger),
                                                                gtk_callback_action_new (func, data,
                                                                                         NULL)));
}

static gboolean
show_tab_cb (GtkWidget *page, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, "case.tab", "s", data);
}

/* --- the suggested button ------------------------------------------------------------------- */

static gboolean
is_suggested (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") &&
         gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*is_wanted) (GtkWidget *))
{
  GtkWidget *found = is_wanted (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, is_wanted);
  return found;
}

/* On the overview the due step is what is suggested */
static gboolean
suggest_cb (GtkWidget *page, GVariant *arguments, gpointer data)
{
  GtkWidget *tab;
  GtkWidget *button;

  if (!gtk_widget_get_mapped (page))
    return FALSE;
  tab = adw_bin_get_child (ADW_BIN (adw_view_stack_get_visible_child (data)));
  if (DOCKET_IS_CASE_OVERVIEW (tab))
    return docket_case_overview_activate_step (DOCKET_CASE_OVERVIEW (tab));
  button = find_widget (tab, is_suggested);
  return button != NULL && gtk_widget_activate (button);
}

/* --- undo and copy -------------------------------------------------------------------------- */

static gboolean
is_editing (GtkWidget *page)
{
  GtkRoot   *root = gtk_widget_get_root (page);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
undo_cb (GtkWidget *page, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (page) && !is_editing (page) &&
         gtk_widget_activate_action (page, "case.undo", NULL);
}

static gboolean
is_clock (GtkWidget *widget)
{
  return DOCKET_IS_CLOCK_CARD (widget);
}

static gboolean
copy_cb (GtkWidget *page, GVariant *arguments, gpointer data)
{
  GtkWidget *clock = find_widget (docket_case_tabs_get (data, "overview"), is_clock);

  return gtk_widget_get_mapped (page) && clock != NULL &&
         gtk_widget_activate_action (clock, "clock.copy", NULL);
}

void
docket_case_keys_add (GtkWidget *page, AdwViewStack *views)
{
  GtkEventController    *controller = gtk_shortcut_controller_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (controller);

  gtk_shortcut_controller_set_scope (keys, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < DOCKET_CASE_TABS; i++)
    {
      g_autofree char *trigger = g_strdup_printf ("<Control>%u|<Control>KP_%u", i + 1, i + 1);

      add_key (keys, trigger, show_tab_cb, (gpointer) docket_case_tabs_get_name (i));
    }
  add_key (keys, "<Control>Return|<Control>KP_Enter", suggest_cb, views);
  add_key (keys, "<Control>z", undo_cb, NULL);
  add_key (keys, "<Control><Shift>c", copy_cb, views);
  gtk_widget_add_controller (page, controller);
}
