/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails that are no case since nobody could read them. Main thread. */

#include "config.h"

#include "gtk/docket-unparsed-dialog.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-import-row.h"

#include "desk/docket-desk-call.h"

#include <glib/gi18n-lib.h>

enum
{
  MAX_MAILS = 1000, /* the latest */
};

struct _DocketUnparsedDialog
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *list;

  DocketDesk *desk;
};

G_DEFINE_TYPE (DocketUnparsedDialog, docket_unparsed_dialog, ADW_TYPE_WINDOW)

/* --- the list ------------------------------------------------------------------------------- */

static gpointer
list_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) mails = docket_desk_list_unparsed (desk, MAX_MAILS, error);
  GListStore *rows = mails == NULL ? NULL : g_list_store_new (DOCKET_TYPE_IMPORT_ROW);

  for (guint i = 0; mails != NULL && i < mails->len; i++)
    {
      g_autoptr (DocketImportRow) row = docket_import_row_new_unparsed (mails->pdata[i]);

      g_list_store_append (rows, row);
    }
  return rows;
}

static GListModel *
list_nothing (gpointer item, gpointer data)
{
  return NULL;
}

/* A tree without branches: the lines are those of the list after an import */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketUnparsedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) rows = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autoptr (GtkSingleSelection) selection = NULL;

  if (self->desk == NULL)
    return;
  if (rows == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "dialog-error-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _ ("The List Cannot Be Read"));
      adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), escaped);
    }
  gtk_widget_set_visible (self->stack, TRUE);
  if (rows == NULL || g_list_model_get_n_items (rows) == 0)
    return;
  selection = gtk_single_selection_new (G_LIST_MODEL (
      gtk_tree_list_model_new (g_steal_pointer (&rows), FALSE, FALSE, list_nothing, NULL, NULL)));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  gtk_widget_grab_focus (self->list);
}

/* --- copies --------------------------------------------------------------------------------- */

typedef struct
{
  DocketImportRow *row;
  GFile           *file;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->row);
  g_object_unref (saving->file);
  g_free (saving);
}

static gpointer
save_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Saving    *saving = data;
  g_autofree char *path = g_file_get_path (saving->file);

  return docket_desk_save_mail (desk, docket_import_row_get_message (saving->row), path, error)
             ? g_object_ref (saving->file)
             : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketUnparsedDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (self->desk == NULL)
    return;
  if (file == NULL)
    docket_feedback_fail (GTK_WIDGET (self), _ ("The Copy Was Not Saved"), error);
  else
    docket_feedback_tell_file (GTK_WIDGET (self), _ ("Copy saved"), file);
}

static DocketImportRow *
dup_selected (DocketUnparsedDialog *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  GtkTreeListRow    *row =
      model == NULL ? NULL : gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (model));

  return row == NULL ? NULL : gtk_tree_list_row_get_item (row);
}

static void
chosen (GListModel *files, gpointer data)
{
  DocketUnparsedDialog *self = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (file);
  DocketImportRow *row;
  Saving          *saving;
  DocketDeskCall   call = { save_in_thread, g_object_unref, NULL, free_saving };

  if (path == NULL)
    {
      docket_feedback_fail_place (GTK_WIDGET (self), _ ("The Copy Was Not Saved"));
      return;
    }
  row = dup_selected (self);
  if (row == NULL)
    return;
  saving = g_new (Saving, 1);
  saving->row = row;
  saving->file = g_steal_pointer (&file);
  call.data = saving;
  docket_desk_call_async (self->desk, &call, NULL, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DocketImportRow) row = dup_selected (DOCKET_UNPARSED_DIALOG (widget));
  DocketChoosing choosing = { .kind = DOCKET_CHOOSE_SAVE, .title = _ ("Save a Copy of the Mail") };
  g_autofree char *name_of_file = NULL;

  if (row == NULL)
    return;
  name_of_file = g_path_get_basename (docket_import_row_get_message (row)->file);
  choosing.name = name_of_file;
  docket_feedback_choose (widget, &choosing, chosen, widget);
}

static void
row_activated_cb (DocketUnparsedDialog *self, guint position)
{
  save_action (GTK_WIDGET (self), NULL, NULL);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_unparsed_dialog_dispose (GObject *object)
{
  g_clear_object (&DOCKET_UNPARSED_DIALOG (object)->desk);

  G_OBJECT_CLASS (docket_unparsed_dialog_parent_class)->dispose (object);
}

static void
docket_unparsed_dialog_class_init (DocketUnparsedDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_unparsed_dialog_dispose;
  g_type_ensure (DOCKET_TYPE_IMPORT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-unparsed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketUnparsedDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketUnparsedDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, DocketUnparsedDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "mails.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
docket_unparsed_dialog_init (DocketUnparsedDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* nothing is said before it is known */
  gtk_widget_set_visible (self->stack, FALSE);
}

void
docket_unparsed_dialog_present (GtkWidget *parent, DocketDesk *desk)
{
  DocketUnparsedDialog *self;
  DocketDeskCall        call = { list_in_thread, g_object_unref, NULL, NULL };

  g_return_if_fail (GTK_IS_WIDGET (parent) && DOCKET_IS_DESK (desk));

  self = g_object_new (DOCKET_TYPE_UNPARSED_DIALOG, "transient-for", gtk_widget_get_root (parent),
                       NULL);
  self->desk = g_object_ref (desk);
  docket_desk_call_async (desk, &call, NULL, listed_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
