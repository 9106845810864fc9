/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What conditions and rules depend on. Any thread. */
#include "rules/docket-rules-walk.h"

typedef struct
{
  const DocketRuleSet *set;
  gint                 row; /* record whose fields are those of the row at hand, or -1 */
  DocketRulesVisit     visit;
  gpointer             data;
} Walk;

static void
visit_ref (const Walk *walk, const DocketRef *ref)
{
  if (ref->kind == DOCKET_REF_NONE)
    return;
  if (ref->kind == DOCKET_REF_FACT && walk->row >= 0 &&
      ((DocketFactType *) g_ptr_array_index (walk->set->facts, ref->index))->record == walk->row)
    return;
  walk->visit (ref, walk->data);
}

static void
visit_index (const Walk *walk, DocketRefKind kind, guint index)
{
  DocketRef ref = { .kind = kind, .index = index };

  walk->visit (&ref, walk->data);
}

static void
visit_parameter (const Walk *walk, gint parameter)
{
  if (parameter >= 0)
    visit_index (walk, DOCKET_REF_PARAMETER, (guint) parameter);
}

static void
visit_node (const Walk *walk, const DocketConditionNode *node)
{
  visit_ref (walk, &node->of);
  visit_ref (walk, &node->to);
  if (node->kind == DOCKET_CONDITION_INSIDE || node->kind == DOCKET_CONDITION_COMPLETE ||
      node->kind == DOCKET_CONDITION_FAILED)
    visit_index (walk, DOCKET_REF_PART, node->index);
  else if (node->kind == DOCKET_CONDITION_PROVED && node->of.kind == DOCKET_REF_NONE)
    visit_index (walk, DOCKET_REF_ON, 0);
}

static void
walk_condition (const Walk *walk, const DocketCondition *condition)
{
  Walk  inner = *walk;
  guint row_end = 0;

  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    {
      const DocketConditionNode *node = &condition->nodes[i];

      if (i >= row_end)
        inner.row = walk->row;
      visit_node (&inner, node);
      if (node->kind == DOCKET_CONDITION_COUNT || node->kind == DOCKET_CONDITION_COVERS)
        {
          inner.row = (gint) node->index;
          row_end = i + node->size;
        }
    }
}

static void
walk_imposes (const Walk *walk, const GPtrArray *imposes)
{
  for (guint i = 0; i < imposes->len; i++)
    visit_parameter (walk, ((DocketImpose *) g_ptr_array_index (imposes, i))->count.parameter);
}

static void
walk_term (const Walk *walk, const DocketTerm *term)
{
  visit_parameter (walk, term->count.parameter);
  visit_parameter (walk, term->pick.parameter);
  for (guint i = 0; i < term->base->len; i++)
    {
      const DocketBaseUse *use = g_ptr_array_index (term->base, i);

      visit_ref (walk, &use->of);
      walk_condition (walk, use->condition);
    }
}

static void
walk_window (const Walk *walk, const DocketWindowRule *window)
{
  visit_index (walk, DOCKET_REF_PART, window->term);
  visit_parameter (walk, window->open.parameter);
  visit_parameter (walk, window->close.parameter);
  visit_parameter (walk, window->month.parameter);
  visit_parameter (walk, window->partial.parameter);
}

static void
walk_checklist (const Walk *walk, const DocketChecklist *checklist)
{
  for (guint i = 0; i < checklist->items->len; i++)
    walk_condition (walk, ((DocketCheck *) g_ptr_array_index (checklist->items, i))->condition);
}

static void
walk_account (const Walk *walk, const DocketAccount *account)
{
  visit_parameter (walk, account->start.parameter);
  visit_parameter (walk, account->cap.parameter);
  if (account->ask_key >= 0)
    visit_index (walk, DOCKET_REF_FACT, (guint) account->ask_key);
  if (account->ask_at >= 0)
    visit_index (walk, DOCKET_REF_FACT, (guint) account->ask_at);
  for (guint i = 0; i < account->year_ends->len; i++)
    {
      const DocketYearEnd *year_end = g_ptr_array_index (account->year_ends, i);

      visit_parameter (walk, year_end->carry_from.parameter);
      visit_parameter (walk, year_end->carry.parameter);
      visit_parameter (walk, year_end->clear_below.parameter);
    }
}

static void
walk_nodes (const Walk *walk, const DocketNodes *nodes)
{
  visit_ref (walk, &nodes->before);
  visit_ref (walk, &nodes->after);
  visit_ref (walk, &nodes->deducted);
  visit_ref (walk, &nodes->key);
  for (guint i = 0; i < nodes->nodes->len; i++)
    walk_imposes (walk, ((DocketNode *) g_ptr_array_index (nodes->nodes, i))->imposes);
}

static void
walk_strike (const Walk *walk, const DocketStrike *strike)
{
  visit_parameter (walk, strike->span.parameter);
  visit_parameter (walk, strike->anchor.parameter);
  visit_parameter (walk, strike->reset.parameter);
  visit_parameter (walk, strike->limit.parameter);
  walk_imposes (walk, strike->imposes);
}

static void
walk_ladder (const Walk *walk, const DocketLadder *ladder)
{
  visit_parameter (walk, ladder->by_parameter);
  visit_parameter (walk, ladder->reset.parameter);
  for (guint i = 0; i < ladder->steps->len; i++)
    walk_imposes (walk, ((DocketStep *) g_ptr_array_index (ladder->steps, i))->imposes);
}

static void
walk_schedule (const Walk *walk, const DocketSchedule *schedule)
{
  visit_index (walk, DOCKET_REF_PART, schedule->account);
  if (schedule->fact >= 0)
    visit_index (walk, DOCKET_REF_FACT, (guint) schedule->fact);
  for (guint i = 0; i < schedule->tiers->len; i++)
    {
      const DocketTier *tier = g_ptr_array_index (schedule->tiers, i);

      visit_parameter (walk, tier->points.parameter);
      walk_imposes (walk, tier->imposes);
    }
}

static void
walk_assessment (const Walk *walk, const DocketAssessment *assessment)
{
  Walk rows = *walk;

  rows.row = (gint) assessment->record;
  visit_ref (walk, &assessment->first);
  visit_parameter (walk, assessment->free.parameter);
  for (guint i = 0; i < assessment->metrics->len; i++)
    walk_condition (&rows,
                    ((DocketMetric *) g_ptr_array_index (assessment->metrics, i))->condition);
  for (guint i = 0; i < assessment->outcomes->len; i++)
    {
      const DocketAssessmentOutcome *outcome = g_ptr_array_index (assessment->outcomes, i);

      visit_parameter (walk, outcome->fails.parameter);
    }
}

static void
walk_hold (const Walk *walk, const DocketHold *hold)
{
  visit_parameter (walk, hold->count.parameter);
  visit_parameter (walk, hold->overlap.parameter);
}

static void
walk_month (const Walk *walk, const DocketMonth *month)
{
  visit_ref (walk, &month->of);
  visit_parameter (walk, month->pick.parameter);
}

void
docket_rules_walk_condition (const DocketRuleSet   *set,
                             const DocketCondition *condition,
                             DocketRulesVisit       visit,
                             gpointer               data)
{
  Walk walk = { .set = set, .row = -1, .visit = visit, .data = data };

  walk_condition (&walk, condition);
}

void
docket_rules_walk_effect (const DocketRuleSet *set,
                          const DocketEffect  *effect,
                          DocketRulesVisit     visit,
                          gpointer             data)
{
  Walk walk = { .set = set, .row = -1, .visit = visit, .data = data };

  visit_ref (&walk, &effect->value);
  visit_ref (&walk, &effect->key);
  visit_ref (&walk, &effect->at);
  visit_parameter (&walk, effect->count.parameter);
  if (effect->measures == DOCKET_MEASURES_ANSWERED)
    visit_index (&walk, DOCKET_REF_PART, effect->index);
  for (guint i = 0; effect->gives != NULL && i < effect->gives->len; i++)
    visit_ref (&walk, &((DocketGive *) g_ptr_array_index (effect->gives, i))->of);
}

void
docket_rules_walk_rule (const DocketRuleSet *set,
                        const DocketRule    *rule,
                        DocketRulesVisit     visit,
                        gpointer             data)
{
  Walk walk = { .set = set, .row = -1, .visit = visit, .data = data };

  switch (rule->primitive)
    {
    case DOCKET_PRIMITIVE_TERM:
      walk_term (&walk, &rule->term);
      break;
    case DOCKET_PRIMITIVE_WINDOW:
      walk_window (&walk, &rule->window);
      break;
    case DOCKET_PRIMITIVE_MONTH:
      walk_month (&walk, &rule->month);
      break;
    case DOCKET_PRIMITIVE_HOLD:
      walk_hold (&walk, &rule->hold);
      break;
    case DOCKET_PRIMITIVE_CHECKLIST:
      walk_checklist (&walk, &rule->checklist);
      break;
    case DOCKET_PRIMITIVE_ACCOUNT:
      walk_account (&walk, &rule->account);
      break;
    case DOCKET_PRIMITIVE_NODES:
      walk_nodes (&walk, &rule->nodes);
      break;
    case DOCKET_PRIMITIVE_STRIKE:
      walk_strike (&walk, &rule->strike);
      break;
    case DOCKET_PRIMITIVE_LADDER:
      walk_ladder (&walk, &rule->ladder);
      break;
    case DOCKET_PRIMITIVE_SCHEDULE:
      walk_schedule (&walk, &rule->schedule);
      break;
    case DOCKET_PRIMITIVE_ASSESSMENT:
      walk_assessment (&walk, &rule->assessment);
      break;
    case DOCKET_PRIMITIVE_GROUNDS:
      visit_index (&walk, DOCKET_REF_FACT, rule->grounds.fact);
      break;
    case DOCKET_PRIMITIVE_STATEMENT:
      break;
    }
}
