/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from dependencies between finished rules: no rule may depend on itself, and a gate
 * asks the inputs of its action also through rules. */
#include "config.h"

#include "rules/docket-rules-compiler.h"

#include "rules/docket-rules-walk.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  UNSEEN,
  ON_PATH,
  DONE,
} Visited;

typedef struct
{
  DocketRulesCompiler *compiler;
  guint8              *seen; /* of Visited, by rule */
} Search;

static void
search_ref (const DocketRef *ref, gpointer data)
{
  Search     *search = data;
  DocketRule *rule;

  if (ref->kind != DOCKET_REF_PART || search->seen[ref->index] == DONE)
    return;
  rule = g_ptr_array_index (search->compiler->set->rules, ref->index);
  if (search->seen[ref->index] == ON_PATH)
    {
      docket_rules_problems_add (search->compiler->problems, rule->line,
                                 _ ("rule “%s” depends on itself"), rule->id);
      return;
    }
  search->seen[ref->index] = ON_PATH;
  docket_rules_walk_rule (search->compiler->set, rule, search_ref, search);
  search->seen[ref->index] = DONE;
}

void
docket_rules_check_circles (DocketRulesCompiler *compiler)
{
  g_autofree guint8 *seen = g_new0 (guint8, compiler->set->rules->len + 1);
  Search             search = { .compiler = compiler, .seen = seen };

  for (guint i = 0; i < compiler->set->rules->len; i++)
    {
      DocketRef ref = { .kind = DOCKET_REF_PART, .index = i };

      search_ref (&ref, &search);
    }
}

typedef struct
{
  const DocketRuleSet *set;
  const GPtrArray     *inputs;
  guint8              *seen;
  gboolean             found;
} InputSearch;

static gboolean
is_input (const GPtrArray *inputs, guint fact)
{
  for (guint i = 0; i < inputs->len; i++)
    if (((DocketInput *) g_ptr_array_index (inputs, i))->fact == fact)
      return TRUE;
  return FALSE;
}

static void
search_input (const DocketRef *ref, gpointer data)
{
  InputSearch *search = data;

  if (ref->kind == DOCKET_REF_ON ||
      (ref->kind == DOCKET_REF_FACT && is_input (search->inputs, ref->index)))
    search->found = TRUE;
  if (ref->kind != DOCKET_REF_PART || search->found || search->seen[ref->index])
    return;
  search->seen[ref->index] = TRUE;
  docket_rules_walk_rule (search->set, g_ptr_array_index (search->set->rules, ref->index),
                          search_input, search);
}

void
docket_rules_mark_gates (DocketRuleSet *set)
{
  for (guint i = 0; i < set->actions->len; i++)
    {
      const DocketAction *action = g_ptr_array_index (set->actions, i);

      for (guint j = 0; j < action->gates->len; j++)
        {
          DocketGate        *gate = g_ptr_array_index (action->gates, j);
          g_autofree guint8 *seen = g_new0 (guint8, set->rules->len + 1);
          InputSearch        search = { .set = set, .inputs = action->inputs, .seen = seen };

          docket_rules_walk_condition (set, gate->condition, search_input, &search);
          gate->asks_inputs = search.found;
        }
    }
}
