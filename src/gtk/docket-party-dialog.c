/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A form for each change that the register takes. Main thread. */

#include "config.h"

#include "gtk/docket-party-dialog.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-register-words.h"
#include "desk/docket-wording-consequence.h"
#include "gtk/docket-date-picker.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-unsaved-guard.h"

#include <glib/gi18n-lib.h>

struct _DocketPartyDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *words_label;
  GtkWidget *kind;
  GtkWidget *value;
  GtkWidget *date;
  GtkWidget *admission_row;
  GtkWidget *admission;
  GtkWidget *problem;

  DocketDesk          *desk;
  GtkWidget           *teller; /* weak */
  DocketPartyChange    change;
  char                *party;
  char                *ended_kind;
  char                *ended_value;
  DocketRegisterWords *words;
  GPtrArray           *kinds; /* char *: ids of what the list offers */
  gboolean             busy;
};

enum
{
  DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketPartyDialog, docket_party_dialog, ADW_TYPE_WINDOW)

/**
 * Form:
 *
 * What each change asks for, and the keys under which the register takes it. Titles NULL: no such
 * row.
 */
typedef struct
{
  const char *action; /* NULL: a party is added */
  const char *title;
  const char *act;
  const char *kind_title;
  const char *kind_key;
  const char *value_title;
  const char *value_key;
  const char *date_title;
  const char *date_key;
  const char *told;
} Form;

static const Form FORMS[] = {
  [DOCKET_PARTY_ADD] = { NULL, N_ ("Add Party"), N_ ("_Add"), N_ ("Role"), NULL, N_ ("Name"), NULL,
                         NULL, NULL, N_ ("Party added") },
  [DOCKET_PARTY_RENAME] = { "rename", N_ ("Rename Party"), N_ ("_Rename"), NULL, NULL, N_ ("Name"),
                            "name", NULL, NULL, N_ ("Party renamed") },
  [DOCKET_PARTY_ALIAS] = { "alias", N_ ("Add Alias"), N_ ("_Add"), NULL, NULL, N_ ("Alias"), "name",
                           NULL, NULL, N_ ("Alias added") },
  [DOCKET_PARTY_CONTACT] = { "contact", N_ ("Add Contact"), N_ ("_Add"), N_ ("Channel"), "channel",
                             N_ ("Address or Number"), "value", N_ ("Valid From"), "from",
                             N_ ("Contact added") },
  [DOCKET_PARTY_END_CONTACT] = { "end-contact", N_ ("End Contact"), N_ ("_End"), NULL, "channel",
                                 NULL, "value", N_ ("Last Day"), "to", N_ ("Contact ended") },
  [DOCKET_PARTY_RELATE] = { "relate", N_ ("Add Relationship"), N_ ("_Add"), N_ ("Kind"), "type",
                            N_ ("Other Party: Name or Number"), "with", N_ ("From"), "from",
                            N_ ("Relationship added") },
  [DOCKET_PARTY_UNRELATE] = { "unrelate", N_ ("End Relationship"), N_ ("_End"), NULL, "type", NULL,
                              "with", N_ ("Last Day"), "to", N_ ("Relationship ended") },
};

static const Form *
get_form (DocketPartyDialog *dialog)
{
  return &FORMS[dialog->change];
}

/* --- what was given ------------------------------------------------------------------------- */

static const char *
get_kind (DocketPartyDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (dialog->kind));

  if (dialog->ended_kind != NULL)
    return dialog->ended_kind;
  return selected < dialog->kinds->len ? dialog->kinds->pdata[selected] : NULL;
}

static const char *
get_value (DocketPartyDialog *dialog)
{
  return dialog->ended_value != NULL && get_form (dialog)->value_title == NULL
             ? dialog->ended_value
             : gtk_editable_get_text (GTK_EDITABLE (dialog->value));
}

static void
changed_cb (DocketPartyDialog *dialog)
{
  const Form *form = get_form (dialog);
  gboolean    whole = form->kind_title == NULL || get_kind (dialog) != NULL;

  if (dialog->kinds == NULL)
    return;
  gtk_widget_set_visible (dialog->problem, FALSE);
  gtk_widget_remove_css_class (dialog->value, "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "party.save",
                                 whole && !dialog->busy && *get_value (dialog) != '\0');
}

static void
add_input (GPtrArray *inputs, const char *key, const char *value)
{
  if (key != NULL && value != NULL && *value != '\0')
    g_ptr_array_add (inputs, g_strdup_printf ("%s=%s", key, value));
}

static char **
dup_inputs (DocketPartyDialog *dialog)
{
  const Form *form = get_form (dialog);
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();

  add_input (inputs, form->kind_key, form->kind_key == NULL ? NULL : get_kind (dialog));
  add_input (inputs, form->value_key, get_value (dialog));
  add_input (inputs, form->date_key, gtk_editable_get_text (GTK_EDITABLE (dialog->date)));
  if (dialog->change == DOCKET_PARTY_CONTACT)
    add_input (inputs, "admission",
               gtk_switch_get_active (GTK_SWITCH (dialog->admission)) ? "yes" : "no");
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&inputs), FALSE);
}

/* --- recording ------------------------------------------------------------------------------ */

typedef struct
{
  char       *party;
  const char *action;
  char      **inputs;
  char       *role;
  char       *name;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->party);
  g_strfreev (change->inputs);
  g_free (change->role);
  g_free (change->name);
  g_free (change);
}

/* Returns the number of the party */
static gpointer
change_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Change *change = data;

  if (change->action == NULL)
    return docket_desk_add_party (desk, change->role, change->name, error);
  return docket_desk_change_party (desk, change->party, change->action,
                                   (const char *const *) change->inputs, error)
             ? g_strdup (change->party)
             : NULL;
}

static void
set_busy (DocketPartyDialog *dialog, gboolean busy)
{
  dialog->busy = busy;
  docket_unsaved_guard_set_armed (GTK_WINDOW (dialog), !busy);
  changed_cb (dialog);
}

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketPartyDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *party = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  set_busy (dialog, FALSE);
  if (party == NULL && docket_feedback_is_late (GTK_WIDGET (dialog), dialog->teller, NULL, error))
    return;
  if (party == NULL)
    {
      gtk_label_set_text (GTK_LABEL (dialog->problem), error->message);
      gtk_widget_set_visible (dialog->problem, TRUE);
      gtk_widget_add_css_class (dialog->value, "error");
      return;
    }
  g_signal_emit (dialog, signals[DONE], 0, party);
  if (dialog->teller != NULL)
    docket_feedback_tell (dialog->teller, _ (get_form (dialog)->told));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartyDialog *dialog = DOCKET_PARTY_DIALOG (widget);
  Change            *change = g_new0 (Change, 1);
  DocketDeskCall     call = { change_in_thread, g_free, change, free_change };

  change->party = g_strdup (dialog->party);
  change->action = get_form (dialog)->action;
  change->inputs = dup_inputs (dialog);
  change->role = g_strdup (get_kind (dialog));
  change->name = g_strdup (get_value (dialog));
  set_busy (dialog, TRUE);
  docket_desk_call_async (dialog->desk, &call, NULL, recorded_cb, g_object_ref (dialog));
}

static void
activated_cb (DocketPartyDialog *dialog)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), "party.save", NULL);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_party_dialog_dispose (GObject *object)
{
  DocketPartyDialog *dialog = DOCKET_PARTY_DIALOG (object);

  g_clear_weak_pointer (&dialog->teller);
  g_clear_object (&dialog->desk);

  G_OBJECT_CLASS (docket_party_dialog_parent_class)->dispose (object);
}

static void
docket_party_dialog_finalize (GObject *object)
{
  DocketPartyDialog *dialog = DOCKET_PARTY_DIALOG (object);

  g_free (dialog->party);
  g_free (dialog->ended_kind);
  g_free (dialog->ended_value);
  g_clear_pointer (&dialog->words, docket_register_words_free);
  g_clear_pointer (&dialog->kinds, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_party_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/org/docket/Docket/ui/docket-party-dialog.ui");
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, save);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, words_label);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, kind);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, value);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, date);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, admission_row);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, admission);
  gtk_widget_class_bind_template_child (class, DocketPartyDialog, problem);
  gtk_widget_class_bind_template_callback (class, changed_cb);
  gtk_widget_class_bind_template_callback (class, activated_cb);
}

static void
docket_party_dialog_class_init (DocketPartyDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_party_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_party_dialog_finalize;
  signals[DONE] = g_signal_new ("done", DOCKET_TYPE_PARTY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "party.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "party.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "party.cancel", NULL);
}

static void
docket_party_dialog_init (DocketPartyDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

/* --- filling -------------------------------------------------------------------------------- */

static void
offer (DocketPartyDialog *dialog, GtkStringList *names, const char *id, const char *label)
{
  g_ptr_array_add (dialog->kinds, g_strdup (id));
  gtk_string_list_append (names, label);
}

/* Relationships that a party of that role can have */
static void
offer_links (DocketPartyDialog *dialog, GtkStringList *names, const char *role)
{
  for (guint i = 0; i < dialog->words->links->len; i++)
    {
      const DocketRegisterLink *link = dialog->words->links->pdata[i];

      if (g_str_equal (link->a, role) || g_str_equal (link->b, role))
        offer (dialog, names, link->type, docket_wording_get_relationship (link->type));
    }
}

static void
fill_kinds (DocketPartyDialog *dialog, const char *role)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *from =
      dialog->change == DOCKET_PARTY_ADD ? dialog->words->roles : dialog->words->channels;

  if (dialog->change == DOCKET_PARTY_RELATE)
    offer_links (dialog, names, role);
  else
    for (guint i = 0; i < from->len; i++)
      {
        const DocketRegisterWord *word = from->pdata[i];

        offer (dialog, names, word->id, word->label);
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (dialog->kind), G_LIST_MODEL (names));
}

static void
choose_kind (DocketPartyDialog *dialog, const char *kind)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (dialog->kinds, kind, g_str_equal, &index))
    adw_combo_row_set_selected (ADW_COMBO_ROW (dialog->kind), index);
}

static void
set_row (GtkWidget *row, const char *title)
{
  gtk_widget_set_visible (row, title != NULL);
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (title));
}

static void
fill_date (DocketPartyDialog *dialog)
{
  g_autofree char *today = docket_date_format (docket_desk_get_today (dialog->desk));

  gtk_editable_set_text (GTK_EDITABLE (dialog->date), today);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (dialog->date),
                            docket_date_picker_new (GTK_EDITABLE (dialog->date), DOCKET_TYPE_DATE));
}

static void
fill (DocketPartyDialog *dialog, const DocketPartySubject *subject)
{
  const Form *form = get_form (dialog);

  gtk_window_set_title (GTK_WINDOW (dialog), _ (form->title));
  gtk_button_set_label (GTK_BUTTON (dialog->save), _ (form->act));
  set_row (dialog->kind, form->kind_title);
  set_row (dialog->value, form->value_title);
  set_row (dialog->date, form->date_title);
  gtk_widget_set_visible (dialog->admission_row, dialog->change == DOCKET_PARTY_CONTACT);
  gtk_label_set_text (GTK_LABEL (dialog->words_label),
                      subject->words == NULL ? "" : subject->words);
  gtk_widget_set_visible (dialog->words_label, subject->words != NULL);
  if (form->kind_title != NULL)
    fill_kinds (dialog, subject->role == NULL ? "" : subject->role);
  if (form->kind_title != NULL && subject->kind != NULL)
    choose_kind (dialog, subject->kind);
  if (form->value_title != NULL && subject->value != NULL)
    gtk_editable_set_text (GTK_EDITABLE (dialog->value), subject->value);
  if (form->date_title != NULL)
    fill_date (dialog);
  changed_cb (dialog);
}

DocketPartyDialog *
docket_party_dialog_present (GtkWidget                *parent,
                             DocketDesk               *desk,
                             DocketPartyChange         change,
                             const DocketPartySubject *subject)
{
  DocketPartyDialog *dialog =
      g_object_new (DOCKET_TYPE_PARTY_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  g_set_object (&dialog->desk, desk);
  g_set_weak_pointer (&dialog->teller, parent);
  dialog->change = change;
  dialog->party = g_strdup (subject->party);
  dialog->ended_kind = get_form (dialog)->kind_title == NULL ? g_strdup (subject->kind) : NULL;
  dialog->ended_value = g_strdup (subject->value);
  dialog->words = docket_register_words_new (desk);
  dialog->kinds = g_ptr_array_new_with_free_func (g_free);
  fill (dialog, subject);
  docket_unsaved_guard_typed (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
