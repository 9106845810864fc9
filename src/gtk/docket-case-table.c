/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of cases: columns by width, sorting by header, selection and scroll position kept over
 * every reading of its list. Main thread. */

#include "gtk/docket-case-table.h"

#include "gtk/docket-case-cell.h"
#include "gtk/docket-column-sort.h"

struct _DocketCaseTable
{
  AdwBin parent_instance;

  GtkWidget           *scroller;
  GtkColumnView       *view;
  GtkColumnViewColumn *number_column;
  GtkColumnViewColumn *title_column;
  GtkColumnViewColumn *state_column;
  GtkColumnViewColumn *received_column;
  GtkColumnViewColumn *due_column;
  GtkColumnViewColumn *tiny_column;

  DocketCaseList     *list;
  GtkSingleSelection *selection;
  DocketCase         *opened; /* to be opened once its row was read */
  gboolean            setting_sort;
  gint64              selected;  /* id; 0: none yet */
  guint               position;  /* of it, as last seen */
  gint64              top;       /* id of the first row in sight when the list began to be read */
  double              below;     /* how much of it is out of sight, in pixels */
  gboolean            focus;     /* the selected row is to have the keyboard once it is there */
  guint               restoring; /* tick callback */
  guint               ticks;
};

enum
{
  SELECTED,
  ACTIVATED,
  SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketCaseTable, docket_case_table, ADW_TYPE_BIN)

/* --- sorting -------------------------------------------------------------------------------- */

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, DocketCaseTable *table)
{
  g_autofree char *sort = table->setting_sort ? NULL : docket_column_sort_dup (table->view);

  if (sort != NULL)
    g_signal_emit (table, signals[SORTED], 0, sort);
}

static void
add_sorters (DocketCaseTable *table)
{
  docket_column_sort_add (table->number_column, "case");
  docket_column_sort_add (table->title_column, "title");
  docket_column_sort_add (table->state_column, "state");
  docket_column_sort_add (table->received_column, "received");
  docket_column_sort_add (table->due_column, "due");
  g_signal_connect_object (gtk_column_view_get_sorter (table->view), "changed",
                           G_CALLBACK (sorter_changed_cb), table, 0);
}

void
docket_case_table_set_sort (DocketCaseTable *table, const char *sort)
{
  g_return_if_fail (DOCKET_IS_CASE_TABLE (table) && sort != NULL);

  table->setting_sort = TRUE;
  docket_column_sort_set (table->view, sort);
  table->setting_sort = FALSE;
}

/* --- scroll position ------------------------------------------------------------------------ */

static GtkAdjustment *
get_adjustment (DocketCaseTable *table)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (table->scroller));
}

/* Rows are all of one height */
static double
get_row_height (DocketCaseTable *table)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->list));

  return n == 0 ? 0 : gtk_adjustment_get_upper (get_adjustment (table)) / n;
}

static void
remember_top (DocketCaseTable *table)
{
  double height = get_row_height (table);
  double value = gtk_adjustment_get_value (get_adjustment (table));
  guint  position;

  table->top = 0;
  table->below = 0;
  if (height < 1 || value < 1)
    return;
  position =
      MIN ((guint) (value / height), g_list_model_get_n_items (G_LIST_MODEL (table->list)) - 1);
  table->top = docket_case_list_get_id (table->list, position);
  table->below = value - position * height;
}

static void
scroll_to_top_row (DocketCaseTable *table)
{
  guint position = table->top == 0 ? 0 : docket_case_list_find (table->list, table->top);

  if (position != G_MAXUINT)
    gtk_adjustment_set_value (get_adjustment (table),
                              position * get_row_height (table) + table->below);
}

static GtkWidget *
find_rows (DocketCaseTable *table)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (table->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
find_selected_row (DocketCaseTable *table)
{
  for (GtkWidget *row = gtk_widget_get_first_child (find_rows (table)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      return row;
  return NULL;
}

/* Whoever types meanwhile keeps the keyboard */
static void
restore_focus (DocketCaseTable *table)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  GtkWidget *row = find_selected_row (table);

  if (table->focus && row != NULL && gtk_widget_get_mapped (row) && !GTK_IS_TEXT (focus))
    gtk_widget_grab_focus (row);
  table->focus = FALSE;
}

/* The view knows the height of new rows once it has laid them out, in the frame after the change */
static gboolean
restore_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DocketCaseTable *table = data;

  if (++table->ticks < 2)
    return G_SOURCE_CONTINUE;
  table->restoring = 0;
  scroll_to_top_row (table);
  restore_focus (table);
  return G_SOURCE_REMOVE;
}

static void
stop_restoring (DocketCaseTable *table)
{
  if (table->restoring != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (table), table->restoring);
  table->restoring = 0;
}

static void
restore_scroll (DocketCaseTable *table)
{
  stop_restoring (table);
  table->ticks = 0;
  table->restoring =
      gtk_widget_add_tick_callback (GTK_WIDGET (table), restore_scroll_cb, table, NULL);
}

/* --- selection ------------------------------------------------------------------------------ */

static void
scroll_to (DocketCaseTable *table, guint position)
{
  gtk_widget_activate_action (find_rows (table), "list.scroll-to-item", "u", position);
}

/* An empty moment between the rows that went and those that came is no choice */
static void
selection_changed_cb (GtkSingleSelection *selection, GParamSpec *pspec, DocketCaseTable *table)
{
  guint  position = gtk_single_selection_get_selected (selection);
  gint64 id;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  id = docket_case_list_get_id (table->list, position);
  table->position = position;
  if (id == table->selected)
    return;
  table->selected = id;
  g_signal_emit (table, signals[SELECTED], 0);
}

static guint
find_selected (DocketCaseTable *table)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (table->list));
  guint position =
      table->selected == 0 ? G_MAXUINT : docket_case_list_find (table->list, table->selected);

  /* Gone from the list: the one that stands in its place now */
  return position == G_MAXUINT ? MIN (table->position, n - 1) : position;
}

static void
forget_selected (DocketCaseTable *table)
{
  gboolean had = table->selected != 0;

  table->selected = 0;
  table->position = 0;
  if (had)
    g_signal_emit (table, signals[SELECTED], 0);
}

static void
list_loaded_cb (DocketCaseList *list, DocketCaseTable *table)
{
  guint position;

  if (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    {
      forget_selected (table);
      return;
    }
  position = find_selected (table);
  if (position != gtk_single_selection_get_selected (table->selection))
    gtk_single_selection_set_selected (table->selection, position);
  else
    selection_changed_cb (table->selection, NULL, table);
  restore_scroll (table);
}

static gboolean
has_focus (DocketCaseTable *table)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (table));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (table));
}

static void
list_loading_cb (DocketCaseList *list, GParamSpec *pspec, DocketCaseTable *table)
{
  if (!docket_case_list_is_loading (list) || table->restoring != 0)
    return;
  table->focus = table->focus || has_focus (table);
  if (table->selected != 0)
    remember_top (table);
}

DocketCase *
docket_case_table_get_selected (DocketCaseTable *table)
{
  g_return_val_if_fail (DOCKET_IS_CASE_TABLE (table), NULL);

  return table->selection == NULL ? NULL
                                  : gtk_single_selection_get_selected_item (table->selection);
}

gboolean
docket_case_table_can_step (DocketCaseTable *table, int by)
{
  gint64 position;

  g_return_val_if_fail (DOCKET_IS_CASE_TABLE (table), FALSE);

  position = (gint64) table->position + by;
  return table->selected != 0 && position >= 0 &&
         position < g_list_model_get_n_items (G_LIST_MODEL (table->list));
}

void
docket_case_table_step (DocketCaseTable *table, int by)
{
  guint position;

  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  if (!docket_case_table_can_step (table, by))
    return;
  position = (guint) ((gint64) table->position + by);
  gtk_single_selection_set_selected (table->selection, position);
  scroll_to (table, position);
}

void
docket_case_table_focus (DocketCaseTable *table)
{
  GtkWidget *row;

  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  row = find_selected_row (table);
  table->focus = row == NULL || !gtk_widget_grab_focus (row);
}

/* --- opening -------------------------------------------------------------------------------- */

static void
forget_opened (DocketCaseTable *table)
{
  if (table->opened != NULL)
    g_signal_handlers_disconnect_by_data (table->opened, table);
  g_clear_object (&table->opened);
}

static void
number_read_cb (DocketCase *kase, GParamSpec *pspec, DocketCaseTable *table)
{
  g_autofree char *number = g_strdup (docket_case_get_number (kase));

  if (*number == '\0')
    return;
  forget_opened (table);
  g_signal_emit (table, signals[ACTIVATED], 0, number);
}

/* The row of a case that was stepped to may not have been read yet */
void
docket_case_table_activate (DocketCaseTable *table)
{
  DocketCase *kase;

  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  forget_opened (table);
  kase = docket_case_table_get_selected (table);
  if (kase == NULL)
    return;
  table->opened = g_object_ref (kase);
  g_signal_connect_object (kase, "notify::number", G_CALLBACK (number_read_cb), table, 0);
  number_read_cb (kase, NULL, table);
}

static void
view_activated_cb (GtkColumnView *view, guint position, DocketCaseTable *table)
{
  gtk_single_selection_set_selected (table->selection, position);
  docket_case_table_activate (table);
}

/* --- the table ------------------------------------------------------------------------------ */

void
docket_case_table_start_over (DocketCaseTable *table)
{
  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  table->selected = 0;
  table->position = 0;
  table->top = 0;
  table->below = 0;
}

/* The header cannot be asked away, but it is the first child of the view */
static void
show_header (DocketCaseTable *table, gboolean show)
{
  gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (table->view)), show);
}

void
docket_case_table_set_width_class (DocketCaseTable *table, DocketWidthClass width)
{
  gboolean tiny = width < DOCKET_WIDTH_NARROW;

  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  gtk_column_view_column_set_visible (table->number_column, !tiny);
  gtk_column_view_column_set_visible (table->title_column, !tiny);
  gtk_column_view_column_set_visible (table->state_column, !tiny);
  gtk_column_view_column_set_visible (table->received_column, width >= DOCKET_WIDTH_MEDIUM);
  gtk_column_view_column_set_visible (table->due_column, !tiny);
  gtk_column_view_column_set_visible (table->tiny_column, tiny);
  show_header (table, !tiny);
}

void
docket_case_table_set_list (DocketCaseTable *table, DocketCaseList *list)
{
  g_return_if_fail (DOCKET_IS_CASE_TABLE (table) && DOCKET_IS_CASE_LIST (list));
  g_return_if_fail (table->list == NULL);

  table->list = g_object_ref (list);
  table->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (list)));
  gtk_single_selection_set_autoselect (table->selection, FALSE);
  g_signal_connect_object (table->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                           table, 0);
  g_signal_connect_object (list, "loaded", G_CALLBACK (list_loaded_cb), table, 0);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (list_loading_cb), table, 0);
  gtk_column_view_set_model (table->view, GTK_SELECTION_MODEL (table->selection));
}

static void
docket_case_table_dispose (GObject *object)
{
  DocketCaseTable *table = DOCKET_CASE_TABLE (object);

  stop_restoring (table);
  forget_opened (table);
  table->setting_sort = TRUE; /* the columns go one by one, and each tells of another order */
  adw_bin_set_child (ADW_BIN (table), NULL);
  g_clear_object (&table->selection);
  g_clear_object (&table->list);
  G_OBJECT_CLASS (docket_case_table_parent_class)->dispose (object);
}

static void
docket_case_table_class_init (DocketCaseTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType           type = DOCKET_TYPE_CASE_TABLE;

  G_OBJECT_CLASS (class)->dispose = docket_case_table_dispose;

  signals[SELECTED] =
      g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SORTED] = g_signal_new ("sorted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DOCKET_TYPE_CASE);
  g_type_ensure (DOCKET_TYPE_CASE_CELL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-case-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, view);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, number_column);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, title_column);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, state_column);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, received_column);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, due_column);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, tiny_column);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

static void
docket_case_table_init (DocketCaseTable *table)
{
  gtk_widget_init_template (GTK_WIDGET (table));
  add_sorters (table);
}
