/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tab of the ruling: the form, what signing it would do, and its signatures. What the rules say
 * it asks the desk. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-builder-private.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-letter-dialog.h"
#include "gtk/docket-ruling-basis.h"
#include "gtk/docket-ruling-question.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-sign-dialog.h"

#include <glib/gi18n-lib.h>

/* Typing pauses this long, in ms, before the desk is asked */
#define TRY_AFTER 250

enum
{
  PROP_0,
  PROP_HANDLE,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_CODE (DocketRulingBuilder,
                         docket_ruling_builder,
                         GTK_TYPE_BOX,
                         G_IMPLEMENT_INTERFACE (DOCKET_TYPE_UNSAVED,
                                                docket_ruling_builder_implement_unsaved))

static const DocketCaseView *
get_view (DocketRulingBuilder *self)
{
  return self->handle == NULL ? NULL : docket_case_handle_get_view (self->handle);
}

/* --- what becomes of it --------------------------------------------------------------------- */

static gboolean
is_whole (DocketRulingBuilder *self)
{
  const DocketRulingForm *form = self->draft->form;
  guint                   finding;

  return docket_ruling_form_check (form, docket_ruling_bar_wants_ground (get_view (self), form),
                                   &finding) == DOCKET_FORM_COMPLETE;
}

void
docket_ruling_builder_refresh_bar (DocketRulingBuilder *self)
{
  const DocketCaseView *view = get_view (self);
  g_autofree char      *act = docket_ruling_side_dup_suggested (self->side);
  gboolean              in_force = docket_ruling_draft_is_in_force (self->draft, view);
  gboolean   ready = docket_ruling_bar_show (self->bar, view, self->draft, self->trial, act);
  GtkWidget *widget = GTK_WIDGET (self);

  self->draft->whole = is_whole (self);
  self->draft->refused = docket_ruling_question_is_refused (self->trial);
  gtk_widget_action_set_enabled (widget, "ruling.save",
                                 docket_ruling_draft_is_dirty (self->draft) &&
                                     docket_ruling_draft_can_save (self->draft));
  gtk_widget_action_set_enabled (widget, "ruling.sign",
                                 ready && !in_force &&
                                     docket_ruling_question_has_signer (self->trial));
  gtk_widget_action_set_enabled (widget, "ruling.act", in_force && act != NULL);
}

static void
refresh_side (DocketRulingBuilder *self)
{
  gboolean begun_anew = self->draft->editable && (self->draft->form->replaces > 0 ||
                                                  docket_ruling_draft_is_dirty (self->draft));

  docket_ruling_side_show (self->side, self->trial, docket_ruling_sheet_get_outcome (self->sheet),
                           begun_anew
                               ? NULL
                               : docket_ruling_draft_get_basis (self->draft, get_view (self)));
}

/* --- asking the desk ------------------------------------------------------------------------ */

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DocketRulingBuilder *self = data;
  g_autoptr (GError) error = NULL;
  DocketRulingTrial *trial = docket_ruling_question_ask_finish (source, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the tab may be gone */
  if (error != NULL)
    docket_feedback_fail (GTK_WIDGET (self), _ ("What the Ruling Brings Could Not Be Asked"),
                          error);
  g_clear_pointer (&self->trial, docket_ruling_trial_free);
  self->trial = trial;
  refresh_side (self);
  docket_ruling_builder_refresh_bar (self);
}

static void
stop_trying (DocketRulingBuilder *self)
{
  g_clear_handle_id (&self->try_source, g_source_remove);
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
}

/* Nothing is asked about a draft that cannot be one yet */
static gboolean
try_cb (gpointer data)
{
  DocketRulingBuilder *self = data;
  gboolean             draft =
      self->draft->editable && !docket_ruling_draft_is_recorded (self->draft, get_view (self));

  self->try_source = 0;
  if (draft && !is_whole (self))
    return G_SOURCE_REMOVE;
  self->trying = g_cancellable_new ();
  docket_ruling_question_ask_async (self->handle, draft ? self->draft->form : NULL, self->trying,
                                    tried_cb, self);
  return G_SOURCE_REMOVE;
}

static void
schedule_try (DocketRulingBuilder *self, guint delay)
{
  stop_trying (self);
  self->try_source = g_timeout_add (delay, try_cb, self);
}

/* The form is another one: what was known of it holds no more */
static void
form_changed_cb (DocketRulingBuilder *self)
{
  g_clear_pointer (&self->trial, docket_ruling_trial_free);
  schedule_try (self, TRY_AFTER);
  refresh_side (self);
  docket_ruling_builder_refresh_bar (self);
}

/* --- showing a case ------------------------------------------------------------------------- */

static void
forget_draft (DocketRulingBuilder *self)
{
  stop_trying (self);
  docket_ruling_sheet_clear (self->sheet);
  g_clear_pointer (&self->trial, docket_ruling_trial_free);
  self->draft = NULL;
}

/* What was written on a case is there again when one comes back to it */
static void
leave_draft (DocketRulingBuilder *self)
{
  gboolean dirty = docket_ruling_draft_is_dirty (self->draft);

  forget_draft (self);
  if (self->handle != NULL && !dirty)
    docket_ruling_shelf_put (self->shelf, docket_case_handle_get_number (self->handle), NULL);
}

static void
begin_draft (DocketRulingBuilder *self)
{
  const char        *number = docket_case_handle_get_number (self->handle);
  DocketRulingDraft *draft = docket_ruling_draft_new (get_view (self));

  forget_draft (self);
  docket_ruling_shelf_put (self->shelf, number, draft);
  self->draft = draft;
}

/* What is being written outlives whatever else changes in the case */
static void
take_draft (DocketRulingBuilder *self)
{
  const DocketCaseView *view = get_view (self);
  DocketRulingDraft    *draft =
      docket_ruling_shelf_get (self->shelf, docket_case_handle_get_number (self->handle));

  if (!docket_ruling_draft_is_dirty (draft) || docket_ruling_draft_is_there (draft, view))
    {
      begin_draft (self);
      return;
    }
  docket_ruling_draft_rebase (draft, view);
  self->draft = draft;
}

static void
show_meanwhile (DocketRulingBuilder *self)
{
  const DocketRowWords words = { self->draft->meanwhile, NULL, "dialog-information-symbolic",
                                 "accent" };

  docket_row_group_clear (self->meanwhile);
  if (self->draft->meanwhile != NULL)
    docket_row_group_add (self->meanwhile, &words);
}

static void
show_draft (DocketRulingBuilder *self)
{
  const DocketCaseView  *view = get_view (self);
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (self->draft, view);
  gboolean               editable = self->draft->editable;

  docket_ruling_sheet_show (self->sheet, view, self->draft->form, editable ? NULL : basis,
                            editable);
  show_meanwhile (self);
  docket_ruling_basis_fill_earlier (self->earlier, view, basis);
  docket_ruling_side_show_steps (self->side, self->handle,
                                 docket_ruling_draft_is_in_force (self->draft, view));
  g_clear_pointer (&self->trial, docket_ruling_trial_free);
  schedule_try (self, 0);
  refresh_side (self);
  docket_ruling_builder_refresh_bar (self);
}

static void
handle_changed_cb (DocketRulingBuilder *self)
{
  const DocketCaseView *view = get_view (self);
  gboolean              shown = view != NULL && docket_ruling_basis_has_any (view);

  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), shown ? "ruling" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), shown);
  if (!shown)
    {
      leave_draft (self);
      return;
    }
  take_draft (self);
  show_draft (self);
}

static void
set_handle (DocketRulingBuilder *self, DocketCaseHandle *handle)
{
  if (self->handle == handle)
    return;
  leave_draft (self);
  if (self->handle != NULL)
    g_signal_handlers_disconnect_by_func (self->handle, handle_changed_cb, self);
  g_set_object (&self->handle, handle);
  if (handle != NULL)
    g_signal_connect_swapped (handle, "changed", G_CALLBACK (handle_changed_cb), self);
  handle_changed_cb (self);
}

/* --- actions -------------------------------------------------------------------------------- */

static void
revise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);

  docket_ruling_draft_revise (self->draft, get_view (self));
  show_draft (self);
}

static void
discard_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);

  begin_draft (self);
  show_draft (self);
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);

  docket_sign_dialog_present (widget, self->handle, self->draft->form,
                              docket_ruling_draft_is_recorded (self->draft, get_view (self)));
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  docket_ruling_side_do_suggested (DOCKET_RULING_BUILDER (widget)->side);
}

/* What the bar suggests: a signature never follows at once, a summary or a form is opened */
static void
suggested_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);

  if (self->draft != NULL)
    gtk_widget_activate_action (widget,
                                docket_ruling_draft_is_in_force (self->draft, get_view (self))
                                    ? "ruling.act"
                                    : "ruling.sign",
                                NULL);
}

static void
preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);

  if (self->trial != NULL && self->trial->letters->len > 0)
    docket_letter_dialog_present (widget, self->trial->letters);
}

/* --- object --------------------------------------------------------------------------------- */

static void
set_narrow (DocketRulingBuilder *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  docket_ruling_side_set_narrow (self->side, narrow);
  docket_ruling_sheet_set_narrow (self->sheet, narrow);
}

static void
docket_ruling_builder_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *spec)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (object);

  if (id == PROP_HANDLE)
    set_handle (self, g_value_get_object (value));
  else
    set_narrow (self, g_value_get_boolean (value));
}

static void
docket_ruling_builder_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (object);

  if (id == PROP_HANDLE)
    g_value_set_object (value, self->handle);
  else
    g_value_set_boolean (value, self->narrow);
}

static void
docket_ruling_builder_dispose (GObject *object)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (object);
  GtkWidget           *child;

  stop_trying (self);
  if (self->handle != NULL)
    g_signal_handlers_disconnect_by_func (self->handle, handle_changed_cb, self);
  g_clear_object (&self->handle);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_ruling_builder_parent_class)->dispose (object);
}

static void
docket_ruling_builder_finalize (GObject *object)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (object);

  g_clear_pointer (&self->trial, docket_ruling_trial_free);
  g_clear_pointer (&self->shelf, docket_ruling_shelf_free);

  G_OBJECT_CLASS (docket_ruling_builder_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  g_type_ensure (DOCKET_TYPE_RULING_SHEET);
  g_type_ensure (DOCKET_TYPE_RULING_SIDE);
  g_type_ensure (DOCKET_TYPE_RULING_BAR);
  gtk_widget_class_set_template_from_resource (class,
                                               "/org/docket/Docket/ui/docket-ruling-builder.ui");
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, pages);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, columns);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, side);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, sheet);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, meanwhile);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, earlier);
  gtk_widget_class_bind_template_child (class, DocketRulingBuilder, bar);
  gtk_widget_class_bind_template_callback (class, form_changed_cb);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "ruling.save", NULL, docket_ruling_builder_save);
  gtk_widget_class_install_action (class, "ruling.revise", NULL, revise_cb);
  gtk_widget_class_install_action (class, "ruling.discard", NULL, discard_cb);
  gtk_widget_class_install_action (class, "ruling.sign", NULL, sign_cb);
  gtk_widget_class_install_action (class, "ruling.preview-letters", NULL, preview_cb);
  gtk_widget_class_install_action (class, "ruling.act", NULL, act_cb);
  gtk_widget_class_install_action (class, "ruling.suggested", NULL, suggested_cb);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK, "ruling.suggested",
                                       NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_s, GDK_CONTROL_MASK, "ruling.save", NULL);
}

static void
docket_ruling_builder_class_init (DocketRulingBuilderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = docket_ruling_builder_set_property;
  object_class->get_property = docket_ruling_builder_get_property;
  object_class->dispose = docket_ruling_builder_dispose;
  object_class->finalize = docket_ruling_builder_finalize;
  properties[PROP_HANDLE] =
      g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (class));
  install_actions (GTK_WIDGET_CLASS (class));
}

static void
docket_ruling_builder_init (DocketRulingBuilder *self)
{
  self->shelf = docket_ruling_shelf_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
}

GtkWidget *
docket_ruling_builder_new (void)
{
  return g_object_new (DOCKET_TYPE_RULING_BUILDER, NULL);
}
