/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cell that names its row: the rows of a column view belong to the toolkit, which lets them be
 * named from inside only. Main thread. */

#include "gtk/docket-case-cell.h"

struct _DocketCaseCell
{
  AdwBin parent_instance;

  char *description;
};

enum
{
  PROP_0,
  PROP_DESCRIPTION,
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

static void
docket_case_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DESCRIPTION)
    g_value_set_string (value, DOCKET_CASE_CELL (object)->description);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketCaseCell *cell = DOCKET_CASE_CELL (object);

  if (id != PROP_DESCRIPTION)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (cell->description);
  cell->description = g_value_dup_string (value);
  name_row (cell);
}

static void
docket_case_cell_finalize (GObject *object)
{
  g_free (DOCKET_CASE_CELL (object)->description);
  G_OBJECT_CLASS (docket_case_cell_parent_class)->finalize (object);
}

static void
docket_case_cell_class_init (DocketCaseCellClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = docket_case_cell_get_property;
  object_class->set_property = docket_case_cell_set_property;
  object_class->finalize = docket_case_cell_finalize;
  GTK_WIDGET_CLASS (class)->root = docket_case_cell_root;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
docket_case_cell_init (DocketCaseCell *cell)
{
}
