/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-event.h"
#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/**
 * docket_act_inputs_add:
 * @event: the act, its action set; gets the values
 * @rules: of the case
 * @kind: of the case
 * @events: of the case so far, of DocketEvent
 * @inputs: NULL-terminated key=value strings
 *
 * Turns what a person typed into the values of an event (docs/report.md, "Values of each action").
 * What a key may hold is not judged here, but by evaluation, which tells every reason at once.
 *
 * A key given again for what may hold many adds to it. Of a correction, fact.KEY is a key of the
 * corrected act, where the correction has one of that name itself. Pure but for the salts; any
 * thread.
 *
 * Returns: FALSE with DOCKET_ERROR_USAGE for what is no action, for a key that it does not take,
 * takes once or cannot do without, or for no key=value; @event is as it was then
 */
gboolean docket_act_inputs_add (DocketEvent         *event,
                                const DocketRuleSet *rules,
                                guint                kind,
                                GPtrArray           *events,
                                const char *const   *inputs,
                                GError             **error);

/* Adds the facts that `new` takes for @kind. DOCKET_ERROR_USAGE */
gboolean docket_act_inputs_add_opening (DocketEvent         *event,
                                        const DocketRuleSet *rules,
                                        guint                kind,
                                        const char *const   *inputs,
                                        GError             **error);

/* Splits key=value; NULL with DOCKET_ERROR_USAGE when there is no key. @value points into @input */
char *docket_act_input_dup_key (const char *input, const char **value, GError **error);

G_END_DECLS
