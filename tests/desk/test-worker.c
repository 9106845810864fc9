/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread that owns a connection: work runs there, in order, and its failures come back. */

#include "core/docket-error.h"
#include "desk/docket-worker.h"

typedef struct
{
  GThread *thread;
  GString *order;
  char     letter;
} Work;

static gboolean
append_in_thread (gpointer data, GError **error)
{
  Work *work = data;

  work->thread = g_thread_self ();
  g_string_append_c (work->order, work->letter);
  return TRUE;
}

static gboolean
fail_in_thread (gpointer data, GError **error)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "no");
  return FALSE;
}

static void
test_one_thread (void)
{
  g_autoptr (DocketWorker) worker = docket_worker_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  Work first = { NULL, order, 'a' };
  Work second = { NULL, order, 'b' };

  g_assert_true (docket_worker_run (worker, append_in_thread, &first, NULL));
  g_assert_true (docket_worker_run (worker, append_in_thread, &second, NULL));
  g_assert_cmpstr (order->str, ==, "ab");
  g_assert_true (first.thread == second.thread);
  g_assert_true (first.thread != g_thread_self ());
}

static void
test_failure (void)
{
  g_autoptr (DocketWorker) worker = docket_worker_new ("test");
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Work after = { NULL, order, 'a' };

  g_assert_false (docket_worker_run (worker, fail_in_thread, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_assert_false (docket_worker_run (worker, fail_in_thread, NULL, NULL));
  g_assert_true (docket_worker_run (worker, append_in_thread, &after, NULL));
}

enum
{
  CALLERS = 4,
  CALLS = 500,
};

static gboolean
count_in_thread (gpointer data, GError **error)
{
  ++*(guint *) data; /* no lock: one thread runs all */
  return TRUE;
}

typedef struct
{
  DocketWorker *worker;
  guint        *count;
} Caller;

static gpointer
call_in_thread (gpointer data)
{
  Caller *caller = data;

  for (guint i = 0; i < CALLS; i++)
    g_assert_true (docket_worker_run (caller->worker, count_in_thread, caller->count, NULL));
  return NULL;
}

static void
test_many_callers (void)
{
  g_autoptr (DocketWorker) worker = docket_worker_new ("test");
  guint    count = 0;
  Caller   caller = { worker, &count };
  GThread *threads[CALLERS];

  for (guint i = 0; i < CALLERS; i++)
    threads[i] = g_thread_new ("caller", call_in_thread, &caller);
  for (guint i = 0; i < CALLERS; i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count, ==, CALLERS * CALLS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/worker/one-thread", test_one_thread);
  g_test_add_func ("/desk/worker/failure", test_failure);
  g_test_add_func ("/desk/worker/many-callers", test_many_callers);
  return g_test_run ();
}
