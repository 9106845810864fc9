/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An import beside the main loop. The thread leaves rows in a shared place, from where the main
 * loop fetches them a few times a second: a loop that was woken for every mail would draw nothing
 * else. */

#include "config.h"

#include "gtk/docket-import-job.h"

#include "gtk/docket-import-row.h"

#include "desk/docket-desk-call.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

enum
{
  FETCH_INTERVAL = 80,    /* ms */
  NOTIFY_INTERVAL = 1000, /* ms: lists of cases follow the import no faster */
  N_STATUSES = DOCKET_IMPORT_UNPARSED + 1,
};

/* Between the two threads */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray      *paths;  /* of GFile */
  GBytes         *raw;    /* nullable */
  char           *folder; /* for copies; the thread's */
  GCancellable   *stop;
  GMutex          mutex; /* guards what follows */
  GPtrArray      *rows;  /* of DocketImportRow */
  guint           done;
  guint           total;
} Shared;

struct _DocketImportJob
{
  GObject parent_instance;

  DocketDesk *desk;
  Shared     *shared;
  GListStore *mails[N_STATUSES];
  GError     *error;
  guint       source;
  guint       waited; /* ms since the desk was last told */
  guint       done;
  guint       total;
  gboolean    running;
};

G_DEFINE_TYPE (DocketImportJob, docket_import_job, G_TYPE_OBJECT)

enum
{
  PROGRESSED,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- shared --------------------------------------------------------------------------------- */

static Shared *
make_shared (GListModel *files, GBytes *raw)
{
  Shared *shared = g_new0 (Shared, 1);

  g_atomic_ref_count_init (&shared->ref_count);
  shared->paths = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (shared->paths, g_list_model_get_item (files, i));
  shared->raw = raw == NULL ? NULL : g_bytes_ref (raw);
  shared->stop = g_cancellable_new ();
  g_mutex_init (&shared->mutex);
  shared->rows = g_ptr_array_new_with_free_func (g_object_unref);
  return shared;
}

static void
drop_shared (gpointer data)
{
  Shared *shared = data;

  if (!g_atomic_ref_count_dec (&shared->ref_count))
    return;
  g_ptr_array_unref (shared->paths);
  g_clear_pointer (&shared->raw, g_bytes_unref);
  g_clear_object (&shared->stop);
  g_mutex_clear (&shared->mutex);
  g_ptr_array_unref (shared->rows);
  g_free (shared->folder);
  g_free (shared);
}

/* --- in the thread -------------------------------------------------------------------------- */

static void
take_imported (const DocketImported *imported, gpointer data)
{
  Shared                         *shared = data;
  DocketImportRow                *row = docket_import_row_new (imported);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&shared->mutex);

  g_ptr_array_add (shared->rows, row);
  shared->done = imported->done;
  shared->total = MAX (imported->total, imported->done);
}

static gboolean
make_folder (Shared *shared, GError **error)
{
  if (shared->folder == NULL)
    shared->folder = g_dir_make_tmp ("docket-mail-XXXXXX", error);
  return shared->folder != NULL;
}

/* A file of its own, which the import reads as any other */
static char *
write_raw (Shared *shared, GError **error)
{
  g_autofree char *path = NULL;

  if (!make_folder (shared, error))
    return NULL;
  /* Translators: name of a mail that came from the clipboard; no spaces or slashes */
  path = g_strdup_printf ("%s/%s.eml", shared->folder, C_ ("file name", "pasted"));
  return g_file_set_contents (path, g_bytes_get_data (shared->raw, NULL),
                              (gssize) g_bytes_get_size (shared->raw), error)
             ? g_steal_pointer (&path)
             : NULL;
}

/* Two mails of different folders may bear the same name, and both are taken in */
static GFile *
make_copy_file (Shared *shared, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  GFile           *copy = g_file_new_build_filename (shared->folder, name, NULL);

  for (guint i = 2; g_file_query_exists (copy, NULL); i++)
    {
      g_autofree char *other = g_strdup_printf ("%u-%s", i, name);

      g_object_unref (copy);
      copy = g_file_new_build_filename (shared->folder, other, NULL);
    }
  return copy;
}

/* The import reads the file system: what lies elsewhere is copied first */
static char *
dup_path (Shared *shared, GFile *file, GError **error)
{
  g_autoptr (GFile) copy = NULL;
  char *path = g_file_get_path (file);

  if (path != NULL)
    return path;
  if (!make_folder (shared, error))
    return NULL;
  copy = make_copy_file (shared, file);
  return g_file_copy (file, copy, G_FILE_COPY_NONE, shared->stop, NULL, NULL, error)
             ? g_file_get_path (copy)
             : NULL;
}

static GPtrArray *
collect_paths (Shared *shared, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shared->paths->len; i++)
    {
      char *path = dup_path (shared, shared->paths->pdata[i], error);

      if (path == NULL)
        return NULL;
      g_ptr_array_add (paths, path);
    }
  if (shared->raw != NULL)
    {
      char *path = write_raw (shared, error);

      if (path == NULL)
        return NULL;
      g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  return g_steal_pointer (&paths);
}

/* Copies only: files, no folders */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gpointer
import_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Shared *shared = data;
  g_autoptr (GPtrArray) paths = collect_paths (shared, error);

  if (paths != NULL)
    docket_desk_import (desk, (const char *const *) paths->pdata, take_imported, shared,
                        shared->stop, error);
  if (shared->folder != NULL)
    remove_folder (shared->folder);
  return NULL;
}

/* --- in the main loop ----------------------------------------------------------------------- */

static void
fetch (DocketImportJob *job)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_mutex_lock (&job->shared->mutex);
  rows = g_steal_pointer (&job->shared->rows);
  job->shared->rows = g_ptr_array_new_with_free_func (g_object_unref);
  job->done = job->shared->done;
  job->total = job->shared->total;
  g_mutex_unlock (&job->shared->mutex);

  for (guint i = 0; i < rows->len; i++)
    g_list_store_append (job->mails[docket_import_row_get_status (rows->pdata[i])], rows->pdata[i]);
}

static gboolean
fetch_cb (gpointer data)
{
  DocketImportJob *job = data;

  fetch (job);
  job->waited += FETCH_INTERVAL;
  if (job->waited >= NOTIFY_INTERVAL)
    {
      job->waited = 0;
      docket_desk_notify_changed (job->desk);
    }
  g_signal_emit (job, signals[PROGRESSED], 0);
  return G_SOURCE_CONTINUE;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketImportJob) job = data;

  docket_desk_call_finish (DOCKET_DESK (source), result, &job->error);
  g_clear_handle_id (&job->source, g_source_remove);
  fetch (job);
  if (g_error_matches (job->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&job->error);
  job->running = FALSE;
  g_signal_emit (job, signals[FINISHED], 0);
}

void
docket_import_job_start (DocketImportJob *job, GListModel *files, GBytes *raw)
{
  DocketDeskCall call = { import_in_thread, NULL, NULL, drop_shared };

  g_return_if_fail (DOCKET_IS_IMPORT_JOB (job) && job->shared == NULL);

  job->shared = make_shared (files, raw);
  g_atomic_ref_count_inc (&job->shared->ref_count);
  call.data = job->shared;
  job->running = TRUE;
  job->source = g_timeout_add (FETCH_INTERVAL, fetch_cb, job);
  docket_desk_call_async (job->desk, &call, NULL, imported_cb, g_object_ref (job));
}

void
docket_import_job_stop (DocketImportJob *job)
{
  g_return_if_fail (DOCKET_IS_IMPORT_JOB (job) && job->shared != NULL);

  g_cancellable_cancel (job->shared->stop);
}

gboolean
docket_import_job_is_running (DocketImportJob *job)
{
  return job->running;
}

gboolean
docket_import_job_was_stopped (DocketImportJob *job)
{
  return job->shared != NULL && g_cancellable_is_cancelled (job->shared->stop);
}

const GError *
docket_import_job_get_error (DocketImportJob *job)
{
  return job->error;
}

void
docket_import_job_get_progress (DocketImportJob *job, guint *done, guint *total)
{
  *done = job->done;
  *total = job->total;
}

GListModel *
docket_import_job_get_mails (DocketImportJob *job, DocketImportStatus status)
{
  return G_LIST_MODEL (job->mails[status]);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_import_job_finalize (GObject *object)
{
  DocketImportJob *job = DOCKET_IMPORT_JOB (object);

  for (gsize i = 0; i < N_STATUSES; i++)
    g_clear_object (&job->mails[i]);
  g_clear_pointer (&job->shared, drop_shared);
  g_clear_object (&job->desk);
  g_clear_error (&job->error);

  G_OBJECT_CLASS (docket_import_job_parent_class)->finalize (object);
}

static void
docket_import_job_class_init (DocketImportJobClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_import_job_finalize;
  signals[PROGRESSED] = g_signal_new ("progressed", DOCKET_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", DOCKET_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
docket_import_job_init (DocketImportJob *job)
{
  for (gsize i = 0; i < N_STATUSES; i++)
    job->mails[i] = g_list_store_new (DOCKET_TYPE_IMPORT_ROW);
}

DocketImportJob *
docket_import_job_new (DocketDesk *desk)
{
  DocketImportJob *job = g_object_new (DOCKET_TYPE_IMPORT_JOB, NULL);

  job->desk = g_object_ref (desk);
  return job;
}
