/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/* What an act brings about, in the user's language. Any thread. */

/**
 * docket_wording_dup_consequence:
 * @facts: fact id -> canonical text, to name the parties; nullable
 * @detail: (out): for whom, how long; "" for nothing more
 *
 * Returns: one short line, NULL for what says nothing to a reader
 */
char *docket_wording_dup_consequence (const DocketRuleSet     *rules,
                                      const DocketConsequence *consequence,
                                      GHashTable              *facts,
                                      char                   **detail) G_GNUC_WARN_UNUSED_RESULT;

/* What relationships of that type are called: "binding" */
const char *docket_wording_get_relationship (const char *type);

G_END_DECLS
