/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Backup and check of a desk, in threads of the pool. Main thread. */

#include "config.h"

#include "gtk/docket-care-group.h"

#include "core/docket-error.h"
#include "desk/docket-desk-call.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

struct _DocketCareGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *backup, *check;
  GtkSpinner   *backup_spinner, *check_spinner;
  GtkWidget    *backup_button, *check_button;
  GtkImage     *check_image;

  DocketDesk *desk;
  GtkWindow  *under;    /* weak: the window under that of the group, for what ends after it */
  GPtrArray  *problems; /* rows, of the last check */
};

G_DEFINE_TYPE (DocketCareGroup, docket_care_group, ADW_TYPE_PREFERENCES_GROUP)

static void
set_running (GtkSpinner *spinner, GtkWidget *button, gboolean running)
{
  gtk_widget_set_visible (GTK_WIDGET (spinner), running);
  gtk_spinner_set_spinning (spinner, running);
  gtk_widget_set_sensitive (button, !running);
}

static void
remember_window (DocketCareGroup *group)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (group));

  g_set_weak_pointer (&group->under, GTK_IS_WINDOW (root)
                                         ? gtk_window_get_transient_for (GTK_WINDOW (root))
                                         : NULL);
}

/* What went wrong after the window of the group was closed */
static void
tell_late (DocketCareGroup *group, const char *heading, const GError *error)
{
  if (gtk_widget_get_root (GTK_WIDGET (group)) == NULL && group->under != NULL)
    docket_feedback_fail (GTK_WIDGET (group->under), heading, error);
}

/* --- backup --------------------------------------------------------------------------------- */

static gpointer
back_up_in_thread (DocketDesk *desk, gpointer directory, GError **error)
{
  gint64 events;

  return docket_desk_backup (desk, directory, &events, error) ? g_memdup2 (&events, sizeof events)
                                                              : NULL;
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketCareGroup) group = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *events = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char   *text = NULL;

  set_running (group->backup_spinner, group->backup_button, FALSE);
  if (events == NULL)
    {
      text = g_strdup_printf (_ ("No backup was made: %s"), error->message);
      tell_late (group, _ ("No Backup Was Made"), error);
    }
  else
    text = g_strdup_printf (ngettext ("Backed up and compared: %ld entry of the journal",
                                      "Backed up and compared: %ld entries of the journal",
                                      (gulong) *events),
                            (long) *events);
  adw_action_row_set_subtitle (group->backup, text);
}

void
docket_care_group_back_up (DocketCareGroup *group, const char *directory)
{
  const DocketDeskCall call = { .func = back_up_in_thread,
                                .free_result = g_free,
                                .data = g_strdup (directory),
                                .free_data = g_free };

  remember_window (group);
  set_running (group->backup_spinner, group->backup_button, TRUE);
  adw_action_row_set_subtitle (group->backup, _ ("Copying the desk…"));
  docket_desk_call_async (group->desk, &call, NULL, backed_up_cb, g_object_ref (group));
}

static void
folder_chosen (GListModel *files, gpointer data)
{
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);
  g_autofree char *path = g_file_get_path (folder);

  if (path == NULL)
    {
      g_autoptr (GError) error =
          g_error_new (DOCKET_ERROR, DOCKET_ERROR_USAGE,
                       _ ("A backup needs a folder on a disk of this machine: choose another"));

      docket_feedback_fail (GTK_WIDGET (data), _ ("No Backup Was Made"), error);
      return;
    }
  docket_care_group_back_up (DOCKET_CARE_GROUP (data), path);
}

static void
back_up_cb (DocketCareGroup *group)
{
  const DocketChoosing choosing = { .kind = DOCKET_CHOOSE_FOLDER,
                                    .title = _ ("Folder of the Backup") };

  docket_feedback_choose (GTK_WIDGET (group), &choosing, folder_chosen, group);
}

/* --- check ---------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *problems;
  gint64     events;
} Checked;

static void
free_checked (gpointer data)
{
  Checked *checked = data;

  g_clear_pointer (&checked->problems, g_ptr_array_unref);
  g_free (checked);
}

/* An error that says the data are wrong is a finding too */
static gpointer
check_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Checked *checked = g_new0 (Checked, 1);
  GError  *local = NULL;

  if (docket_desk_verify (desk, TRUE, &checked->problems, &checked->events, &local))
    return checked;
  if (g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CORRUPT))
    {
      if (checked->problems == NULL)
        checked->problems = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (checked->problems, g_strdup (local->message));
      g_error_free (local);
      return checked;
    }
  g_propagate_error (error, local);
  free_checked (checked);
  return NULL;
}

static void
add_problem (DocketCareGroup *group, const char *problem)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (group->problems, row);
}

static void
clear_problems (DocketCareGroup *group)
{
  for (guint i = 0; i < group->problems->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), group->problems->pdata[i]);
  g_ptr_array_set_size (group->problems, 0);
  gtk_widget_set_visible (GTK_WIDGET (group->check_image), FALSE);
}

static void
show_verdict (DocketCareGroup *group, gboolean sound)
{
  gtk_image_set_from_icon_name (group->check_image,
                                sound ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (group->check_image), sound ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (group->check_image), sound ? "success" : "error");
  gtk_widget_set_visible (GTK_WIDGET (group->check_image), TRUE);
}

static char *
describe_check (const Checked *checked)
{
  guint problems = checked->problems->len;

  if (problems > 0)
    return g_strdup_printf (ngettext ("%u thing is wrong: restore a backup, or ask for help before "
                                      "you go on",
                                      "%u things are wrong: restore a backup, or ask for help "
                                      "before you go on",
                                      problems),
                            problems);
  return g_strdup_printf (ngettext ("All is well: %ld entry of the journal checked",
                                    "All is well: %ld entries of the journal checked",
                                    (gulong) checked->events),
                          (long) checked->events);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketCareGroup) group = data;
  g_autoptr (GError) error = NULL;
  Checked         *checked = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *text = NULL;

  set_running (group->check_spinner, group->check_button, FALSE);
  if (checked == NULL)
    {
      text = g_strdup_printf (_ ("The check could not be finished: %s"), error->message);
      tell_late (group, _ ("The Desk Was Not Checked"), error);
    }
  else
    text = describe_check (checked);
  adw_action_row_set_subtitle (group->check, text);
  show_verdict (group, checked != NULL && checked->problems->len == 0);
  for (guint i = 0; checked != NULL && i < checked->problems->len; i++)
    add_problem (group, checked->problems->pdata[i]);
  g_clear_pointer (&checked, free_checked);
}

static void
check_cb (DocketCareGroup *group)
{
  const DocketDeskCall call = { .func = check_in_thread, .free_result = free_checked };

  clear_problems (group);
  remember_window (group);
  set_running (group->check_spinner, group->check_button, TRUE);
  adw_action_row_set_subtitle (group->check, _ ("Reading the journal and the evidence…"));
  docket_desk_call_async (group->desk, &call, NULL, checked_cb, g_object_ref (group));
}

/* --- class ---------------------------------------------------------------------------------- */

static void
docket_care_group_finalize (GObject *object)
{
  DocketCareGroup *group = DOCKET_CARE_GROUP (object);

  g_clear_weak_pointer (&group->under);
  g_clear_object (&group->desk);
  g_ptr_array_unref (group->problems);

  G_OBJECT_CLASS (docket_care_group_parent_class)->finalize (object);
}

static void
docket_care_group_class_init (DocketCareGroupClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = docket_care_group_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-care-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, backup);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, backup_spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, backup_button);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, check);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, check_spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, check_button);
  gtk_widget_class_bind_template_child (widget_class, DocketCareGroup, check_image);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
}

static void
docket_care_group_init (DocketCareGroup *group)
{
  group->problems = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (group));
}

void
docket_care_group_set_desk (DocketCareGroup *group, DocketDesk *desk)
{
  g_set_object (&group->desk, desk);
}
