/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-rule-set.h"
#include "rules/docket-rules-node.h"
#include "rules/docket-rules-problem.h"

G_BEGIN_DECLS

/* Private to src/rules.
 *
 * Compiling goes through the file twice: declaring makes everything that has an id, compiling fills
 * it in and resolves every reference. A reference that cannot be resolved is reported and stands
 * as index 0: a set with problems is never used. */

/**
 * DocketRulesCompiler:
 *
 * @set: being filled
 * @problems: of DocketRulesProblem
 * @groups: name -> GArray of guint: states
 * @row: the record whose fields may be named alone (inside a count or a metric), or -1
 */
typedef struct
{
  DocketRuleSet *set;
  GPtrArray     *problems;
  GHashTable    *groups;
  gint           row;
} DocketRulesCompiler;

/* Every bit: a state or action without kinds belongs to all of them */
#define DOCKET_RULES_ALL_KINDS G_MAXUINT64
#define DOCKET_RULES_MAXIMUM_KINDS 64

/* A problem at the line of @node */
void docket_rules_report (DocketRulesCompiler *compiler,
                          const xmlNode       *node,
                          const char          *format,
                          ...) G_GNUC_PRINTF (3, 4);

/* What of a file bears: DocketLabel from its zh, tw and en (all NULL when there is none),
 * provenance from src, indices of articles from art */
DocketLabel      docket_rules_read_label (const xmlNode *node);
DocketProvenance docket_rules_read_provenance (const xmlNode *node);
GArray          *docket_rules_read_articles (DocketRulesCompiler *compiler,
                                             const xmlNode       *node) G_GNUC_WARN_UNUSED_RESULT;

/* Place of @word in @words, or -1 */
gint docket_rules_find_word (const char *const *words, const char *word);

/* docket-rules-declarations.c: everything that has an id */
void docket_rules_declare (DocketRulesCompiler *compiler, const xmlNode *root);

/* Whether the element is a primitive, and so a rule of its own */
gboolean docket_rules_is_rule (const xmlNode *node);

/* docket-rules-primitives.c, -tables.c: one rule */
void docket_rules_compile_rule (DocketRulesCompiler *compiler,
                                const xmlNode       *node,
                                DocketRule          *rule);
void docket_rules_compile_table (DocketRulesCompiler *compiler,
                                 const xmlNode       *node,
                                 DocketRule          *rule);
/* Adds a DocketImpose for each measure of each impose child */
void docket_rules_compile_imposes (DocketRulesCompiler *compiler,
                                   const xmlNode       *node,
                                   GPtrArray           *imposes);

/* docket-rules-texts.c: letters and the calculator, whose texts hold references */
void docket_rules_compile_letter (DocketRulesCompiler *compiler, const xmlNode *node);
void docket_rules_compile_compute (DocketRulesCompiler *compiler, const xmlNode *node);

/* docket-rules-procedure.c, -acts.c, -effects.c */
void       docket_rules_compile_procedure (DocketRulesCompiler *compiler, const xmlNode *node);
void       docket_rules_compile_action (DocketRulesCompiler *compiler, const xmlNode *node);
void       docket_rules_compile_automatic (DocketRulesCompiler *compiler, const xmlNode *node);
void       docket_rules_compile_outcome (DocketRulesCompiler *compiler, const xmlNode *node);
GPtrArray *docket_rules_compile_gates (DocketRulesCompiler *compiler, const xmlNode *node);
GPtrArray *docket_rules_compile_effects (DocketRulesCompiler *compiler,
                                         const xmlNode       *node) G_GNUC_WARN_UNUSED_RESULT;

/* docket-rules-flow.c: what a finished procedure must be like */
void docket_rules_check_flow (DocketRulesCompiler *compiler, const xmlNode *procedure);

/* docket-rules-circles.c: rules that depend on themselves; gates that ask the inputs of their act
 */
void docket_rules_check_circles (DocketRulesCompiler *compiler);
void docket_rules_mark_gates (DocketRuleSet *set);

G_END_DECLS
