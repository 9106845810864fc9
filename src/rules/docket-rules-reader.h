/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-rule-set.h"
#include "rules/docket-rules-problem.h"

G_BEGIN_DECLS

/**
 * docket_rules_read_bytes:
 * @bytes: a rule set file (data/rules/ruleset.rng), from anywhere: it may be hostile
 * @name: what to call it in messages
 *
 * Any thread.
 *
 * Returns: (transfer full): the compiled, sealed set; its digest is that of @bytes. NULL with
 *   DOCKET_ERROR_INVALID: the first problem as NAME:LINE: text, and how many more there are
 */
DocketRuleSet *docket_rules_read_bytes (GBytes     *bytes,
                                        const char *name,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a file, named by its path; also DOCKET_ERROR_NOT_FOUND and DOCKET_ERROR_IO. @bytes:
 * (out) (optional) (transfer full): what was read */
DocketRuleSet *docket_rules_read_file (const char *path,
                                       GBytes    **bytes,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * docket_rules_check:
 * @problems: (out) (optional) (transfer full): of DocketRulesProblem, by line; empty when TRUE
 *
 * Everything that is wrong with a file: first its XML and the schema; when those are right,
 * references, types, choices and the flow of its cases.
 */
gboolean docket_rules_check (GBytes *bytes, GPtrArray **problems);

/* The whole of a file of at most @maximum bytes: DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_INVALID (too
 * large), DOCKET_ERROR_IO */
GBytes *docket_rules_load_file (const char *path,
                                gsize       maximum,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
