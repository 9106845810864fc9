/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing several of many, shown as chips. What the ids mean its owner knows. Main thread. */

#include "gtk/docket-chip-box.h"

/* From so many on the list is searched rather than read */
#define SEARCH_FROM 8

struct _DocketChipBox
{
  GtkBox parent_instance;

  GtkWidget *chips;
  GtkWidget *warning;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;

  GPtrArray *all;    /* DocketChip; nullable */
  GPtrArray *chosen; /* char *; nullable */
  char      *prompt;
  char      *change;
  char      *none;
  gboolean   editable;
};

enum
{
  PROP_0,
  PROP_PROMPT,
  PROP_CHANGE,
  PROP_NONE,
  PROP_EDITABLE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_TYPE (DocketChipBox, docket_chip_box, GTK_TYPE_BOX)

DocketChip *
docket_chip_new (const char *id, const char *label, const char *detail)
{
  DocketChip *chip = g_new0 (DocketChip, 1);

  chip->id = g_strdup (id);
  chip->label = g_strdup (label);
  chip->detail = g_strdup (detail);
  return chip;
}

void
docket_chip_free (DocketChip *chip)
{
  g_free (chip->id);
  g_free (chip->label);
  g_free (chip->detail);
  g_free (chip);
}

/* --- chips ---------------------------------------------------------------------------------- */

static const DocketChip *
find_chip (const DocketChipBox *box, const char *id)
{
  for (guint i = 0; box->all != NULL && i < box->all->len; i++)
    {
      const DocketChip *chip = box->all->pdata[i];

      if (g_str_equal (chip->id, id))
        return chip;
    }
  return NULL;
}

static GtkWidget *
make_chip (const DocketChipBox *box, const char *id)
{
  const DocketChip *chip = find_chip (box, id);
  GtkWidget        *label = gtk_label_new (chip == NULL ? id : chip->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (label, chip == NULL ? NULL : chip->detail);
  gtk_widget_add_css_class (label, "docket-chip");
  return label;
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_box_remove (GTK_BOX (widget), child);
}

/* A prompt while there is nothing, a small button afterwards */
static void
refresh_button (DocketChipBox *box, gboolean any)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (box->button);
  const char    *name = any ? box->change : box->prompt;

  if (any)
    gtk_menu_button_set_icon_name (button, "document-edit-symbolic");
  else
    gtk_menu_button_set_label (button, box->prompt != NULL ? box->prompt : "");
  if (any)
    gtk_widget_remove_css_class (box->button, "accent");
  else
    gtk_widget_add_css_class (box->button, "accent");
  gtk_widget_set_tooltip_text (box->button, any ? name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : "", -1);
  gtk_widget_set_visible (box->button, box->editable);
}

static void
refresh (DocketChipBox *box)
{
  gboolean any = box->chosen != NULL && box->chosen->len > 0;

  remove_children (box->chips);
  for (guint i = 0; any && i < box->chosen->len; i++)
    gtk_box_append (GTK_BOX (box->chips), make_chip (box, box->chosen->pdata[i]));
  gtk_widget_set_visible (box->chips, any);
  gtk_widget_set_visible (box->warning, !any);
  refresh_button (box, any);
}

/* --- the list ------------------------------------------------------------------------------- */

static guint
find_chosen (const DocketChipBox *box, const char *id)
{
  guint index = G_MAXUINT;

  if (box->chosen != NULL)
    g_ptr_array_find_with_equal_func (box->chosen, id, g_str_equal, &index);
  return index;
}

/* Chosen ones stand in the order of the list */
static void
insert_chosen (DocketChipBox *box, const char *id)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  g_ptr_array_add (box->chosen, g_strdup (id));
  for (guint i = 0; i < box->all->len; i++)
    {
      guint index = find_chosen (box, ((DocketChip *) box->all->pdata[i])->id);

      if (index != G_MAXUINT)
        g_ptr_array_add (ordered, g_ptr_array_steal_index (box->chosen, index));
    }
  g_ptr_array_extend_and_steal (box->chosen, g_steal_pointer (&ordered));
}

static void
toggled_cb (GtkCheckButton *check, DocketChipBox *box)
{
  const DocketChip *chip = g_object_get_data (G_OBJECT (check), "chip");
  guint             index = find_chosen (box, chip->id);
  gboolean          active = gtk_check_button_get_active (check);

  if (active == (index != G_MAXUINT))
    return;
  if (active)
    insert_chosen (box, chip->id);
  else
    g_ptr_array_remove_index (box->chosen, index);
  refresh (box);
  g_signal_emit (box, signals[CHANGED], 0);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "caption");
      gtk_label_set_lines (GTK_LABEL (label), 3);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  return label;
}

static GtkWidget *
make_words (const DocketChip *chip)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), make_label (chip->label, NULL));
  if (chip->detail != NULL && *chip->detail != '\0')
    gtk_box_append (GTK_BOX (words), make_label (chip->detail, "dim-label"));
  return words;
}

static GtkWidget *
make_row (DocketChipBox *box, DocketChip *chip)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), find_chosen (box, chip->id) != G_MAXUINT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chip->label, -1);
  g_object_set_data (G_OBJECT (check), "chip", chip);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), box);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), make_words (chip));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_object_set_data (G_OBJECT (row), "chip", chip);
  g_object_set_data (G_OBJECT (row), "check", check);
  /* the keys go from row to row; space and Enter work its mark */
  gtk_widget_set_focusable (check, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, chip->label,
                                  -1);
  return row;
}

static void
show_cb (DocketChipBox *box)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (box->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (box->list), GTK_WIDGET (row));
  for (guint i = 0; box->all != NULL && box->chosen != NULL && i < box->all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (box->list), make_row (box, box->all->pdata[i]));
  gtk_editable_set_text (GTK_EDITABLE (box->search), "");
  gtk_widget_set_visible (box->search, box->all != NULL && box->all->len >= SEARCH_FROM);
}

static void
row_activated_cb (DocketChipBox *box, GtkListBoxRow *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), "check");

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static gboolean
holds (const char *text, const char *folded)
{
  g_autofree char *own = g_utf8_casefold (text == NULL ? "" : text, -1);

  return strstr (own, folded) != NULL;
}

static gboolean
filter (GtkListBoxRow *row, gpointer data)
{
  DocketChipBox    *box = data;
  const DocketChip *chip = g_object_get_data (G_OBJECT (row), "chip");
  g_autofree char  *sought =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (box->search)), -1);

  return *sought == '\0' || holds (chip->id, sought) || holds (chip->label, sought) ||
         holds (chip->detail, sought);
}

static void
search_changed_cb (DocketChipBox *box)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (box->list));
}

/* --- object --------------------------------------------------------------------------------- */

static char **
find_text (DocketChipBox *box, guint id)
{
  return id == PROP_PROMPT ? &box->prompt : id == PROP_CHANGE ? &box->change : &box->none;
}

static void
docket_chip_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DocketChipBox *box = DOCKET_CHIP_BOX (object);

  if (id == PROP_EDITABLE)
    box->editable = g_value_get_boolean (value);
  else
    {
      g_free (*find_text (box, id));
      *find_text (box, id) = g_value_dup_string (value);
    }
  if (id == PROP_PROMPT && box->prompt != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (box->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    box->prompt, -1);
  refresh (box);
}

static void
docket_chip_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DocketChipBox *box = DOCKET_CHIP_BOX (object);

  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, box->editable);
  else
    g_value_set_string (value, *find_text (box, id));
}

static void
docket_chip_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_chip_box_parent_class)->dispose (object);
}

static void
docket_chip_box_finalize (GObject *object)
{
  DocketChipBox *box = DOCKET_CHIP_BOX (object);

  g_clear_pointer (&box->all, g_ptr_array_unref);
  g_clear_pointer (&box->chosen, g_ptr_array_unref);
  g_free (box->prompt);
  g_free (box->change);
  g_free (box->none);

  G_OBJECT_CLASS (docket_chip_box_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/docket/Docket/ui/docket-chip-box.ui");
  gtk_widget_class_bind_template_child (class, DocketChipBox, chips);
  gtk_widget_class_bind_template_child (class, DocketChipBox, warning);
  gtk_widget_class_bind_template_child (class, DocketChipBox, button);
  gtk_widget_class_bind_template_child (class, DocketChipBox, popover);
  gtk_widget_class_bind_template_child (class, DocketChipBox, search);
  gtk_widget_class_bind_template_child (class, DocketChipBox, list);
  gtk_widget_class_bind_template_callback (class, show_cb);
  gtk_widget_class_bind_template_callback (class, search_changed_cb);
  gtk_widget_class_bind_template_callback (class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (class, row_activated_cb);
}

static void
docket_chip_box_class_init (DocketChipBoxClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = docket_chip_box_set_property;
  object_class->get_property = docket_chip_box_get_property;
  object_class->dispose = docket_chip_box_dispose;
  object_class->finalize = docket_chip_box_finalize;
  properties[PROP_PROMPT] = g_param_spec_string ("prompt", NULL, NULL, NULL, flags);
  properties[PROP_CHANGE] = g_param_spec_string ("change", NULL, NULL, NULL, flags);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_CHIP_BOX, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
docket_chip_box_init (DocketChipBox *box)
{
  box->editable = TRUE;
  gtk_widget_init_template (GTK_WIDGET (box));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (box->list), filter, box, NULL);
}

void
docket_chip_box_set_choices (DocketChipBox *box, GPtrArray *chips, GPtrArray *chosen)
{
  g_return_if_fail (DOCKET_IS_CHIP_BOX (box));

  if (chips != NULL)
    g_ptr_array_ref (chips);
  if (chosen != NULL)
    g_ptr_array_ref (chosen);
  g_clear_pointer (&box->all, g_ptr_array_unref);
  g_clear_pointer (&box->chosen, g_ptr_array_unref);
  box->all = chips;
  box->chosen = chosen;
  refresh (box);
}
