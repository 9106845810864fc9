/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* The value that a reference stands for at the matter's instant */
DocketDatum docket_resolve (DocketMatter *matter, const DocketRef *ref);
/* Whether it moves with time by itself */
gboolean docket_ref_is_moving (const DocketRef *ref);

/* A condition asked of a matter; NULL is true. Notes when the answer may change by time alone */
DocketTruth docket_truth (DocketMatter *matter, const DocketCondition *condition);
/* The same of one node with its subtree */
DocketTruth docket_truth_of_node (DocketMatter *matter, const DocketConditionNode *node);
/* Of @condition, with the fields of @row at hand */
DocketTruth docket_truth_of_row (DocketMatter          *matter,
                                 const DocketCondition *condition,
                                 guint                  record,
                                 const DocketRow       *row);

/* Leaves that look at more than values: SIGNED, CITES, CONTACT, PROVED, RUNNING, MEASURED,
 * IN_FORCE */
DocketTruth docket_truth_of_case (DocketMatter *matter, const DocketConditionNode *node);
/* The numbers of the other cases that a CASES node counts, separated by commas */
char *docket_truth_list_cases (const DocketMatter        *matter,
                               const DocketConditionNode *node,
                               guint                     *count) G_GNUC_WARN_UNUSED_RESULT;
/* The ruling that makes a SIGNED node true, or NULL */
DocketRuling *docket_truth_find_signed (DocketMatter *matter, const DocketConditionNode *node);

G_END_DECLS
