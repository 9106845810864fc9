/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window itself: its pages put together, its size kept, what is said under the header. Main
 * thread. */

#include "config.h"

#include "gtk/docket-window-private.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-flexible-bin.h"
#include "gtk/docket-settings.h"
#include "gtk/docket-unsaved-guard.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_0,
  PROP_DESK,
  PROP_SIDEBAR_VISIBLE,
  PROP_PEEK_VISIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (DocketWindow, docket_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- what the pages tell -------------------------------------------------------------------- */

static void
resized_cb (DocketFlexibleBin *bin, int room, DocketWindow *window)
{
  window->room = room;
  docket_window_measure (window);
}

static void
row_chosen_cb (DocketSidebar *sidebar, DocketSidebarRow *row, DocketWindow *window)
{
  docket_window_show_row (window, row);
}

/* The row that is selected already is a way back to its list */
static void
row_entered_cb (DocketSidebar *sidebar, DocketSidebarRow *row, DocketWindow *window)
{
  docket_window_show_row (window, row);
  if (docket_window_uncover (window))
    docket_window_focus_page (window);
}

static void
counted_cb (DocketSidebar *sidebar, DocketWindow *window)
{
  docket_queue_view_set_desk_empty (docket_queue_page_get_view (window->queue_page),
                                    docket_sidebar_is_desk_empty (sidebar));
}

static void
queue_opened_cb (DocketQueuePage *page,
                 const char      *number,
                 const char      *action,
                 DocketWindow    *window)
{
  docket_window_open_case (window, number, action);
}

static void
search_opened_cb (DocketSearchPage *page, const char *number, DocketWindow *window)
{
  docket_window_open_case (window, number, NULL);
}

/* --- notices -------------------------------------------------------------------------------- */

static void
put_notice (DocketWindow *window, DocketNoticeKind kind, const DocketNotice *notice)
{
  docket_notice_bar_put (docket_queue_page_get_bar (window->queue_page), kind, notice);
  docket_notice_bar_put (docket_search_page_get_bar (window->search_page), kind, notice);
  docket_parties_page_put_notice (window->parties_page, kind, notice);
  docket_notice_bar_put (window->case_bar, kind, notice);
}

void
docket_window_set_locked (DocketWindow *window, const char *reason)
{
  DocketNotice notice = { reason, _ ("Try Again"), "app.take-desk" };

  g_return_if_fail (DOCKET_IS_WINDOW (window));

  put_notice (window, DOCKET_NOTICE_LOCKED, reason == NULL ? NULL : &notice);
}

static gpointer
read_warnings_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_warnings (desk);
}

static void
warnings_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_auto (GStrv) warnings = docket_desk_call_finish (DOCKET_DESK (source), result, NULL);
  DocketNotice notice = { NULL, _ ("Close"), NULL };

  if (warnings == NULL || warnings[0] == NULL)
    return;
  notice.sentence = warnings[0];
  put_notice (data, DOCKET_NOTICE_WARNING, &notice);
}

static void
read_warnings (DocketWindow *window)
{
  DocketDeskCall call = { .func = read_warnings_in_thread,
                          .free_result = (GDestroyNotify) g_strfreev };

  window->warning = g_cancellable_new ();
  docket_desk_call_async (window->desk, &call, window->warning, warnings_read_cb, window);
}

/* Practice must never be taken for work */
static void
tell_simulated (DocketWindow *window)
{
  g_autofree char *day = docket_wording_dup_date (docket_desk_get_today (window->desk));
  g_autofree char *sentence =
      g_strdup_printf (_ ("For practice, today is %s. What is recorded is marked as simulated."),
                       day);
  DocketNotice notice = { sentence, NULL, NULL };

  if (docket_desk_has_simulated_clock (window->desk))
    put_notice (window, DOCKET_NOTICE_SIMULATED, &notice);
}

/* --- the window ----------------------------------------------------------------------------- */

DocketDesk *
docket_window_get_desk (DocketWindow *window)
{
  g_return_val_if_fail (DOCKET_IS_WINDOW (window), NULL);

  return window->desk;
}

DocketWidthClass
docket_window_get_width_class (DocketWindow *window)
{
  g_return_val_if_fail (DOCKET_IS_WINDOW (window), DOCKET_WIDTH_TINY);

  return window->width;
}

const char *
docket_window_get_page (DocketWindow *window)
{
  g_return_val_if_fail (DOCKET_IS_WINDOW (window), NULL);

  return gtk_stack_get_visible_child_name (window->pages);
}

static void
restore_size (DocketWindow *window)
{
  GSettings *settings = docket_settings_get ();
  int        width = g_settings_get_int (settings, "window-width");
  int        height = g_settings_get_int (settings, "window-height");

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  window->room = width;
}

static void
docket_window_unmap (GtkWidget *widget)
{
  GSettings *settings = docket_settings_get ();
  int        width, height;

  gtk_window_get_default_size (GTK_WINDOW (widget), &width, &height);
  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (GTK_WINDOW (widget)));
  GTK_WIDGET_CLASS (docket_window_parent_class)->unmap (widget);
}

/* The bar stands under the header, which is the first child of the page */
static void
add_case_bar (DocketWindow *window)
{
  window->case_bar = g_object_new (DOCKET_TYPE_NOTICE_BAR, NULL);
  gtk_box_insert_child_after (GTK_BOX (window->case_page), GTK_WIDGET (window->case_bar),
                              gtk_widget_get_first_child (GTK_WIDGET (window->case_page)));
}

static void
docket_window_constructed (GObject *object)
{
  DocketWindow    *window = DOCKET_WINDOW (object);
  GSettings       *settings = docket_settings_get ();
  g_autofree char *queue = g_settings_get_string (settings, "queue");

  G_OBJECT_CLASS (docket_window_parent_class)->constructed (object);
  docket_queue_page_set_desk (window->queue_page, window->desk);
  docket_search_page_set_desk (window->search_page, window->desk);
  docket_parties_page_set_desk (window->parties_page, window->desk);
  g_settings_bind (settings, "sort", window->queue_page, "sort", G_SETTINGS_BIND_DEFAULT);
  docket_sidebar_set_desk (window->sidebar, window->desk);
  read_warnings (window);
  tell_simulated (window);
  docket_window_measure (window);
  docket_window_show_queue (window, queue);
}

static void
docket_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketWindow *window = DOCKET_WINDOW (object);

  if (id == PROP_SIDEBAR_VISIBLE)
    g_value_set_boolean (value, window->sidebar_visible);
  else if (id == PROP_PEEK_VISIBLE)
    g_value_set_boolean (value, window->peek_visible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketWindow *window = DOCKET_WINDOW (object);

  if (id == PROP_DESK)
    window->desk = g_value_dup_object (value);
  else if (id == PROP_SIDEBAR_VISIBLE)
    docket_window_set_sidebar_visible (window, g_value_get_boolean (value));
  else if (id == PROP_PEEK_VISIBLE)
    docket_window_set_peek_visible (window, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_window_dispose (GObject *object)
{
  DocketWindow *window = DOCKET_WINDOW (object);

  g_cancellable_cancel (window->warning);
  g_clear_object (&window->warning);
  g_clear_object (&window->handle);
  g_clear_object (&window->desk);
  g_clear_pointer (&window->origin, g_free);
  g_clear_pointer (&window->begin, g_free);
  G_OBJECT_CLASS (docket_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/docket/Docket/ui/docket-window.ui");
  gtk_widget_class_bind_template_child (class, DocketWindow, pane);
  gtk_widget_class_bind_template_child (class, DocketWindow, sidebar);
  gtk_widget_class_bind_template_child (class, DocketWindow, pages);
  gtk_widget_class_bind_template_child (class, DocketWindow, queue_page);
  gtk_widget_class_bind_template_child (class, DocketWindow, search_page);
  gtk_widget_class_bind_template_child (class, DocketWindow, parties_page);
  gtk_widget_class_bind_template_child (class, DocketWindow, case_page);
  gtk_widget_class_bind_template_callback (class, resized_cb);
  gtk_widget_class_bind_template_callback (class, docket_window_uncover);
  gtk_widget_class_bind_template_callback (class, row_chosen_cb);
  gtk_widget_class_bind_template_callback (class, row_entered_cb);
  gtk_widget_class_bind_template_callback (class, counted_cb);
  gtk_widget_class_bind_template_callback (class, docket_window_update_steps);
  gtk_widget_class_bind_template_callback (class, queue_opened_cb);
  gtk_widget_class_bind_template_callback (class, search_opened_cb);
}

static void
docket_window_class_init (DocketWindowClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = docket_window_constructed;
  object_class->get_property = docket_window_get_property;
  object_class->set_property = docket_window_set_property;
  object_class->dispose = docket_window_dispose;
  widget_class->unmap = docket_window_unmap;

  properties[PROP_DESK] =
      g_param_spec_object ("desk", NULL, NULL, DOCKET_TYPE_DESK,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_VISIBLE] =
      g_param_spec_boolean ("sidebar-visible", NULL, NULL, FALSE, flags);
  properties[PROP_PEEK_VISIBLE] = g_param_spec_boolean ("peek-visible", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DOCKET_TYPE_FLEXIBLE_BIN);
  g_type_ensure (DOCKET_TYPE_SIDEBAR_PANE);
  g_type_ensure (DOCKET_TYPE_SIDEBAR);
  g_type_ensure (DOCKET_TYPE_QUEUE_PAGE);
  g_type_ensure (DOCKET_TYPE_SEARCH_PAGE);
  g_type_ensure (DOCKET_TYPE_PARTIES_PAGE);
  g_type_ensure (DOCKET_TYPE_CASE_PAGE);
  docket_window_install_actions (widget_class);
  bind_template (widget_class);
}

static void
docket_window_init (DocketWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  add_case_bar (window);
  docket_window_accept_drops (window);
  docket_unsaved_guard (GTK_WINDOW (window));
  restore_size (window);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (window)), "notify::gtk-xft-dpi",
                           G_CALLBACK (docket_window_measure), window, G_CONNECT_SWAPPED);
}

DocketWindow *
docket_window_new (GtkApplication *application, DocketDesk *desk)
{
  g_return_val_if_fail (application == NULL || GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (DOCKET_IS_DESK (desk), NULL);

  return g_object_new (DOCKET_TYPE_WINDOW, "application", application, "desk", desk, NULL);
}
