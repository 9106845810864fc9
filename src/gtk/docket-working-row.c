/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a working. What it says is made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-working-row.h"

#include <glib/gi18n-lib.h>

struct _DocketWorkingRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number;
  GtkLabel *text;
  GtkLabel *basis;
  GtkLabel *result;
};

G_DEFINE_TYPE (DocketWorkingRow, docket_working_row, GTK_TYPE_LIST_BOX_ROW)

static void
docket_working_row_class_init (DocketWorkingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-working-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketWorkingRow, number);
  gtk_widget_class_bind_template_child (widget_class, DocketWorkingRow, text);
  gtk_widget_class_bind_template_child (widget_class, DocketWorkingRow, basis);
  gtk_widget_class_bind_template_child (widget_class, DocketWorkingRow, result);
}

static void
docket_working_row_init (DocketWorkingRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

/* In the order in which it is read */
static void
describe (DocketWorkingRow *row, guint number, const DocketWorkingLine *line)
{
  /* Translators: a line of a working read aloud: number, what was taken, result, articles */
  g_autofree char *label =
      g_strdup_printf (_ ("%u. %s, %s, %s"), number, line->text, line->result, line->basis);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

GtkWidget *
docket_working_row_new (guint number, const DocketWorkingLine *line)
{
  DocketWorkingRow *row = g_object_new (DOCKET_TYPE_WORKING_ROW, NULL);
  g_autofree char  *digits = g_strdup_printf ("%u", number);

  gtk_label_set_text (row->number, digits);
  gtk_label_set_text (row->text, line->text);
  gtk_label_set_text (row->basis, line->basis);
  gtk_widget_set_visible (GTK_WIDGET (row->basis), *line->basis != '\0');
  gtk_label_set_text (row->result, line->result);
  if (line->decides)
    gtk_widget_add_css_class (GTK_WIDGET (row->result), "heading");
  describe (row, number, line);
  return GTK_WIDGET (row);
}
