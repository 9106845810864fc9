/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets made of the inputs of an act and of the checklists of its rule set. Any thread; pure. */

#include "desk/docket-check-plan.h"

#include "core/docket-items.h"

#define LEAST 2 /* questions that make a sheet */
#define YES "yes"
#define NO "no"

static const DocketFactType *
get_fact (const DocketRuleSet *rules, const DocketInput *input)
{
  return rules->facts->pdata[input->fact];
}

static char **
get_values (const DocketRuleSet *rules, const DocketInput *input)
{
  return input->values != NULL ? input->values : get_fact (rules, input)->values;
}

static gboolean
has_word (char **words, const char *word)
{
  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

static gboolean
is_question (const DocketRuleSet *rules, const DocketInput *input)
{
  const DocketFactType *fact = get_fact (rules, input);
  char                **values = get_values (rules, input);

  return !fact->many &&
         (fact->type == DOCKET_TYPE_FLAG ||
          (fact->type == DOCKET_TYPE_WORD && has_word (values, YES) && has_word (values, NO)));
}

/* --- checklists ----------------------------------------------------------------------------- */

static gboolean
asks_fact (const DocketCondition *condition, guint fact)
{
  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    if (condition->nodes[i].of.kind == DOCKET_REF_FACT && condition->nodes[i].of.index == fact)
      return TRUE;
  return FALSE;
}

static const DocketCheck *
find_check (const DocketRule *rule, guint fact)
{
  for (guint i = 0; i < docket_items_length (rule->checklist.items); i++)
    {
      const DocketCheck *check = rule->checklist.items->pdata[i];

      if (asks_fact (check->condition, fact))
        return check;
    }
  return NULL;
}

static guint
count_questions (const DocketRuleSet *rules, const DocketAction *action, const DocketRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (is_question (rules, input) && find_check (rule, input->fact) != NULL)
        n++;
    }
  return n;
}

static const DocketRule *
find_checklist (const DocketRuleSet *rules, const DocketAction *action)
{
  const DocketRule *found = NULL;
  guint             most = 0;

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const DocketRule *rule = rules->rules->pdata[i];
      guint             n =
          rule->primitive == DOCKET_PRIMITIVE_CHECKLIST ? count_questions (rules, action, rule) : 0;

      if (n > most)
        {
          most = n;
          found = rule;
        }
    }
  return found;
}

/* --- plan ----------------------------------------------------------------------------------- */

static void
add_item (DocketCheckPlan *plan, const DocketInput *input)
{
  DocketCheckItem *item = g_new0 (DocketCheckItem, 1);

  item->input = input;
  item->check = plan->checklist == NULL ? NULL : find_check (plan->checklist, input->fact);
  item->weight = item->check == NULL ? DOCKET_CHECK_FREE
                 : item->check->hard ? DOCKET_CHECK_NEEDED
                                     : DOCKET_CHECK_NOTED;
  g_ptr_array_add (plan->items, item);
}

static gboolean
is_result (const DocketCheckPlan *plan, const DocketInput *input)
{
  return plan->result == NULL && input->need &&
         get_fact (plan->rules, input)->type == DOCKET_TYPE_WORD &&
         get_values (plan->rules, input) != NULL;
}

static void
add_input (DocketCheckPlan *plan, const DocketInput *input)
{
  if (is_question (plan->rules, input))
    add_item (plan, input);
  else if (is_result (plan, input))
    plan->result = input;
  else
    g_ptr_array_add (plan->others, (gpointer) input);
}

DocketCheckPlan *
docket_check_plan_new (const DocketRuleSet *rules, const DocketAction *action)
{
  g_autoptr (DocketCheckPlan) plan = g_new0 (DocketCheckPlan, 1);

  g_return_val_if_fail (rules != NULL && action != NULL, NULL);

  plan->rules = rules;
  plan->action = action;
  plan->items = g_ptr_array_new_with_free_func (g_free);
  plan->others = g_ptr_array_new ();
  plan->checklist = find_checklist (rules, action);
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    add_input (plan, action->inputs->pdata[i]);
  return plan->items->len < LEAST ? NULL : g_steal_pointer (&plan);
}

void
docket_check_plan_free (DocketCheckPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->items);
  g_ptr_array_unref (plan->others);
  g_free (plan);
}

/* --- answers -------------------------------------------------------------------------------- */

DocketAnswer
docket_answer_of_text (const char *text)
{
  if (g_strcmp0 (text, YES) == 0)
    return DOCKET_ANSWER_YES;
  return g_strcmp0 (text, NO) == 0 ? DOCKET_ANSWER_NO : DOCKET_ANSWER_NONE;
}

const char *
docket_answer_get_text (DocketAnswer answer)
{
  return answer == DOCKET_ANSWER_NONE ? NULL : answer == DOCKET_ANSWER_YES ? YES : NO;
}

void
docket_check_plan_sum_up (const DocketCheckPlan *plan,
                          const DocketAnswer    *answers,
                          DocketCheckSum        *sum)
{
  *sum = (DocketCheckSum) { 0 };
  for (guint i = 0; i < plan->items->len; i++)
    {
      const DocketCheckItem *item = plan->items->pdata[i];

      sum->answered += answers[i] != DOCKET_ANSWER_NONE;
      if (item->weight == DOCKET_CHECK_NEEDED)
        {
          sum->n++;
          sum->yes += answers[i] == DOCKET_ANSWER_YES;
          sum->no += answers[i] == DOCKET_ANSWER_NO;
        }
      else if (item->weight == DOCKET_CHECK_NOTED)
        sum->noted_no += answers[i] == DOCKET_ANSWER_NO;
    }
}

gboolean
docket_check_plan_is_answered (const DocketCheckPlan *plan, GHashTable *facts)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const DocketCheckItem *item = plan->items->pdata[i];

      if (g_hash_table_contains (facts, get_fact (plan->rules, item->input)->id))
        return TRUE;
    }
  return FALSE;
}

char **
docket_check_plan_get_results (const DocketCheckPlan *plan)
{
  static char *none[] = { NULL };

  return plan->result == NULL ? none : get_values (plan->rules, plan->result);
}
