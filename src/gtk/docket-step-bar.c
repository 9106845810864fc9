/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps as buttons. What may be done is the evaluation's; here it is only shown and started. Main
 * thread. */

#include "config.h"

#include "gtk/docket-step-bar.h"

#include "gtk/docket-act-dialog.h"
#include "gtk/docket-deed.h"

#include "desk/docket-case-step.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

struct _DocketStepBar
{
  GtkBox parent_instance;

  GtkWidget *summary;
  GtkWidget *more;
  GtkWidget *other;
  GtkWidget *suggested;

  DocketCaseHandle *handle;
  char             *other_step; /* action; NULL: none */
  char             *suggested_step;
};

G_DEFINE_TYPE (DocketStepBar, docket_step_bar, GTK_TYPE_BOX)

/* --- choosing ------------------------------------------------------------------------------- */

static gboolean
is_of_state (const DocketActionState *state)
{
  for (guint i = 0; i < state->reasons->len; i++)
    if (((DocketReason *) state->reasons->pdata[i])->hint == DOCKET_HINT_STATE)
      return FALSE;
  return TRUE;
}

/* Of borrowed DocketActionState */
static GPtrArray *
collect_steps (const DocketCaseView *view, const char *page)
{
  GPtrArray *steps = g_ptr_array_new ();

  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      DocketActionState *state = view->evaluation->actions->pdata[i];

      if (g_strcmp0 (state->action->page, page) == 0 && is_of_state (state))
        g_ptr_array_add (steps, state);
    }
  return steps;
}

static const DocketActionState *
choose_suggested (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    if (((DocketActionState *) steps->pdata[i])->due)
      return steps->pdata[i];
  for (guint i = 0; i < steps->len; i++)
    if (((DocketActionState *) steps->pdata[i])->allowed)
      return steps->pdata[i];
  return NULL;
}

static const DocketActionState *
choose_other (GPtrArray *steps, const DocketActionState *suggested)
{
  for (guint i = 0; i < steps->len; i++)
    if (steps->pdata[i] != suggested)
      return steps->pdata[i];
  return NULL;
}

/* --- showing -------------------------------------------------------------------------------- */

static gboolean
asks (const DocketAction *action)
{
  return docket_items_length (action->inputs) > 0;
}

char *
docket_step_bar_dup_label (const DocketAction *action)
{
  g_autofree char *title = docket_wording_dup_title (&action->label);

  return g_strconcat (*title == '\0' ? action->action : title, asks (action) ? "…" : NULL, NULL);
}

static char *
dup_refusal (const DocketCaseView *view, const DocketActionState *state)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < state->reasons->len; i++)
    {
      const DocketReason *reason = state->reasons->pdata[i];

      if (reason->warning == state->allowed)
        g_ptr_array_add (lines, docket_wording_dup_reason (view->rules, reason));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
show_step (GtkWidget               *button,
           char                   **step,
           const DocketCaseView    *view,
           const DocketActionState *state)
{
  g_autofree char *label = NULL;
  g_autofree char *why = NULL;

  gtk_widget_set_visible (button, state != NULL);
  g_clear_pointer (step, g_free);
  if (state == NULL)
    return;
  label = docket_step_bar_dup_label (state->action);
  why = dup_refusal (view, state);
  *step = g_strdup (state->action->action);
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_sensitive (button, state->allowed);
  gtk_widget_set_tooltip_text (button, *why == '\0' ? NULL : why);
}

/* Stands out only where it is what the case waits for */
static void
show_suggested (DocketStepBar *self, const DocketCaseView *view, const DocketActionState *suggested)
{
  g_autoptr (GPtrArray) steps = view == NULL ? NULL : docket_case_steps_new (view);
  const DocketCaseStep *next = steps == NULL ? NULL : docket_case_steps_find_next (steps);

  show_step (self->suggested, &self->suggested_step, view, suggested);
  if (next != NULL && g_strcmp0 (next->action, self->suggested_step) == 0)
    gtk_widget_add_css_class (self->suggested, "suggested-action");
  else
    gtk_widget_remove_css_class (self->suggested, "suggested-action");
}

static void
show_menu (DocketStepBar *self, GPtrArray *steps)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      const DocketActionState *state = steps->pdata[i];
      g_autofree char         *label = docket_step_bar_dup_label (state->action);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "step.do", "s", state->action->action);
      if (state->allowed && g_strcmp0 (state->action->action, self->suggested_step) != 0 &&
          g_strcmp0 (state->action->action, self->other_step) != 0)
        g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->more, g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

void
docket_step_bar_update (DocketStepBar *self, const char *page, const char *summary)
{
  const DocketCaseView *view;
  g_autoptr (GPtrArray) steps = NULL;
  const DocketActionState *suggested;

  g_return_if_fail (DOCKET_IS_STEP_BAR (self) && page != NULL);

  view = self->handle == NULL ? NULL : docket_case_handle_get_view (self->handle);
  gtk_label_set_markup (GTK_LABEL (self->summary), summary);
  steps = view == NULL ? g_ptr_array_new () : collect_steps (view, page);
  suggested = choose_suggested (steps);
  show_suggested (self, view, suggested);
  show_step (self->other, &self->other_step, view, choose_other (steps, suggested));
  show_menu (self, steps);
}

static void
busy_cb (DocketStepBar *self)
{
  gboolean busy = FALSE;

  g_object_get (self->handle, "busy", &busy, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !busy);
}

void
docket_step_bar_set_handle (DocketStepBar *self, DocketCaseHandle *handle)
{
  g_return_if_fail (DOCKET_IS_STEP_BAR (self));

  if (self->handle == handle)
    return;
  if (self->handle != NULL)
    g_signal_handlers_disconnect_by_data (self->handle, self);
  g_set_object (&self->handle, handle);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (handle == NULL)
    return;
  g_signal_connect_object (handle, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  busy_cb (self);
}

/* --- doing ---------------------------------------------------------------------------------- */

/* What an act is warned of is to be seen before it is done: the dialog shows it */
static gboolean
is_warned (const DocketCaseView *view, const DocketAction *action)
{
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      const DocketActionState *state = view->evaluation->actions->pdata[i];

      if (state->action == action)
        return state->reasons->len > 0;
    }
  return FALSE;
}

static void
do_at_once (DocketStepBar *self, const DocketAction *action)
{
  g_autofree char *label = docket_step_bar_dup_label (action);
  g_autofree char *done = g_strdup_printf (_ ("Saved: %s"), label);
  /* Translators: %s is a step, as it stands on its button */
  g_autofree char *failed = g_strdup_printf (_ ("“%s” Was Not Done"), label);
  const DocketDeed deed = { .action = action->action, .done = done, .failed = failed };

  docket_deed_do (GTK_WIDGET (self), self->handle, &deed, NULL, NULL);
}

static void
do_step (DocketStepBar *self, const char *step)
{
  const DocketCaseView *view =
      self->handle == NULL ? NULL : docket_case_handle_get_view (self->handle);
  const DocketAction *action =
      view == NULL ? NULL : docket_rule_set_find_action (view->rules, view->evaluation->kind, step);

  if (action == NULL)
    return;
  if (asks (action) || is_warned (view, action))
    docket_act_dialog_present (GTK_WIDGET (self), self->handle, step);
  else
    do_at_once (self, action);
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_step (DOCKET_STEP_BAR (widget), g_variant_get_string (parameter, NULL));
}

static void
other_clicked_cb (DocketStepBar *self)
{
  do_step (self, self->other_step);
}

static void
suggested_clicked_cb (DocketStepBar *self)
{
  do_step (self, self->suggested_step);
}

gboolean
docket_step_bar_do_suggested (DocketStepBar *self)
{
  g_return_val_if_fail (DOCKET_IS_STEP_BAR (self), FALSE);

  if (self->suggested_step == NULL || !gtk_widget_is_sensitive (self->suggested))
    return FALSE;
  do_step (self, self->suggested_step);
  return TRUE;
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_step_bar_dispose (GObject *object)
{
  docket_step_bar_set_handle (DOCKET_STEP_BAR (object), NULL);

  G_OBJECT_CLASS (docket_step_bar_parent_class)->dispose (object);
}

static void
docket_step_bar_finalize (GObject *object)
{
  DocketStepBar *self = DOCKET_STEP_BAR (object);

  g_free (self->other_step);
  g_free (self->suggested_step);

  G_OBJECT_CLASS (docket_step_bar_parent_class)->finalize (object);
}

static void
docket_step_bar_class_init (DocketStepBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_step_bar_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_step_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-step-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketStepBar, summary);
  gtk_widget_class_bind_template_child (widget_class, DocketStepBar, more);
  gtk_widget_class_bind_template_child (widget_class, DocketStepBar, other);
  gtk_widget_class_bind_template_child (widget_class, DocketStepBar, suggested);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggested_clicked_cb);
  gtk_widget_class_install_action (widget_class, "step.do", "s", do_action);
}

static void
docket_step_bar_init (DocketStepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
