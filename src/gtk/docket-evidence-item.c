/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One piece of evidence in a list. Main thread. */

#include "config.h"

#include "gtk/docket-evidence-item.h"

#include <glib/gi18n-lib.h>

struct _DocketEvidenceItem
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *proves;

  char    *id;
  GIcon   *kind;
  gboolean damaged;
};

G_DEFINE_TYPE (DocketEvidenceItem, docket_evidence_item, GTK_TYPE_LIST_BOX_ROW)

static void
describe (DocketEvidenceItem *item)
{
  const char      *name = gtk_label_get_text (item->name);
  const char      *proves = gtk_label_get_text (item->proves);
  g_autofree char *words =
      item->damaged
          /* Translators: a piece of evidence whose file was changed: its name, then the warning */
          ? g_strdup_printf (_ ("%s, not what was recorded"), name)
          : g_strdup_printf (_ ("%s, %s"), name, proves);

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (item), name);
}

void
docket_evidence_item_set_damaged (DocketEvidenceItem *item, gboolean damaged)
{
  g_return_if_fail (DOCKET_IS_EVIDENCE_ITEM (item));

  item->damaged = damaged;
  if (damaged)
    {
      gtk_image_set_from_icon_name (item->icon, "dialog-warning-symbolic");
      gtk_widget_add_css_class (GTK_WIDGET (item->icon), "warning");
    }
  else
    {
      gtk_image_set_from_gicon (item->icon, item->kind);
      gtk_widget_remove_css_class (GTK_WIDGET (item->icon), "warning");
    }
  describe (item);
}

const char *
docket_evidence_item_get_id (DocketEvidenceItem *item)
{
  return item->id;
}

static void
docket_evidence_item_dispose (GObject *object)
{
  DocketEvidenceItem *item = DOCKET_EVIDENCE_ITEM (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (item), NULL);
  g_clear_object (&item->kind);
  g_clear_pointer (&item->id, g_free);

  G_OBJECT_CLASS (docket_evidence_item_parent_class)->dispose (object);
}

static void
docket_evidence_item_class_init (DocketEvidenceItemClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_evidence_item_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-evidence-item.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketEvidenceItem, icon);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidenceItem, name);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidenceItem, proves);
}

static void
docket_evidence_item_init (DocketEvidenceItem *item)
{
  gtk_widget_init_template (GTK_WIDGET (item));
}

/* Icon themes have no icon of their own for mails as files */
static GIcon *
make_icon (const char *media_type)
{
  g_autofree char *type = g_content_type_from_mime_type (media_type);

  if (g_str_has_prefix (media_type, "message/"))
    return g_themed_icon_new ("mail-unread-symbolic");
  return g_content_type_get_symbolic_icon (type == NULL ? "application/octet-stream" : type);
}

static const char *
get_about (const DocketEvidenceRow *row)
{
  if (*row->proves != '\0')
    return row->proves;
  return *row->message != '\0' ? _ ("Came with the mail") : _ ("What it proves is not stated");
}

GtkWidget *
docket_evidence_item_new (const DocketEvidenceRow *row)
{
  DocketEvidenceItem *item = g_object_new (DOCKET_TYPE_EVIDENCE_ITEM, NULL);
  g_autofree char    *name = g_strdup_printf ("%s %s", row->id, row->name);

  item->id = g_strdup (row->id);
  item->kind = make_icon (row->media_type);
  gtk_label_set_text (item->name, name);
  gtk_label_set_text (item->proves, get_about (row));
  docket_evidence_item_set_damaged (item, FALSE);
  return GTK_WIDGET (item);
}
