/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"
#include "cli/docket-json.h"

G_BEGIN_DECLS

/* Prints @rows (DocketCaseRow; NULL elements are passed over): a table, or a JSON object a line */
gboolean docket_case_rows_print (const DocketInvocation *invocation,
                                 GPtrArray              *rows,
                                 GError                **error);

/* case, system, kind, state, phase, title, received, due, due-rule */
JsonObject *docket_case_row_make_json (const DocketCaseRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* The latest rule set of a system, for labels of lists; nullable, borrowed */
const DocketRuleSet *docket_case_rows_get_rules (const DocketRulesLibrary *library,
                                                 const char               *system);

G_END_DECLS
