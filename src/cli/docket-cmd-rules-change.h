/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"

G_BEGIN_DECLS

/* Commands of `rules` that change the desk or write a file. All that are open are moved by @system
 */
gboolean docket_rules_export (DocketInvocation *invocation, GError **error);
gboolean docket_rules_add (DocketInvocation *invocation, GError **error);
gboolean docket_rules_enforce (DocketInvocation *invocation, GError **error);
gboolean docket_rules_move (DocketInvocation *invocation, GError **error);
gboolean docket_rules_move_all (DocketInvocation *invocation, const char *system, GError **error);

G_END_DECLS
