/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of cases: selection and scroll position kept over every reading of its list, and only
 * the lines in sight told what they say. Main thread. */

#include "gtk/docket-case-table.h"

#include "gtk/docket-case-header.h"
#include "gtk/docket-case-line.h"

enum
{
  MARGIN = 5,    /* lines above and below those in sight that are filled */
  AT_FIRST = 30, /* lines that are filled before the list has a size */
};

struct _DocketCaseTable
{
  AdwBin parent_instance;

  DocketCaseHeader *header;
  GtkWidget        *scroller;
  GtkListView      *view;

  DocketCaseColumns  *columns;
  DocketCaseList     *list;
  GtkSingleSelection *selection;
  DocketCase         *opened;    /* to be opened once its row was read */
  gint64              selected;  /* id; 0: none yet */
  guint               position;  /* of it, as last seen */
  gint64              top;       /* id of the first row in sight when the list began to be read */
  double              below;     /* how much of it is out of sight, in pixels */
  gboolean            focus;     /* the selected row is to have the keyboard once it is there */
  guint               restoring; /* tick callback */
  guint               ticks;
  guint               filling; /* tick callback */
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
sorted_cb (DocketCaseHeader *header, const char *sort, DocketCaseTable *table)
{
  g_signal_emit (table, signals[SORTED], 0, sort);
}

void
docket_case_table_set_sort (DocketCaseTable *table, const char *sort)
{
  g_return_if_fail (DOCKET_IS_CASE_TABLE (table) && sort != NULL);

  docket_case_header_set_sort (table->header, sort);
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
find_selected_row (DocketCaseTable *table)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (table->view)); row != NULL;
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

/* --- lines ---------------------------------------------------------------------------------- */

/* The lines that are in sight, or nearly; from the first to before the last */
static void
get_sight (DocketCaseTable *table, guint *first, guint *last)
{
  GtkAdjustment *adjustment = get_adjustment (table);
  double         height = get_row_height (table);
  double         top = gtk_adjustment_get_value (adjustment);
  double         bottom = top + gtk_adjustment_get_page_size (adjustment);

  *first = 0;
  *last = AT_FIRST;
  if (height < 1 || bottom - top < 1)
    return;
  *first = (guint) MAX (0, top / height - MARGIN);
  *last = (guint) (bottom / height) + 1 + MARGIN;
}

static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DocketCaseTable *table = data;
  guint            first, last;

  get_sight (table, &first, &last);
  if (docket_case_line_fill_some (GTK_WIDGET (table->view), first, last))
    return G_SOURCE_CONTINUE;
  table->filling = 0;
  return G_SOURCE_REMOVE;
}

/* Before the next frame is laid out */
static void
queue_fill (DocketCaseTable *table)
{
  if (table->filling == 0)
    table->filling = gtk_widget_add_tick_callback (GTK_WIDGET (table), fill_cb, table, NULL);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, DocketCaseTable *table)
{
  GtkWidget *line = docket_case_line_new (table->columns, item);

  g_signal_connect_object (line, "stale", G_CALLBACK (queue_fill), table, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, DocketCaseTable *table)
{
  docket_case_line_set_case (DOCKET_CASE_LINE (gtk_list_item_get_child (item)),
                             gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, DocketCaseTable *table)
{
  docket_case_line_set_case (DOCKET_CASE_LINE (gtk_list_item_get_child (item)), NULL);
}

/* --- selection ------------------------------------------------------------------------------ */

static void
scroll_to (DocketCaseTable *table, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (table->view), "list.scroll-to-item", "u", position);
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
view_activated_cb (GtkListView *view, guint position, DocketCaseTable *table)
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

void
docket_case_table_set_width_class (DocketCaseTable *table, DocketWidthClass width)
{
  g_return_if_fail (DOCKET_IS_CASE_TABLE (table));

  docket_case_columns_set_width_class (table->columns, width);
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
  gtk_list_view_set_model (table->view, GTK_SELECTION_MODEL (table->selection));
}

static void
docket_case_table_dispose (GObject *object)
{
  DocketCaseTable *table = DOCKET_CASE_TABLE (object);

  stop_restoring (table);
  forget_opened (table);
  if (table->filling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (table), table->filling);
  table->filling = 0;
  adw_bin_set_child (ADW_BIN (table), NULL);
  g_clear_object (&table->columns);
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

  g_type_ensure (DOCKET_TYPE_CASE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-case-table.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, header);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, DocketCaseTable, view);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

static void
docket_case_table_init (DocketCaseTable *table)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (table));
  table->columns = docket_case_columns_new ();
  docket_case_header_set_columns (table->header, table->columns);
  adjustment = get_adjustment (table);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_fill), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_fill), table,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (table)), "notify::gtk-xft-dpi",
                           G_CALLBACK (docket_case_columns_forget), table->columns,
                           G_CONNECT_SWAPPED);
}
