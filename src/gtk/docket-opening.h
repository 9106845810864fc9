/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketOpened:
 *
 * @desk: open, for reading at least
 * @locked: why nothing can be written, a sentence; NULL: it can
 * @actors: of DocketActorRow
 * @registered: whether the desk's actor is among them
 */
typedef struct
{
  DocketDesk *desk;
  char       *locked;
  GPtrArray  *actors;
  gboolean    registered;
} DocketOpened;

void docket_opened_free (DocketOpened *opened);

/* Opens a desk in a thread of the pool, takes it for writing when it can, and brings its cases to
 * the day of its clock. @create: makes it before. @options are copied. Main thread */
void docket_opening_open_async (const DocketDeskOptions *options,
                                gboolean                 create,
                                GAsyncReadyCallback      callback,
                                gpointer                 data);
/* DOCKET_ERROR_NOT_FOUND when there is no desk, and what docket_desk_create() and
 * docket_desk_open() give */
DocketOpened *docket_opening_open_finish (GAsyncResult *result,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the name is one of the actors (of DocketActorRow) */
gboolean docket_opening_is_registered (GPtrArray *actors, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketOpened, docket_opened_free)

G_END_DECLS
