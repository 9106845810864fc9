/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cell of a list of cases. It names its row, since the rows of a column view belong to the
 * toolkit, which lets them be named from inside only; and it tells its tooltip when it is asked
 * for, since setting one asks the display server where the pointer is, for every row that scrolls
 * past. Main thread. */

#include "gtk/docket-case-cell.h"

struct _DocketCaseCell
{
  AdwBin parent_instance;

  char *description;
  char *tip;
};

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  PROP_TIP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (DocketCaseCell, docket_case_cell, ADW_TYPE_BIN)

static void
name_row (DocketCaseCell *cell)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (cell));

  while (row != NULL && g_strcmp0 (gtk_widget_get_css_name (row), "row") != 0)
    row = gtk_widget_get_parent (row);
  if (row != NULL && cell->description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    cell->description, -1);
}

static void
docket_case_cell_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (docket_case_cell_parent_class)->root (widget);
  name_row (DOCKET_CASE_CELL (widget));
}

static gboolean
docket_case_cell_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  const char *tip = DOCKET_CASE_CELL (widget)->tip;

  if (tip == NULL || *tip == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, tip);
  return TRUE;
}

static void
docket_case_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketCaseCell *cell = DOCKET_CASE_CELL (object);

  switch (id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, cell->description);
      break;
    case PROP_TIP:
      g_value_set_string (value, cell->tip);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_case_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketCaseCell *cell = DOCKET_CASE_CELL (object);

  switch (id)
    {
    case PROP_DESCRIPTION:
      g_free (cell->description);
      cell->description = g_value_dup_string (value);
      name_row (cell);
      break;
    case PROP_TIP:
      g_free (cell->tip);
      cell->tip = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_case_cell_finalize (GObject *object)
{
  DocketCaseCell *cell = DOCKET_CASE_CELL (object);

  g_free (cell->description);
  g_free (cell->tip);
  G_OBJECT_CLASS (docket_case_cell_parent_class)->finalize (object);
}

static void
docket_case_cell_class_init (DocketCaseCellClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_case_cell_get_property;
  object_class->set_property = docket_case_cell_set_property;
  object_class->finalize = docket_case_cell_finalize;
  GTK_WIDGET_CLASS (class)->root = docket_case_cell_root;
  GTK_WIDGET_CLASS (class)->query_tooltip = docket_case_cell_query_tooltip;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_TIP] = g_param_spec_string ("tip", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
docket_case_cell_init (DocketCaseCell *cell)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (cell), TRUE);
}
