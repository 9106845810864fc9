/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"
#include "cli/docket-json.h"

G_BEGIN_DECLS

/* `list --meanwhile`. @since: a date, nullable. DOCKET_ERROR_USAGE */
gboolean docket_meanwhile_list (const DocketInvocation *invocation,
                                DocketDesk             *desk,
                                const char             *since,
                                guint                   limit,
                                GError                **error);

/* Of one case: everything so far */
void docket_meanwhile_print (const DocketCaseView *view);
void docket_meanwhile_add_json (JsonObject *object, const DocketCaseView *view);

G_END_DECLS
