/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of an act: what it asks for is made by docket-act-page.c, what became of it is told
 * here. Main thread. */

#include "config.h"

#include "gtk/docket-act-dialog-private.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-feedback.h"

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
  GtkWidget        *parent; /* weak */
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

static char *
dup_sentence (DocketActDialog *dialog, const DocketActed *acted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s: recorded"), dialog->name);
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      g_autofree char *warning =
          docket_wording_dup_why (acted->rules, NULL, acted->reasons->pdata[i]);

      g_string_append_printf (text, "\n%s", warning);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tell_done (DocketActDialog *dialog, const DocketActed *acted)
{
  g_autofree char *sentence = dup_sentence (dialog, acted);

  if (dialog->parent != NULL)
    docket_feedback_tell_done (dialog->parent, sentence, dialog->handle, acted->seq);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
set_busy (DocketActDialog *dialog, gboolean busy)
{
  gtk_spinner_set_spinning (dialog->spinner, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "act.record", !busy);
}

static void
scroll_up (DocketActDialog *dialog)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (dialog->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketActDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted =
      docket_case_handle_act_finish (DOCKET_CASE_HANDLE (source), result, &error);
  DocketActPage page;

  set_busy (dialog, FALSE);
  if (acted != NULL && acted->after != NULL)
    {
      tell_done (dialog, acted);
      return;
    }
  if (docket_feedback_is_late (GTK_WIDGET (dialog), dialog->parent, acted, error))
    return;
  get_page (dialog, &page);
  if (acted == NULL)
    docket_act_form_show_error (dialog->form, error);
  else
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
record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketActDialog *dialog = DOCKET_ACT_DIALOG (widget);
  DocketActPage    page;
  g_auto (GStrv) inputs = NULL;

  if (!get_page (dialog, &page))
    return;
  inputs = dup_inputs (dialog, &page);
  docket_act_form_show_reasons (dialog->form, page.view->rules, page.action, NULL);
  set_busy (dialog, TRUE);
  docket_case_handle_act_async (dialog->handle, dialog->action, (const char *const *) inputs,
                                acted_cb, g_object_ref (dialog));
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
  g_set_weak_pointer (&dialog->parent, parent);
  get_page (dialog, &page);
  dialog->rules = docket_rule_set_ref (page.view->rules);
  page.preset = inputs;
  fill (dialog, &page);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_child_focus (dialog->scroller, GTK_DIR_TAB_FORWARD);
}

void
docket_act_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, const char *action)
{
  docket_act_dialog_present_with (parent, handle, action, NULL);
}
