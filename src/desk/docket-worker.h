/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketWorker:
 *
 * A thread that owns something which only one thread may use: a connection to the database. Work
 * runs in it one piece after the other, in the order in which it came.
 */
typedef struct _DocketWorker DocketWorker;

typedef gboolean (*DocketWorkFunc) (gpointer data, GError **error);

DocketWorker *docket_worker_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Finishes what was asked for, then ends the thread */
void docket_worker_free (DocketWorker *worker);

/* Runs @func in the worker and waits for it; any thread but the worker's own */
gboolean docket_worker_run (DocketWorker  *worker,
                            DocketWorkFunc func,
                            gpointer       data,
                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketWorker, docket_worker_free)

G_END_DECLS
