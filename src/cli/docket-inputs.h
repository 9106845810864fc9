/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/*
 * What acts take: the inputs of a rule set's actions and openings, and those of the acts that every
 * case knows.
 */

/* "compliant=yes|no|doubt place=TEXT [reason=TEXT]" */
char *docket_inputs_dup_usage (const DocketRuleSet *rules,
                               const DocketAction  *action) G_GNUC_WARN_UNUSED_RESULT;
char *docket_inputs_dup_opening_usage (const DocketRuleSet *rules,
                                       const DocketKind    *kind) G_GNUC_WARN_UNUSED_RESULT;
/* What asking the rule takes: "base=YYYY-MM-DD" */
char *docket_inputs_dup_compute_usage (const DocketRuleSet *rules,
                                       const DocketCompute *compute) G_GNUC_WARN_UNUSED_RESULT;
/* Of an act common to all cases; NULL when @action is none of them. Static */
const char *docket_inputs_get_common_usage (const char *action);
/* NULL-terminated names of the common acts; static */
const char *const *docket_inputs_get_common_acts (void);

/* Adds the array "inputs": key, type, need, many, values, label */
void docket_inputs_add_json (JsonObject          *object,
                             const DocketRuleSet *rules,
                             const DocketAction  *action);
void docket_inputs_add_opening_json (JsonObject          *object,
                                     const DocketRuleSet *rules,
                                     const DocketKind    *kind);

/* A line for each input: KEY  what it may hold  label */
void docket_inputs_print (const DocketRuleSet *rules, const DocketAction *action);

G_END_DECLS
