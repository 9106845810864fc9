/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case without a mail. What may be opened is what the rule sets in force have. Main thread. */

#include "config.h"

#include "gtk/docket-new-case-dialog.h"

#include "core/docket-items.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-queue.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-act-form.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-unsaved-guard.h"

#include <glib/gi18n-lib.h>

/* A kind that may be opened; borrows from the rule set */
typedef struct
{
  const DocketRuleSet *rules;
  const DocketKind    *kind;
} Openable;

struct _DocketNewCaseDialog
{
  AdwWindow parent_instance;

  GtkSpinner    *spinner;
  AdwComboRow   *kinds;
  DocketActForm *form;
  DocketActForm *when;

  DocketDesk *desk;
  GPtrArray  *systems; /* DocketRuleSet */
  GArray     *openable;
  GtkWidget  *parent; /* weak */
};

G_DEFINE_TYPE (DocketNewCaseDialog, docket_new_case_dialog, ADW_TYPE_WINDOW)

/* --- filling -------------------------------------------------------------------------------- */

static const Openable *
get_chosen (DocketNewCaseDialog *dialog)
{
  guint selected = adw_combo_row_get_selected (dialog->kinds);

  return selected < dialog->openable->len ? &g_array_index (dialog->openable, Openable, selected)
                                          : NULL;
}

static void
show_kind_cb (DocketNewCaseDialog *dialog)
{
  const Openable *chosen = get_chosen (dialog);

  docket_act_form_clear (dialog->form);
  for (guint i = 0; chosen != NULL && i < docket_indices_length (chosen->kind->inputs_of_new); i++)
    {
      const DocketFormFact fact = { .fact = g_array_index (chosen->kind->inputs_of_new, guint, i) };

      docket_act_form_add_fact (dialog->form, chosen->rules, &fact);
    }
}

/* The system is said where there are several */
static char *
dup_kind_title (DocketNewCaseDialog *dialog, const Openable *openable)
{
  g_autofree char *title = docket_wording_dup_title (&openable->kind->label);

  return dialog->systems->len < 2 ? g_steal_pointer (&title)
                                  : g_strdup_printf ("%s · %s", openable->rules->system, title);
}

static void
add_kinds (DocketNewCaseDialog *dialog, const DocketRuleSet *rules, GtkStringList *labels)
{
  for (guint i = 0; i < rules->kinds->len; i++)
    {
      Openable         openable = { rules, rules->kinds->pdata[i] };
      g_autofree char *title = dup_kind_title (dialog, &openable);

      if (docket_indices_length (openable.kind->inputs_of_new) == 0)
        continue;
      gtk_string_list_append (labels, title);
      g_array_append_val (dialog->openable, openable);
    }
}

static void
add_when (DocketNewCaseDialog *dialog)
{
  g_autofree char      *today = docket_date_format (docket_desk_get_today (dialog->desk));
  const DocketFieldSpec spec = {
    .key = "on", .title = _ ("Received on"), .type = DOCKET_TYPE_DATE, .value = today
  };

  docket_act_form_add (dialog->when, docket_act_field_new (&spec));
}

static void
fill (DocketNewCaseDialog *dialog)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  dialog->systems = docket_desk_dup_systems (dialog->desk);
  for (guint i = 0; i < dialog->systems->len; i++)
    add_kinds (dialog, dialog->systems->pdata[i], labels);
  adw_combo_row_set_model (dialog->kinds, G_LIST_MODEL (labels));
  g_signal_connect_object (dialog->kinds, "notify::selected", G_CALLBACK (show_kind_cb), dialog,
                           G_CONNECT_SWAPPED);
  add_when (dialog);
  show_kind_cb (dialog);
}

/* --- opening -------------------------------------------------------------------------------- */

typedef struct
{
  char  *kind;
  char **inputs;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->kind);
  g_strfreev (opening->inputs);
  g_free (opening);
}

/* A refusal is an answer, no failure */
static gpointer
open_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Opening *opening = data;
  DocketActed   *acted = NULL;
  g_autoptr (GError) local = NULL;

  if (!docket_desk_new_case (desk, opening->kind, (const char *const *) opening->inputs, &acted,
                             &local) &&
      acted == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return acted;
}

static void
set_busy (DocketNewCaseDialog *dialog, gboolean busy)
{
  docket_unsaved_guard_set_armed (GTK_WINDOW (dialog), !busy);
  gtk_spinner_set_spinning (dialog->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "new.open", !busy);
}

static void
tell_opened (DocketNewCaseDialog *dialog, const DocketActed *acted)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%s: opened"), acted->number);

  if (dialog->parent != NULL)
    {
      docket_feedback_tell (dialog->parent, sentence);
      gtk_widget_activate_action (dialog->parent, "win.open-case", "s", acted->number);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketNewCaseDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  set_busy (dialog, FALSE);
  if (acted != NULL && acted->after != NULL)
    tell_opened (dialog, acted);
  else if (docket_feedback_is_late (GTK_WIDGET (dialog), dialog->parent, acted, error))
    return;
  else if (acted == NULL)
    docket_act_form_show_error (dialog->form, error);
  else
    docket_act_form_show_reasons (dialog->form, acted->rules, NULL, acted->reasons);
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketNewCaseDialog *dialog = DOCKET_NEW_CASE_DIALOG (widget);
  const Openable      *chosen = get_chosen (dialog);
  g_auto (GStrv) inputs = docket_act_form_dup_inputs (dialog->form);
  g_autofree char *on = docket_act_field_dup_value (docket_act_form_find (dialog->when, "on"));
  g_autofree char *today = docket_date_format (docket_desk_get_today (dialog->desk));
  g_autofree char *day = g_strconcat ("on=", on, NULL);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  DocketDeskCall call = { open_in_thread, (GDestroyNotify) docket_acted_free, NULL, free_opening };
  Opening       *opening;

  if (chosen == NULL)
    return;
  g_strv_builder_addv (all, (const char **) inputs);
  if (*on != '\0' && !g_str_equal (on, today))
    g_strv_builder_add (all, day);
  opening = g_new0 (Opening, 1);
  opening->kind = g_strdup_printf ("%s/%s", chosen->rules->system, chosen->kind->id);
  opening->inputs = g_strv_builder_end (all);
  call.data = opening;
  set_busy (dialog, TRUE);
  docket_desk_call_async (dialog->desk, &call, NULL, opened_cb, g_object_ref (dialog));
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_new_case_dialog_dispose (GObject *object)
{
  DocketNewCaseDialog *dialog = DOCKET_NEW_CASE_DIALOG (object);

  g_clear_object (&dialog->desk);
  g_clear_pointer (&dialog->openable, g_array_unref);
  g_clear_pointer (&dialog->systems, g_ptr_array_unref);
  g_clear_weak_pointer (&dialog->parent);

  G_OBJECT_CLASS (docket_new_case_dialog_parent_class)->dispose (object);
}

static void
docket_new_case_dialog_class_init (DocketNewCaseDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_new_case_dialog_dispose;
  g_type_ensure (DOCKET_TYPE_ACT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-new-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketNewCaseDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketNewCaseDialog, kinds);
  gtk_widget_class_bind_template_child (widget_class, DocketNewCaseDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DocketNewCaseDialog, when);
  gtk_widget_class_install_action (widget_class, "new.open", NULL, open_case);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "new.open",
                                       NULL);
}

static void
docket_new_case_dialog_init (DocketNewCaseDialog *dialog)
{
  dialog->openable = g_array_new (FALSE, FALSE, sizeof (Openable));
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

void
docket_new_case_dialog_present (GtkWidget *parent, DocketDesk *desk)
{
  GtkRoot             *root = gtk_widget_get_root (parent);
  DocketNewCaseDialog *dialog = g_object_new (DOCKET_TYPE_NEW_CASE_DIALOG, NULL);

  dialog->desk = g_object_ref (desk);
  g_set_weak_pointer (&dialog->parent, parent);
  fill (dialog);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  docket_unsaved_guard (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->kinds));
}
