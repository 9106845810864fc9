/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the open case to a report on disk. Main thread; it is written in a thread of the pool. */

#include "config.h"

#include "gtk/docket-export.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *number;
  char *path;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_free (export->number);
  g_free (export->path);
  g_free (export);
}

/* Returns the path */
static gpointer
write_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Export *export = data;
  const char *const numbers[] = { export->number, NULL };

  return docket_desk_write_report (desk, numbers, export->path, error) ? g_strdup (export->path)
                                                                       : NULL;
}

/* The window may be gone by then: whatever was written is whole */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *name = path == NULL ? NULL : g_path_get_basename (path);
  g_autofree char *sentence = NULL;
  g_autoptr (GFile) file = path == NULL ? NULL : g_file_new_for_path (path);

  if (gtk_widget_get_root (parent) == NULL)
    return;
  if (path == NULL)
    {
      docket_feedback_fail (parent, _ ("The report could not be written"), error);
      return;
    }
  sentence = g_strdup_printf (_ ("Report written: %s"), name);
  docket_feedback_tell_file (parent, sentence, file);
}

static void
write_report (GtkWidget *parent, DocketDesk *desk, const char *number, const char *path)
{
  Export *export = g_new0 (Export, 1);
  DocketDeskCall call = { write_in_thread, g_free, export, free_export };

  export->number = g_strdup (number);
  export->path = g_strdup (path);
  docket_desk_call_async (desk, &call, NULL, written_cb, g_object_ref (parent));
}

void
docket_export_report_to (GtkWidget *parent, DocketCaseHandle *handle, const char *path)
{
  write_report (parent, docket_case_handle_get_desk (handle),
                docket_case_handle_get_number (handle), path);
}

/* No handle: one that is kept reads its case after every change */
typedef struct
{
  GtkWidget  *parent; /* weak */
  DocketDesk *desk;
  char       *number;
} Choosing;

static void
chosen_cb (GListModel *files, gpointer data)
{
  Choosing *choosing = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (choosing->parent == NULL || file == NULL)
    return;
  if (path != NULL)
    write_report (choosing->parent, choosing->desk, choosing->number, path);
  else
    docket_feedback_fail_place (choosing->parent, _ ("The report could not be written"));
}

static void
free_choosing (gpointer data)
{
  Choosing *choosing = data;

  g_clear_weak_pointer (&choosing->parent);
  g_clear_object (&choosing->desk);
  g_free (choosing->number);
  g_free (choosing);
}

void
docket_export_report (GtkWidget *parent, DocketCaseHandle *handle)
{
  static const char *const patterns[] = { "*.xml", NULL };
  g_autofree char *name = g_strconcat (docket_case_handle_get_number (handle), ".xml", NULL);
  DocketChoosing   choosing = { DOCKET_CHOOSE_SAVE, _ ("Export Report"), name, patterns };
  Choosing        *data = g_new0 (Choosing, 1);

  g_set_weak_pointer (&data->parent, parent);
  data->desk = g_object_ref (docket_case_handle_get_desk (handle));
  data->number = g_strdup (docket_case_handle_get_number (handle));
  /* the dialog may be left without a word: what was kept for it goes with the case's window */
  g_object_set_data_full (G_OBJECT (parent), "docket-exporting", data, free_choosing);
  docket_feedback_choose (parent, &choosing, chosen_cb, data);
}
