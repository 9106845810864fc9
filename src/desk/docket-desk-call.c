/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calls of the desk from a main loop: the function waits in a thread of the pool, its answer comes
 * back to the loop. */

#include "desk/docket-desk-call.h"

static void
free_call (gpointer data)
{
  DocketDeskCall *call = data;

  if (call->free_data != NULL)
    call->free_data (call->data);
  g_free (call);
}

static void
call_in_thread (GTask *task, gpointer desk, gpointer data, GCancellable *cancellable)
{
  DocketDeskCall *call = data;
  GError         *error = NULL;
  gpointer        result = call->func (desk, call->data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call->free_result);
}

/* Whoever shows the desk hears of the change before the caller goes on */
static void
call_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  DocketDeskCall *call = g_task_get_task_data (G_TASK (result));
  GDestroyNotify  free_result = call->free_result;
  GError         *error = NULL;
  gpointer        answer = g_task_propagate_pointer (G_TASK (result), &error);

  docket_desk_notify_changed (DOCKET_DESK (source));
  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, answer, free_result);
}

void
docket_desk_call_async (DocketDesk           *desk,
                        const DocketDeskCall *call,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              data)
{
  GTask *outer = g_task_new (desk, cancellable, callback, data);
  g_autoptr (GTask) inner = g_task_new (desk, NULL, call_done_cb, outer);

  g_task_set_source_tag (outer, docket_desk_call_async);
  g_task_set_task_data (inner, g_memdup2 (call, sizeof *call), free_call);
  g_task_run_in_thread (inner, call_in_thread);
}

gpointer
docket_desk_call_finish (DocketDesk *desk, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, desk), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
