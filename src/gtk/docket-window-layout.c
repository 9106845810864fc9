/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window shows at which width, and where the keyboard is. Main thread. */

#include "gtk/docket-window-private.h"

#include "gtk/docket-settings.h"

/* --- what there is room for ----------------------------------------------------------------- */

static gboolean
decide (DocketWish wish, gboolean room, const char *setting)
{
  if (wish != DOCKET_WISH_NONE)
    return wish == DOCKET_WISH_SHOWN;
  return room && g_settings_get_boolean (docket_settings_get (), setting);
}

static void
set_flag (DocketWindow *window, gboolean *flag, gboolean value, const char *property)
{
  if (*flag == value)
    return;
  *flag = value;
  g_object_notify (G_OBJECT (window), property);
}

static DocketWish *
get_sidebar_wish (DocketWindow *window)
{
  return docket_window_is_on (window, "case") ? &window->case_sidebar : &window->list_sidebar;
}

static gboolean
has_room_for_sidebar (DocketWindow *window)
{
  return window->width >=
         (docket_window_is_on (window, "case") ? DOCKET_WIDTH_WIDE : DOCKET_WIDTH_MEDIUM);
}

void
docket_window_arrange (DocketWindow *window)
{
  gboolean room = has_room_for_sidebar (window);
  gboolean sidebar = decide (*get_sidebar_wish (window), room, "sidebar");
  gboolean peek = decide (window->peek, window->width >= DOCKET_WIDTH_WIDE, "peek");

  docket_sidebar_pane_set_over (window->pane, !room);
  docket_sidebar_pane_set_shown (window->pane, sidebar);
  docket_queue_page_set_sidebar_hidden (window->queue_page, !room || !sidebar);
  docket_queue_page_set_width_class (window->queue_page, window->width);
  docket_case_page_set_width_class (window->case_page, window->width);
  g_object_set (window->queue_page, "peek-visible", peek, NULL);
  set_flag (window, &window->sidebar_visible, sidebar, "sidebar-visible");
  set_flag (window, &window->peek_visible, peek, "peek-visible");
}

void
docket_window_measure (DocketWindow *window)
{
  double scale = docket_width_class_get_text_scale (gtk_widget_get_settings (GTK_WIDGET (window)));
  DocketWidthClass width = docket_width_class_choose (window->width, window->room, scale);

  if (width == window->width)
    return;
  window->width = width;
  window->list_sidebar = DOCKET_WISH_NONE;
  window->case_sidebar = DOCKET_WISH_NONE;
  window->peek = DOCKET_WISH_NONE;
  docket_window_arrange (window);
}

void
docket_window_set_sidebar_visible (DocketWindow *window, gboolean visible)
{
  *get_sidebar_wish (window) = visible ? DOCKET_WISH_SHOWN : DOCKET_WISH_HIDDEN;
  if (has_room_for_sidebar (window))
    g_settings_set_boolean (docket_settings_get (), "sidebar", visible);
  docket_window_arrange (window);
  if (docket_sidebar_pane_is_covering (window->pane))
    docket_sidebar_focus (window->sidebar);
}

void
docket_window_set_peek_visible (DocketWindow *window, gboolean visible)
{
  window->peek = visible ? DOCKET_WISH_SHOWN : DOCKET_WISH_HIDDEN;
  if (window->width >= DOCKET_WIDTH_WIDE)
    g_settings_set_boolean (docket_settings_get (), "peek", visible);
  docket_window_arrange (window);
}

/* A sidebar over the page has done its work once something was chosen */
gboolean
docket_window_uncover (DocketWindow *window)
{
  gboolean covering = docket_sidebar_pane_is_covering (window->pane);

  if (covering)
    docket_window_set_sidebar_visible (window, FALSE);
  return covering;
}

/* --- the keyboard --------------------------------------------------------------------------- */

void
docket_window_focus_page (DocketWindow *window)
{
  if (docket_window_is_on (window, "queue"))
    docket_case_table_focus (
        docket_queue_view_get_table (docket_queue_page_get_view (window->queue_page)));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (window->pages), GTK_DIR_TAB_FORWARD);
}

static void
focus_sidebar (DocketWindow *window)
{
  docket_sidebar_focus (window->sidebar);
}

static void
focus_peek (DocketWindow *window)
{
  gtk_widget_child_focus (GTK_WIDGET (docket_queue_page_get_peek (window->queue_page)),
                          GTK_DIR_TAB_FORWARD);
}

/* F6 goes round: sidebar, page, peek, as far as they are shown */
void
docket_window_focus_next_pane (DocketWindow *window)
{
  GtkWidget *focus;
  GtkWidget *peek;
  gboolean   peeking;

  g_return_if_fail (DOCKET_IS_WINDOW (window));

  focus = gtk_window_get_focus (GTK_WINDOW (window));
  peek = GTK_WIDGET (docket_queue_page_get_peek (window->queue_page));
  peeking = docket_window_is_on (window, "queue") && gtk_widget_get_child_visible (peek) &&
            gtk_widget_get_mapped (peek);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->sidebar)))
    docket_window_focus_page (window);
  else if (peeking && focus != NULL && !gtk_widget_is_ancestor (focus, peek))
    focus_peek (window);
  else if (window->sidebar_visible)
    focus_sidebar (window);
  else
    docket_window_focus_page (window);
}
