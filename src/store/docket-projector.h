/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-projection.h"

G_BEGIN_DECLS

/* Puts what @event says into the projections of @database, which may be the desk's or a fresh one.
 * Takes the event at its word: evaluates nothing and looks at no rule. @subject: without the desk.
 * DOCKET_ERROR_INVALID, _CONFLICT, _NOT_FOUND where the event does not fit what is there, _IO.
 * Private to store/ */
gboolean docket_projector_apply (DocketDatabase    *database,
                                 const DocketEvent *event,
                                 const char        *subject,
                                 GError           **error);

G_END_DECLS
