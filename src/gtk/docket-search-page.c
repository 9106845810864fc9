/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search in all cases. What is searched, and in which order it is found: docket_desk_search(). Main
 * thread. */

#include "config.h"

#include "gtk/docket-search-page.h"

#include "desk/docket-desk-call.h"

#include <glib/gi18n-lib.h>

enum
{
  DEBOUNCE = 150, /* ms after the last key */
  PATIENCE = 200, /* ms before anything says that it is being searched */
  LIMIT = 50,
};

struct _DocketSearchPage
{
  GtkBox parent_instance;

  DocketNoticeBar *bar;
  GtkEditable     *search;
  GtkStack        *stack;
  GtkListBox      *list;
  GtkWidget       *more;
  AdwStatusPage   *failure;

  DocketDesk   *desk;
  GCancellable *searching; /* NULL: nothing is being searched */
  guint         waiting;
  guint         typing;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketSearchPage, docket_search_page, GTK_TYPE_BOX)

/* --- results -------------------------------------------------------------------------------- */

/* The words around a match at the beginning of a case begin with its number, which stands there
 * already */
static const char *
skip_number (const DocketFound *found)
{
  gsize length = strlen (found->row->number);

  return g_ascii_strncasecmp (found->words, found->row->number, length) == 0
             ? found->words + length + strspn (found->words + length, " ")
             : found->words;
}

static GtkWidget *
make_row (const DocketFound *found)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (found->row->title, -1);
  /* Translators: number of a case, words found in it */
  g_autofree char *where = g_strdup_printf (_ ("%s · %s"), found->row->number, skip_number (found));
  g_autofree char *subtitle = g_markup_escape_text (where, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "number", g_strdup (found->row->number), g_free);
  return row;
}

static void
show_found (DocketSearchPage *page, GPtrArray *found)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (page->list, 0)) != NULL)
    gtk_list_box_remove (page->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (page->list, make_row (found->pdata[i]));
  gtk_widget_set_visible (page->more, found->len == LIMIT);
  gtk_stack_set_visible_child_name (page->stack, found->len == 0 ? "nothing" : "list");
}

/* --- searching ------------------------------------------------------------------------------ */

static gpointer
search_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_search (desk, data, LIMIT, error);
}

static void
stop_searching (DocketSearchPage *page)
{
  g_cancellable_cancel (page->searching);
  g_clear_object (&page->searching);
  g_clear_handle_id (&page->waiting, g_source_remove);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  DocketSearchPage *page = data;
  g_autofree char  *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_searching (page);
  if (found != NULL)
    {
      show_found (page, found);
      return;
    }
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (page->failure, escaped);
  gtk_stack_set_visible_child_name (page->stack, "failure");
}

static gboolean
waited_cb (gpointer data)
{
  DocketSearchPage *page = data;

  page->waiting = 0;
  if (!g_str_equal (docket_search_page_get_shown (page), "list"))
    gtk_stack_set_visible_child_name (page->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
search_now_cb (DocketSearchPage *page)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (page->search)));
  DocketDeskCall   call = { .func = search_in_thread,
                            .free_result = (GDestroyNotify) g_ptr_array_unref,
                            .free_data = g_free };

  stop_searching (page);
  if (*text == '\0')
    {
      gtk_stack_set_visible_child_name (page->stack, "hint");
      return;
    }
  call.data = g_steal_pointer (&text);
  page->searching = g_cancellable_new ();
  page->waiting = g_timeout_add (PATIENCE, waited_cb, page);
  docket_desk_call_async (page->desk, &call, page->searching, searched_cb, page);
}

static gboolean
typed_cb (gpointer data)
{
  DocketSearchPage *page = data;

  page->typing = 0;
  search_now_cb (page);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (GtkEditable *entry, DocketSearchPage *page)
{
  g_clear_handle_id (&page->typing, g_source_remove);
  page->typing = g_timeout_add (DEBOUNCE, typed_cb, page);
}

/* --- opening -------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DocketSearchPage *page)
{
  g_signal_emit (page, signals[OPENED], 0, g_object_get_data (G_OBJECT (row), "number"));
}

/* Enter in the entry goes to what was found first */
static void
focus_list_cb (DocketSearchPage *page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (page->list, 0);

  if (row != NULL && g_str_equal (docket_search_page_get_shown (page), "list"))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* --- the page ------------------------------------------------------------------------------- */

void
docket_search_page_set_desk (DocketSearchPage *page, DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_SEARCH_PAGE (page) && DOCKET_IS_DESK (desk));
  g_return_if_fail (page->desk == NULL);

  page->desk = g_object_ref (desk);
}

void
docket_search_page_start (DocketSearchPage *page, const char *text)
{
  g_return_if_fail (DOCKET_IS_SEARCH_PAGE (page));

  if (text != NULL)
    gtk_editable_set_text (page->search, text);
  gtk_widget_grab_focus (GTK_WIDGET (page->search));
}

DocketNoticeBar *
docket_search_page_get_bar (DocketSearchPage *page)
{
  g_return_val_if_fail (DOCKET_IS_SEARCH_PAGE (page), NULL);

  return page->bar;
}

const char *
docket_search_page_get_shown (DocketSearchPage *page)
{
  g_return_val_if_fail (DOCKET_IS_SEARCH_PAGE (page), NULL);

  return gtk_stack_get_visible_child_name (page->stack);
}

static void
docket_search_page_dispose (GObject *object)
{
  DocketSearchPage *page = DOCKET_SEARCH_PAGE (object);

  stop_searching (page);
  g_clear_handle_id (&page->typing, g_source_remove);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (docket_search_page_parent_class)->dispose (object);
}

static void
docket_search_page_class_init (DocketSearchPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_search_page_dispose;
  signals[OPENED] = g_signal_new ("opened", DOCKET_TYPE_SEARCH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DOCKET_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, search);
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, list);
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, more);
  gtk_widget_class_bind_template_child (widget_class, DocketSearchPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_now_cb);
}

static void
docket_search_page_init (DocketSearchPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}
