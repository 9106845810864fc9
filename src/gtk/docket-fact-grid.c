/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts as label pairs, without a frame. Main thread. */

#include "config.h"

#include "gtk/docket-fact-grid.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

enum
{
  LINES = 4, /* of a value; all of it is in the tooltip */
  LONG = 24, /* characters: what is longer gets both columns */
};

struct _DocketFactGrid
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  int      place; /* of the next pair: twice its row, and its column */
};

G_DEFINE_TYPE (DocketFactGrid, docket_fact_grid, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      return label;
    }
  gtk_label_set_lines (GTK_LABEL (label), LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  return label;
}

/* A list item for assistive technology, which reads name and value together */
static GtkWidget *
make_pair (const char *name, const char *value)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 2, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), name, value);

  gtk_box_append (GTK_BOX (box), make_label (name, TRUE));
  gtk_box_append (GTK_BOX (box), make_label (value, FALSE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return box;
}

static void
add_pair (DocketFactGrid *grid, const char *name, const char *value)
{
  int columns = g_utf8_strlen (value, -1) > LONG ? 2 : 1;

  /* what needs both columns begins a row */
  if (columns == 2 && grid->place % 2 == 1)
    grid->place++;
  gtk_grid_attach (grid->grid, make_pair (name, value), grid->place % 2, grid->place / 2, columns,
                   1);
  grid->place += columns;
}

/* The last recorded value that stands, of facts that are not rows of a record; NULL for none */
static const char *
find_value (const DocketCaseView *view, const char *fact)
{
  const char *value = NULL;

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (row->superseded_by == 0 && g_str_equal (row->name, fact))
        value = row->value;
    }
  return value;
}

/* The head of the page has the instant of receipt; here it would stand a second and third time */
static gboolean
is_in_head (const DocketCaseView *view, const char *value)
{
  DocketInstant instant;
  DocketDate    date;

  if (docket_instant_parse (value, &instant))
    return instant == view->row->received;
  return docket_date_parse (value, &date) && date == docket_instant_date (view->row->received);
}

static void
add_fact (DocketFactGrid *grid, const DocketCaseView *view, guint index)
{
  const DocketFactType *type = view->rules->facts->pdata[index];
  const char           *value = find_value (view, type->id);
  g_autofree char      *title = NULL;
  g_autofree char      *text = NULL;
  g_autofree char      *shown = NULL;

  if (type->record >= 0 || type->label.en == NULL || value == NULL || is_in_head (view, value))
    return;
  title = docket_wording_dup_fact_title (view->rules, type->id);
  text = docket_wording_dup_value (view->rules, index, value);
  shown = type->type == DOCKET_TYPE_WORD ? docket_wording_dup_capital (text) : g_strdup (text);
  add_pair (grid, title, shown);
}

/* What makes a case of its kind stands first */
static void
add_facts (DocketFactGrid *grid, const DocketCaseView *view)
{
  const DocketKind *kind = view->rules->kinds->pdata[view->evaluation->kind];

  for (guint i = 0; i < docket_indices_length (kind->opening); i++)
    add_fact (grid, view, g_array_index (kind->opening, guint, i));
  for (guint i = 0; i < view->rules->facts->len; i++)
    if (!docket_indices_contain (kind->opening, i))
      add_fact (grid, view, i);
}

static void
add_counts (DocketFactGrid *grid, const DocketCaseView *view)
{
  guint            n_pieces = view->evidence->len;
  guint            n_mails = view->messages->len;
  g_autofree char *pieces =
      g_strdup_printf (ngettext ("%u piece", "%u pieces", n_pieces), n_pieces);
  g_autofree char *mails =
      g_strdup_printf (ngettext ("%u message", "%u messages", n_mails), n_mails);

  if (n_pieces > 0)
    add_pair (grid, _ ("Evidence"), pieces);
  if (n_mails > 0)
    add_pair (grid, _ ("Mail"), mails);
}

void
docket_fact_grid_set_view (DocketFactGrid *grid, const DocketCaseView *view)
{
  GtkWidget *child;

  g_return_if_fail (DOCKET_IS_FACT_GRID (grid));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid->grid))) != NULL)
    gtk_grid_remove (grid->grid, child);
  grid->place = 0;
  if (view == NULL)
    return;
  add_facts (grid, view);
  add_counts (grid, view);
  if (*view->row->assignee != '\0')
    add_pair (grid, _ ("Assigned to"), view->row->assignee);
}

/* With no width given, a grid tells the height it has at its least width, though that is none it
 * may be made as low as: boxes around it then ask for more than they would like */
static void
measure_cb (GtkWidget     *widget,
            GtkOrientation orientation,
            int            for_size,
            int           *minimum,
            int           *natural,
            int           *minimum_baseline,
            int           *natural_baseline)
{
  GtkWidget *grid = GTK_WIDGET (DOCKET_FACT_GRID (widget)->grid);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &for_size, NULL, NULL);
  gtk_widget_measure (grid, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
docket_fact_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (DOCKET_FACT_GRID (widget)->grid), width, height, baseline, NULL);
}

static void
docket_fact_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_fact_grid_parent_class)->dispose (object);
}

static void
docket_fact_grid_class_init (DocketFactGridClass *class)
{
  G_OBJECT_CLASS (class)->dispose = docket_fact_grid_dispose;
  GTK_WIDGET_CLASS (class)->measure = measure_cb;
  GTK_WIDGET_CLASS (class)->size_allocate = docket_fact_grid_size_allocate;
}

static void
docket_fact_grid_init (DocketFactGrid *grid)
{
  grid->grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "column-spacing", 24,
                             "row-spacing", 9, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Facts"), -1);
  gtk_widget_set_parent (GTK_WIDGET (grid->grid), GTK_WIDGET (grid));
}
