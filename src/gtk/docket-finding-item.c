/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A finding, its evidence and its articles in one row. Main thread. */

#include "config.h"

#include "gtk/docket-finding-item.h"

#include "gtk/docket-chip-box.h"
#include "gtk/docket-growing-text.h"

#include <glib/gi18n-lib.h>

struct _DocketFindingItem
{
  GtkListBoxRow parent_instance;

  GtkWidget *number;
  GtkWidget *columns;
  GtkWidget *text;
  GtkWidget *evidence;
  GtkWidget *articles;
  GtkWidget *remove;

  DocketFormFinding *finding;
};

enum
{
  CHANGED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketFindingItem, docket_finding_item, GTK_TYPE_LIST_BOX_ROW)

static void
changed_cb (DocketFindingItem *row)
{
  g_signal_emit (row, signals[CHANGED], 0);
}

static void
text_changed_cb (DocketFindingItem *row)
{
  if (row->finding == NULL)
    return;
  g_free (row->finding->text);
  row->finding->text = g_strdup (docket_growing_text_get_text (DOCKET_GROWING_TEXT (row->text)));
  changed_cb (row);
}

static void
remove_cb (DocketFindingItem *row)
{
  g_signal_emit (row, signals[REMOVED], 0);
}

static void
docket_finding_item_class_init (DocketFindingItemClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DOCKET_TYPE_CHIP_BOX);
  g_type_ensure (DOCKET_TYPE_GROWING_TEXT);
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", DOCKET_TYPE_FINDING_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-finding-item.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, number);
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, columns);
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, text);
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, evidence);
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, articles);
  gtk_widget_class_bind_template_child (widget_class, DocketFindingItem, remove);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
docket_finding_item_init (DocketFindingItem *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
docket_finding_item_new (DocketFormFinding *finding, GPtrArray *evidence, GPtrArray *articles)
{
  DocketFindingItem *row = g_object_new (DOCKET_TYPE_FINDING_ITEM, NULL);

  docket_growing_text_set_text (DOCKET_GROWING_TEXT (row->text), finding->text);
  row->finding = finding;
  docket_finding_item_set_choices (row, evidence, articles);
  return GTK_WIDGET (row);
}

void
docket_finding_item_set_choices (DocketFindingItem *row, GPtrArray *evidence, GPtrArray *articles)
{
  docket_chip_box_set_choices (DOCKET_CHIP_BOX (row->evidence), evidence, row->finding->evidence);
  docket_chip_box_set_choices (DOCKET_CHIP_BOX (row->articles), articles, row->finding->articles);
}

void
docket_finding_item_set_number (DocketFindingItem *row, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf (_ ("Finding %u"), number);

  gtk_label_set_text (GTK_LABEL (row->number), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  docket_growing_text_set_name_of (DOCKET_GROWING_TEXT (row->text), name);
}

void
docket_finding_item_set_editable (DocketFindingItem *row, gboolean editable, gboolean removable)
{
  g_object_set (row->text, "editable", editable, NULL);
  g_object_set (row->evidence, "editable", editable, NULL);
  g_object_set (row->articles, "editable", editable, NULL);
  gtk_widget_set_visible (row->remove, editable && removable);
}

void
docket_finding_item_align (DocketFindingItem *row, GtkSizeGroup *evidence, GtkSizeGroup *articles)
{
  gtk_size_group_add_widget (evidence, row->evidence);
  gtk_size_group_add_widget (articles, row->articles);
}

void
docket_finding_item_set_narrow (DocketFindingItem *row, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (row->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

void
docket_finding_item_focus (DocketFindingItem *row)
{
  gtk_widget_grab_focus (row->text);
}
