/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compiled conditions as values: what they mean is told by docket-truth.c. Any thread. */
#include "core/docket-condition.h"

DocketCondition *
docket_condition_new (DocketConditionNode *nodes, guint n_nodes)
{
  DocketCondition *condition;

  g_return_val_if_fail (nodes != NULL && n_nodes > 0, NULL);
  g_return_val_if_fail (nodes[0].size == n_nodes, NULL);

  condition = g_new (DocketCondition, 1);
  condition->nodes = nodes;
  condition->n_nodes = n_nodes;
  return condition;
}

void
docket_condition_free (DocketCondition *condition)
{
  if (condition == NULL)
    return;

  for (guint i = 0; i < condition->n_nodes; i++)
    g_strfreev (condition->nodes[i].words);
  g_free (condition->nodes);
  g_free (condition);
}
