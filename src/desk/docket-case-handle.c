/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The case that a page shows, read and acted on in the background. Main thread. */

#include "desk/docket-case-handle.h"

#include "core/docket-error.h"
#include "desk/docket-desk-call.h"

struct _DocketCaseHandle
{
  GObject parent_instance;

  DocketDesk     *desk;
  char           *number;
  DocketCaseView *view;  /* NULL: not read yet, or it failed */
  GError         *error; /* of the last reading */
  guint           acts;  /* under way */
  gboolean        reading;
  gboolean        outdated; /* something changed since the reading began */
  GPtrArray      *waiting;  /* Done: until the case was read after them */
};

/* An act that was done, and the task that is to tell so */
typedef struct
{
  GTask       *task;
  DocketActed *acted;
} Done;

G_DEFINE_TYPE (DocketCaseHandle, docket_case_handle, G_TYPE_OBJECT)

enum
{
  PROP_BUSY = 1,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* --- reading -------------------------------------------------------------------------------- */

static gpointer
read_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_case (desk, data, error);
}

static void
free_done (gpointer data)
{
  Done *done = data;

  g_clear_pointer (&done->acted, docket_acted_free);
  g_object_unref (done->task);
  g_free (done);
}

static void
return_waiting (GPtrArray *waiting)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      Done *done = waiting->pdata[i];

      g_task_return_pointer (done->task, g_steal_pointer (&done->acted),
                             (GDestroyNotify) docket_acted_free);
    }
}

static void read_case (DocketCaseHandle *handle);

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketCaseHandle) handle = data;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseView) view = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  handle->reading = FALSE;
  if (handle->outdated)
    {
      read_case (handle);
      return;
    }
  g_clear_pointer (&handle->view, docket_case_view_free);
  g_clear_error (&handle->error);
  handle->view = g_steal_pointer (&view);
  handle->error = g_steal_pointer (&error);
  waiting = g_steal_pointer (&handle->waiting);
  handle->waiting = g_ptr_array_new_with_free_func (free_done);
  g_signal_emit (handle, signals[CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
  return_waiting (waiting);
}

static void
read_case (DocketCaseHandle *handle)
{
  DocketDeskCall call = { read_in_thread, (GDestroyNotify) docket_case_view_free,
                          g_strdup (handle->number), g_free };

  handle->reading = TRUE;
  handle->outdated = FALSE;
  docket_desk_call_async (handle->desk, &call, NULL, read_done_cb, g_object_ref (handle));
}

void
docket_case_handle_reload (DocketCaseHandle *handle)
{
  g_return_if_fail (DOCKET_IS_CASE_HANDLE (handle));

  if (handle->reading)
    {
      handle->outdated = TRUE;
      return;
    }
  read_case (handle);
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
}

/* --- acting --------------------------------------------------------------------------------- */

typedef struct
{
  char  *number;
  char  *action;
  char **inputs;
} Act;

static void
free_act (gpointer data)
{
  Act *act = data;

  g_free (act->number);
  g_free (act->action);
  g_strfreev (act->inputs);
  g_free (act);
}

/* A refusal is an answer, no failure */
static gpointer
act_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Act   *act = data;
  DocketActed *acted = NULL;
  g_autoptr (GError) local = NULL;

  if (!docket_desk_act (desk, act->number, act->action, (const char *const *) act->inputs, &acted,
                        &local) &&
      acted == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return acted;
}

static void
end_act (DocketCaseHandle *handle)
{
  handle->acts--;
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
}

static void
act_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  DocketCaseHandle *handle = g_task_get_source_object (task);
  GError           *error = NULL;
  DocketActed      *acted = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  end_act (handle);
  if (acted == NULL)
    g_task_return_error (task, error);
  else if (acted->after == NULL)
    g_task_return_pointer (task, acted, (GDestroyNotify) docket_acted_free);
  else
    {
      Done *done = g_new (Done, 1);

      done->task = g_steal_pointer (&task);
      done->acted = acted;
      g_ptr_array_add (handle->waiting, done);
      /* the desk has told of the change, and a reading since then has it */
      if (!handle->reading)
        docket_case_handle_reload (handle);
    }
}

static Act *
make_act (DocketCaseHandle *handle, const char *action, const char *const *inputs)
{
  Act *act = g_new (Act, 1);

  act->number = g_strdup (handle->number);
  act->action = g_strdup (action);
  act->inputs = inputs == NULL ? g_new0 (char *, 1) : g_strdupv ((char **) inputs);
  return act;
}

void
docket_case_handle_act_async (DocketCaseHandle   *handle,
                              const char         *action,
                              const char *const  *inputs,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask         *task = g_task_new (handle, NULL, callback, data);
  Act           *act = make_act (handle, action, inputs);
  DocketDeskCall call = { act_in_thread, (GDestroyNotify) docket_acted_free, act, free_act };

  g_task_set_source_tag (task, docket_case_handle_act_async);
  handle->acts++;
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
  docket_desk_call_async (handle->desk, &call, NULL, act_done_cb, task);
}

DocketActed *
docket_case_handle_act_finish (DocketCaseHandle *handle, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, handle), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- trying --------------------------------------------------------------------------------- */

static gpointer
try_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Act *act = data;

  return docket_desk_try_act (desk, act->number, act->action, (const char *const *) act->inputs,
                              error);
}

static void
try_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError      *error = NULL;
  DocketTried *tried = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  end_act (g_task_get_source_object (task));
  if (tried == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tried, (GDestroyNotify) docket_tried_free);
}

void
docket_case_handle_try_async (DocketCaseHandle   *handle,
                              const char         *action,
                              const char *const  *inputs,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask         *task = g_task_new (handle, NULL, callback, data);
  Act           *act = make_act (handle, action, inputs);
  DocketDeskCall call = { try_in_thread, (GDestroyNotify) docket_tried_free, act, free_act };

  g_task_set_source_tag (task, docket_case_handle_try_async);
  handle->acts++;
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
  docket_desk_call_async (handle->desk, &call, NULL, try_done_cb, task);
}

DocketTried *
docket_case_handle_try_finish (DocketCaseHandle *handle, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, handle), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- attaching ------------------------------------------------------------------------------ */

typedef struct
{
  char  *number;
  char **paths;
  char  *proves;
} Attachment;

static void
free_attachment (gpointer data)
{
  Attachment *attachment = data;

  g_free (attachment->number);
  g_strfreev (attachment->paths);
  g_free (attachment->proves);
  g_free (attachment);
}

static gpointer
attach_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Attachment *attachment = data;

  return docket_desk_attach (desk, attachment->number, (const char *const *) attachment->paths,
                             attachment->proves, error);
}

static void
attach_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  char  **ids = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  end_act (g_task_get_source_object (task));
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_strfreev);
}

void
docket_case_handle_attach_async (DocketCaseHandle   *handle,
                                 const char *const  *paths,
                                 const char         *proves,
                                 GAsyncReadyCallback callback,
                                 gpointer            data)
{
  GTask         *task = g_task_new (handle, NULL, callback, data);
  Attachment    *attachment = g_new (Attachment, 1);
  DocketDeskCall call = { attach_in_thread, (GDestroyNotify) g_strfreev, attachment,
                          free_attachment };

  attachment->number = g_strdup (handle->number);
  attachment->paths = g_strdupv ((char **) paths);
  attachment->proves = g_strdup (proves);
  g_task_set_source_tag (task, docket_case_handle_attach_async);
  handle->acts++;
  g_object_notify_by_pspec (G_OBJECT (handle), properties[PROP_BUSY]);
  docket_desk_call_async (handle->desk, &call, NULL, attach_done_cb, task);
}

char **
docket_case_handle_attach_finish (DocketCaseHandle *handle, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, handle), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_case_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketCaseHandle *handle = DOCKET_CASE_HANDLE (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, handle->acts > 0 || handle->reading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_case_handle_finalize (GObject *object)
{
  DocketCaseHandle *handle = DOCKET_CASE_HANDLE (object);

  g_clear_pointer (&handle->view, docket_case_view_free);
  g_clear_error (&handle->error);
  g_clear_pointer (&handle->waiting, g_ptr_array_unref);
  g_clear_object (&handle->desk);
  g_free (handle->number);

  G_OBJECT_CLASS (docket_case_handle_parent_class)->finalize (object);
}

static void
docket_case_handle_class_init (DocketCaseHandleClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = docket_case_handle_get_property;
  object_class->finalize = docket_case_handle_finalize;
  properties[PROP_BUSY] =
      g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_CASE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
docket_case_handle_init (DocketCaseHandle *handle)
{
  handle->waiting = g_ptr_array_new_with_free_func (free_done);
}

DocketCaseHandle *
docket_case_handle_new (DocketDesk *desk, const char *number)
{
  DocketCaseHandle *handle = g_object_new (DOCKET_TYPE_CASE_HANDLE, NULL);

  handle->desk = g_object_ref (desk);
  handle->number = g_strdup (number);
  g_signal_connect_object (desk, "changed", G_CALLBACK (docket_case_handle_reload), handle,
                           G_CONNECT_SWAPPED);
  read_case (handle);
  return handle;
}

DocketDesk *
docket_case_handle_get_desk (DocketCaseHandle *handle)
{
  return handle->desk;
}

const char *
docket_case_handle_get_number (DocketCaseHandle *handle)
{
  return handle->number;
}

const DocketCaseView *
docket_case_handle_get_view (DocketCaseHandle *handle)
{
  return handle->view;
}

const GError *
docket_case_handle_get_error (DocketCaseHandle *handle)
{
  return handle->error;
}
