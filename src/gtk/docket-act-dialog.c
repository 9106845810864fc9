/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of an act: what it asks for is made by docket-act-page.c. What it would be warned of
 * is shown before it is recorded. Main thread. */

#include "config.h"

#include "gtk/docket-act-dialog-private.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-deed.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-unsaved-guard.h"

#include <glib/gi18n-lib.h>

struct _DocketActDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget      *act;
  GtkSpinner     *spinner;
  GtkWidget      *scroller;
  GtkWidget      *basis;
  DocketActForm  *head;
  DocketActForm  *form;
  DocketActForm  *when;

  DocketCaseHandle *handle;
  DocketRuleSet    *rules;
  char             *action;
  char             *name; /* of the act, in words */
  char             *today;
  GtkWidget        *parent;  /* weak */
  char            **weighed; /* inputs that were tried: if they are warned of, it was shown */
};

G_DEFINE_TYPE (DocketActDialog, docket_act_dialog, ADW_TYPE_WINDOW)

/* FALSE when the case cannot be read any more */
static gboolean
get_page (DocketActDialog *dialog, DocketActPage *page)
{
  const DocketCaseView *view = docket_case_handle_get_view (dialog->handle);

  *page = (DocketActPage) {
    .handle = dialog->handle, .view = view, .head = dialog->head, .form = dialog->form
  };
  if (view == NULL)
    return FALSE;
  page->action = docket_rule_set_find_action (view->rules, view->evaluation->kind, dialog->action);
  return TRUE;
}

static gboolean
is_correction (DocketActDialog *dialog)
{
  return g_str_equal (dialog->action, "correct");
}

/* --- what became of it ---------------------------------------------------------------------- */

static void
set_busy (DocketActDialog *dialog, gboolean busy)
{
  docket_unsaved_guard_set_armed (GTK_WINDOW (dialog), !busy);
  gtk_spinner_set_spinning (dialog->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "act.record", !busy);
}

/* What is shown above the fields makes the dialog higher, as far as it may be */
static void
scroll_up (DocketActDialog *dialog)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (dialog->scroller);
  int                width, height, natural;

  gtk_window_get_default_size (GTK_WINDOW (dialog), &width, &height);
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL,
                      NULL);
  gtk_window_set_default_size (GTK_WINDOW (dialog), width, MAX (height, natural));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
show_failure (DocketActDialog *dialog, const GError *error)
{
  docket_act_form_show_error (dialog->form, error);
  scroll_up (dialog);
}

static void
show_outcome (const DocketActed *acted, const GError *error, gpointer data)
{
  DocketActDialog *dialog = data;
  DocketActPage    page;

  set_busy (dialog, FALSE);
  if (acted == NULL)
    show_failure (dialog, error);
  if (acted == NULL || acted->after != NULL)
    return;
  get_page (dialog, &page);
  docket_act_form_show_reasons (dialog->form, acted->rules, page.action, acted->reasons);
  scroll_up (dialog);
}

/* --- recording ------------------------------------------------------------------------------ */

/* The day is said only where it is another than today: then the act happens now */
static void
add_day (DocketActDialog *dialog, GStrvBuilder *inputs)
{
  g_autofree char *day = docket_act_field_dup_value (docket_act_form_find (dialog->when, "on"));
  g_autofree char *input = g_strconcat ("on=", day, NULL);

  if (*day != '\0' && !g_str_equal (day, dialog->today))
    g_strv_builder_add (inputs, input);
}

static char **
dup_inputs (DocketActDialog *dialog, const DocketActPage *page)
{
  g_autoptr (GStrvBuilder) inputs = g_strv_builder_new ();
  g_auto (GStrv) given = is_correction (dialog) ? docket_act_page_dup_correction (page)
                                                : docket_act_form_dup_inputs (dialog->form);

  g_strv_builder_addv (inputs, (const char **) given);
  /* nobody is somebody to assign a case to */
  if (g_str_equal (dialog->action, "assign") && given[0] == NULL)
    g_strv_builder_add (inputs, "to=");
  add_day (dialog, inputs);
  return g_strv_builder_end (inputs);
}

static void
act (DocketActDialog *dialog, char **inputs)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%s: recorded"), dialog->name);
  const DocketDeed deed = { .action = dialog->action,
                            .inputs = (const char *const *) inputs,
                            .done = sentence,
                            .parent = dialog->parent };

  docket_deed_do (GTK_WIDGET (dialog), dialog->handle, &deed, show_outcome, dialog);
}

/* --- weighing ------------------------------------------------------------------------------- */

static void
set_warned (DocketActDialog *dialog, gboolean warned)
{
  gtk_button_set_label (GTK_BUTTON (dialog->act), warned ? _ ("_Record Anyway") : _ ("_Record"));
}

/* What nothing speaks against is recorded; a warning wants a second press */
static void
show_trial (DocketActDialog *dialog, const DocketTried *tried)
{
  DocketActPage page;
  gboolean      warned;

  get_page (dialog, &page);
  if (!tried->result->allowed)
    {
      set_busy (dialog, FALSE);
      docket_act_form_show_reasons (dialog->form, tried->rules, page.action,
                                    tried->result->reasons);
      g_clear_pointer (&dialog->weighed, g_strfreev);
      scroll_up (dialog);
      return;
    }
  warned = docket_act_form_show_warnings (dialog->form, tried->rules, page.action,
                                          tried->result->reasons);
  set_warned (dialog, warned);
  set_busy (dialog, !warned);
  if (warned)
    scroll_up (dialog);
  else
    act (dialog, dialog->weighed);
}

/* Closed meanwhile, after Record was pressed: what nothing speaks against is recorded all the same
 */
static void
end_late (DocketActDialog *dialog, const DocketTried *tried, const GError *error)
{
  const DocketActed acted = { .reasons = tried == NULL ? NULL : tried->result->reasons,
                              .rules = tried == NULL ? NULL : tried->rules };

  if (tried != NULL && tried->result->allowed && tried->result->reasons->len == 0)
    act (dialog, dialog->weighed);
  else
    docket_feedback_is_late (GTK_WIDGET (dialog), dialog->parent, tried == NULL ? NULL : &acted,
                             error);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketActDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketTried) tried =
      docket_case_handle_try_finish (DOCKET_CASE_HANDLE (source), result, &error);

  if (!gtk_widget_get_visible (GTK_WIDGET (dialog)))
    end_late (dialog, tried, error);
  else if (tried != NULL)
    show_trial (dialog, tried);
  else
    {
      set_busy (dialog, FALSE);
      g_clear_pointer (&dialog->weighed, g_strfreev);
      show_failure (dialog, error);
    }
}

static void
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketActDialog *dialog = DOCKET_ACT_DIALOG (widget);
  DocketActPage    page;
  g_auto (GStrv) inputs = NULL;
  gboolean known;

  if (!get_page (dialog, &page))
    return;
  inputs = dup_inputs (dialog, &page);
  known = dialog->weighed != NULL &&
          g_strv_equal ((const char *const *) inputs, (const char *const *) dialog->weighed);
  g_strfreev (dialog->weighed);
  dialog->weighed = g_steal_pointer (&inputs);
  docket_act_form_show_reasons (dialog->form, page.view->rules, page.action, NULL);
  set_busy (dialog, TRUE);
  if (known)
    act (dialog, dialog->weighed);
  else
    docket_case_handle_try_async (dialog->handle, dialog->action,
                                  (const char *const *) dialog->weighed, tried_cb,
                                  g_object_ref (dialog));
}

/* --- filling -------------------------------------------------------------------------------- */

static void
entry_chosen_cb (DocketActDialog *dialog)
{
  DocketActPage page;

  if (get_page (dialog, &page))
    docket_act_page_fill_correction (&page);
}

static void
add_when (DocketActDialog *dialog)
{
  const DocketFieldSpec spec = { .key = "on",
                                 .title = is_correction (dialog) ? _ ("Right Date of the Act")
                                                                 : _ ("Date of the Act"),
                                 .type = DOCKET_TYPE_DATE,
                                 .value = is_correction (dialog) ? "" : dialog->today };

  docket_act_form_add (dialog->when, docket_act_field_new (&spec));
}

static void
show_basis (DocketActDialog *dialog, const DocketActPage *page)
{
  g_autofree char *articles =
      page->action == NULL
          ? NULL
          : docket_rule_set_dup_articles (page->view->rules, page->action->articles);
  g_autofree char *basis =
      docket_wording_dup_basis (articles, page->action == NULL ? 0 : page->action->provenance,
                                NULL);

  gtk_label_set_text (GTK_LABEL (dialog->basis), basis);
  gtk_widget_set_visible (dialog->basis, *basis != '\0');
}

static void
fill (DocketActDialog *dialog, DocketActPage *page)
{
  const DocketCaseView *view = page->view;
  g_autofree char      *subtitle = g_strdup_printf ("%s · %s", view->row->number, view->row->title);

  dialog->name =
      docket_wording_dup_action_title (view->rules, view->evaluation->kind, dialog->action);
  adw_window_title_set_title (dialog->title, dialog->name);
  adw_window_title_set_subtitle (dialog->title, subtitle);
  gtk_window_set_title (GTK_WINDOW (dialog), dialog->name);
  show_basis (dialog, page);
  if (page->action != NULL)
    docket_act_page_fill (page);
  else
    docket_act_page_fill_common (page, dialog->action);
  if (is_correction (dialog))
    {
      docket_act_field_connect_changed (docket_act_form_find (dialog->head, "of"),
                                        G_CALLBACK (entry_chosen_cb), dialog);
      entry_chosen_cb (dialog);
    }
  add_when (dialog);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_act_dialog_dispose (GObject *object)
{
  DocketActDialog *dialog = DOCKET_ACT_DIALOG (object);

  g_clear_object (&dialog->handle);
  g_clear_pointer (&dialog->rules, docket_rule_set_unref);
  g_clear_pointer (&dialog->action, g_free);
  g_clear_pointer (&dialog->name, g_free);
  g_clear_pointer (&dialog->today, g_free);
  g_clear_pointer (&dialog->weighed, g_strfreev);
  g_clear_weak_pointer (&dialog->parent);

  G_OBJECT_CLASS (docket_act_dialog_parent_class)->dispose (object);
}

static void
docket_act_dialog_class_init (DocketActDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_act_dialog_dispose;
  g_type_ensure (DOCKET_TYPE_ACT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-act-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, title);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, act);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, basis);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, head);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DocketActDialog, when);
  gtk_widget_class_install_action (widget_class, "act.record", NULL, record);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "act.record",
                                       NULL);
}

static void
docket_act_dialog_init (DocketActDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

void
docket_act_dialog_present_with (GtkWidget         *parent,
                                DocketCaseHandle  *handle,
                                const char        *action,
                                const char *const *inputs)
{
  GtkRoot         *root = gtk_widget_get_root (parent);
  DocketActDialog *dialog;
  DocketActPage    page;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOCKET_IS_CASE_HANDLE (handle));
  g_return_if_fail (docket_case_handle_get_view (handle) != NULL);

  dialog = g_object_new (DOCKET_TYPE_ACT_DIALOG, NULL);
  dialog->handle = g_object_ref (handle);
  dialog->action = g_strdup (action);
  dialog->today = docket_date_format (docket_desk_get_today (docket_case_handle_get_desk (handle)));
  /* the window: a row that opened the dialog may be made anew before it is done */
  g_set_weak_pointer (&dialog->parent, root != NULL ? GTK_WIDGET (root) : parent);
  get_page (dialog, &page);
  dialog->rules = docket_rule_set_ref (page.view->rules);
  page.preset = inputs;
  fill (dialog, &page);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  docket_unsaved_guard (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_child_focus (dialog->scroller, GTK_DIR_TAB_FORWARD);
}

void
docket_act_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, const char *action)
{
  docket_act_dialog_present_with (parent, handle, action, NULL);
}
