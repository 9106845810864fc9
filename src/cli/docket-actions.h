/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* What may be done to a case now, and why the rest may not. */

/* One action: id, rule, label, allowed, due, reasons, warnings; @inputs: those too */
void docket_actions_fill_json (JsonObject              *object,
                               const DocketRuleSet     *rules,
                               const DocketActionState *state,
                               gboolean                 inputs);

/* A line for each action, with the reasons of a refusal below it; @inputs: how it is called */
void docket_actions_print (const DocketRuleSet *rules, GPtrArray *actions, gboolean inputs);

/* Outcomes that a ruling of such a case may have, and the acts common to all cases */
void docket_actions_print_common (const DocketCaseView *view);

/* How one act of the case is called. FALSE with DOCKET_ERROR_USAGE when it knows none of that name
 */
gboolean docket_actions_print_help (const DocketCaseView *view, const char *action, GError **error);

G_END_DECLS
