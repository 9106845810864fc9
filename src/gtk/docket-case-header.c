/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Buttons over columns. What they ask for is done by the query. Main thread. */

#include "config.h"

#include "gtk/docket-case-header.h"

#include <glib/gi18n-lib.h>

enum
{
  AROUND = 6, /* pixels of a button on either side of what stands beneath it */
};

struct _DocketCaseHeader
{
  GtkWidget parent_instance;

  GtkWidget         *buttons[DOCKET_CASE_N_CELLS]; /* NULL: under another's */
  GtkWidget         *arrows[DOCKET_CASE_N_CELLS];
  DocketCaseColumns *columns;
  char              *sort;
};

enum
{
  SORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketCaseHeader, docket_case_header, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *key; /* of a query */
} COLUMNS[DOCKET_CASE_N_CELLS] = {
  [DOCKET_CASE_NUMBER] = { N_ ("Number"), "case" },
  [DOCKET_CASE_TITLE] = { N_ ("Parties"), "title" },
  [DOCKET_CASE_STATE] = { N_ ("State"), "state" },
  [DOCKET_CASE_RECEIVED] = { N_ ("Received"), "received" },
  [DOCKET_CASE_DUE] = { N_ ("Due"), "due" },
};

/* --- order ---------------------------------------------------------------------------------- */

static gboolean
is_downward (const DocketCaseHeader *header)
{
  return header->sort != NULL && *header->sort == '-';
}

static gboolean
is_sorted_by (const DocketCaseHeader *header, DocketCaseCell cell)
{
  return header->sort != NULL &&
         g_str_equal (header->sort + (is_downward (header) ? 1 : 0), COLUMNS[cell].key);
}

/* The due date and the days left have one header */
static DocketCaseCell
get_last (DocketCaseCell cell)
{
  return cell == DOCKET_CASE_DUE ? DOCKET_CASE_LEFT : cell;
}

/* A title is as much of a column as what stands beneath it */
static void
ask_for_room (DocketCaseHeader *header, DocketCaseCell cell)
{
  int natural;

  if (cell == DOCKET_CASE_TITLE)
    return;
  gtk_widget_measure (header->buttons[cell], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  docket_case_columns_need (header->columns, get_last (cell), natural - 2 * AROUND);
}

static void
show_sort (DocketCaseHeader *header, DocketCaseCell cell)
{
  gboolean    sorted = is_sorted_by (header, cell);
  const char *order = "";

  if (sorted)
    order = is_downward (header) ? _ ("Sorted, last first") : _ ("Sorted");
  gtk_image_set_from_icon_name (GTK_IMAGE (header->arrows[cell]),
                                is_downward (header) ? "pan-down-symbolic" : "pan-up-symbolic");
  gtk_widget_set_visible (header->arrows[cell], sorted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (header->buttons[cell]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, order, -1);
  ask_for_room (header, cell);
}

void
docket_case_header_set_sort (DocketCaseHeader *header, const char *sort)
{
  g_return_if_fail (DOCKET_IS_CASE_HEADER (header) && sort != NULL);

  g_free (header->sort);
  header->sort = g_strdup (sort);
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (header->buttons[cell] != NULL)
      show_sort (header, cell);
}

static void
clicked_cb (GtkButton *button, DocketCaseHeader *header)
{
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (GTK_WIDGET (button) == header->buttons[cell])
      {
        gboolean         down = is_sorted_by (header, cell) && !is_downward (header);
        g_autofree char *sort = g_strconcat (down ? "-" : "", COLUMNS[cell].key, NULL);

        docket_case_header_set_sort (header, sort);
        g_signal_emit (header, signals[SORTED], 0, sort);
        return;
      }
}

/* --- widget --------------------------------------------------------------------------------- */

static void
make_button (DocketCaseHeader *header, DocketCaseCell cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *title = gtk_label_new (_ (COLUMNS[cell].title));

  header->buttons[cell] = gtk_button_new ();
  header->arrows[cell] = gtk_image_new ();
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), header->arrows[cell]);
  gtk_button_set_child (GTK_BUTTON (header->buttons[cell]), box);
  gtk_widget_set_visible (header->arrows[cell], FALSE);
  gtk_widget_add_css_class (header->buttons[cell], "flat");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (header->buttons[cell]),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  g_signal_connect (header->buttons[cell], "clicked", G_CALLBACK (clicked_cb), header);
  gtk_widget_set_parent (header->buttons[cell], GTK_WIDGET (header));
}

static void
columns_changed_cb (DocketCaseColumns *columns, DocketCaseHeader *header)
{
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (header->buttons[cell] != NULL)
      {
        gtk_widget_set_visible (header->buttons[cell],
                                docket_case_columns_is_shown (columns, cell));
        ask_for_room (header, cell);
      }
  gtk_widget_set_visible (GTK_WIDGET (header), !docket_case_columns_is_stacked (columns));
  gtk_widget_queue_resize (GTK_WIDGET (header));
}

static void
measure_cb (GtkWidget     *widget,
            GtkOrientation orientation,
            int            for_size,
            int           *minimum,
            int           *natural,
            int           *minimum_baseline,
            int           *natural_baseline)
{
  DocketCaseHeader *header = DOCKET_CASE_HEADER (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = docket_case_columns_get_least (header->columns);
  else
    for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
      {
        int least = 0;

        if (header->buttons[cell] != NULL)
          gtk_widget_measure (header->buttons[cell], GTK_ORIENTATION_VERTICAL, -1, &least, NULL,
                              NULL, NULL);
        *minimum = MAX (*minimum, least);
      }
  *natural = *minimum;
}

static void
allocate_button (DocketCaseHeader *header, DocketCaseCell cell, const GdkRectangle *place)
{
  GdkRectangle allocation = *place;
  int          width = gtk_widget_get_width (GTK_WIDGET (header));
  int          least;

  gtk_widget_measure (header->buttons[cell], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  allocation.width = MAX (allocation.width, least);
  if (gtk_widget_get_direction (GTK_WIDGET (header)) == GTK_TEXT_DIR_RTL)
    allocation.x = width - allocation.x - allocation.width;
  gtk_widget_size_allocate (header->buttons[cell], &allocation, -1);
}

static void
docket_case_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DocketCaseHeader *header = DOCKET_CASE_HEADER (widget);
  DocketCaseSpan    spans[DOCKET_CASE_N_CELLS];

  docket_case_columns_place (header->columns, width, spans);
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (header->buttons[cell] != NULL && docket_case_columns_is_shown (header->columns, cell))
      {
        const DocketCaseSpan *last = &spans[get_last (cell)];
        int                   x = spans[cell].x - AROUND;

        allocate_button (header, cell,
                         &(GdkRectangle) { x, 0, last->x + last->width + AROUND - x, height });
      }
}

static void
docket_case_header_dispose (GObject *object)
{
  DocketCaseHeader *header = DOCKET_CASE_HEADER (object);

  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    g_clear_pointer (&header->buttons[cell], gtk_widget_unparent);
  g_clear_object (&header->columns);
  g_clear_pointer (&header->sort, g_free);
  G_OBJECT_CLASS (docket_case_header_parent_class)->dispose (object);
}

static void
docket_case_header_class_init (DocketCaseHeaderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_case_header_dispose;
  widget_class->measure = measure_cb;
  widget_class->size_allocate = docket_case_header_size_allocate;
  signals[SORTED] = g_signal_new ("sorted", DOCKET_TYPE_CASE_HEADER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
docket_case_header_init (DocketCaseHeader *header)
{
  gtk_widget_add_css_class (GTK_WIDGET (header), "docket-header");
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (COLUMNS[cell].title != NULL)
      make_button (header, cell);
}

void
docket_case_header_set_columns (DocketCaseHeader *header, DocketCaseColumns *columns)
{
  g_return_if_fail (DOCKET_IS_CASE_HEADER (header) && DOCKET_IS_CASE_COLUMNS (columns));
  g_return_if_fail (header->columns == NULL);

  header->columns = g_object_ref (columns);
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), header, 0);
  columns_changed_cb (columns, header);
}
