/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of one item. Main thread. */

#include "config.h"

#include "gtk/docket-intake-item.h"

#include "gtk/docket-mail-text.h"

#include <glib/gi18n-lib.h>

struct _DocketIntakeItem
{
  GtkListBoxRow parent_instance;

  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *status;
  GtkWidget *value;
  GtkWidget *note;
  GtkWidget *edit;
};

G_DEFINE_TYPE (DocketIntakeItem, docket_intake_item, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CORRECT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *word;
  const char *style;
} LOOKS[] = {
  [DOCKET_ITEM_MISSING] = { "dialog-warning-symbolic", NC_ ("item", "Missing"), "error" },
  [DOCKET_ITEM_DOUBTFUL] = { "dialog-question-symbolic", NC_ ("item", "Doubtful"), "warning" },
  [DOCKET_ITEM_PRESENT] = { "object-select-symbolic", NC_ ("item", "Found"), "success" },
};

static void
set_style (GtkWidget *widget, const char *style)
{
  static const char *const STYLES[] = { "error", "warning", "success" };

  for (gsize i = 0; i < G_N_ELEMENTS (STYLES); i++)
    gtk_widget_remove_css_class (widget, STYLES[i]);
  gtk_widget_add_css_class (widget, style);
}

/* What only hints is never as grave as what is needed */
static const char *
get_style (const DocketSheetItem *item)
{
  return item->status == DOCKET_ITEM_MISSING && !item->needed ? LOOKS[DOCKET_ITEM_DOUBTFUL].style
                                                              : LOOKS[item->status].style;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text == NULL ? "" : text);
  gtk_widget_set_visible (label, text != NULL);
}

/* "④ Screenshots, missing", and why */
static void
describe (DocketIntakeItem *self, const char *name, const char *word, const DocketSheetItem *item)
{
  /* Translators: an item, and whether it was found */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), name, word);
  g_autofree char *description = g_strdup_printf ("%s\n%s", item->value == NULL ? "" : item->value,
                                                  item->note == NULL ? "" : item->note);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, g_strstrip (description),
                                  -1);
}

void
docket_intake_item_set (DocketIntakeItem      *self,
                        guint                  number,
                        const DocketSheetItem *item,
                        gboolean               correctable)
{
  g_autofree char *figure = docket_mail_text_dup_number (number);
  g_autofree char *name = g_strdup_printf ("%s %s", figure, item->label);
  const char      *word = g_dpgettext2 (NULL, "item", LOOKS[item->status].word);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), LOOKS[item->status].icon);
  set_style (self->icon, get_style (item));
  set_style (self->status, get_style (item));
  set_text (self->name, name);
  set_text (self->status, word);
  set_text (self->value, item->value);
  set_text (self->note, item->note);
  gtk_widget_set_visible (self->edit, correctable);
  if (item->status == DOCKET_ITEM_PRESENT)
    gtk_widget_add_css_class (self->edit, "on-demand");
  else
    gtk_widget_remove_css_class (self->edit, "on-demand");
  describe (self, name, word, item);
}

static void
edit_clicked_cb (DocketIntakeItem *self)
{
  g_signal_emit (self, signals[CORRECT], 0);
}

static void
docket_intake_item_class_init (DocketIntakeItemClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[CORRECT] = g_signal_new ("correct", DOCKET_TYPE_INTAKE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-intake-item.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, icon);
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, name);
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, status);
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, value);
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, note);
  gtk_widget_class_bind_template_child (widget_class, DocketIntakeItem, edit);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
docket_intake_item_init (DocketIntakeItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
docket_intake_item_new (void)
{
  return g_object_new (DOCKET_TYPE_INTAKE_ITEM, NULL);
}
