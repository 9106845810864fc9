/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts that are done and told of, in one place. Main thread. */

#include "config.h"

#include "gtk/docket-deed.h"

#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef struct
{
  GtkWidget     *widget;
  GtkWidget     *window; /* weak: where it is told when the widget is gone from it */
  GtkWidget     *parent; /* weak; NULL: no dialog, or it is gone */
  gboolean       is_dialog;
  char          *done;
  char          *failed;
  DocketDeedFunc func;
  gpointer       data;
} Doing;

static void
set_weak (GtkWidget **place, gpointer widget)
{
  g_set_weak_pointer (place, widget);
}

static Doing *
make_doing (GtkWidget *widget, const DocketDeed *deed, DocketDeedFunc func, gpointer data)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->widget = g_object_ref (widget);
  set_weak (&doing->window, gtk_widget_get_root (deed->parent != NULL ? deed->parent : widget));
  set_weak (&doing->parent, deed->parent);
  doing->is_dialog = deed->parent != NULL;
  doing->done = g_strdup (deed->done);
  doing->failed = g_strdup (deed->failed);
  doing->func = func;
  doing->data = data;
  return doing;
}

static void
free_doing (Doing *doing)
{
  g_clear_weak_pointer (&doing->window);
  g_clear_weak_pointer (&doing->parent);
  g_object_unref (doing->widget);
  g_free (doing->done);
  g_free (doing->failed);
  g_free (doing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Doing, free_doing)

/* NULL when there is nobody left to tell */
static GtkWidget *
find_place (const Doing *doing)
{
  GtkWidget *place = doing->is_dialog ? doing->parent : doing->widget;

  return place != NULL && gtk_widget_get_root (place) != NULL ? place : doing->window;
}

/* FALSE for a dialog that was closed meanwhile, and has nothing left to be shown in */
static gboolean
tell_failure (const Doing *doing, GtkWidget *place, const DocketActed *acted, const GError *error)
{
  if (doing->is_dialog)
    return !docket_feedback_is_late (doing->widget, place, acted, error);
  if (place != NULL && acted == NULL)
    docket_feedback_fail (place, doing->failed, error);
  else if (place != NULL)
    docket_feedback_refuse (place, doing->failed, acted);
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Doing) doing = data;
  DocketCaseHandle *handle = DOCKET_CASE_HANDLE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = docket_case_handle_act_finish (handle, result, &error);
  GtkWidget *place = find_place (doing);
  gboolean   done = acted != NULL && acted->after != NULL;

  if (done && place != NULL)
    docket_feedback_tell_done (place, doing->done, handle, acted->seq);
  else if (!done && !tell_failure (doing, place, acted, error))
    return;
  if (doing->func != NULL)
    doing->func (acted, error, doing->data);
  if (done && doing->is_dialog)
    gtk_window_destroy (GTK_WINDOW (doing->widget));
}

void
docket_deed_do (GtkWidget        *widget,
                DocketCaseHandle *handle,
                const DocketDeed *deed,
                DocketDeedFunc    func,
                gpointer          data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && DOCKET_IS_CASE_HANDLE (handle));
  g_return_if_fail (deed->action != NULL && deed->done != NULL);
  g_return_if_fail (deed->parent == NULL ? deed->failed != NULL : GTK_IS_WINDOW (widget));

  docket_case_handle_act_async (handle, deed->action, deed->inputs, done_cb,
                                make_doing (widget, deed, func, data));
}

/* --- undo ----------------------------------------------------------------------------------- */

void
docket_deed_undo (GtkWidget *widget, DocketCaseHandle *handle, gint64 seq)
{
  g_autofree char  *of = g_strdup_printf ("of=%" PRId64, seq);
  const char *const inputs[] = { of, NULL };
  const DocketDeed  deed = { .action = "undo",
                             .inputs = inputs,
                             .done = _ ("Undone; the journal keeps both entries"),
                             .failed = _ ("This Cannot Be Undone") };

  docket_deed_do (widget, handle, &deed, NULL, NULL);
}

gboolean
docket_deed_can_undo (const DocketCaseView *view, gint64 seq)
{
  return view != NULL && seq > 0 && view->evaluation->latest == seq && view->undo != NULL &&
         view->undo->len == 0;
}
