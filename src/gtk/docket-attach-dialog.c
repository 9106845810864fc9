/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes files into a case as evidence. Main thread. */

#include "config.h"

#include "gtk/docket-attach-dialog.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-unsaved-guard.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

struct _DocketAttachDialog
{
  AdwWindow parent_instance;

  GtkEditable         *proves;
  AdwPreferencesGroup *files;

  DocketCaseHandle *handle;
  GtkWidget        *parent; /* weak: where toasts go */
  char            **paths;
};

G_DEFINE_TYPE (DocketAttachDialog, docket_attach_dialog, ADW_TYPE_WINDOW)

static void
tell_attached (DocketAttachDialog *dialog, char **ids)
{
  g_autofree char *names = g_strjoinv (_ (", "), ids);
  g_autofree char *sentence = NULL;

  if (dialog->parent == NULL)
    return;
  /* Translators: ids of evidence, as E4, E5 */
  sentence = g_strdup_printf (_ ("%s attached"), names);
  docket_feedback_tell (dialog->parent, sentence);
}

static void
set_busy (DocketAttachDialog *dialog, gboolean busy)
{
  docket_unsaved_guard_set_armed (GTK_WINDOW (dialog), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "attach.attach", !busy);
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketAttachDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids =
      docket_case_handle_attach_finish (DOCKET_CASE_HANDLE (source), result, &error);

  set_busy (dialog, FALSE);
  if (ids == NULL)
    {
      docket_feedback_fail (GTK_WIDGET (dialog), _ ("The Files Were Not Attached"), error);
      return;
    }
  tell_attached (dialog, ids);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
attach_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketAttachDialog *dialog = DOCKET_ATTACH_DIALOG (widget);
  g_autofree char    *proves = g_strstrip (g_strdup (gtk_editable_get_text (dialog->proves)));

  set_busy (dialog, TRUE);
  docket_case_handle_attach_async (dialog->handle, (const char *const *) dialog->paths,
                                   *proves == '\0' ? NULL : proves, attached_cb,
                                   g_object_ref (dialog));
}

static void
docket_attach_dialog_dispose (GObject *object)
{
  DocketAttachDialog *dialog = DOCKET_ATTACH_DIALOG (object);

  g_clear_object (&dialog->handle);
  g_clear_weak_pointer (&dialog->parent);
  g_clear_pointer (&dialog->paths, g_strfreev);

  G_OBJECT_CLASS (docket_attach_dialog_parent_class)->dispose (object);
}

static void
docket_attach_dialog_class_init (DocketAttachDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_attach_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-attach-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketAttachDialog, proves);
  gtk_widget_class_bind_template_child (widget_class, DocketAttachDialog, files);
  gtk_widget_class_install_action (widget_class, "attach.attach", NULL, attach_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
docket_attach_dialog_init (DocketAttachDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

/* Paths of what lies on this machine */
static char **
dup_paths (GListModel *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static void
show_paths (DocketAttachDialog *dialog)
{
  docket_row_group_clear (dialog->files);
  for (gsize i = 0; dialog->paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (dialog->paths[i]);
      g_autofree char *folder = g_path_get_dirname (dialog->paths[i]);
      g_autofree char *shown = g_filename_display_name (folder);
      DocketRowWords   words = { name, shown, "mail-attachment-symbolic", "dim-label" };

      docket_row_group_add (dialog->files, &words);
    }
}

/* What lies on a telephone or in a mail program has no path that could be read */
static void
show_left_out (DocketAttachDialog *dialog, GListModel *files)
{
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *shown = name == NULL ? NULL : g_filename_display_name (name);
      DocketRowWords   words = { shown, _ ("Left out: copy it to a folder of this computer first"),
                                 "dialog-warning-symbolic", "warning" };

      if (path == NULL)
        docket_row_group_add (dialog->files, &words);
    }
}

void
docket_attach_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, GListModel *files)
{
  DocketAttachDialog *dialog = g_object_new (DOCKET_TYPE_ATTACH_DIALOG, NULL);
  GtkRoot            *root = gtk_widget_get_root (parent);

  dialog->handle = g_object_ref (handle);
  g_set_weak_pointer (&dialog->parent, parent);
  dialog->paths = dup_paths (files);
  show_paths (dialog);
  show_left_out (dialog, files);
  gtk_widget_action_set_enabled (GTK_WIDGET (dialog), "attach.attach", dialog->paths[0] != NULL);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  docket_unsaved_guard_typed (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (dialog->proves));
}
