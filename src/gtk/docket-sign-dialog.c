/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last look at a ruling, and the signature. Main thread. */

#include "config.h"

#include "gtk/docket-sign-dialog.h"

#include "core/docket-error.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-choice-list.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-role.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-ruling-groups.h"
#include "gtk/docket-ruling-question.h"

#include <glib/gi18n-lib.h>

struct _DocketSignDialog
{
  AdwWindow parent_instance;

  GtkWidget           *spinner;
  AdwPreferencesGroup *refused;
  GtkWidget           *signer_group;
  GtkWidget           *signer;
  AdwPreferencesGroup *ruling;
  AdwPreferencesGroup *findings;
  AdwPreferencesGroup *effects;
  AdwPreferencesGroup *act_effects;

  DocketCaseHandle  *handle;
  GtkWidget         *teller; /* tells what was done when the dialog is gone; weak */
  char             **inputs; /* of the draft */
  const char        *action; /* that drafts it */
  gboolean           recorded;
  guint              wanted;
  DocketRulingTrial *trial;   /* nullable: under way, or failed */
  GPtrArray         *signers; /* const DocketSigner * of the trial, in the order of the list */
};

G_DEFINE_TYPE (DocketSignDialog, docket_sign_dialog, ADW_TYPE_WINDOW)

/* --- the summary ---------------------------------------------------------------------------- */

static void
add_words (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  DocketRowWords words = { title, subtitle, NULL, NULL };

  docket_row_group_add (group, &words);
}

static void
fill_ruling (DocketSignDialog *dialog, const DocketCaseView *view, const DocketRulingForm *form)
{
  g_autofree char *outcome = docket_ruling_groups_dup_outcome (view, form->outcome);
  g_autofree char *ground = docket_ruling_groups_dup_ground (view, form->ground);

  docket_row_group_clear (dialog->ruling);
  add_words (dialog->ruling, _ ("Outcome"), outcome);
  if (*form->ground != '\0')
    add_words (dialog->ruling, _ ("Ground"), ground);
  add_words (dialog->ruling, _ ("Reason"), form->reason);
}

static char *
dup_evidence (const DocketCaseView *view, const DocketFormFinding *finding)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];

      if (g_ptr_array_find_with_equal_func (finding->evidence, row->id, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup_printf ("%s %s", row->id, row->name));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static char *
dup_articles (const DocketFormFinding *finding)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < finding->articles->len; i++)
    g_string_append_printf (numbers, i == 0 ? "%s" : ", %s", (char *) finding->articles->pdata[i]);
  return docket_wording_dup_articles (numbers->str);
}

static void
fill_findings (DocketSignDialog *dialog, const DocketCaseView *view, const DocketRulingForm *form)
{
  docket_row_group_clear (dialog->findings);
  for (guint i = 0; i < form->findings->len; i++)
    {
      const DocketFormFinding *finding = form->findings->pdata[i];
      g_autofree char         *evidence = dup_evidence (view, finding);
      g_autofree char         *articles = dup_articles (finding);
      g_autofree char         *basis = g_strdup_printf ("%s\n%s", evidence, articles);

      add_words (dialog->findings, finding->text, basis);
    }
}

/* --- who signs ------------------------------------------------------------------------------ */

static const DocketSigner *
get_signer (DocketSignDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (dialog->signer));

  return selected == 0 || selected > dialog->signers->len ? NULL
                                                          : dialog->signers->pdata[selected - 1];
}

static void
refresh_actions (DocketSignDialog *dialog)
{
  gboolean busy = gtk_spinner_get_spinning (GTK_SPINNER (dialog->spinner));

  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "sign.sign",
                                 !busy && get_signer (dialog) != NULL);
}

static void
set_busy (DocketSignDialog *dialog, gboolean busy)
{
  gtk_spinner_set_spinning (GTK_SPINNER (dialog->spinner), busy);
  refresh_actions (dialog);
}

static void
signer_chosen_cb (DocketSignDialog *dialog)
{
  if (dialog->signers != NULL)
    refresh_actions (dialog);
}

/* Only those whose signature would be taken are offered */
static void
fill_signers (DocketSignDialog *dialog)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *actor = docket_desk_get_actor (docket_case_handle_get_desk (dialog->handle));
  guint       selected = 0;

  gtk_string_list_append (names, _ ("Choose…"));
  g_ptr_array_set_size (dialog->signers, 0);
  for (guint i = 0; dialog->trial != NULL && i < dialog->trial->signers->len; i++)
    {
      const DocketSigner *signer = dialog->trial->signers->pdata[i];
      g_autofree char    *name = NULL;

      if (!signer->allowed)
        continue;
      name = g_strdup_printf (_ ("%s, %s"), signer->name, docket_role_get_label (signer->role));
      gtk_string_list_append (names, name);
      g_ptr_array_add (dialog->signers, (gpointer) signer);
      if (g_str_equal (signer->name, actor))
        selected = dialog->signers->len;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (dialog->signer), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (dialog->signer), selected);
  gtk_widget_set_sensitive (dialog->signer, dialog->signers->len > 0);
  refresh_actions (dialog);
}

/* Why the person at the desk may not sign, when nobody may */
static GPtrArray *
find_reasons (DocketSignDialog *dialog)
{
  const DocketRulingTrial *trial = dialog->trial;
  const char *actor = docket_desk_get_actor (docket_case_handle_get_desk (dialog->handle));

  if (trial->draft != NULL && !trial->draft->allowed)
    return trial->draft->reasons;
  for (guint i = 0; dialog->signers->len == 0 && i < trial->signers->len; i++)
    {
      const DocketSigner *signer = trial->signers->pdata[i];

      if (g_str_equal (signer->name, actor))
        return signer->reasons;
    }
  return NULL;
}

/* What is to be decided first */
static void
focus_signer (DocketSignDialog *dialog)
{
  if (dialog->signers->len > 0)
    gtk_widget_grab_focus (dialog->signer);
}

static void
show_trial (DocketSignDialog *dialog)
{
  fill_signers (dialog);
  focus_signer (dialog);
  docket_ruling_groups_fill_effects (dialog->effects, dialog->act_effects, dialog->trial,
                                     dialog->wanted);
  docket_ruling_groups_fill_reasons (dialog->refused, dialog->trial->rules, find_reasons (dialog));
}

/* --- calls of the desk ---------------------------------------------------------------------- */

typedef struct
{
  char       *number;
  const char *action; /* NULL: it is recorded */
  char      **inputs;
  char       *signer;
} Call;

static void
free_call (gpointer data)
{
  Call *call = data;

  g_free (call->number);
  g_strfreev (call->inputs);
  g_free (call->signer);
  g_free (call);
}

static Call *
new_call (DocketSignDialog *dialog)
{
  Call *call = g_new0 (Call, 1);

  call->number = g_strdup (docket_case_handle_get_number (dialog->handle));
  call->action = dialog->recorded ? NULL : dialog->action;
  call->inputs = g_strdupv (dialog->inputs);
  return call;
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketSignDialog) dialog = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&dialog->trial, docket_ruling_trial_free);
  dialog->trial = docket_ruling_question_ask_finish (source, result, &error);
  set_busy (dialog, FALSE);
  if (!gtk_widget_get_visible (GTK_WIDGET (dialog)))
    return; /* it was left before the answer came */
  if (dialog->trial != NULL)
    show_trial (dialog);
  else
    docket_feedback_fail (GTK_WIDGET (dialog), _ ("The ruling could not be looked at"), error);
}

/* What became of it: refused, the act has no view of the case afterwards */
typedef struct
{
  gboolean     drafted;
  DocketActed *acted;
} Signed;

static void
free_signed (gpointer data)
{
  Signed *done = data;

  g_clear_pointer (&done->acted, docket_acted_free);
  g_free (done);
}

/* A refusal is an answer */
static gboolean
act (DocketDesk *desk, const DocketActRequest *request, Signed *done, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&done->acted, docket_acted_free);
  if (docket_desk_act_by (desk, request, &done->acted, &local))
    return TRUE;
  if (done->acted == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gpointer
sign_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  static const char *const none[] = { NULL };
  Call                    *call = data;
  Signed                  *done = g_new0 (Signed, 1);
  DocketActRequest         draft = { .number = call->number, .action = call->action };
  DocketActRequest         sign = { call->number, "sign", none, call->signer };

  draft.inputs = (const char *const *) call->inputs;
  done->drafted = call->action != NULL && act (desk, &draft, done, error);
  if (call->action == NULL || done->drafted)
    act (desk, &sign, done, error);
  if (done->acted != NULL)
    return done;
  free_signed (done);
  return NULL;
}

static void
tell_signed (DocketSignDialog *dialog, const DocketActed *acted)
{
  const GPtrArray         *rulings = acted->after->rulings;
  const DocketRulingState *state = rulings->len == 0 ? NULL : rulings->pdata[rulings->len - 1];

  if (dialog->teller == NULL)
    return;
  docket_feedback_tell (dialog->teller, state != NULL && state->in_force
                                            ? _ ("Signed: the ruling is in force")
                                            : _ ("Signed: one more signature is wanted"));
}

/* @acted: NULL when @error says why */
static void
show_failure (DocketSignDialog *dialog, const DocketActed *acted, const GError *error)
{
  if (acted == NULL)
    docket_feedback_fail (GTK_WIDGET (dialog), _ ("The ruling could not be signed"), error);
  else
    docket_ruling_groups_fill_reasons (dialog->refused, acted->rules, acted->reasons);
}

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketSignDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  Signed            *done = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  const DocketActed *acted;

  set_busy (dialog, FALSE);
  acted = done == NULL ? NULL : done->acted;
  if (done != NULL)
    dialog->recorded = dialog->recorded || done->drafted;
  if (acted != NULL && acted->after != NULL)
    {
      tell_signed (dialog, acted);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  else if (!docket_feedback_is_late (GTK_WIDGET (dialog), dialog->teller, acted, error))
    show_failure (dialog, acted, error);
  g_clear_pointer (&done, free_signed);
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketSignDialog *dialog = DOCKET_SIGN_DIALOG (widget);
  Call             *data = new_call (dialog);
  DocketDeskCall    call = { sign_in_thread, free_signed, data, free_call };

  data->signer = g_strdup (get_signer (dialog)->name);
  set_busy (dialog, TRUE);
  docket_desk_call_async (docket_case_handle_get_desk (dialog->handle), &call, NULL, signed_cb,
                          g_object_ref (dialog));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_sign_dialog_dispose (GObject *object)
{
  DocketSignDialog *dialog = DOCKET_SIGN_DIALOG (object);

  g_clear_weak_pointer (&dialog->teller);
  g_clear_object (&dialog->handle);

  G_OBJECT_CLASS (docket_sign_dialog_parent_class)->dispose (object);
}

static void
docket_sign_dialog_finalize (GObject *object)
{
  DocketSignDialog *dialog = DOCKET_SIGN_DIALOG (object);

  g_clear_pointer (&dialog->inputs, g_strfreev);
  g_clear_pointer (&dialog->signers, g_ptr_array_unref);
  g_clear_pointer (&dialog->trial, docket_ruling_trial_free);

  G_OBJECT_CLASS (docket_sign_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/org/docket/Docket/ui/docket-sign-dialog.ui");
  gtk_widget_class_bind_template_child (class, DocketSignDialog, spinner);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, refused);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, signer_group);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, signer);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, ruling);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, findings);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, effects);
  gtk_widget_class_bind_template_child (class, DocketSignDialog, act_effects);
  gtk_widget_class_bind_template_callback (class, signer_chosen_cb);
}

static void
docket_sign_dialog_class_init (DocketSignDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_sign_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_sign_dialog_finalize;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "sign.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "sign.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sign.cancel", NULL);
}

static void
docket_sign_dialog_init (DocketSignDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
  docket_choice_list_wrap (ADW_COMBO_ROW (dialog->signer));
  dialog->signers = g_ptr_array_new ();
  refresh_actions (dialog);
}

DocketSignDialog *
docket_sign_dialog_present (GtkWidget              *parent,
                            DocketCaseHandle       *handle,
                            const DocketRulingForm *form,
                            gboolean                recorded)
{
  const DocketCaseView *view = docket_case_handle_get_view (handle);
  const DocketOutcome  *outcome =
      docket_rule_set_find_outcome (view->rules, view->evaluation->kind, form->outcome);
  DocketSignDialog *dialog =
      g_object_new (DOCKET_TYPE_SIGN_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  dialog->handle = g_object_ref (handle);
  g_set_weak_pointer (&dialog->teller, parent);
  dialog->inputs = docket_ruling_form_dup_inputs (form);
  dialog->action = docket_ruling_form_get_action (form);
  dialog->recorded = recorded;
  dialog->wanted = outcome == NULL ? 1 : outcome->signatures;
  fill_ruling (dialog, view, form);
  fill_findings (dialog, view, form);
  docket_ruling_groups_fill_effects (dialog->effects, dialog->act_effects, NULL, dialog->wanted);
  set_busy (dialog, TRUE);
  docket_ruling_question_ask_async (handle, recorded ? NULL : form, NULL, tried_cb,
                                    g_object_ref (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
