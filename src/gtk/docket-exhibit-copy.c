/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of evidence outside the vault. Main thread; files are written in a thread of the pool. */

#include "config.h"

#include "gtk/docket-exhibit-copy.h"

#include "core/docket-error.h"
#include "desk/docket-desk-call.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _DocketExhibitCopy
{
  GPtrArray *paths; /* each in a folder of its own */
};

DocketExhibitCopy *
docket_exhibit_copy_new (void)
{
  DocketExhibitCopy *copy = g_rc_box_new0 (DocketExhibitCopy);

  copy->paths = g_ptr_array_new_with_free_func (g_free);
  return copy;
}

/* Few files in a temporary directory: not worth a thread that might not live to do it */
static void
remove_copies (gpointer data)
{
  DocketExhibitCopy *copy = data;

  for (guint i = 0; i < copy->paths->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (copy->paths->pdata[i]);

      g_remove (copy->paths->pdata[i]);
      g_rmdir (folder);
    }
  g_ptr_array_unref (copy->paths);
}

/* A copy that is being made keeps it until it is there, and then goes too */
void
docket_exhibit_copy_free (DocketExhibitCopy *copy)
{
  g_rc_box_release_full (copy, remove_copies);
}

gboolean
docket_exhibit_copy_is_passive (const char *media_type)
{
  static const char *const passive[] = { "image/",     "audio/",          "video/",
                                         "text/plain", "application/pdf", "message/rfc822" };

  if (g_str_has_prefix (media_type, "image/svg"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (passive); i++)
    if (g_str_has_prefix (media_type, passive[i]))
      return TRUE;
  return FALSE;
}

/* --- copying -------------------------------------------------------------------------------- */

/* For the thread */
typedef struct
{
  char *number;
  char *id;
  char *name; /* that is safe */
  char *path; /* of the copy; NULL: in a new folder */
} Copying;

/* For who waits for it */
typedef struct
{
  GtkWidget         *widget; /* weak */
  DocketExhibitCopy *copy;   /* a reference; NULL: saved where the user chose */
} Waiting;

static void
free_copying (gpointer data)
{
  Copying *copying = data;

  g_free (copying->number);
  g_free (copying->id);
  g_free (copying->name);
  g_free (copying->path);
  g_free (copying);
}

static void
free_waiting (Waiting *waiting)
{
  g_clear_weak_pointer (&waiting->widget);
  g_clear_pointer (&waiting->copy, docket_exhibit_copy_free);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

static char *
dup_new_path (const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *folder = g_dir_make_tmp ("docket-XXXXXX", &local);

  if (folder != NULL)
    return g_build_filename (folder, name, NULL);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("There is no place for a copy: %s"),
               local->message);
  return NULL;
}

/* A folder made for nothing goes again */
static gboolean
copy_to_new (DocketDesk *desk, const Copying *copying, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (docket_desk_copy_evidence (desk, copying->number, copying->id, path, error))
    return TRUE;
  g_rmdir (folder);
  return FALSE;
}

static gpointer
copy_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Copying   *copying = data;
  g_autofree char *path = NULL;

  if (copying->path != NULL)
    return docket_desk_copy_evidence (desk, copying->number, copying->id, copying->path, error)
               ? g_strdup (copying->path)
               : NULL;
  path = dup_new_path (copying->name, error);
  return path != NULL && copy_to_new (desk, copying, path, error) ? g_steal_pointer (&path) : NULL;
}

static void
start_copying (DocketDesk *desk, Copying *copying, Waiting *waiting, GAsyncReadyCallback callback)
{
  DocketDeskCall call = { copy_in_thread, g_free, copying, free_copying };

  docket_desk_call_async (desk, &call, NULL, callback, waiting);
}

static Copying *
new_copying (const char *number, const DocketEvidenceRow *row)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->number = g_strdup (number);
  copying->id = g_strdup (row->id);
  copying->name = docket_evidence_dup_file_name (row);
  return copying;
}

static Waiting *
new_waiting (GtkWidget *widget, DocketExhibitCopy *copy)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_set_weak_pointer (&waiting->widget, widget);
  waiting->copy = copy == NULL ? NULL : g_rc_box_acquire (copy);
  return waiting;
}

/* --- opening -------------------------------------------------------------------------------- */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && waiting->widget != NULL)
    docket_feedback_fail (waiting->widget, _ ("No Program Opened the File"), error);
}

static void
copied_to_open_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *uri = path == NULL ? NULL : g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GAppLaunchContext) context = NULL;

  if (path != NULL)
    g_ptr_array_add (waiting->copy->paths, g_steal_pointer (&path));
  if (waiting->widget == NULL)
    return;
  if (uri == NULL)
    {
      docket_feedback_fail (waiting->widget, _ ("The Evidence Cannot Be Opened"), error);
      return;
    }
  context = G_APP_LAUNCH_CONTEXT (
      gdk_display_get_app_launch_context (gtk_widget_get_display (waiting->widget)));
  g_app_info_launch_default_for_uri_async (uri, context, NULL, launched_cb,
                                           g_steal_pointer (&waiting));
}

void
docket_exhibit_copy_open (DocketExhibitCopy       *copy,
                          GtkWidget               *widget,
                          DocketDesk              *desk,
                          const char              *number,
                          const DocketEvidenceRow *row)
{
  start_copying (desk, new_copying (number, row), new_waiting (widget, copy), copied_to_open_cb);
}

/* --- saving --------------------------------------------------------------------------------- */

static void
copied_to_save_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *name = path == NULL ? NULL : g_filename_display_basename (path);
  g_autofree char *sentence = NULL;

  if (waiting->widget == NULL)
    return;
  if (path == NULL)
    {
      docket_feedback_fail (waiting->widget, _ ("No Copy Was Saved"), error);
      return;
    }
  sentence = g_strdup_printf (_ ("“%s” was saved"), name);
  docket_feedback_tell (waiting->widget, sentence);
}

void
docket_exhibit_copy_save (GtkWidget               *widget,
                          DocketDesk              *desk,
                          const char              *number,
                          const DocketEvidenceRow *row,
                          GFile                   *file)
{
  g_autofree char *path = g_file_get_path (file);
  Copying         *copying;

  /* without a path, the copy would go where nobody looks for it */
  if (path == NULL)
    {
      docket_feedback_fail_place (widget, _ ("No Copy Was Saved"));
      return;
    }
  copying = new_copying (number, row);
  copying->path = g_steal_pointer (&path);
  start_copying (desk, copying, new_waiting (widget, NULL), copied_to_save_cb);
}
