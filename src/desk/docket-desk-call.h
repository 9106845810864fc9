/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* Any function of the desk, or several, called where it may wait: in a thread of the pool. Returns
 * what docket_desk_call_finish() gives; NULL with @error set: failed */
typedef gpointer (*DocketDeskFunc) (DocketDesk *desk, gpointer data, GError **error);

/**
 * DocketDeskCall:
 *
 * @func: runs in a thread of the pool
 * @free_result: frees what @func returned when nobody takes it; nullable
 * @data: for @func; the call owns it
 * @free_data: nullable
 */
typedef struct
{
  DocketDeskFunc func;
  GDestroyNotify free_result;
  gpointer       data;
  GDestroyNotify free_data;
} DocketDeskCall;

/* Main thread. @callback comes in the main context of the caller, never before this returned */
void     docket_desk_call_async (DocketDesk           *desk,
                                 const DocketDeskCall *call,
                                 GCancellable         *cancellable,
                                 GAsyncReadyCallback   callback,
                                 gpointer              data);
gpointer docket_desk_call_finish (DocketDesk *desk, GAsyncResult *result, GError **error);

/* Emits DocketDesk::changed when something was written since it was emitted last. Calls do it when
 * they end; a long one does it between, from the main thread */
void docket_desk_notify_changed (DocketDesk *desk);
/* Emits DocketDesk::changed though nothing need have been written: it is another day, another
 * person acts, or what is shown is not what stands. Main thread */
void docket_desk_touch (DocketDesk *desk);

G_END_DECLS
