/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The question before something unsaved is left. Main thread. */

#include "config.h"

#include "gtk/docket-feedback.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  DocketLeaveFunc func;
  gpointer        data;
  DocketLeave     answer;
} Asking;

/* Once for an answer, and for a window that went away without one */
static void
drop_asking_cb (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  asking->func (asking->answer, asking->data);
  g_free (asking);
}

static void
answered_cb (AdwMessageDialog *message, const char *response, Asking *asking)
{
  if (g_str_equal (response, "save"))
    asking->answer = DOCKET_LEAVE_SAVE;
  else if (g_str_equal (response, "discard"))
    asking->answer = DOCKET_LEAVE_DISCARD;
}

void
docket_feedback_ask_leave (GtkWidget           *widget,
                           const DocketLeaving *leaving,
                           DocketLeaveFunc      func,
                           gpointer             data)
{
  GtkRoot          *root = gtk_widget_get_root (widget);
  AdwMessageDialog *message;
  Asking           *asking;

  g_return_if_fail (GTK_IS_WINDOW (root) && leaving != NULL && func != NULL);

  asking = g_new0 (Asking, 1);
  asking->func = func;
  asking->data = data;
  message = ADW_MESSAGE_DIALOG (
      adw_message_dialog_new (GTK_WINDOW (root), leaving->heading, leaving->body));
  adw_message_dialog_add_responses (message, "stay",
                                    leaving->save == NULL ? _ ("_Keep Editing") : _ ("_Cancel"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (message, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (leaving->save != NULL)
    {
      adw_message_dialog_add_response (message, "save", leaving->save);
      adw_message_dialog_set_response_appearance (message, "save", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (message, leaving->save == NULL ? "stay" : "save");
  adw_message_dialog_set_close_response (message, "stay");
  g_signal_connect_data (message, "response", G_CALLBACK (answered_cb), asking, drop_asking_cb, 0);
  gtk_window_present (GTK_WINDOW (message));
}
