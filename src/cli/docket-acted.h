/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"

G_BEGIN_DECLS

/**
 * docket_acted_tell:
 * @acted: (nullable): what became of the act, NULL when it was not even tried
 * @inputs: as given, NULL-terminated
 *
 * Prints what an act brought about. A refusal is printed as JSON when that is asked for, and its
 * reasons become the message of @error, which is set already.
 *
 * Returns: whether it was done
 */
gboolean docket_acted_tell (const DocketInvocation *invocation,
                            DocketDesk             *desk,
                            const char             *action,
                            const char *const      *inputs,
                            const DocketActed      *acted,
                            GError                **error);

/* Does one act and tells what came of it */
gboolean docket_acted_run (const DocketInvocation *invocation,
                           const char             *number,
                           const char             *action,
                           const char *const      *inputs,
                           GError                **error);

G_END_DECLS
