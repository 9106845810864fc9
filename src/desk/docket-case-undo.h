/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-file.h"

G_BEGIN_DECLS

/* Reads what undo is asked besides, into @file: rulings of other cases that may rest on entries in
 * ledgers. In the thread of the store */
gboolean docket_case_undo_prepare (DocketCaseFile *file, DocketStore *store, GError **error);

/* Whether the act with @seq could be undone now by the desk's actor. @reasons: (out): DocketReason:
 * why not; empty when it could, NULL when the actor is not registered. In the thread of the store
 */
gboolean docket_case_undo_try (DocketDesk     *desk,
                               DocketStore    *store,
                               DocketCaseFile *file,
                               gint64          seq,
                               GPtrArray     **reasons,
                               GError        **error);

G_END_DECLS
