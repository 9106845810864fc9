/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows to fill in. What may stand in them is judged by the gate of the act, not here. Main thread.
 */

#include "config.h"

#include "gtk/docket-act-field.h"

#include "gtk/docket-choice-list.h"
#include "gtk/docket-date-picker.h"
#include "gtk/docket-field-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  TEXT_HEIGHT = 24, /* pixels: of a text at least; it grows with its lines */
};

typedef enum
{
  FORM_ENTRY,
  FORM_TEXT,
  FORM_COMBO,
  FORM_CHECKS,
} Form;

struct _DocketActField
{
  char      *key;
  DocketType type;
  Form       form;
  GtkWidget *row;       /* referenced */
  GPtrArray *values;    /* char *: FORM_COMBO: from its second row on; FORM_CHECKS */
  GPtrArray *checks;    /* GtkCheckButton, borrowed from the row */
  GtkWidget *text;      /* FORM_TEXT: borrowed */
  GtkWidget *proposals; /* GtkMenuButton; NULL where none can be */
  char      *initial;   /* value that counts as unchanged */
};

DocketFieldChoice *
docket_field_choice_new (const char *value, const char *label)
{
  DocketFieldChoice *choice = g_new0 (DocketFieldChoice, 1);

  choice->value = g_strdup (value);
  choice->label = g_strdup (label);
  return choice;
}

void
docket_field_choice_free (DocketFieldChoice *choice)
{
  if (choice == NULL)
    return;
  g_free (choice->value);
  g_free (choice->label);
  g_free (choice);
}

static char *
dup_title (const DocketFieldSpec *spec)
{
  /* Translators: an input that must be given */
  return spec->need ? g_strdup_printf (_ ("%s (needed)"), spec->title) : g_strdup (spec->title);
}

static void
set_title (GtkWidget *row, const DocketFieldSpec *spec)
{
  g_autofree char *title = dup_title (spec);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

static char *
dup_fallback (const DocketFieldSpec *spec)
{
  return g_strdup_printf (_ ("If nothing is given: %s"), spec->fallback);
}

/* --- entries -------------------------------------------------------------------------------- */

static GtkInputPurpose
get_purpose (DocketType type)
{
  switch (type)
    {
    case DOCKET_TYPE_INT:
      return GTK_INPUT_PURPOSE_DIGITS;
    case DOCKET_TYPE_MONEY:
    case DOCKET_TYPE_DECIMAL:
      return GTK_INPUT_PURPOSE_NUMBER;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static gboolean
is_dated (DocketType type)
{
  return type == DOCKET_TYPE_DATE || type == DOCKET_TYPE_INSTANT || type == DOCKET_TYPE_MONTH;
}

static void
make_entry (DocketActField *field, const DocketFieldSpec *spec)
{
  g_autofree char *typed =
      docket_field_text_dup_typed (spec->type, spec->value == NULL ? "" : spec->value);

  field->row = g_object_ref_sink (adw_entry_row_new ());
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (field->row), get_purpose (spec->type));
  gtk_editable_set_text (GTK_EDITABLE (field->row), typed);
  if (is_dated (spec->type))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (field->row),
                              docket_date_picker_new (GTK_EDITABLE (field->row), spec->type));
}

/* --- text ----------------------------------------------------------------------------------- */

static GtkWidget *
make_text_view (const DocketFieldSpec *spec)
{
  GtkWidget       *view = gtk_text_view_new ();
  g_autofree char *title = dup_title (spec);

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, TEXT_HEIGHT);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            spec->value == NULL ? "" : spec->value, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return view;
}

static void
make_text (DocketActField *field, const DocketFieldSpec *spec)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *title = dup_title (spec);
  GtkWidget       *label = gtk_label_new (title);

  field->row = g_object_ref_sink (adw_preferences_row_new ());
  field->text = make_text_view (spec);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (box, "docket-text-row");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), field->text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (field->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (field->row), FALSE);
  gtk_widget_set_focusable (field->row, FALSE);
}

static char *
dup_text (DocketActField *field)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->text));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* --- choices -------------------------------------------------------------------------------- */

static void
keep_values (DocketActField *field, GPtrArray *choices)
{
  field->values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (field->values, g_strdup (((DocketFieldChoice *) choices->pdata[i])->value));
}

static guint
find_value (DocketActField *field, const char *value)
{
  for (guint i = 0; value != NULL && i < field->values->len; i++)
    if (g_str_equal (field->values->pdata[i], value))
      return i + 1;
  return 0;
}

static void
make_combo (DocketActField *field, const DocketFieldSpec *spec)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *fallback = spec->fallback == NULL ? NULL : dup_fallback (spec);

  keep_values (field, spec->choices);
  gtk_string_list_append (labels,
                          spec->nothing != NULL ? spec->nothing : C_ ("choice", "Not given"));
  for (guint i = 0; i < spec->choices->len; i++)
    gtk_string_list_append (labels, ((DocketFieldChoice *) spec->choices->pdata[i])->label);
  field->row = g_object_ref_sink (adw_combo_row_new ());
  docket_choice_list_wrap (ADW_COMBO_ROW (field->row));
  adw_combo_row_set_model (ADW_COMBO_ROW (field->row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (field->row), find_value (field, spec->value));
  if (fallback != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (field->row), fallback);
}

static char *
dup_chosen (DocketActField *field)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (field->row));

  return g_strdup (
      selected == 0 || selected > field->values->len ? "" : field->values->pdata[selected - 1]);
}

static char *
dup_checked (DocketActField *field)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < field->checks->len; i++)
    if (gtk_check_button_get_active (field->checks->pdata[i]))
      g_ptr_array_add (chosen, field->values->pdata[i]);
  g_ptr_array_add (chosen, NULL);
  return g_strjoinv (",", (char **) chosen->pdata);
}

static void
show_checked_cb (DocketActField *field)
{
  g_autofree char *chosen = dup_checked (field);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (field->row),
                                 *chosen == '\0' ? C_ ("choice", "None chosen") : chosen);
}

static void
add_check (DocketActField *field, const DocketFieldChoice *choice, gboolean active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), choice->label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_checked_cb), field);
  g_ptr_array_add (field->checks, check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (field->row), row);
}

static void
make_checks (DocketActField *field, const DocketFieldSpec *spec)
{
  g_auto (GStrv) chosen = g_strsplit (spec->value == NULL ? "" : spec->value, ",", -1);

  keep_values (field, spec->choices);
  field->checks = g_ptr_array_new ();
  field->row = g_object_ref_sink (adw_expander_row_new ());
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (field->row), spec->need);
  for (guint i = 0; i < spec->choices->len; i++)
    {
      const DocketFieldChoice *choice = spec->choices->pdata[i];

      add_check (field, choice, g_strv_contains ((const char *const *) chosen, choice->value));
    }
  show_checked_cb (field);
}

/* --- proposals ------------------------------------------------------------------------------ */

static void
propose_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  DocketActField *field = data;
  const char     *value = g_object_get_data (G_OBJECT (row), "value");

  if (field->form == FORM_TEXT)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->text)), value, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field->row), value);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (field->proposals));
}

static GtkWidget *
make_proposal (const DocketFieldChoice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (choice->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_size_request (row, -1, 32);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (choice->value), g_free);
  return row;
}

static GtkWidget *
make_proposal_list (DocketActField *field, GPtrArray *proposals)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals"), -1);
  for (guint i = 0; i < proposals->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_proposal (proposals->pdata[i]));
  g_signal_connect (list, "row-activated", G_CALLBACK (propose_cb), field);
  return list;
}

static void
add_proposal_button (DocketActField *field)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Proposals"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  field->proposals = button;
  if (field->form == FORM_TEXT)
    {
      GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (field->row));

      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (box), button);
    }
  else
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (field->row), button);
}

void
docket_act_field_set_proposals (DocketActField *field, GPtrArray *proposals)
{
  GtkWidget *popover;

  g_return_if_fail (field->form == FORM_ENTRY || field->form == FORM_TEXT);

  if (field->proposals == NULL && proposals->len > 0)
    add_proposal_button (field);
  if (field->proposals == NULL)
    return;
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), make_proposal_list (field, proposals));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (field->proposals), popover);
  gtk_widget_set_visible (field->proposals, proposals->len > 0);
}

/* --- public --------------------------------------------------------------------------------- */

static Form
choose_form (const DocketFieldSpec *spec)
{
  if (spec->choices != NULL)
    return spec->many ? FORM_CHECKS : FORM_COMBO;
  return spec->type == DOCKET_TYPE_TEXT ? FORM_TEXT : FORM_ENTRY;
}

DocketActField *
docket_act_field_new (const DocketFieldSpec *spec)
{
  DocketActField *field = g_new0 (DocketActField, 1);

  field->key = g_strdup (spec->key);
  field->type = spec->type;
  field->form = choose_form (spec);
  if (field->form == FORM_CHECKS)
    make_checks (field, spec);
  else if (field->form == FORM_COMBO)
    make_combo (field, spec);
  else if (field->form == FORM_TEXT)
    make_text (field, spec);
  else
    make_entry (field, spec);
  set_title (field->row, spec);
  if (spec->proposals != NULL)
    docket_act_field_set_proposals (field, spec->proposals);
  field->initial = docket_act_field_dup_value (field);
  return field;
}

void
docket_act_field_free (DocketActField *field)
{
  if (field == NULL)
    return;
  for (guint i = 0; field->checks != NULL && i < field->checks->len; i++)
    g_signal_handlers_disconnect_by_data (field->checks->pdata[i], field);
  g_clear_pointer (&field->checks, g_ptr_array_unref);
  g_clear_pointer (&field->values, g_ptr_array_unref);
  if (field->proposals != NULL)
    gtk_menu_button_set_popover (GTK_MENU_BUTTON (field->proposals), NULL);
  g_clear_object (&field->row);
  g_free (field->initial);
  g_free (field->key);
  g_free (field);
}

gboolean
docket_act_field_is_changed (DocketActField *field)
{
  g_autofree char *value = docket_act_field_dup_value (field);

  return !g_str_equal (value, field->initial);
}

void
docket_act_field_set_initial (DocketActField *field, const char *value)
{
  g_free (field->initial);
  field->initial = g_strdup (value == NULL ? "" : value);
}

const char *
docket_act_field_get_key (DocketActField *field)
{
  return field->key;
}

GtkWidget *
docket_act_field_get_row (DocketActField *field)
{
  return field->row;
}

char *
docket_act_field_dup_value (DocketActField *field)
{
  switch (field->form)
    {
    case FORM_CHECKS:
      return dup_checked (field);
    case FORM_COMBO:
      return dup_chosen (field);
    case FORM_TEXT:
      return dup_text (field);
    case FORM_ENTRY:
    default:
      return docket_field_text_dup_canonical (field->type,
                                              gtk_editable_get_text (GTK_EDITABLE (field->row)));
    }
}

void
docket_act_field_set_wrong (DocketActField *field, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");
}

void
docket_act_field_connect_changed (DocketActField *field, GCallback callback, gpointer object)
{
  if (field->form == FORM_COMBO)
    g_signal_connect_object (field->row, "notify::selected", callback, object, G_CONNECT_SWAPPED);
  else if (field->form == FORM_ENTRY)
    g_signal_connect_object (field->row, "changed", callback, object, G_CONNECT_SWAPPED);
  else if (field->form == FORM_TEXT)
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field->text)), "changed",
                             callback, object, G_CONNECT_SWAPPED);
  for (guint i = 0; field->checks != NULL && i < field->checks->len; i++)
    g_signal_connect_object (field->checks->pdata[i], "toggled", callback, object,
                             G_CONNECT_SWAPPED);
}
