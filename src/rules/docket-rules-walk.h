/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/* Private to src/rules: everything a condition or a rule asks for, as references. A checklist, a
 * window or an account that is asked as a whole comes as a PART of it; a number or choice taken
 * from a parameter as that PARAMETER; `proved` without a fact as ON. Fields of the row at hand (in
 * a count or a metric) are left out: they are no facts of the case. */
typedef void (*DocketRulesVisit) (const DocketRef *ref, gpointer data);

/* @condition may be NULL */
void docket_rules_walk_condition (const DocketRuleSet   *set,
                                  const DocketCondition *condition,
                                  DocketRulesVisit       visit,
                                  gpointer               data);
/* What its values, rules and lengths are, besides its condition */
void docket_rules_walk_effect (const DocketRuleSet *set,
                               const DocketEffect  *effect,
                               DocketRulesVisit     visit,
                               gpointer             data);
void docket_rules_walk_rule (const DocketRuleSet *set,
                             const DocketRule    *rule,
                             DocketRulesVisit     visit,
                             gpointer             data);

G_END_DECLS
