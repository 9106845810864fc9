/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toasts, failures, refusals, questions and the choosing of files, as a window shows them. */

#include "core/docket-error.h"
#include "gtk/docket-feedback.h"
#include "tests/gtk/docket-gtk-fixture.h"

/* A window with a toast overlay around a label */
typedef struct
{
  GtkWindow *window;
  GtkWidget *label;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->label = gtk_label_new ("page");
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->label);
  fixture->window = docket_gtk_present (overlay, 640, 480);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
}

static GtkWidget *
find (Fixture *fixture, const char *text)
{
  return docket_gtk_find (GTK_WIDGET (fixture->window), text);
}

/* The message over the window; NULL when there is none */
static AdwMessageDialog *
find_message (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (ADW_IS_MESSAGE_DIALOG (item->data) && gtk_widget_get_visible (item->data))
      return item->data;
  return NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = docket_gtk_find (root, label);

  g_assert_true (GTK_IS_BUTTON (button));
  g_signal_emit_by_name (button, "clicked");
  docket_gtk_settle ();
}

/* --- toasts --------------------------------------------------------------------------------- */

static void
test_tell (Fixture *fixture, gconstpointer data)
{
  docket_feedback_tell (fixture->label, "Saved: <b> & more");
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Saved: <b> & more"));
}

static void
test_tell_from_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new ("form");
  GtkWidget *dialog = adw_window_new ();

  adw_window_set_content (ADW_WINDOW (dialog), label);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), fixture->window);
  docket_feedback_tell (label, "Saved");
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Saved"));
}

static void
test_tell_nobody (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("alone"));

  docket_feedback_tell (label, "Nobody sees this");
  g_assert_finalize_object (g_steal_pointer (&label));
}

static void
test_tell_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("report.xml");

  docket_feedback_tell_file (fixture->label, "Written", file);
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Written"));
  click (GTK_WIDGET (fixture->window), "Show in _Folder");
}

typedef struct
{
  DocketTestDesk   *test;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  DocketActed      *acted;
} Doing;

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  g_autoptr (GError) error = NULL;

  doing->acted = docket_case_handle_act_finish (DOCKET_CASE_HANDLE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_acted (gpointer data)
{
  return ((Doing *) data)->acted != NULL;
}

static const char *const ATTEMPT[] = { "channel=email", "outcome=failed", NULL };
static const char *const PLACE[] = { "place=agency white paper", NULL };

/* An accepted case on which @act was done or refused */
static void
begin_doing (Doing *doing, const char *act, const char *const *inputs)
{
  g_autofree char *number = NULL;

  doing->test = docket_test_desk_new ();
  number = docket_gtk_make_received (doing->test);
  docket_test_desk_act (doing->test, "2022-01-06", "li", number, "accept");
  doing->desk = docket_test_desk_open (doing->test, "2022-01-06", "li");
  doing->handle = docket_gtk_open_case (doing->desk, number);
  doing->acted = NULL;
  docket_case_handle_act_async (doing->handle, act, inputs, acted_cb, doing);
  docket_gtk_wait (is_acted, doing);
}

static void
end_doing (Doing *doing)
{
  docket_gtk_wait_handle (doing->handle);
  g_clear_pointer (&doing->acted, docket_acted_free);
  g_clear_object (&doing->handle);
  g_clear_object (&doing->desk);
  docket_test_desk_free (doing->test);
}

static gboolean
says_undone (gpointer window)
{
  return docket_gtk_find (GTK_WIDGET (window), "Undone; the journal keeps both entries") != NULL;
}

static const char *
get_state (const Doing *doing)
{
  return docket_case_handle_get_view (doing->handle)->row->state;
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Doing doing;

  begin_doing (&doing, "notify", ATTEMPT);
  g_assert_cmpstr (get_state (&doing), ==, "notifying");
  docket_feedback_tell_done (fixture->label, "Recorded", doing.handle, doing.acted->seq);
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Recorded"));
  click (GTK_WIDGET (fixture->window), "_Undo");
  docket_gtk_wait (says_undone, fixture->window);
  g_assert_cmpstr (get_state (&doing), ==, "accepted");
  end_doing (&doing);
}

static gboolean
has_message (gpointer data)
{
  return find_message () != NULL;
}

/* What cannot be undone is not offered */
static void
test_undo_not_offered (Fixture *fixture, gconstpointer data)
{
  Doing doing;

  begin_doing (&doing, "notify", ATTEMPT);
  docket_feedback_tell_done (fixture->label, "Recorded", doing.handle, doing.acted->seq - 1);
  docket_gtk_settle ();
  g_assert_nonnull (find (fixture, "Recorded"));
  g_assert_null (find (fixture, "_Undo"));
  end_doing (&doing);
}

/* Something else was done while the toast stood there */
static void
test_undo_refused (Fixture *fixture, gconstpointer data)
{
  Doing doing;

  begin_doing (&doing, "notify", ATTEMPT);
  docket_feedback_tell_done (fixture->label, "Recorded", doing.handle, doing.acted->seq);
  docket_gtk_settle ();
  docket_case_handle_act_async (doing.handle, "notify", ATTEMPT, NULL, NULL);
  docket_gtk_wait_handle (doing.handle);
  click (GTK_WIDGET (fixture->window), "_Undo");
  docket_gtk_wait (has_message, NULL);
  click (GTK_WIDGET (find_message ()), "_Close");
  g_assert_null (find_message ());
  end_doing (&doing);
}

/* --- failures and refusals ------------------------------------------------------------------ */

static void
test_fail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error =
      g_error_new (DOCKET_ERROR, DOCKET_ERROR_IO, "a.xml: no room on the disk");
  AdwMessageDialog *message;

  docket_feedback_fail (fixture->label, "Not Written", error);
  docket_gtk_settle ();
  message = find_message ();
  g_assert_nonnull (message);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (message)) == fixture->window);
  g_assert_true (gtk_window_get_modal (GTK_WINDOW (message)));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (message), "Not Written"));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (message), "a.xml: no room on the disk"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (message));
  click (GTK_WIDGET (message), "_Close");
  g_assert_null (find_message ());
}

static void
test_cancelled_is_no_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  docket_feedback_fail (fixture->label, "Not Written", error);
  docket_gtk_settle ();
  g_assert_null (find_message ());
}

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  Doing             doing;
  AdwMessageDialog *message;
  GtkWidget        *row;
  const char       *title;

  begin_doing (&doing, "publish", PLACE);
  g_assert_null (doing.acted->after);
  docket_feedback_refuse (fixture->label, "Publishing Is Refused", doing.acted);
  docket_gtk_settle ();
  message = find_message ();
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (message), "Publishing Is Refused"));
  row = docket_gtk_find_type (GTK_WIDGET (message), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (row);
  title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_assert_cmpuint (strlen (title), >, 0);
  docket_gtk_assert_nothing_cut (GTK_WIDGET (message));
  click (GTK_WIDGET (message), "_Close");
  end_doing (&doing);
}

/* --- questions ------------------------------------------------------------------------------ */

static void
answer (gboolean yes, gpointer data)
{
  GString *answers = data;

  g_string_append (answers, yes ? "yes " : "no ");
}

static const DocketQuestion QUESTION = { .heading = "Take It Out?",
                                         .body = "It can be put back.",
                                         .act = "Take Out",
                                         .destructive = TRUE };

static void
test_ask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  docket_feedback_ask (fixture->label, &QUESTION, answer, answers);
  docket_gtk_settle ();
  g_assert_cmpstr (adw_message_dialog_get_default_response (find_message ()), ==, "cancel");
  click (GTK_WIDGET (find_message ()), "Take Out");
  docket_feedback_ask (fixture->label, &QUESTION, answer, answers);
  docket_gtk_settle ();
  click (GTK_WIDGET (find_message ()), "_Cancel");
  docket_feedback_ask (fixture->label, &QUESTION, answer, answers);
  docket_gtk_settle ();
  gtk_window_close (GTK_WINDOW (find_message ()));
  docket_gtk_settle ();
  g_assert_cmpstr (answers->str, ==, "yes no no ");
}

static void
test_ask_without_window (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) answers = g_string_new (NULL);

  docket_feedback_ask (fixture->label, &QUESTION, answer, answers);
  docket_gtk_settle ();
  gtk_window_destroy (g_steal_pointer (&fixture->window));
  docket_gtk_settle ();
  g_assert_null (find_message ());
  g_assert_cmpstr (answers->str, ==, "");
}

/* --- choosing ------------------------------------------------------------------------------- */

static GtkWidget *
find_chooser (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (GTK_IS_FILE_CHOOSER (item->data) && gtk_widget_get_visible (item->data))
      return item->data;
  return NULL;
}

static gboolean
has_chooser (gpointer data)
{
  return find_chooser () != NULL;
}

static void
note_chosen (GListModel *files, gpointer data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  g_assert_cmpuint (g_list_model_get_n_items (files), ==, 1);
  *(char **) data = g_file_get_basename (file);
}

/* The dialog answers once it has read its folder */
static gboolean
accept_chooser (gpointer data)
{
  GtkWidget *chooser = find_chooser ();

  if (chooser != NULL)
    gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  return find_chooser () == NULL;
}

static void
test_choose (Fixture *fixture, gconstpointer data)
{
  const char *const    patterns[] = { "*.xml", NULL };
  const DocketChoosing choosing = { DOCKET_CHOOSE_SAVE, "Report", "GG-2022-0001.xml", patterns };
  g_autofree char     *chosen = NULL;

  docket_feedback_choose (fixture->label, &choosing, note_chosen, &chosen);
  docket_gtk_wait (has_chooser, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_chooser ())), ==, "Report");
  docket_gtk_wait (accept_chooser, NULL);
  g_assert_cmpstr (chosen, ==, "GG-2022-0001.xml");
}

static void
test_choose_nothing (Fixture *fixture, gconstpointer data)
{
  const DocketChoosing choosing = { DOCKET_CHOOSE_SAVE, "Report", "GG.xml", NULL };
  g_autofree char     *chosen = NULL;

  docket_feedback_choose (fixture->label, &choosing, note_chosen, &chosen);
  docket_gtk_wait (has_chooser, NULL);
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_CANCEL);
  docket_gtk_settle ();
  g_assert_null (find_chooser ());
  g_assert_null (chosen);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "tell", test_tell },
    { "tell-from-dialog", test_tell_from_dialog },
    { "tell-file", test_tell_file },
    { "undo", test_undo },
    { "undo-not-offered", test_undo_not_offered },
    { "undo-refused", test_undo_refused },
    { "fail", test_fail },
    { "cancelled-is-no-failure", test_cancelled_is_no_failure },
    { "refuse", test_refuse },
    { "ask", test_ask },
    { "ask-without-window", test_ask_without_window },
    { "choose", test_choose },
    { "choose-nothing", test_choose_nothing },
  };

  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/feedback/tell-nobody", test_tell_nobody);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/gtk/feedback/", tests[i].path, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].func, tear_down);
    }
  return g_test_run ();
}
