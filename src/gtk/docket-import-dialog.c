/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails in. The work is DocketImportJob's; here is what is seen of it. Main thread. */

#include "config.h"

#include "gtk/docket-import-dialog.h"

#include "gtk/docket-feedback.h"
#include "gtk/docket-import-clipboard.h"
#include "gtk/docket-import-job.h"
#include "gtk/docket-import-row.h"
#include "gtk/docket-unparsed-dialog.h"

#include <glib/gi18n-lib.h>

enum
{
  FEW = 20, /* mails that are listed without being asked for */
  STEP = 10,
  MANY = 250,         /* rows beyond which a list makes no widgets */
  GROW_INTERVAL = 20, /* ms */
};

struct _DocketImportDialog
{
  AdwWindow parent_instance;

  GtkWidget *stack;
  GtkWidget *choose;
  GtkWidget *bar;
  GtkWidget *counts;
  GtkWidget *stop;
  GtkWidget *heading;
  GtkWidget *remark;
  GtkWidget *list;
  GtkWidget *hint;
  GtkWidget *close;

  GtkWidget       *parent; /* that opens cases */
  DocketDesk      *desk;
  DocketImportJob *job; /* NULL: not started */
};

G_DEFINE_TYPE (DocketImportDialog, docket_import_dialog, ADW_TYPE_WINDOW)

static guint
count_mails (DocketImportDialog *self, DocketImportStatus status)
{
  return g_list_model_get_n_items (docket_import_job_get_mails (self->job, status));
}

static guint
count_entered (DocketImportDialog *self)
{
  return count_mails (self, DOCKET_IMPORT_OPENED) + count_mails (self, DOCKET_IMPORT_MERGED);
}

/* --- progress ------------------------------------------------------------------------------- */

static void
progressed_cb (DocketImportDialog *self)
{
  guint            done, total;
  g_autofree char *counts = NULL;

  docket_import_job_get_progress (self->job, &done, &total);
  if (total == 0)
    {
      gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->bar));
      return;
    }
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), (double) done / total);
  counts = g_strdup_printf (ngettext ("%'u of %'u mail", "%'u of %'u mails", total), done, total);
  gtk_label_set_text (GTK_LABEL (self->counts), counts);
}

/* --- what became of them -------------------------------------------------------------------- */

static GListModel *
make_headings (DocketImportDialog *self)
{
  GListStore *headings = g_list_store_new (DOCKET_TYPE_IMPORT_ROW);

  for (DocketImportStatus status = DOCKET_IMPORT_OPENED; status <= DOCKET_IMPORT_UNPARSED; status++)
    if (count_mails (self, status) > 0)
      {
        g_autoptr (DocketImportRow) heading =
            docket_import_row_new_heading (status, docket_import_job_get_mails (self->job, status));

        g_list_store_append (headings, heading);
      }
  return G_LIST_MODEL (headings);
}

/* A list makes widgets for some hundred rows at once: they come by a few at a time, so that opening
 * a long list holds nothing up */
static gboolean
grow_cb (gpointer data)
{
  GtkSliceListModel *slice = data;
  guint              size = gtk_slice_list_model_get_size (slice);
  guint              all = g_list_model_get_n_items (gtk_slice_list_model_get_model (slice));

  gtk_slice_list_model_set_size (slice, size < MANY ? size + STEP : all);
  return gtk_slice_list_model_get_size (slice) < all ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static GListModel *
list_mails (gpointer item, gpointer data)
{
  GListModel        *mails = docket_import_row_get_mails (item);
  GtkSliceListModel *slice;

  if (mails == NULL || g_list_model_get_n_items (mails) <= FEW)
    return mails == NULL ? NULL : g_object_ref (mails);
  slice = gtk_slice_list_model_new (g_object_ref (mails), 0, STEP);
  g_timeout_add_full (G_PRIORITY_LOW, GROW_INTERVAL, grow_cb, g_object_ref (slice), g_object_unref);
  return G_LIST_MODEL (slice);
}

/* From the last on, since those above move the ones below */
static void
expand_short_lists (GtkTreeListModel *tree)
{
  GListModel *headings = gtk_tree_list_model_get_model (tree);

  for (guint i = g_list_model_get_n_items (headings); i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (tree, i - 1);
      g_autoptr (DocketImportRow) heading = gtk_tree_list_row_get_item (row);

      gtk_tree_list_row_set_expanded (row, g_list_model_get_n_items (
                                               docket_import_row_get_mails (heading)) <= FEW);
    }
}

static void
show_mails (DocketImportDialog *self)
{
  GtkTreeListModel *tree =
      gtk_tree_list_model_new (make_headings (self), FALSE, FALSE, list_mails, NULL, NULL);
  g_autoptr (GtkSingleSelection) selection = NULL;

  expand_short_lists (tree);
  selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (selection));
}

static char *
describe_count (DocketImportStatus status, guint n)
{
  switch (status)
    {
    case DOCKET_IMPORT_OPENED:
      return g_strdup_printf (ngettext ("%'u new case", "%'u new cases", n), n);
    case DOCKET_IMPORT_MERGED:
      return g_strdup_printf (ngettext ("%'u put to an open case", "%'u put to open cases", n), n);
    case DOCKET_IMPORT_DUPLICATE:
      return g_strdup_printf (ngettext ("%'u known already", "%'u known already", n), n);
    case DOCKET_IMPORT_UNPARSED:
    default:
      return g_strdup_printf (ngettext ("%'u could not be read", "%'u could not be read", n), n);
    }
}

/* "20 new cases, 2 could not be read" */
static char *
describe_counts (DocketImportDialog *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (DocketImportStatus status = DOCKET_IMPORT_OPENED; status <= DOCKET_IMPORT_UNPARSED; status++)
    if (count_mails (self, status) > 0)
      g_ptr_array_add (parts, describe_count (status, count_mails (self, status)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/* What is left to do beside the cases; NULL: nothing */
static const char *
get_advice (DocketImportDialog *self)
{
  if (docket_import_job_was_stopped (self->job))
    return _ ("Stopped. What is listed here was taken in; import again for the rest.");
  if (count_mails (self, DOCKET_IMPORT_UNPARSED) > 0)
    return _ ("What could not be read opened no case. Activate such a mail to save a copy of it, "
              "and enter what it says as a new case.");
  return NULL;
}

static void
show_remark (DocketImportDialog *self)
{
  const GError    *error = docket_import_job_get_error (self->job);
  const char      *advice = get_advice (self);
  g_autofree char *counts = describe_counts (self);
  g_autofree char *whole =
      advice == NULL ? g_strdup (counts) : g_strdup_printf ("%s\n%s", counts, advice);

  gtk_label_set_text (GTK_LABEL (self->remark), error != NULL ? error->message : whole);
  if (error != NULL)
    gtk_widget_add_css_class (self->remark, "error");
  gtk_widget_set_visible (self->hint, count_entered (self) > 0);
}

/* Imported is what opened a case or was put to one */
static char *
describe_outcome (DocketImportDialog *self)
{
  guint entered = count_entered (self);
  guint unparsed = count_mails (self, DOCKET_IMPORT_UNPARSED);

  if (entered > 0)
    return g_strdup_printf (ngettext ("%'u Mail Imported", "%'u Mails Imported", entered), entered);
  if (unparsed > 0)
    return g_strdup_printf (ngettext ("%'u Mail Could Not Be Read", "%'u Mails Could Not Be Read",
                                      unparsed),
                            unparsed);
  if (count_mails (self, DOCKET_IMPORT_DUPLICATE) > 0)
    return g_strdup (_ ("No New Mail"));
  return g_strdup (_ ("No Mail Was Imported"));
}

static void
finished_cb (DocketImportDialog *self)
{
  g_autofree char *heading = describe_outcome (self);

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  show_remark (self);
  show_mails (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "done");
  gtk_widget_grab_focus (self->list);
}

static void
row_activated_cb (DocketImportDialog *self, guint position)
{
  GListModel *rows = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (rows, position);
  g_autoptr (DocketImportRow) item = gtk_tree_list_row_get_item (row);

  if (docket_import_row_get_mails (item) != NULL)
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else if (docket_import_row_get_case (item) == NULL)
    docket_unparsed_dialog_present (GTK_WIDGET (self), self->desk);
  else if (self->parent != NULL)
    {
      gtk_widget_activate_action (self->parent, "win.open-case", "s",
                                  docket_import_row_get_case (item));
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* --- beginning ------------------------------------------------------------------------------ */

static void
begin (DocketImportDialog *self, GListModel *files, GBytes *raw)
{
  if (self->job != NULL)
    return;
  self->job = docket_import_job_new (self->desk);
  g_signal_connect_object (self->job, "progressed", G_CALLBACK (progressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->job, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_text (GTK_LABEL (self->counts), _ ("Looking for mails…"));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "running");
  gtk_widget_grab_focus (self->stop);
  docket_import_job_start (self->job, files, raw);
}

static void
chosen (GListModel *files, gpointer data)
{
  begin (data, files, NULL);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean       folder = g_str_equal (name, "import.choose-folder");
  DocketChoosing choosing = {
    .kind = folder ? DOCKET_CHOOSE_FOLDER : DOCKET_CHOOSE_FILES,
    .title = folder ? _ ("Import a Folder of Mails") : _ ("Import Mails"),
  };

  docket_feedback_choose (widget, &choosing, chosen, widget);
}

static void
pasted (GListModel *files, GBytes *raw, gpointer data)
{
  begin (data, files, raw);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (DOCKET_IMPORT_DIALOG (widget)->job == NULL)
    docket_import_clipboard_read (widget, pasted, widget);
}

static gboolean
drop_cb (DocketImportDialog *self, const GValue *value)
{
  g_autoptr (GListModel) files = docket_import_clipboard_new_model (g_value_get_boxed (value));

  if (self->job != NULL || g_list_model_get_n_items (files) == 0)
    return FALSE;
  begin (self, files, NULL);
  return TRUE;
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketImportDialog *self = DOCKET_IMPORT_DIALOG (widget);

  if (self->job == NULL || !docket_import_job_is_running (self->job))
    return;
  docket_import_job_stop (self->job);
  gtk_widget_action_set_enabled (widget, "import.stop", FALSE);
  gtk_label_set_text (GTK_LABEL (self->counts), _ ("Stopping after the mails at hand…"));
}

static void
unparsed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_unparsed_dialog_present (widget, DOCKET_IMPORT_DIALOG (widget)->desk);
}

/* What runs is stopped first; the dialog then tells what was done */
static gboolean
docket_import_dialog_close_request (GtkWindow *window)
{
  DocketImportDialog *self = DOCKET_IMPORT_DIALOG (window);

  if (self->job != NULL && docket_import_job_is_running (self->job))
    {
      stop_action (GTK_WIDGET (window), NULL, NULL);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (docket_import_dialog_parent_class)->close_request (window);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_import_dialog_dispose (GObject *object)
{
  DocketImportDialog *self = DOCKET_IMPORT_DIALOG (object);

  if (self->job != NULL && docket_import_job_is_running (self->job))
    docket_import_job_stop (self->job);
  g_clear_object (&self->job);
  g_clear_object (&self->desk);
  g_clear_weak_pointer (&self->parent);

  G_OBJECT_CLASS (docket_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketImportDialog, stack);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, choose);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, bar);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, counts);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, stop);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, heading);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, remark);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, list);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, hint);
  gtk_widget_class_bind_template_child (class, DocketImportDialog, close);
}

static void
docket_import_dialog_class_init (DocketImportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_import_dialog_dispose;
  GTK_WINDOW_CLASS (class)->close_request = docket_import_dialog_close_request;
  g_type_ensure (DOCKET_TYPE_IMPORT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.choose-folder", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "import.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "import.unparsed", NULL, unparsed_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
docket_import_dialog_init (DocketImportDialog *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static DocketImportDialog *
present (GtkWidget *parent, DocketDesk *desk)
{
  DocketImportDialog *self =
      g_object_new (DOCKET_TYPE_IMPORT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  self->desk = g_object_ref (desk);
  g_set_weak_pointer (&self->parent, parent);
  gtk_widget_grab_focus (self->choose);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

void
docket_import_start (GtkWidget *parent, DocketDesk *desk, GListModel *files)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && DOCKET_IS_DESK (desk) && G_IS_LIST_MODEL (files));

  if (g_list_model_get_n_items (files) > 0)
    begin (present (parent, desk), files, NULL);
}

void
docket_import_choose (GtkWidget *parent, DocketDesk *desk)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && DOCKET_IS_DESK (desk));

  present (parent, desk);
}

/* --- the clipboard -------------------------------------------------------------------------- */

static void
pasted_on_parent (GListModel *files, GBytes *raw, gpointer data)
{
  GtkWidget  *parent = data;
  DocketDesk *desk = g_object_get_data (G_OBJECT (parent), "docket-import-desk");

  begin (present (parent, desk), files, raw);
}

void
docket_import_paste (GtkWidget *parent, DocketDesk *desk)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && DOCKET_IS_DESK (desk));

  g_object_set_data_full (G_OBJECT (parent), "docket-import-desk", g_object_ref (desk),
                          g_object_unref);
  docket_import_clipboard_read (parent, pasted_on_parent, parent);
}
