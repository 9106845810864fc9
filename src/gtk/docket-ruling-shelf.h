/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-ruling-draft.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DocketRulingShelf:
 *
 * The drafts that are being written: that of the case that is shown, and of others what was not
 * saved. Main thread.
 */
typedef struct _DocketRulingShelf DocketRulingShelf;

DocketRulingShelf *docket_ruling_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               docket_ruling_shelf_free (DocketRulingShelf *shelf);

/* The draft of the case @number, borrowed; NULL: there is none */
DocketRulingDraft *docket_ruling_shelf_get (DocketRulingShelf *shelf, const char *number);
/* Takes @draft in the place of the one there was; NULL: none */
void docket_ruling_shelf_put (DocketRulingShelf *shelf,
                              const char        *number,
                              DocketRulingDraft *draft);

/* A line for each that is not saved; NULL: all are */
char *docket_ruling_shelf_dup_unsaved (DocketRulingShelf *shelf) G_GNUC_WARN_UNUSED_RESULT;
/* Whether those could be, as far as is known without asking the rules again */
gboolean docket_ruling_shelf_can_save (DocketRulingShelf *shelf);

/* Records those that are not saved, one after the other, up to the first that is refused. The shelf
 * has to live until @callback */
void docket_ruling_shelf_save_async (DocketRulingShelf  *shelf,
                                     DocketDesk         *desk,
                                     GAsyncReadyCallback callback,
                                     gpointer            data);
/* What became of the last one: refused, it has no view afterwards. NULL with @error: it failed;
 * without: there was nothing to save */
DocketActed *docket_ruling_shelf_save_finish (GAsyncResult *result,
                                              GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRulingShelf, docket_ruling_shelf_free)

G_END_DECLS
