/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/docket-rules-compiler.h"

G_BEGIN_DECLS

/* Private to src/rules: names in attributes -> indices. Each reports what it does not find. */

/* What a value can be used for */
typedef enum
{
  DOCKET_VALUE_CLASS_DATE = 1 << 0,   /* date, instant, month */
  DOCKET_VALUE_CLASS_NUMBER = 1 << 1, /* int, decimal, money */
  DOCKET_VALUE_CLASS_WORD = 1 << 2,   /* word, text, party, evidence, list */
  DOCKET_VALUE_CLASS_FLAG = 1 << 3,
} DocketValueClass;

#define DOCKET_VALUE_CLASS_ANY                                                                     \
  (DOCKET_VALUE_CLASS_DATE | DOCKET_VALUE_CLASS_NUMBER | DOCKET_VALUE_CLASS_WORD |                 \
   DOCKET_VALUE_CLASS_FLAG)

DocketValueClass docket_value_class_of_type (DocketType type);
/* 0 for a reference of kind NONE */
DocketValueClass docket_rules_class_of (const DocketRuleSet *set, const DocketRef *ref);

/* @text is a reference (see ruleset.rng) that must give one of @classes */
DocketRef docket_rules_resolve_text (DocketRulesCompiler *compiler,
                                     const xmlNode       *node,
                                     const char          *text,
                                     DocketValueClass     classes);
/* The same from an attribute; kind NONE when it is absent */
DocketRef docket_rules_resolve (DocketRulesCompiler *compiler,
                                const xmlNode       *node,
                                const char          *attribute,
                                DocketValueClass     classes);

/* The words that a value of @ref can be, for checking; NULL: any. Borrowed from the set */
const char *const *docket_rules_words_of (const DocketRuleSet *set, const DocketRef *ref);

/* A fact, or RECORD.FIELD; -1 when the attribute is absent, 0 after a report */
gint  docket_rules_find_fact (DocketRulesCompiler *compiler,
                              const xmlNode       *node,
                              const char          *attribute);
guint docket_rules_find_record (DocketRulesCompiler *compiler,
                                const xmlNode       *node,
                                const char          *attribute);
/* FIELD or RECORD.FIELD of @record; -1 when the attribute is absent, 0 after a report */
gint docket_rules_find_field (DocketRulesCompiler *compiler,
                              const xmlNode       *node,
                              const char          *attribute,
                              guint                record);
/* The same of a field that is a date, instant or month */
guint docket_rules_find_dated_field (DocketRulesCompiler *compiler,
                                     const xmlNode       *node,
                                     const char          *attribute,
                                     guint                record);
/* Fact index of @name in @record, or -1; reports nothing */
gint  docket_rules_seek_field (const DocketRuleSet *set, guint record, const char *name);
guint docket_rules_find_rule (DocketRulesCompiler *compiler,
                              const xmlNode       *node,
                              const char          *attribute,
                              DocketPrimitive      primitive);
/* The attribute of: a list of measures; kind NONE when it is absent */
DocketRef docket_rules_resolve_measures (DocketRulesCompiler *compiler, const xmlNode *node);
/* Indices of measures; empty when the attribute is absent */
GArray *docket_rules_find_measures (DocketRulesCompiler *compiler,
                                    const xmlNode       *node,
                                    const char          *attribute) G_GNUC_WARN_UNUSED_RESULT;
/* The first account whose entries are the rows of @record, in the file that @node stands in; or
 * NULL
 */
const xmlNode *docket_rules_seek_account (const xmlNode *node, const char *record);
guint          docket_rules_find_letter (DocketRulesCompiler *compiler,
                                         const xmlNode       *node,
                                         const char          *attribute);

/* States, @GROUPs spelled out, each once; empty when the attribute is absent */
GArray *docket_rules_find_states (DocketRulesCompiler *compiler,
                                  const xmlNode       *node,
                                  const char          *attribute) G_GNUC_WARN_UNUSED_RESULT;
guint   docket_rules_find_state (DocketRulesCompiler *compiler,
                                 const xmlNode       *node,
                                 const char          *attribute);
/* Bits of the kinds attribute; absent: all */
guint64 docket_rules_find_kinds (DocketRulesCompiler *compiler, const xmlNode *node);

/* A number or $PARAMETER; not known when the attribute is absent or the parameter not set */
DocketNumber docket_rules_read_number (DocketRulesCompiler *compiler,
                                       const xmlNode       *node,
                                       const char          *attribute);
/* A number that must have a value */
gint64 docket_rules_read_fixed_number (DocketRulesCompiler *compiler,
                                       const xmlNode       *node,
                                       const char          *attribute,
                                       gint64               fallback);
/* The attribute unit */
DocketUnit docket_rules_read_unit (const xmlNode *node);
/* One of @words, or a $PARAMETER whose choices are among them; the first when it is absent */
DocketChoice docket_rules_read_choice (DocketRulesCompiler *compiler,
                                       const xmlNode       *node,
                                       const char          *attribute,
                                       const char *const   *words);

G_END_DECLS
