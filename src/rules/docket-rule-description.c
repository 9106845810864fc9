/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule set says about one id. Any thread; leaves words for people to the programs. */
#include "rules/docket-rule-description.h"

#include "rules/docket-rules-walk.h"

#include <string.h>

/* Parameters used, also through other rules */
typedef struct
{
  const DocketRuleSet *set;
  guint8              *parameters;
  guint8              *rules;
} Use;

static void
visit_use (const DocketRef *ref, gpointer data)
{
  Use *use = data;

  if (ref->kind == DOCKET_REF_PARAMETER)
    use->parameters[ref->index] = TRUE;
  if (ref->kind != DOCKET_REF_PART || use->rules[ref->index])
    return;
  use->rules[ref->index] = TRUE;
  docket_rules_walk_rule (use->set, g_ptr_array_index (use->set->rules, ref->index), visit_use,
                          use);
}

static void
visit_act (Use *use, const GPtrArray *gates, const GPtrArray *effects)
{
  for (guint i = 0; gates != NULL && i < gates->len; i++)
    docket_rules_walk_condition (use->set, ((DocketGate *) g_ptr_array_index (gates, i))->condition,
                                 visit_use, use);
  for (guint i = 0; effects != NULL && i < effects->len; i++)
    {
      const DocketEffect *effect = g_ptr_array_index (effects, i);

      docket_rules_walk_condition (use->set, effect->condition, visit_use, use);
      docket_rules_walk_effect (use->set, effect, visit_use, use);
    }
}

static gboolean
describe_rule (DocketRuleDescription *description, Use *use)
{
  gint              index = docket_rule_set_find_rule (use->set, description->id);
  DocketRef         ref = { .kind = DOCKET_REF_PART, .index = (guint) MAX (index, 0) };
  const DocketRule *rule;

  if (index < 0)
    return FALSE;
  rule = g_ptr_array_index (use->set->rules, ref.index);
  description->articles = docket_rule_set_dup_articles (use->set, rule->articles);
  description->provenance = rule->provenance;
  description->cite = rule->cite;
  description->label = &rule->label;
  visit_use (&ref, use);
  return TRUE;
}

static gboolean
describe_action (DocketRuleDescription *description, Use *use)
{
  for (guint i = 0; i < use->set->actions->len; i++)
    {
      const DocketAction *action = g_ptr_array_index (use->set->actions, i);

      if (!g_str_equal (action->id, description->id))
        continue;
      description->articles = docket_rule_set_dup_articles (use->set, action->articles);
      description->provenance = action->provenance;
      description->label = &action->label;
      visit_act (use, action->gates, action->effects);
      return TRUE;
    }
  return FALSE;
}

static gboolean
describe_automatic (DocketRuleDescription *description, Use *use)
{
  for (guint i = 0; i < use->set->automatics->len; i++)
    {
      const DocketAutomatic *automatic = g_ptr_array_index (use->set->automatics, i);

      if (!g_str_equal (automatic->id, description->id))
        continue;
      description->articles = docket_rule_set_dup_articles (use->set, automatic->articles);
      description->provenance = automatic->provenance;
      description->label = &automatic->label;
      visit_use (&automatic->at, use);
      docket_rules_walk_condition (use->set, automatic->condition, visit_use, use);
      visit_act (use, NULL, automatic->effects);
      return TRUE;
    }
  return FALSE;
}

static gboolean
describe_gate (DocketRuleDescription *description, Use *use, const GPtrArray *gates)
{
  for (guint i = 0; i < gates->len; i++)
    {
      const DocketGate *gate = g_ptr_array_index (gates, i);

      if (!g_str_equal (gate->id, description->id))
        continue;
      description->articles = docket_rule_set_dup_articles (use->set, gate->articles);
      description->provenance = gate->provenance;
      description->label = &gate->label;
      docket_rules_walk_condition (use->set, gate->condition, visit_use, use);
      return TRUE;
    }
  return FALSE;
}

static gboolean
describe_any_gate (DocketRuleDescription *description, Use *use)
{
  for (guint i = 0; i < use->set->actions->len; i++)
    if (describe_gate (description, use,
                       ((DocketAction *) g_ptr_array_index (use->set->actions, i))->gates))
      return TRUE;
  for (guint i = 0; i < use->set->outcomes->len; i++)
    if (describe_gate (description, use,
                       ((DocketOutcome *) g_ptr_array_index (use->set->outcomes, i))->gates))
      return TRUE;
  for (guint i = 0; i < use->set->kinds->len; i++)
    if (describe_gate (description, use,
                       ((DocketKind *) g_ptr_array_index (use->set->kinds, i))->gates))
      return TRUE;
  return FALSE;
}

static void
list_parameters (DocketRuleDescription *description, const Use *use)
{
  description->parameters = g_ptr_array_new ();
  for (guint i = 0; i < use->set->parameters->len; i++)
    if (use->parameters[i])
      g_ptr_array_add (description->parameters, g_ptr_array_index (use->set->parameters, i));
}

DocketRuleDescription *
docket_rule_describe (const DocketRuleSet *set, const char *id)
{
  g_autoptr (DocketRuleDescription) description = NULL;
  g_autofree guint8 *parameters = NULL;
  g_autofree guint8 *rules = NULL;
  Use                use = { .set = set };

  g_return_val_if_fail (set != NULL && id != NULL, NULL);

  use.parameters = parameters = g_new0 (guint8, set->parameters->len + 1);
  use.rules = rules = g_new0 (guint8, set->rules->len + 1);
  description = g_new0 (DocketRuleDescription, 1);
  description->id = g_strdup (id);
  description->system = set->system;
  description->version = set->version;
  if (!describe_rule (description, &use) && !describe_action (description, &use) &&
      !describe_automatic (description, &use) && !describe_any_gate (description, &use))
    return NULL;
  if (description->articles == NULL)
    description->articles = g_strdup ("");
  list_parameters (description, &use);
  return g_steal_pointer (&description);
}

void
docket_rule_description_free (DocketRuleDescription *description)
{
  g_return_if_fail (description != NULL);

  g_free (description->id);
  g_free (description->articles);
  g_clear_pointer (&description->parameters, g_ptr_array_unref);
  g_free (description);
}

char *
docket_provenance_dup_text (DocketProvenance provenance)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if ((provenance & DOCKET_PROVENANCE_SOURCE) != 0)
    g_strv_builder_add (builder, "source");
  if ((provenance & DOCKET_PROVENANCE_OTHER) != 0)
    g_strv_builder_add (builder, "other");
  if ((provenance & DOCKET_PROVENANCE_DEFAULT) != 0)
    g_strv_builder_add (builder, "default");
  words = g_strv_builder_end (builder);
  return g_strjoinv ("+", words);
}
