/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One item put right: a field by the type of the fact, for parties what the register has, a reason
 * where the act asks for one. Main thread. */

#include "config.h"

#include "gtk/docket-item-dialog.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-unsaved-guard.h"

#include "desk/docket-correction.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>

enum
{
  LONG_TEXT = 60, /* characters; more is edited in several lines */
  MAX_PARTIES = 6,
  DEBOUNCE = 150, /* ms */
};

struct _DocketItemDialog
{
  AdwWindow parent_instance;

  GtkWidget *parent; /* whose window shows what was saved */
  GtkWidget *heading;
  GtkWidget *refusals;
  GtkWidget *fields;
  GtkWidget *entry;
  GtkWidget *choice;
  GtkWidget *long_field;
  GtkWidget *words;
  GtkWidget *parties;
  GtkWidget *why;
  GtkWidget *reason;

  DocketCaseHandle     *handle;
  DocketRuleSet        *rules;
  const DocketFactType *fact;   /* of @rules */
  char                **values; /* among which to choose; NULL: of a fact of another type */
  char                 *label;
  GPtrArray            *checks; /* of GtkCheckButton, borrowed: files to choose from */
  GCancellable         *looking;
  guint                 look_source;
};

G_DEFINE_TYPE (DocketItemDialog, docket_item_dialog, ADW_TYPE_WINDOW)

gboolean
docket_item_dialog_can_edit (const DocketFactType *fact)
{
  return fact->record < 0 && !fact->given_by_desk &&
         (fact->type != DOCKET_TYPE_WORD || fact->values != NULL);
}

/* --- the register --------------------------------------------------------------------------- */

static void
party_activated_cb (AdwActionRow *row, DocketItemDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  gtk_widget_grab_focus (self->entry);
}

static void
add_party_row (DocketItemDialog *self, const DocketPartyRow *party)
{
  guint            cases = (guint) party->cases;
  g_autofree char *subtitle =
      g_strdup_printf (ngettext ("%s, %u case", "%s, %u cases", cases), party->party, cases);
  const DocketRowWords words = { party->name, subtitle, NULL, NULL };
  AdwActionRow        *row = docket_row_group_add (ADW_PREFERENCES_GROUP (self->parties), &words);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (party_activated_cb), self, 0);
}

typedef struct
{
  char *role;
  char *text;
} Looking;

static void
free_looking (gpointer data)
{
  Looking *looking = data;

  g_free (looking->role);
  g_free (looking->text);
  g_free (looking);
}

static gpointer
look_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Looking *looking = data;

  return docket_desk_list_parties (desk, looking->role, looking->text, MAX_PARTIES, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketItemDialog) self = data;
  g_autoptr (GPtrArray) parties = docket_desk_call_finish (DOCKET_DESK (source), result, NULL);

  if (parties == NULL || self->handle == NULL)
    return;
  docket_row_group_clear (ADW_PREFERENCES_GROUP (self->parties));
  for (guint i = 0; i < parties->len; i++)
    add_party_row (self, parties->pdata[i]);
}

static gboolean
look_cb (gpointer data)
{
  DocketItemDialog *self = data;
  Looking          *looking = g_new (Looking, 1);
  DocketDeskCall    call = { look_in_thread, (GDestroyNotify) g_ptr_array_unref, looking,
                             free_looking };

  self->look_source = 0;
  looking->role = g_strdup (self->fact->id);
  looking->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  docket_desk_call_async (docket_case_handle_get_desk (self->handle), &call, self->looking,
                          looked_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
entry_changed_cb (DocketItemDialog *self)
{
  if (self->fact == NULL || self->fact->type != DOCKET_TYPE_PARTY)
    return;
  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add (DEBOUNCE, look_cb, self);
}

/* --- fields --------------------------------------------------------------------------------- */

/* A group reads its title as markup */
static void
set_fields_title (DocketItemDialog *self)
{
  g_autofree char *escaped = g_markup_escape_text (self->label, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->fields), escaped);
}

static void
show_long (DocketItemDialog *self, const char *value)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->words)), value, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label, -1);
  set_fields_title (self);
  gtk_widget_set_visible (self->long_field, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->words);
}

static void
show_entry (DocketItemDialog *self, const char *value)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), self->label);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  gtk_widget_set_visible (self->entry, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->entry);
}

/* What may be chosen, as the fact holds it */
static char **
dup_values (const DocketFactType *fact)
{
  static const char *const FLAG[] = { "yes", "no", NULL };

  return g_strdupv (fact->type == DOCKET_TYPE_FLAG ? (char **) FLAG : fact->values);
}

static void
show_choice (DocketItemDialog *self, const char *value)
{
  guint index = (guint) docket_rule_set_find_fact (self->rules, self->fact->id);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  self->values = dup_values (self->fact);
  for (guint i = 0; self->values[i] != NULL; i++)
    {
      g_autofree char *word = docket_wording_dup_value (self->rules, index, self->values[i]);
      g_autofree char *title = docket_wording_dup_capital (word);

      gtk_string_list_append (model, title);
      if (g_str_equal (self->values[i], value))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), self->label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->choice), selected);
  gtk_widget_set_visible (self->choice, TRUE);
}

static void
add_file (DocketItemDialog *self, const DocketEvidenceRow *evidence, gboolean chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_object_set_data_full (G_OBJECT (check), "evidence", g_strdup (evidence->id), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), evidence->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), evidence->id);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->fields), row);
  g_ptr_array_add (self->checks, check);
}

static void
show_files (DocketItemDialog *self, const char *value)
{
  const DocketCaseView *view = docket_case_handle_get_view (self->handle);
  g_auto (GStrv) chosen = g_strsplit (value, ",", -1);

  set_fields_title (self);
  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *evidence = view->evidence->pdata[i];

      add_file (self, evidence, g_strv_contains ((const char *const *) chosen, evidence->id));
    }
  if (view->evidence->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->fields),
                                           _ ("The case has no files yet. Add them on the page for "
                                              "evidence, then choose here."));
}

static void
show_field (DocketItemDialog *self, const char *value)
{
  if (self->fact->type == DOCKET_TYPE_EVIDENCE)
    show_files (self, value);
  else if (self->fact->type == DOCKET_TYPE_FLAG || self->fact->type == DOCKET_TYPE_WORD)
    show_choice (self, value);
  else if (self->fact->type == DOCKET_TYPE_TEXT &&
           (strchr (value, '\n') != NULL || g_utf8_strlen (value, -1) > LONG_TEXT))
    show_long (self, value);
  else
    show_entry (self, value);
}

static char *
dup_files (DocketItemDialog *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks->pdata[i])))
      g_ptr_array_add (ids, g_object_get_data (G_OBJECT (self->checks->pdata[i]), "evidence"));
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **) ids->pdata);
}

static char *
dup_long (DocketItemDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->words));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
dup_value (DocketItemDialog *self)
{
  if (self->fact->type == DOCKET_TYPE_EVIDENCE)
    return dup_files (self);
  if (self->values != NULL)
    return g_strdup (self->values[adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice))]);
  if (gtk_widget_get_visible (self->long_field))
    return dup_long (self);
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* --- acting --------------------------------------------------------------------------------- */

static void
refuse (DocketItemDialog *self, const char *why)
{
  const DocketRowWords words = { why, NULL, "dialog-error-symbolic", "error" };

  docket_row_group_add (ADW_PREFERENCES_GROUP (self->refusals), &words);
}

static void
show_reasons (DocketItemDialog *self, const DocketActed *acted)
{
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      const DocketReason *reason = acted->reasons->pdata[i];
      g_autofree char    *why = docket_wording_dup_reason (self->rules, reason);

      if (!reason->warning)
        refuse (self, why);
    }
}

static void
set_busy (DocketItemDialog *self, gboolean busy)
{
  docket_unsaved_guard_set_armed (GTK_WINDOW (self), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "item.correct", !busy);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketItemDialog) self = data;
  DocketCaseHandle *handle = DOCKET_CASE_HANDLE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = docket_case_handle_act_finish (handle, result, &error);
  g_autofree char *sentence = g_strdup_printf (_ ("Corrected: %s"), self->label);

  set_busy (self, FALSE);
  if (acted != NULL && acted->after != NULL)
    {
      if (self->parent != NULL)
        docket_feedback_tell_done (self->parent, sentence, handle, acted->seq);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (docket_feedback_is_late (GTK_WIDGET (self), self->parent, acted, error))
    return;
  else if (acted == NULL)
    refuse (self, error->message);
  else
    show_reasons (self, acted);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketItemDialog     *self = DOCKET_ITEM_DIALOG (widget);
  const DocketCaseView *view = docket_case_handle_get_view (self->handle);
  g_autofree char      *value = dup_value (self);
  DocketCorrection      correction;
  g_auto (GStrv) inputs = NULL;

  docket_row_group_clear (ADW_PREFERENCES_GROUP (self->refusals));
  if (view == NULL || *g_strstrip (value) == '\0')
    {
      refuse (self, _ ("Give a value first"));
      return;
    }
  docket_correction_find (view, self->fact, &correction);
  inputs = docket_correction_dup_inputs (&correction, value,
                                         gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  set_busy (self, TRUE);
  docket_case_handle_act_async (self->handle, correction.action, (const char *const *) inputs,
                                acted_cb, g_object_ref (self));
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_item_dialog_dispose (GObject *object)
{
  DocketItemDialog *self = DOCKET_ITEM_DIALOG (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->handle);
  g_clear_weak_pointer (&self->parent);

  G_OBJECT_CLASS (docket_item_dialog_parent_class)->dispose (object);
}

static void
docket_item_dialog_finalize (GObject *object)
{
  DocketItemDialog *self = DOCKET_ITEM_DIALOG (object);

  g_clear_pointer (&self->rules, docket_rule_set_unref);
  g_ptr_array_unref (self->checks);
  g_strfreev (self->values);
  g_free (self->label);

  G_OBJECT_CLASS (docket_item_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketItemDialog, heading);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, refusals);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, fields);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, entry);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, choice);
  gtk_widget_class_bind_template_child_full (class, "long", FALSE,
                                             G_STRUCT_OFFSET (DocketItemDialog, long_field));
  gtk_widget_class_bind_template_child (class, DocketItemDialog, words);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, parties);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, why);
  gtk_widget_class_bind_template_child (class, DocketItemDialog, reason);
}

static void
docket_item_dialog_class_init (DocketItemDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_item_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_item_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-item-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_install_action (widget_class, "item.correct", NULL, correct_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "item.correct", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
docket_item_dialog_init (DocketItemDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
take_edit (DocketItemDialog *self, const DocketItemEdit *edit)
{
  const DocketCaseView *view = docket_case_handle_get_view (self->handle);
  DocketCorrection      correction;

  self->rules = docket_rule_set_ref (view->rules);
  self->fact = edit->fact;
  self->label = g_strdup (edit->label);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->heading),
                                 docket_case_handle_get_number (self->handle));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Correct"));
  show_field (self, edit->value == NULL ? "" : edit->value);
  docket_correction_find (view, self->fact, &correction);
  gtk_widget_set_visible (self->why, correction.of > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), edit->reason == NULL ? "" : edit->reason);
  entry_changed_cb (self);
}

void
docket_item_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, const DocketItemEdit *edit)
{
  DocketItemDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && docket_case_handle_get_view (handle) != NULL);

  self =
      g_object_new (DOCKET_TYPE_ITEM_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->handle = g_object_ref (handle);
  g_set_weak_pointer (&self->parent, parent);
  take_edit (self, edit);
  docket_unsaved_guard_typed (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
