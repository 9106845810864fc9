/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/**
 * DocketRuleDescription:
 *
 * What a rule set says about one id, for people: of a rule, an action, a gate or an automatic
 * transition. @label, @parameters and what they hold are borrowed from the set.
 *
 * @system, @version: of the set, borrowed
 * @articles: as cited, "7(1), 7(2)"; "" for none
 * @provenance: of the rule itself; a parameter has its own
 * @cite: nullable
 * @label: en NULL where the rule has no words of its own
 * @parameters: of const DocketParameter, in the order of the set
 */
typedef struct
{
  char              *id;
  const char        *system;
  const char        *version;
  char              *articles;
  DocketProvenance   provenance;
  const char        *cite;
  const DocketLabel *label;
  GPtrArray         *parameters;
} DocketRuleDescription;

/* NULL when @set knows nothing of that id. Rules go before actions, automatic transitions and
 * gates. Lives no longer than @set */
DocketRuleDescription *docket_rule_describe (const DocketRuleSet *set,
                                             const char          *id) G_GNUC_WARN_UNUSED_RESULT;
void                   docket_rule_description_free (DocketRuleDescription *description);

/* "source+default" */
char *docket_provenance_dup_text (DocketProvenance provenance) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRuleDescription, docket_rule_description_free)

G_END_DECLS
