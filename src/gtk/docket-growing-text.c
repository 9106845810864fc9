/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text view that asks for the height of its text. The toolkit's own measures itself only once it
 * was drawn, so a label with the same words does it. Main thread. */

#include "gtk/docket-growing-text.h"

struct _DocketGrowingText
{
  GtkWidget parent_instance;

  GtkWidget     *label;
  GtkWidget     *view;
  GtkTextBuffer *buffer;
  GtkWidget     *hint;

  char    *text;
  gboolean editable;
};

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_PLACEHOLDER,
  PROP_EDITABLE,
  PROP_NAME_OF,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_TYPE (DocketGrowingText, docket_growing_text, GTK_TYPE_WIDGET)

/* A label gives no height to a last line without letters */
static void
measure (DocketGrowingText *field)
{
  g_autofree char *shown =
      g_strconcat (field->text,
                   *field->text == '\0' || g_str_has_suffix (field->text, "\n") ? " " : "", NULL);

  gtk_label_set_text (GTK_LABEL (field->label), shown);
}

static void
changed_cb (DocketGrowingText *field)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (field->buffer, &start, &end);
  g_free (field->text);
  field->text = gtk_text_buffer_get_text (field->buffer, &start, &end, FALSE);
  gtk_widget_set_visible (field->hint, *field->text == '\0' && field->editable);
  measure (field);
  g_signal_emit (field, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (field), properties[PROP_TEXT]);
}

static void
set_editable (DocketGrowingText *field, gboolean editable)
{
  field->editable = editable;
  gtk_widget_set_visible (field->view, editable);
  gtk_widget_set_visible (field->hint, editable && *field->text == '\0');
  gtk_widget_set_opacity (field->label, editable ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (field->label), !editable);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field->label), GTK_ACCESSIBLE_STATE_HIDDEN, editable,
                               -1);
}

const char *
docket_growing_text_get_text (DocketGrowingText *field)
{
  return field->text;
}

void
docket_growing_text_set_text (DocketGrowingText *field, const char *text)
{
  gtk_text_buffer_set_text (field->buffer, text, -1);
}

void
docket_growing_text_set_name_of (DocketGrowingText *field, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static gboolean
docket_growing_text_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DOCKET_GROWING_TEXT (widget)->view);
}

static void
docket_growing_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DocketGrowingText *field = DOCKET_GROWING_TEXT (object);

  switch (id)
    {
    case PROP_TEXT:
      docket_growing_text_set_text (field, g_value_get_string (value));
      break;
    case PROP_PLACEHOLDER:
      gtk_label_set_text (GTK_LABEL (field->hint), g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      set_editable (field, g_value_get_boolean (value));
      break;
    default:
      docket_growing_text_set_name_of (field, g_value_get_string (value));
      break;
    }
}

static void
docket_growing_text_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DocketGrowingText *field = DOCKET_GROWING_TEXT (object);

  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, field->editable);
  else
    g_value_set_string (value, id == PROP_TEXT ? field->text
                                               : gtk_label_get_text (GTK_LABEL (field->hint)));
}

static void
docket_growing_text_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_growing_text_parent_class)->dispose (object);
}

static void
docket_growing_text_finalize (GObject *object)
{
  g_free (DOCKET_GROWING_TEXT (object)->text);

  G_OBJECT_CLASS (docket_growing_text_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_NAME_OF] =
      g_param_spec_string ("name-of", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (class, N_PROPS, properties);
}

static void
docket_growing_text_class_init (DocketGrowingTextClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = docket_growing_text_set_property;
  object_class->get_property = docket_growing_text_get_property;
  object_class->dispose = docket_growing_text_dispose;
  object_class->finalize = docket_growing_text_finalize;
  widget_class->grab_focus = docket_growing_text_grab_focus;
  install_properties (object_class);
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_GROWING_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-growing-text.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketGrowingText, label);
  gtk_widget_class_bind_template_child (widget_class, DocketGrowingText, view);
  gtk_widget_class_bind_template_child (widget_class, DocketGrowingText, buffer);
  gtk_widget_class_bind_template_child (widget_class, DocketGrowingText, hint);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
docket_growing_text_init (DocketGrowingText *field)
{
  field->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (field));
  set_editable (field, TRUE);
  measure (field);
}
