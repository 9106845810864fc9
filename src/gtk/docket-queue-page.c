/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a queue: which cases are asked for, and what becomes of the selected one. The list
 * itself: docket-queue-view.c. Main thread. */

#include "config.h"

#include "gtk/docket-queue-page.h"

#include "gtk/docket-case-sort.h"
#include "gtk/docket-flexible-bin.h"
#include "gtk/docket-header-room.h"

#include <glib/gi18n-lib.h>

enum
{
  DEBOUNCE = 150, /* ms after the last key of a search */
};

struct _DocketQueuePage
{
  GtkBox parent_instance;

  AdwHeaderBar    *header;
  AdwWindowTitle  *title;
  DocketNoticeBar *bar;
  GtkWidget       *sidebar_button;
  GtkWidget       *new_button;
  GtkWidget       *import_button;
  GtkWidget       *sort_button;
  GtkWidget       *peek_toggle;
  GtkSearchBar    *search_bar;
  GtkEditable     *search;
  DocketQueueView *view;
  GtkRevealer     *peek_revealer;
  DocketCasePeek  *peek;

  DocketDesk       *desk;
  DocketSidebarRow *row; /* of the queue; the sidebar's */
  char             *sort;
  char             *text; /* looked for; "" = nothing */
  gboolean          mine;
  gboolean          peek_visible;
  guint             searching;
  int               room; /* of the header, in pixels; 0: not known yet */
};

enum
{
  PROP_0,
  PROP_SORT,
  PROP_MINE,
  PROP_PEEK_VISIBLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPENED,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketQueuePage, docket_queue_page, GTK_TYPE_BOX)

static void
ask (DocketQueuePage *page)
{
  DocketQueueAsked asked = { page->row, page->text, page->mine, page->sort };

  if (page->desk != NULL && page->row != NULL)
    docket_queue_view_ask (page->view, &asked);
}

/* --- what is said of the list --------------------------------------------------------------- */

static void
show_count (DocketQueuePage *page)
{
  guint            n = docket_queue_view_get_n_cases (page->view);
  g_autofree char *count = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  /* Translators: how many cases, sorted by what */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%s, %s"), count, docket_case_sort_describe (page->sort));

  adw_window_title_set_subtitle (page->title, n == 0 ? "" : subtitle);
}

static void
update_peek (DocketQueuePage *page)
{
  gboolean shown =
      page->peek_visible && g_str_equal (docket_queue_view_get_shown (page->view), "list");

  gtk_revealer_set_reveal_child (page->peek_revealer, shown);
  if (shown)
    docket_case_peek_set_case (page->peek, page->desk,
                               docket_case_table_get_selected (
                                   docket_queue_view_get_table (page->view)));
}

static void
view_loaded_cb (DocketQueueView *view, DocketQueuePage *page)
{
  show_count (page);
  update_peek (page);
  g_signal_emit (page, signals[MOVED], 0);
}

/* --- selection, opening, stepping ----------------------------------------------------------- */

static DocketCase *
get_selected (DocketQueuePage *page)
{
  return docket_case_table_get_selected (docket_queue_view_get_table (page->view));
}

static void
table_selected_cb (DocketCaseTable *table, DocketQueuePage *page)
{
  update_peek (page);
  g_signal_emit (page, signals[MOVED], 0);
}

static void
table_activated_cb (DocketCaseTable *table, const char *number, DocketQueuePage *page)
{
  g_signal_emit (page, signals[OPENED], 0, number, NULL);
}

static void
peek_opened_cb (DocketCasePeek *peek, const char *action, DocketQueuePage *page)
{
  DocketCase *kase = get_selected (page);

  if (kase != NULL)
    g_signal_emit (page, signals[OPENED], 0, docket_case_get_number (kase), action);
}

/* Rows from the selected one to the one wanted */
static int
count_rows (DocketQueuePage *page, const char *number, int by)
{
  DocketCase *kase = get_selected (page);
  gboolean    left = kase != NULL && !g_str_equal (docket_case_get_number (kase), number);

  return left && by > 0 ? by - 1 : by;
}

gboolean
docket_queue_page_can_step (DocketQueuePage *page, const char *number, int by)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page) && number != NULL, FALSE);

  return docket_case_table_can_step (docket_queue_view_get_table (page->view),
                                     count_rows (page, number, by));
}

void
docket_queue_page_step (DocketQueuePage *page, const char *number, int by)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page) && number != NULL);

  if (!docket_queue_page_can_step (page, number, by))
    return;
  docket_case_table_step (docket_queue_view_get_table (page->view), count_rows (page, number, by));
  docket_case_table_activate (docket_queue_view_get_table (page->view));
}

/* --- search --------------------------------------------------------------------------------- */

static gboolean
searched_cb (gpointer data)
{
  DocketQueuePage *page = data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (page->search)));

  page->searching = 0;
  if (g_str_equal (text, page->text))
    return G_SOURCE_REMOVE;
  g_free (page->text);
  page->text = g_steal_pointer (&text);
  ask (page);
  return G_SOURCE_REMOVE;
}

/* The entry's own delay does not hold when it is emptied */
static void
search_edited_cb (GtkEditable *entry, DocketQueuePage *page)
{
  g_clear_handle_id (&page->searching, g_source_remove);
  page->searching = g_timeout_add (DEBOUNCE, searched_cb, page);
}

static void
focus_table_cb (DocketQueuePage *page)
{
  docket_case_table_focus (docket_queue_view_get_table (page->view));
}

static void
search_mode_cb (GtkSearchBar *bar, GParamSpec *pspec, DocketQueuePage *page)
{
  if (gtk_search_bar_get_search_mode (bar))
    return;
  gtk_editable_set_text (page->search, "");
  focus_table_cb (page);
}

void
docket_queue_page_search (DocketQueuePage *page)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page));

  gtk_search_bar_set_search_mode (page->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (page->search));
}

gboolean
docket_queue_page_stop_search (DocketQueuePage *page)
{
  gboolean was;

  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page), FALSE);

  was = gtk_search_bar_get_search_mode (page->search_bar);
  gtk_search_bar_set_search_mode (page->search_bar, FALSE);
  return was;
}

const char *
docket_queue_page_get_search (DocketQueuePage *page)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page), NULL);

  return page->text;
}

/* --- the page ------------------------------------------------------------------------------- */

void
docket_queue_page_show (DocketQueuePage *page, DocketSidebarRow *row)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page) && DOCKET_IS_SIDEBAR_ROW (row));

  if (!g_set_object (&page->row, row))
    return;
  docket_queue_page_stop_search (page);
  g_clear_handle_id (&page->searching, g_source_remove);
  g_free (page->text);
  page->text = g_strdup ("");
  adw_window_title_set_title (page->title, docket_sidebar_row_get_title (row));
  adw_window_title_set_subtitle (page->title, "");
  ask (page);
}

void
docket_queue_page_set_desk (DocketQueuePage *page, DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page) && DOCKET_IS_DESK (desk));
  g_return_if_fail (page->desk == NULL);

  page->desk = g_object_ref (desk);
  docket_queue_view_set_desk (page->view, desk);
}

void
docket_queue_page_set_width_class (DocketQueuePage *page, DocketWidthClass width)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page));

  docket_case_table_set_width_class (docket_queue_view_get_table (page->view), width);
  gtk_widget_set_visible (page->peek_toggle, width > DOCKET_WIDTH_TINY);
}

/* What gives way is in the menu of the sidebar and has keys */
static void
make_room (DocketQueuePage *page)
{
  GtkWidget *spare[] = { page->new_button, page->sort_button, page->import_button, NULL };

  docket_header_room_make (GTK_WIDGET (page->header), page->room, spare);
}

static void
resized_cb (DocketQueuePage *page, int room)
{
  page->room = room;
  make_room (page);
}

void
docket_queue_page_set_sidebar_hidden (DocketQueuePage *page, gboolean hidden)
{
  g_return_if_fail (DOCKET_IS_QUEUE_PAGE (page));

  gtk_widget_set_visible (page->sidebar_button, hidden);
  adw_header_bar_set_show_start_title_buttons (page->header, hidden);
  make_room (page);
}

DocketNoticeBar *
docket_queue_page_get_bar (DocketQueuePage *page)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page), NULL);

  return page->bar;
}

DocketQueueView *
docket_queue_page_get_view (DocketQueuePage *page)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page), NULL);

  return page->view;
}

DocketCasePeek *
docket_queue_page_get_peek (DocketQueuePage *page)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_PAGE (page), NULL);

  return page->peek;
}

/* --- properties ----------------------------------------------------------------------------- */

static void
set_sort (DocketQueuePage *page, const char *sort)
{
  /* The settings may hold anything */
  if (docket_case_sort_describe (sort) == NULL || g_strcmp0 (sort, page->sort) == 0)
    return;
  g_free (page->sort);
  page->sort = g_strdup (sort);
  ask (page);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_SORT]);
}

static void
table_sorted_cb (DocketCaseTable *table, const char *sort, DocketQueuePage *page)
{
  set_sort (page, sort);
}

static void
set_mine (DocketQueuePage *page, gboolean mine)
{
  if (mine == page->mine)
    return;
  page->mine = mine;
  ask (page);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_MINE]);
}

static void
set_peek_visible (DocketQueuePage *page, gboolean visible)
{
  if (visible == page->peek_visible)
    return;
  page->peek_visible = visible;
  update_peek (page);
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_PEEK_VISIBLE]);
}

static void
docket_queue_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketQueuePage *page = DOCKET_QUEUE_PAGE (object);

  if (id == PROP_SORT)
    g_value_set_string (value, page->sort);
  else if (id == PROP_MINE)
    g_value_set_boolean (value, page->mine);
  else if (id == PROP_PEEK_VISIBLE)
    g_value_set_boolean (value, page->peek_visible);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_queue_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketQueuePage *page = DOCKET_QUEUE_PAGE (object);

  if (id == PROP_SORT)
    set_sort (page, g_value_get_string (value));
  else if (id == PROP_MINE)
    set_mine (page, g_value_get_boolean (value));
  else if (id == PROP_PEEK_VISIBLE)
    set_peek_visible (page, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* --- the class ------------------------------------------------------------------------------ */

static void
docket_queue_page_dispose (GObject *object)
{
  DocketQueuePage *page = DOCKET_QUEUE_PAGE (object);

  g_clear_handle_id (&page->searching, g_source_remove);
  g_clear_object (&page->row);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (docket_queue_page_parent_class)->dispose (object);
}

static void
docket_queue_page_finalize (GObject *object)
{
  DocketQueuePage *page = DOCKET_QUEUE_PAGE (object);

  g_free (page->sort);
  g_free (page->text);
  G_OBJECT_CLASS (docket_queue_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/docket/Docket/ui/docket-queue-page.ui");
  gtk_widget_class_bind_template_child (class, DocketQueuePage, header);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, title);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, bar);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, sidebar_button);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, new_button);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, import_button);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, sort_button);
  gtk_widget_class_bind_template_callback (class, resized_cb);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, peek_toggle);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, search_bar);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, search);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, view);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, peek_revealer);
  gtk_widget_class_bind_template_child (class, DocketQueuePage, peek);
  gtk_widget_class_bind_template_callback (class, view_loaded_cb);
  gtk_widget_class_bind_template_callback (class, peek_opened_cb);
  gtk_widget_class_bind_template_callback (class, search_edited_cb);
  gtk_widget_class_bind_template_callback (class, focus_table_cb);
  gtk_widget_class_bind_template_callback (class, search_mode_cb);
}

static void
docket_queue_page_class_init (DocketQueuePageClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GType           type = DOCKET_TYPE_QUEUE_PAGE;

  object_class->get_property = docket_queue_page_get_property;
  object_class->set_property = docket_queue_page_set_property;
  object_class->dispose = docket_queue_page_dispose;
  object_class->finalize = docket_queue_page_finalize;

  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, flags);
  properties[PROP_MINE] = g_param_spec_boolean ("mine", NULL, NULL, FALSE, flags);
  properties[PROP_PEEK_VISIBLE] = g_param_spec_boolean ("peek-visible", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[MOVED] =
      g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_property_action (widget_class, "queue.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "queue.mine", "mine");

  g_type_ensure (DOCKET_TYPE_FLEXIBLE_BIN);
  g_type_ensure (DOCKET_TYPE_NOTICE_BAR);
  g_type_ensure (DOCKET_TYPE_QUEUE_VIEW);
  g_type_ensure (DOCKET_TYPE_CASE_PEEK);
  bind_template (widget_class);
}

static void
docket_queue_page_init (DocketQueuePage *page)
{
  DocketCaseTable *table;

  /* before the template, whose menu asks for it */
  page->sort = g_strdup ("due");
  page->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (page));
  table = docket_queue_view_get_table (page->view);
  g_signal_connect_object (table, "selected", G_CALLBACK (table_selected_cb), page, 0);
  g_signal_connect_object (table, "activated", G_CALLBACK (table_activated_cb), page, 0);
  g_signal_connect_object (table, "sorted", G_CALLBACK (table_sorted_cb), page, 0);
  gtk_search_bar_connect_entry (page->search_bar, page->search);
  gtk_search_bar_set_key_capture_widget (page->search_bar, GTK_WIDGET (page->view));
}
