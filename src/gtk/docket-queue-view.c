/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of a queue with its other faces: empty, being read, failed. Main thread. */

#include "gtk/docket-queue-view.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-queue.h"
#include "gtk/docket-queue-empty.h"

enum
{
  PATIENCE = 200, /* ms before anything says that rows are being read */
};

struct _DocketQueueView
{
  AdwBin parent_instance;

  GtkStack        *stack;
  DocketCaseTable *table;
  AdwStatusPage   *empty;
  GtkButton       *empty_button;
  AdwStatusPage   *failure;

  DocketDesk       *desk;
  DocketCaseList   *list;
  DocketSidebarRow *row; /* as asked; NULL: nothing was yet */
  char             *text;
  gboolean          mine;
  gboolean          desk_empty;
  char             *next_due; /* sentence; NULL: not known */
  GCancellable     *reading_due;
  guint             waiting;
};

enum
{
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketQueueView, docket_queue_view, ADW_TYPE_BIN)

/* --- nothing there -------------------------------------------------------------------------- */

/* The target goes first: the toolkit warns of an action without the one that it takes */
static void
set_action (GtkActionable *button, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  gtk_actionable_set_action_name (button, NULL);
  if (detailed_name == NULL || !g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    return;
  gtk_actionable_set_action_target_value (button, target);
  gtk_actionable_set_action_name (button, name);
}

static void
show_empty_state (DocketQueueView *view)
{
  DocketQueueEmpty empty = { view->row, view->text, view->mine, view->desk_empty, view->next_due };
  g_auto (DocketEmptyState) state = { NULL };
  g_autofree char *description = NULL;

  docket_queue_empty_describe (&empty, &state);
  description = g_markup_escape_text (state.description, -1);
  adw_status_page_set_icon_name (view->empty, state.icon);
  adw_status_page_set_title (view->empty, state.title);
  adw_status_page_set_description (view->empty, description);
  gtk_widget_set_visible (GTK_WIDGET (view->empty_button), state.button != NULL);
  gtk_button_set_label (view->empty_button, state.button == NULL ? "" : state.button);
  set_action (GTK_ACTIONABLE (view->empty_button), state.action);
}

static gpointer
read_next_due_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_queue_empty_dup_next_due (desk, error);
}

/* An addition to what stands there already: when it cannot be had, nothing is missed */
static void
next_due_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *next_due = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  DocketQueueView *view = data;

  if (next_due == NULL)
    return;
  g_free (view->next_due);
  view->next_due = g_steal_pointer (&next_due);
  show_empty_state (view);
}

static void
forget_next_due (DocketQueueView *view)
{
  g_cancellable_cancel (view->reading_due);
  g_clear_object (&view->reading_due);
  g_clear_pointer (&view->next_due, g_free);
}

static void
read_next_due (DocketQueueView *view)
{
  DocketDeskCall call = { .func = read_next_due_in_thread, .free_result = g_free };
  gboolean       wanted = FALSE;

  forget_next_due (view);
  g_object_get (view->row, "next-due", &wanted, NULL);
  if (!wanted)
    return;
  view->reading_due = g_cancellable_new ();
  docket_desk_call_async (view->desk, &call, view->reading_due, next_due_read_cb, view);
}

void
docket_queue_view_set_desk_empty (DocketQueueView *view, gboolean desk_empty)
{
  g_return_if_fail (DOCKET_IS_QUEUE_VIEW (view));

  if (desk_empty == view->desk_empty)
    return;
  view->desk_empty = desk_empty;
  if (view->row != NULL)
    show_empty_state (view);
}

/* --- reading -------------------------------------------------------------------------------- */

static void
stop_waiting (DocketQueueView *view)
{
  g_clear_handle_id (&view->waiting, g_source_remove);
  gtk_widget_remove_css_class (GTK_WIDGET (view->table), "docket-dimmed");
}

static void
describe_failure (DocketQueueView *view, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (view->failure, escaped);
}

static void
list_loaded_cb (DocketCaseList *list, DocketQueueView *view)
{
  const GError *error = docket_case_list_get_error (list);
  const char   *shown = "list";

  stop_waiting (view);
  if (error != NULL)
    {
      describe_failure (view, error);
      shown = "failure";
    }
  else if (docket_queue_view_get_n_cases (view) == 0)
    {
      read_next_due (view);
      show_empty_state (view);
      shown = "empty";
    }
  gtk_stack_set_visible_child_name (view->stack, shown);
  g_signal_emit (view, signals[LOADED], 0);
}

/* Rows that are there stay in sight */
static gboolean
waited_cb (gpointer data)
{
  DocketQueueView *view = data;

  view->waiting = 0;
  if (g_str_equal (docket_queue_view_get_shown (view), "list"))
    gtk_widget_add_css_class (GTK_WIDGET (view->table), "docket-dimmed");
  else
    gtk_stack_set_visible_child_name (view->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
list_loading_cb (DocketCaseList *list, GParamSpec *pspec, DocketQueueView *view)
{
  if (docket_case_list_is_loading (list) && view->waiting == 0)
    view->waiting = g_timeout_add (PATIENCE, waited_cb, view);
}

static void
retry_clicked_cb (GtkButton *button, DocketQueueView *view)
{
  docket_case_list_reload (view->list);
}

static gboolean
is_another_list (DocketQueueView *view, const DocketQueueAsked *asked)
{
  return view->row != asked->row || g_strcmp0 (view->text, asked->text) != 0 ||
         view->mine != asked->mine;
}

static void
note_asked (DocketQueueView *view, const DocketQueueAsked *asked)
{
  g_set_object (&view->row, asked->row);
  g_free (view->text);
  view->text = g_strdup (asked->text);
  view->mine = asked->mine;
  forget_next_due (view);
  docket_case_table_start_over (view->table);
}

void
docket_queue_view_ask (DocketQueueView *view, const DocketQueueAsked *asked)
{
  g_autoptr (DocketCaseQuery) queue = NULL;
  DocketCaseQuery query;

  g_return_if_fail (DOCKET_IS_QUEUE_VIEW (view) && view->desk != NULL && asked != NULL);

  queue = docket_desk_dup_query_by_id (view->desk, docket_sidebar_row_get_queue (asked->row));
  g_return_if_fail (queue != NULL);
  if (is_another_list (view, asked))
    note_asked (view, asked);
  query = *queue;
  query.sort = asked->sort;
  query.text = *view->text == '\0' ? NULL : view->text;
  query.assignee = asked->mine ? docket_desk_get_actor (view->desk) : NULL;
  docket_case_table_set_sort (view->table, asked->sort);
  docket_case_list_set_query (view->list, &query);
}

/* --- what stands there ---------------------------------------------------------------------- */

DocketCaseTable *
docket_queue_view_get_table (DocketQueueView *view)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_VIEW (view), NULL);

  return view->table;
}

guint
docket_queue_view_get_n_cases (DocketQueueView *view)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_VIEW (view), 0);

  return view->list == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (view->list));
}

const char *
docket_queue_view_get_shown (DocketQueueView *view)
{
  g_return_val_if_fail (DOCKET_IS_QUEUE_VIEW (view), NULL);

  return gtk_stack_get_visible_child_name (view->stack);
}

/* --- the widget ----------------------------------------------------------------------------- */

void
docket_queue_view_set_desk (DocketQueueView *view, DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_QUEUE_VIEW (view) && DOCKET_IS_DESK (desk));
  g_return_if_fail (view->desk == NULL);

  view->desk = g_object_ref (desk);
  view->list = docket_case_list_new (desk);
  docket_case_table_set_list (view->table, view->list);
  g_signal_connect_object (view->list, "loaded", G_CALLBACK (list_loaded_cb), view, 0);
  g_signal_connect_object (view->list, "notify::loading", G_CALLBACK (list_loading_cb), view, 0);
}

static void
docket_queue_view_dispose (GObject *object)
{
  DocketQueueView *view = DOCKET_QUEUE_VIEW (object);

  g_clear_handle_id (&view->waiting, g_source_remove);
  forget_next_due (view);
  g_clear_object (&view->row);
  g_clear_object (&view->list);
  g_clear_object (&view->desk);
  g_clear_pointer (&view->text, g_free);
  G_OBJECT_CLASS (docket_queue_view_parent_class)->dispose (object);
}

static void
docket_queue_view_class_init (DocketQueueViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_queue_view_dispose;
  signals[LOADED] = g_signal_new ("loaded", DOCKET_TYPE_QUEUE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DOCKET_TYPE_CASE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-queue-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketQueueView, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketQueueView, table);
  gtk_widget_class_bind_template_child (widget_class, DocketQueueView, empty);
  gtk_widget_class_bind_template_child (widget_class, DocketQueueView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DocketQueueView, failure);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
docket_queue_view_init (DocketQueueView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
}
