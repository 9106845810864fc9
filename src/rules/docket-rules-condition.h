/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/docket-rules-compiler.h"

G_BEGIN_DECLS

/* Private to src/rules. The condition among the children of @node, NULL when there is none */
DocketCondition *docket_rules_compile_condition (DocketRulesCompiler *compiler,
                                                 const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* The same over the fields of one row of @record, which may be named alone */
DocketCondition *docket_rules_compile_row_condition (DocketRulesCompiler *compiler,
                                                     const xmlNode       *node,
                                                     guint record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
