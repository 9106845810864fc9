/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One thread and its queue. What the thread owns is made, used and closed by the work it is given.
 */

#include "desk/docket-worker.h"

struct _DocketWorker
{
  GThread     *thread;
  GAsyncQueue *queue; /* of Work */
};

typedef struct
{
  DocketWorkFunc func; /* NULL: the end */
  gpointer       data;
  GError       **error;
  gboolean       result;
  gboolean       done;
  GMutex         mutex;
  GCond          cond;
} Work;

static void
finish_work (Work *work, gboolean result)
{
  g_mutex_lock (&work->mutex);
  work->result = result;
  work->done = TRUE;
  g_cond_signal (&work->cond);
  g_mutex_unlock (&work->mutex);
}

static gpointer
run_in_thread (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  for (;;)
    {
      Work *work = g_async_queue_pop (queue);

      if (work->func == NULL)
        {
          finish_work (work, TRUE);
          return NULL;
        }
      finish_work (work, work->func (work->data, work->error));
    }
}

DocketWorker *
docket_worker_new (const char *name)
{
  DocketWorker *worker = g_new (DocketWorker, 1);

  worker->queue = g_async_queue_new ();
  worker->thread = g_thread_new (name, run_in_thread, g_async_queue_ref (worker->queue));
  return worker;
}

gboolean
docket_worker_run (DocketWorker *worker, DocketWorkFunc func, gpointer data, GError **error)
{
  Work work = { .func = func, .data = data, .error = error };

  g_return_val_if_fail (g_thread_self () != worker->thread, FALSE);

  g_mutex_init (&work.mutex);
  g_cond_init (&work.cond);
  g_async_queue_push (worker->queue, &work);
  g_mutex_lock (&work.mutex);
  while (!work.done)
    g_cond_wait (&work.cond, &work.mutex);
  g_mutex_unlock (&work.mutex);
  g_mutex_clear (&work.mutex);
  g_cond_clear (&work.cond);
  return work.result;
}

void
docket_worker_free (DocketWorker *worker)
{
  docket_worker_run (worker, NULL, NULL, NULL);
  g_thread_join (worker->thread);
  g_async_queue_unref (worker->queue);
  g_free (worker);
}
