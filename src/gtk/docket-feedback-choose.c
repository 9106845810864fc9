/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choosing of files and folders, by the desktop's own dialog. Main thread. */

#include "config.h"

#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

/* The window owns its dialog, which nobody else holds while it is open */
#define CHOOSER_KEY "docket-chooser"

typedef struct
{
  GWeakRef         widget;
  DocketChosenFunc func;
  gpointer         data;
} Waiting;

static void
drop_waiting_cb (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->widget);
  g_free (waiting);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, Waiting *waiting)
{
  g_autoptr (GtkNativeDialog) kept = g_object_ref (dialog);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&waiting->widget);
  g_autoptr (GListModel) files = NULL;
  GtkWindow *window = gtk_native_dialog_get_transient_for (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_hide (dialog);
  if (widget != NULL && files != NULL && g_list_model_get_n_items (files) > 0)
    waiting->func (files, waiting->data);
  if (window != NULL && g_object_get_data (G_OBJECT (window), CHOOSER_KEY) == kept)
    g_object_set_data (G_OBJECT (window), CHOOSER_KEY, NULL);
}

static void
destroy_chooser (gpointer data)
{
  gtk_native_dialog_destroy (data);
  g_object_unref (data);
}

static void
add_pattern (GtkFileFilter *filter, const char *pattern)
{
  /* a suffix matches in either case */
  if (g_str_has_prefix (pattern, "*."))
    gtk_file_filter_add_suffix (filter, pattern + strlen ("*."));
  else
    gtk_file_filter_add_pattern (filter, pattern);
}

static void
add_filters (GtkFileChooser *chooser, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) wanted = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autofree char *name = g_strjoinv (" ", (char **) patterns);

  for (gsize i = 0; patterns[i] != NULL; i++)
    add_pattern (wanted, patterns[i]);
  gtk_file_filter_set_name (wanted, name);
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_chooser_add_filter (chooser, wanted);
  gtk_file_chooser_add_filter (chooser, all);
  gtk_file_chooser_set_filter (chooser, wanted);
}

static GtkFileChooserNative *
make_chooser (GtkWindow *window, const DocketChoosing *choosing)
{
  static const GtkFileChooserAction ACTIONS[] = {
    [DOCKET_CHOOSE_FILES] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [DOCKET_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
    [DOCKET_CHOOSE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
  };
  const char *const     labels[] = { [DOCKET_CHOOSE_FILES] = _ ("_Open"),
                                     [DOCKET_CHOOSE_FOLDER] = _ ("_Select"),
                                     [DOCKET_CHOOSE_SAVE] = _ ("_Save") };
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (choosing->title, window, ACTIONS[choosing->kind],
                                   labels[choosing->kind], _ ("_Cancel"));
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (native);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, choosing->kind == DOCKET_CHOOSE_FILES);
  if (choosing->kind == DOCKET_CHOOSE_SAVE && choosing->name != NULL)
    gtk_file_chooser_set_current_name (chooser, choosing->name);
  if (choosing->patterns != NULL && choosing->patterns[0] != NULL)
    add_filters (chooser, choosing->patterns);
  return native;
}

void
docket_feedback_choose (GtkWidget            *widget,
                        const DocketChoosing *choosing,
                        DocketChosenFunc      func,
                        gpointer              data)
{
  GtkRoot              *root;
  GtkFileChooserNative *native;
  Waiting              *waiting;

  g_return_if_fail (GTK_IS_WIDGET (widget) && choosing != NULL && func != NULL);
  root = gtk_widget_get_root (widget);
  g_return_if_fail (GTK_IS_WINDOW (root));

  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->widget, widget);
  waiting->func = func;
  waiting->data = data;
  native = make_chooser (GTK_WINDOW (root), choosing);
  g_signal_connect_data (native, "response", G_CALLBACK (chosen_cb), waiting, drop_waiting_cb, 0);
  g_object_set_data_full (G_OBJECT (root), CHOOSER_KEY, native, destroy_chooser);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}
