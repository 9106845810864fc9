/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of the window, and the way from one to another. Main thread. */

#include "gtk/docket-window-private.h"

#include "desk/docket-queue.h"
#include "gtk/docket-settings.h"

gboolean
docket_window_is_on (DocketWindow *window, const char *page)
{
  return g_str_equal (docket_window_get_page (window), page);
}

/* --- pages ---------------------------------------------------------------------------------- */

void
docket_window_update_steps (DocketWindow *window)
{
  gboolean stepping =
      docket_window_is_on (window, "case") && g_strcmp0 (window->origin, "queue") == 0;
  const char *number = window->handle == NULL ? "" : docket_case_handle_get_number (window->handle);

  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.previous-case",
                                 stepping &&
                                     docket_queue_page_can_step (window->queue_page, number, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.next-case",
                                 stepping &&
                                     docket_queue_page_can_step (window->queue_page, number, 1));
}

static void
go_to (DocketWindow *window, const char *page)
{
  gtk_stack_set_visible_child_name (window->pages, page);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.find",
                                 docket_window_is_on (window, "queue"));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.peek",
                                 docket_window_is_on (window, "queue"));
  docket_window_arrange (window);
  docket_window_update_steps (window);
}

void
docket_window_show_row (DocketWindow *window, DocketSidebarRow *row)
{
  const char *queue = docket_sidebar_row_get_queue (row);
  gboolean    parties = g_str_equal (queue, "parties");

  docket_sidebar_select (window->sidebar, row);
  g_settings_set_string (docket_settings_get (), "queue", queue);
  if (!parties)
    docket_queue_page_show (window->queue_page, row);
  go_to (window, parties ? "parties" : "queue");
}

void
docket_window_show_queue (DocketWindow *window, const char *id)
{
  DocketSidebarRow *row;

  g_return_if_fail (DOCKET_IS_WINDOW (window));

  row = docket_sidebar_find (window->sidebar, id);
  if (row == NULL)
    row = docket_sidebar_find (window->sidebar, docket_queue_get_id (DOCKET_QUEUE_TODO));
  docket_window_uncover (window);
  docket_window_show_row (window, row);
  docket_window_focus_page (window);
}

/* The steps of a case are known once it was read */
static void
begin_cb (DocketCaseHandle *handle, DocketWindow *window)
{
  g_autofree char *action = NULL;

  if (window->begin == NULL || docket_case_handle_get_view (handle) == NULL)
    return;
  action = g_steal_pointer (&window->begin);
  gtk_widget_activate_action (GTK_WIDGET (window->case_page), "case.act", "s", action);
}

static DocketCaseHandle *
dup_handle (DocketWindow *window, const char *number)
{
  DocketCaseHandle *peeked =
      docket_case_peek_get_handle (docket_queue_page_get_peek (window->queue_page));

  /* The peek may have read the case already */
  if (peeked != NULL && g_str_equal (docket_case_handle_get_number (peeked), number))
    return g_object_ref (peeked);
  return docket_case_handle_new (window->desk, number);
}

static void
set_handle (DocketWindow *window, const char *number)
{
  g_autoptr (DocketCaseHandle) handle = dup_handle (window, number);

  if (window->handle != NULL)
    g_signal_handlers_disconnect_by_func (window->handle, begin_cb, window);
  g_set_object (&window->handle, handle);
  g_signal_connect_object (handle, "changed", G_CALLBACK (begin_cb), window, 0);
  docket_case_page_set_handle (window->case_page, handle);
}

void
docket_window_open_case (DocketWindow *window, const char *number, const char *action)
{
  docket_window_uncover (window);
  if (!docket_window_is_on (window, "case"))
    {
      g_free (window->origin);
      window->origin = g_strdup (docket_window_get_page (window));
    }
  g_free (window->begin);
  window->begin = g_strdup (action);
  set_handle (window, number);
  go_to (window, "case");
  begin_cb (window->handle, window);
}

void
docket_window_show_case (DocketWindow *window, const char *number)
{
  g_return_if_fail (DOCKET_IS_WINDOW (window) && number != NULL);

  docket_window_open_case (window, number, NULL);
}

static void
leave_case (DocketWindow *window)
{
  go_to (window, window->origin == NULL ? "queue" : window->origin);
  docket_window_focus_page (window);
}

void
docket_window_go_back (DocketWindow *window)
{
  g_return_if_fail (DOCKET_IS_WINDOW (window));

  if (docket_window_uncover (window))
    docket_window_focus_page (window);
  else if (docket_window_is_on (window, "case"))
    leave_case (window);
  else if (docket_window_is_on (window, "search"))
    {
      go_to (window, "queue");
      docket_window_focus_page (window);
    }
  else if (docket_window_is_on (window, "parties"))
    gtk_widget_activate_action (GTK_WIDGET (window->parties_page), "parties.back", NULL);
  else
    docket_queue_page_stop_search (window->queue_page);
}

void
docket_window_step (DocketWindow *window, int by)
{
  g_return_if_fail (DOCKET_IS_WINDOW (window));

  if (window->handle != NULL)
    docket_queue_page_step (window->queue_page, docket_case_handle_get_number (window->handle), by);
}

void
docket_window_search (DocketWindow *window)
{
  const char *text = NULL;

  g_return_if_fail (DOCKET_IS_WINDOW (window));

  /* What was looked for in the queue goes along */
  if (docket_window_is_on (window, "queue") &&
      *docket_queue_page_get_search (window->queue_page) != '\0')
    text = docket_queue_page_get_search (window->queue_page);
  docket_window_uncover (window);
  go_to (window, "search");
  docket_search_page_start (window->search_page, text);
}

void
docket_window_search_queue (DocketWindow *window)
{
  g_return_if_fail (DOCKET_IS_WINDOW (window));

  docket_queue_page_search (window->queue_page);
}
