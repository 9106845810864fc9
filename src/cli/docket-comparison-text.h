/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* How two versions of the rules differ in a case; @rules: what the case follows, or followed. A
 * line for each, indented */
void docket_comparison_print (const DocketComparison *comparison, const DocketRuleSet *rules);

/* Adds version, problem, differences: what, name, here, there */
void docket_comparison_fill_json (JsonObject *object, const DocketComparison *comparison);

G_END_DECLS
