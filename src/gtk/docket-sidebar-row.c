/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of the sidebar: icon, name, count. Main thread. */

#include "config.h"

#include "gtk/docket-sidebar-row.h"

#include <glib/gi18n-lib.h>

struct _DocketSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *count_label;
  char      *queue;
  char      *title;
  char      *icon_name;
  char      *section;
  char      *tone;
  char      *empty_title;
  char      *empty_description;
  char      *empty_button;
  char      *empty_action;
  gboolean   next_due;
  guint      count;
};

enum
{
  PROP_0,
  PROP_QUEUE,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_SECTION,
  PROP_TONE,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_EMPTY_BUTTON,
  PROP_EMPTY_ACTION,
  PROP_NEXT_DUE,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE (DocketSidebarRow, docket_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* Where the property of that id is kept */
static char **
find_text (DocketSidebarRow *row, guint id)
{
  switch (id)
    {
    case PROP_QUEUE:
      return &row->queue;
    case PROP_TITLE:
      return &row->title;
    case PROP_ICON_NAME:
      return &row->icon_name;
    case PROP_SECTION:
      return &row->section;
    case PROP_TONE:
      return &row->tone;
    case PROP_EMPTY_TITLE:
      return &row->empty_title;
    case PROP_EMPTY_DESCRIPTION:
      return &row->empty_description;
    case PROP_EMPTY_BUTTON:
      return &row->empty_button;
    case PROP_EMPTY_ACTION:
      return &row->empty_action;
    default:
      return NULL;
    }
}

/* Assistive technology reads the row as one sentence */
static void
update_name (DocketSidebarRow *row)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u case", "%u cases", row->count), row->count);
  /* Translators: a queue and how many cases are in it */
  g_autofree char *name =
      g_strdup_printf (_ ("%s, %s"), row->title == NULL ? "" : row->title, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  row->count == 0 ? row->title : name, -1);
}

static void
update_count (DocketSidebarRow *row)
{
  g_autofree char *text = row->count == 0 ? NULL : g_strdup_printf ("%u", row->count);
  const char *tones[] = { "numeric", "caption", row->tone == NULL ? "dim-label" : row->tone, NULL };

  gtk_label_set_text (GTK_LABEL (row->count_label), text == NULL ? "" : text);
  gtk_widget_set_css_classes (row->count_label, tones);
  update_name (row);
}

static void
docket_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketSidebarRow *row = DOCKET_SIDEBAR_ROW (object);
  char            **text = find_text (row, id);

  if (text != NULL)
    g_value_set_string (value, *text);
  else if (id == PROP_NEXT_DUE)
    g_value_set_boolean (value, row->next_due);
  else if (id == PROP_COUNT)
    g_value_set_uint (value, row->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketSidebarRow *row = DOCKET_SIDEBAR_ROW (object);
  char            **text = find_text (row, id);

  if (text != NULL)
    {
      g_free (*text);
      *text = g_value_dup_string (value);
      update_count (row);
    }
  else if (id == PROP_NEXT_DUE)
    row->next_due = g_value_get_boolean (value);
  else if (id == PROP_COUNT)
    docket_sidebar_row_set_count (row, g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_sidebar_row_dispose (GObject *object)
{
  DocketSidebarRow *row = DOCKET_SIDEBAR_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), NULL);
  G_OBJECT_CLASS (docket_sidebar_row_parent_class)->dispose (object);
}

static void
docket_sidebar_row_finalize (GObject *object)
{
  DocketSidebarRow *row = DOCKET_SIDEBAR_ROW (object);

  for (guint id = PROP_QUEUE; id < PROP_NEXT_DUE; id++)
    g_free (*find_text (row, id));
  G_OBJECT_CLASS (docket_sidebar_row_parent_class)->finalize (object);
}

static void
docket_sidebar_row_class_init (DocketSidebarRowClass *class)
{
  static const char *const NAMES[] = {
    [PROP_QUEUE] = "queue",
    [PROP_TITLE] = "title",
    [PROP_ICON_NAME] = "icon-name",
    [PROP_SECTION] = "section",
    [PROP_TONE] = "tone",
    [PROP_EMPTY_TITLE] = "empty-title",
    [PROP_EMPTY_DESCRIPTION] = "empty-description",
    [PROP_EMPTY_BUTTON] = "empty-button",
    [PROP_EMPTY_ACTION] = "empty-action",
  };
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_sidebar_row_get_property;
  object_class->set_property = docket_sidebar_row_set_property;
  object_class->dispose = docket_sidebar_row_dispose;
  object_class->finalize = docket_sidebar_row_finalize;

  for (guint id = PROP_QUEUE; id < PROP_NEXT_DUE; id++)
    properties[id] = g_param_spec_string (NAMES[id], NULL, NULL, NULL,
                                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NEXT_DUE] = g_param_spec_boolean ("next-due", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarRow, count_label);
}

static void
docket_sidebar_row_init (DocketSidebarRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

const char *
docket_sidebar_row_get_queue (DocketSidebarRow *row)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR_ROW (row), NULL);

  return row->queue;
}

const char *
docket_sidebar_row_get_title (DocketSidebarRow *row)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR_ROW (row), NULL);

  return row->title;
}

const char *
docket_sidebar_row_get_section (DocketSidebarRow *row)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR_ROW (row), NULL);

  return row->section;
}

guint
docket_sidebar_row_get_count (DocketSidebarRow *row)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR_ROW (row), 0);

  return row->count;
}

void
docket_sidebar_row_set_count (DocketSidebarRow *row, guint count)
{
  g_return_if_fail (DOCKET_IS_SIDEBAR_ROW (row));

  if (count == row->count)
    return;
  row->count = count;
  update_count (row);
  g_object_notify_by_pspec (G_OBJECT (row), properties[PROP_COUNT]);
}
