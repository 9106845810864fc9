/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the gates of acts say about rulings. Pure; any thread. */

#include "desk/docket-ruling-ground.h"

#include "core/docket-items.h"

gboolean
docket_ruling_opens (const DocketAction *action, const char *outcome, gint *fact)
{
  for (guint i = 0; i < docket_items_length (action->gates); i++)
    {
      const DocketCondition *condition = ((DocketGate *) action->gates->pdata[i])->condition;

      for (guint j = 0; condition != NULL && j < condition->n_nodes; j++)
        {
          const DocketConditionNode *node = &condition->nodes[j];

          if (node->kind != DOCKET_CONDITION_SIGNED || !docket_words_contain (node->words, outcome))
            continue;
          *fact = node->of.kind == DOCKET_REF_FACT ? (gint) node->of.index : -1;
          return TRUE;
        }
    }
  return FALSE;
}

char *
docket_ruling_dup_ground_input (const DocketAction *action, const char *outcome, const char *ground)
{
  gint fact = -1;

  if (!docket_ruling_opens (action, outcome, &fact) || fact < 0 || *ground == '\0')
    return NULL;
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if ((gint) input->fact == fact)
        return g_strdup_printf ("%s=%s", input->key, ground);
    }
  return NULL;
}

const char *
docket_ruling_find_ground (const DocketCaseView *view, const DocketOutcome *outcome)
{
  const DocketRuleSet *rules = view->rules;

  for (guint i = 0; i < rules->actions->len; i++)
    {
      const DocketAction *action = rules->actions->pdata[i];
      const char         *ground;
      gint                fact = -1;

      if (!docket_kinds_include (action->kinds, view->evaluation->kind) ||
          !docket_ruling_opens (action, outcome->id, &fact) || fact < 0)
        continue;
      ground = g_hash_table_lookup (view->evaluation->facts,
                                    ((DocketFactType *) rules->facts->pdata[fact])->id);
      if (ground != NULL && docket_words_contain (outcome->grounds, ground))
        return ground;
    }
  return NULL;
}
