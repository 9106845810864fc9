/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-file.h"

G_BEGIN_DECLS

/* Opens a case of its own for the merged mail that @event (`split`, allowed, about to be appended)
 * names, and adds its number to the event. Writing thread, inside a transaction */
gboolean docket_split_message (DocketDesk           *desk,
                               const DocketCaseFile *file,
                               DocketEvent          *event,
                               GError              **error);

G_END_DECLS
