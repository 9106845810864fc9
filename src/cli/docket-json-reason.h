/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/* The shapes that several commands print. */

/* Adds the array @name of @reasons (DocketReason). @warnings: those that only warn, else those that
 * refuse */
void docket_json_add_reasons (JsonObject          *object,
                              const char          *name,
                              const DocketRuleSet *rules,
                              GPtrArray           *reasons,
                              gboolean             warnings);

/* Adds the array "working" of @steps (DocketWorkingStep) */
void docket_json_add_working (JsonObject *object, const DocketRuleSet *rules, GPtrArray *steps);

/* Adds "source", "other", "default" as the array @name */
void docket_json_add_provenance (JsonObject *object, const char *name, DocketProvenance provenance);

/* Adds "state" and "phase" */
void docket_json_add_state (JsonObject             *object,
                            const DocketRuleSet    *rules,
                            const DocketEvaluation *evaluation);

G_END_DECLS
