/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts of rulings recorded: the one that is shown, and before the window is left all of them.
 * Main thread. */

#include "config.h"

#include "gtk/docket-ruling-builder-private.h"

#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

static void
tell_saved (DocketRulingBuilder *self, const DocketActed *acted, const GError *error)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_root (widget) == NULL)
    return; /* nobody is left to be told */
  if (acted == NULL)
    docket_feedback_fail (widget, _ ("The draft could not be saved"), error);
  else if (acted->after == NULL)
    docket_feedback_refuse (widget, _ ("The rules refuse this draft"), acted);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketRulingBuilder) self = data;
  DocketCaseHandle *handle = DOCKET_CASE_HANDLE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = docket_case_handle_act_finish (handle, result, &error);
  DocketRulingDraft *draft =
      docket_ruling_shelf_get (self->shelf, docket_case_handle_get_number (handle));

  if (draft != NULL)
    draft->saving = FALSE;
  tell_saved (self, acted, error);
  if (acted != NULL && acted->after != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    docket_feedback_tell_done (GTK_WIDGET (self), _ ("Draft saved"), handle, acted->seq);
  if (self->draft != NULL)
    docket_ruling_builder_refresh_bar (self);
}

void
docket_ruling_builder_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (widget);
  g_auto (GStrv) inputs = docket_ruling_draft_dup_inputs (self->draft);

  /* pressed twice, the key would record the draft twice */
  gtk_widget_action_set_enabled (widget, "ruling.save", FALSE);
  self->draft->saving = TRUE;
  docket_case_handle_act_async (self->handle, docket_ruling_form_get_action (self->draft->form),
                                (const char *const *) inputs, saved_cb, g_object_ref (self));
}

/* --- what is not saved ---------------------------------------------------------------------- */

static char *
dup_unsaved (DocketUnsaved *unsaved)
{
  return docket_ruling_shelf_dup_unsaved (DOCKET_RULING_BUILDER (unsaved)->shelf);
}

static gboolean
can_save (DocketUnsaved *unsaved)
{
  return docket_ruling_shelf_can_save (DOCKET_RULING_BUILDER (unsaved)->shelf);
}

typedef struct
{
  DocketRulingBuilder *builder;
  DocketSavedFunc      func;
  gpointer             data;
} Saving;

static void
shelf_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (DocketRulingBuilder) self = saving->builder;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = docket_ruling_shelf_save_finish (result, &error);

  if (acted != NULL || error != NULL)
    tell_saved (self, acted, error);
  saving->func (error == NULL && (acted == NULL || acted->after != NULL), saving->data);
}

static void
save (DocketUnsaved *unsaved, DocketSavedFunc func, gpointer data)
{
  DocketRulingBuilder *self = DOCKET_RULING_BUILDER (unsaved);
  Saving              *saving = g_new0 (Saving, 1);

  *saving = (Saving) { g_object_ref (self), func, data };
  docket_ruling_shelf_save_async (self->shelf, docket_case_handle_get_desk (self->handle),
                                  shelf_saved_cb, saving);
}

void
docket_ruling_builder_implement_unsaved (DocketUnsavedInterface *interface)
{
  interface->dup_unsaved = dup_unsaved;
  interface->can_save = can_save;
  interface->save = save;
}
