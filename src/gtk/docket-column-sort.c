/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headers that ask for an order. The sorters behind them sort nothing. Main thread. */

#include "gtk/docket-column-sort.h"

#define KEY "docket-sort-key"

/* @a: (const char **) where the sorter that is asked first leaves its key */
static int
note_key_cb (gconstpointer a, gconstpointer b, gpointer key)
{
  const char **asked = (const char **) a;

  if (*asked == NULL)
    *asked = key;
  return -1;
}

void
docket_column_sort_add (GtkColumnViewColumn *column, const char *key)
{
  g_autoptr (GtkSorter) sorter = NULL;

  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column) && key != NULL);

  sorter = GTK_SORTER (gtk_custom_sorter_new (note_key_cb, (gpointer) key, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  g_object_set_data (G_OBJECT (column), KEY, (gpointer) key);
}

/* Before 4.10 the toolkit does not tell which column sorts first, but it asks that column's sorter
 * before the others, and turns the answer round when it sorts downward */
char *
docket_column_sort_dup (GtkColumnView *view)
{
  const char *asked = NULL;
  const char *other = NULL;
  GtkOrdering order;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  order = gtk_sorter_compare (gtk_column_view_get_sorter (view), &asked, &other);
  return asked == NULL ? NULL : g_strconcat (order == GTK_ORDERING_LARGER ? "-" : "", asked, NULL);
}

void
docket_column_sort_set (GtkColumnView *view, const char *sort)
{
  GListModel *columns;
  gboolean    down;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && sort != NULL);

  down = *sort == '-';
  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (column), KEY), sort + (down ? 1 : 0)) == 0)
        gtk_column_view_sort_by_column (view, column,
                                        down ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}
