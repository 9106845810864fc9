/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window tells and asks: toasts, failures, refusals, questions. Choosing files:
 * docket-feedback-choose.c. Main thread. */

#include "config.h"

#include "gtk/docket-feedback.h"

#include "desk/docket-wording.h"
#include "gtk/docket-deed.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* --- toasts --------------------------------------------------------------------------------- */

static AdwToastOverlay *
find_overlay_below (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *found = find_overlay_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The nearest around the widget, else that of its window, else that of the window under a dialog */
static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget       *around = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  AdwToastOverlay *found = NULL;

  if (around != NULL)
    return ADW_TOAST_OVERLAY (around);
  for (GtkWindow *window = get_window (widget); window != NULL && found == NULL;
       window = gtk_window_get_transient_for (window))
    found = find_overlay_below (GTK_WIDGET (window));
  return found;
}

static AdwToast *
make_toast (const char *sentence)
{
  /* a toast reads its title as markup */
  g_autofree char *title = g_markup_escape_text (sentence, -1);

  return adw_toast_new (title);
}

static void
show_toast (GtkWidget *widget, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (overlay, g_steal_pointer (&toast));
  g_clear_object (&toast);
}

void
docket_feedback_tell (GtkWidget *widget, const char *sentence)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL);

  show_toast (widget, make_toast (sentence));
}

/* The file manager selects the file; where there is none that can, the folder is opened */
static void
shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GFile) file = data;
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder == NULL ? file : folder);
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  if (answer == NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
show_file_cb (AdwToast *toast, GFile *file)
{
  GApplication    *application = g_application_get_default ();
  GDBusConnection *bus =
      application == NULL ? NULL : g_application_get_dbus_connection (application);
  g_autofree char *uri = g_file_get_uri (file);
  const char      *uris[] = { uri, NULL };

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems",
                            g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                            NULL, shown_cb, g_object_ref (file));
}

static void
drop_object_cb (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

void
docket_feedback_tell_file (GtkWidget *widget, const char *sentence, GFile *file)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL && G_IS_FILE (file));

  toast = make_toast (sentence);
  adw_toast_set_button_label (toast, _ ("Show in _Folder"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_file_cb), g_object_ref (file),
                         drop_object_cb, 0);
  show_toast (widget, toast);
}

/* --- undo ----------------------------------------------------------------------------------- */

typedef struct
{
  GWeakRef          widget;
  DocketCaseHandle *handle;
  gint64            seq;
} Undo;

static Undo *
make_undo (GtkWidget *widget, DocketCaseHandle *handle, gint64 seq)
{
  Undo *undo = g_new0 (Undo, 1);

  g_weak_ref_init (&undo->widget, widget);
  undo->handle = g_object_ref (handle);
  undo->seq = seq;
  return undo;
}

static void
free_undo (Undo *undo)
{
  g_weak_ref_clear (&undo->widget);
  g_object_unref (undo->handle);
  g_free (undo);
}

static void
drop_undo_cb (gpointer data, GClosure *closure)
{
  free_undo (data);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&undo->widget);

  if (widget != NULL)
    docket_deed_undo (widget, undo->handle, undo->seq);
}

void
docket_feedback_tell_done (GtkWidget        *widget,
                           const char       *sentence,
                           DocketCaseHandle *handle,
                           gint64            seq)
{
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget) && sentence != NULL && DOCKET_IS_CASE_HANDLE (handle));

  toast = make_toast (sentence);
  if (docket_deed_can_undo (docket_case_handle_get_view (handle), seq))
    {
      GtkWidget *window = GTK_WIDGET (get_window (widget));

      adw_toast_set_button_label (toast, _ ("_Undo"));
      /* the widget may be a row that is made anew when the case changes */
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb),
                             make_undo (window == NULL ? widget : window, handle, seq),
                             drop_undo_cb, 0);
    }
  show_toast (widget, toast);
}

/* --- failures and refusals ------------------------------------------------------------------ */

static AdwMessageDialog *
make_message (GtkWidget *widget, const char *heading, const char *body)
{
  GtkWidget *message = adw_message_dialog_new (get_window (widget), heading, body);

  gtk_window_set_destroy_with_parent (GTK_WINDOW (message), TRUE);
  return ADW_MESSAGE_DIALOG (message);
}

static void
present_message (AdwMessageDialog *message)
{
  adw_message_dialog_add_response (message, "close", _ ("_Close"));
  adw_message_dialog_set_default_response (message, "close");
  adw_message_dialog_set_close_response (message, "close");
  gtk_window_present (GTK_WINDOW (message));
}

void
docket_feedback_fail (GtkWidget *widget, const char *heading, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && heading != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  present_message (make_message (widget, heading, error == NULL ? "" : error->message));
}

void
docket_feedback_fail_place (GtkWidget *widget, const char *heading)
{
  g_autoptr (GError) error =
      g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("This place is no folder of this computer: choose another one"));

  docket_feedback_fail (widget, heading, error);
}

static GtkWidget *
make_reason_row (const DocketActed *acted, const DocketReason *reason)
{
  g_autofree char *sentence = docket_wording_dup_reason (acted->rules, reason);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *image = gtk_image_new_from_icon_name (reason->warning ? "dialog-warning-symbolic"
                                                                         : "changes-prevent-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return row;
}

static GtkWidget *
make_reason_list (const DocketActed *acted)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reasons"), -1);
  for (guint i = 0; i < acted->reasons->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_reason_row (acted, acted->reasons->pdata[i]));
  return list;
}

void
docket_feedback_refuse (GtkWidget *widget, const char *heading, const DocketActed *acted)
{
  AdwMessageDialog *message;

  g_return_if_fail (GTK_IS_WIDGET (widget) && heading != NULL && acted != NULL);

  message = make_message (widget, heading, _ ("Nothing was changed."));
  if (acted->reasons != NULL && acted->reasons->len > 0)
    adw_message_dialog_set_extra_child (message, make_reason_list (acted));
  present_message (message);
}

gboolean
docket_feedback_is_late (GtkWidget         *dialog,
                         GtkWidget         *parent,
                         const DocketActed *acted,
                         const GError      *error)
{
  g_autofree char *heading = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (dialog), FALSE);

  if (gtk_widget_get_visible (dialog))
    return FALSE;
  /* Translators: %s is a step, as it stands on its button */
  heading = g_strdup_printf (_ ("“%s” Was Not Done"), gtk_window_get_title (GTK_WINDOW (dialog)));
  if (parent != NULL && acted == NULL)
    docket_feedback_fail (parent, heading, error);
  else if (parent != NULL && acted->after == NULL)
    docket_feedback_refuse (parent, heading, acted);
  return TRUE;
}

/* --- questions ------------------------------------------------------------------------------ */

typedef struct
{
  GWeakRef         widget;
  DocketAnswerFunc func;
  gpointer         data;
} Asking;

static void
drop_asking_cb (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_weak_ref_clear (&asking->widget);
  g_free (asking);
}

static void
answered_cb (AdwMessageDialog *message, const char *response, Asking *asking)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&asking->widget);

  if (widget != NULL)
    asking->func (g_str_equal (response, "act"), asking->data);
}

void
docket_feedback_ask (GtkWidget            *widget,
                     const DocketQuestion *question,
                     DocketAnswerFunc      func,
                     gpointer              data)
{
  AdwMessageDialog *message;
  Asking           *asking;

  g_return_if_fail (GTK_IS_WIDGET (widget) && question != NULL && func != NULL);

  asking = g_new0 (Asking, 1);
  g_weak_ref_init (&asking->widget, widget);
  asking->func = func;
  asking->data = data;
  message = make_message (widget, question->heading, question->body);
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "act", question->act, NULL);
  adw_message_dialog_set_response_appearance (message, "act",
                                              question->destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                    : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (message, "response", G_CALLBACK (answered_cb), asking, drop_asking_cb, 0);
  gtk_window_present (GTK_WINDOW (message));
}
