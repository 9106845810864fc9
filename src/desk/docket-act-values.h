/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/**
 * docket_act_values_add:
 * @event: an allowed act, to be completed before it is appended
 * @result: what evaluation said of it
 * @parties: role -> P-17, of the case as the act leaves it
 *
 * Adds everything that the projections need besides the inputs: facts that were set, ledger
 * entries, measures, letters, relationships, the new state; for a decision also what it saw:
 * parameters, deadlines and, when a ruling comes into force, the text of the articles it cites.
 */
void docket_act_values_add (DocketEvent                 *event,
                            const DocketEvaluationInput *input,
                            const DocketActResult       *result,
                            GHashTable                  *parties);

/* Adds a warning to @result for each entry or relationship that is left out since the case
 * names no party for it */
void docket_act_values_warn (DocketActResult *result, GHashTable *parties);

/* The desk refuses what the rules allow: @message, a msgid, ends in @words */
void docket_act_values_refuse (DocketActResult *result, const char *message, const char *words);

/* "GG 2021 SHA256" */
char *docket_act_dup_rules_name (const DocketRuleSet *rules) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
