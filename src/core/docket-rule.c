/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frees the compiled primitives; rules/ builds them, evaluation reads them. Any thread. */
#include "core/docket-rule.h"

#include "core/docket-items.h"

#define FREE_ITEMS(items, func) docket_items_free ((items), (GDestroyNotify) (func))

void
docket_label_clear (DocketLabel *label)
{
  g_clear_pointer (&label->en, g_free);
  g_clear_pointer (&label->zh_cn, g_free);
  g_clear_pointer (&label->zh_tw, g_free);
}

void
docket_article_free (DocketArticle *article)
{
  g_free (article->id);
  g_free (article->number);
  docket_label_clear (&article->label);
  g_free (article);
}

void
docket_parameter_free (DocketParameter *parameter)
{
  g_free (parameter->key);
  g_free (parameter->value);
  g_strfreev (parameter->choices);
  g_free (parameter->cite);
  docket_label_clear (&parameter->label);
  g_free (parameter);
}

void
docket_word_free (DocketWord *word)
{
  g_free (word->id);
  docket_label_clear (&word->label);
  g_free (word);
}

const DocketWord *
docket_fact_type_find_word (const DocketFactType *fact, const char *id)
{
  for (guint i = 0; fact->words != NULL && i < fact->words->len; i++)
    {
      const DocketWord *word = g_ptr_array_index (fact->words, i);

      if (g_str_equal (word->id, id))
        return word;
    }
  return NULL;
}

void
docket_fact_type_free (DocketFactType *fact)
{
  g_free (fact->id);
  g_strfreev (fact->values);
  FREE_ITEMS (fact->words, docket_word_free);
  docket_label_clear (&fact->label);
  g_free (fact);
}

void
docket_record_type_free (DocketRecordType *record)
{
  g_free (record->id);
  docket_indices_free (record->fields);
  g_free (record);
}

static void
free_base_use (DocketBaseUse *use)
{
  docket_condition_free (use->condition);
  g_free (use);
}

static void
free_item (DocketCheck *item)
{
  g_free (item->id);
  docket_label_clear (&item->label);
  docket_condition_free (item->condition);
  g_free (item);
}

static void
free_year_end (DocketYearEnd *year_end)
{
  g_strfreev (year_end->keys);
  g_free (year_end);
}

static void
free_impose (DocketImpose *impose)
{
  g_free (impose->on);
  g_free (impose);
}

static void
free_node (DocketNode *node)
{
  g_strfreev (node->keys);
  FREE_ITEMS (node->imposes, free_impose);
  g_free (node);
}

static void
free_step (DocketStep *step)
{
  FREE_ITEMS (step->imposes, free_impose);
  g_free (step);
}

static void
free_tier (DocketTier *tier)
{
  g_free (tier->id);
  g_free (tier->key);
  g_free (tier->strike);
  FREE_ITEMS (tier->imposes, free_impose);
  g_free (tier);
}

static void
free_schedule (DocketSchedule *schedule)
{
  docket_indices_free (schedule->correct);
  docket_indices_free (schedule->may);
  FREE_ITEMS (schedule->tiers, free_tier);
}

static void
free_assessment_outcome (DocketAssessmentOutcome *outcome)
{
  g_free (outcome->id);
  g_free (outcome->word);
  g_free (outcome->action);
  g_free (outcome);
}

static void
free_metric (DocketMetric *metric)
{
  g_free (metric->id);
  docket_label_clear (&metric->label);
  docket_condition_free (metric->condition);
  g_free (metric);
}

static void
free_ground (DocketGround *ground)
{
  g_free (ground->id);
  g_free (ground->result);
  g_strfreev (ground->proofs);
  g_free (ground);
}

static void
free_primitive (DocketRule *rule)
{
  switch (rule->primitive)
    {
    case DOCKET_PRIMITIVE_TERM:
      FREE_ITEMS (rule->term.base, free_base_use);
      break;
    case DOCKET_PRIMITIVE_CHECKLIST:
      FREE_ITEMS (rule->checklist.items, free_item);
      break;
    case DOCKET_PRIMITIVE_ACCOUNT:
      g_free (rule->account.owner);
      FREE_ITEMS (rule->account.year_ends, free_year_end);
      break;
    case DOCKET_PRIMITIVE_NODES:
      FREE_ITEMS (rule->nodes.nodes, free_node);
      break;
    case DOCKET_PRIMITIVE_STRIKE:
      g_free (rule->strike.merge_value);
      FREE_ITEMS (rule->strike.imposes, free_impose);
      break;
    case DOCKET_PRIMITIVE_LADDER:
      FREE_ITEMS (rule->ladder.steps, free_step);
      break;
    case DOCKET_PRIMITIVE_SCHEDULE:
      free_schedule (&rule->schedule);
      break;
    case DOCKET_PRIMITIVE_ASSESSMENT:
      FREE_ITEMS (rule->assessment.metrics, free_metric);
      FREE_ITEMS (rule->assessment.outcomes, free_assessment_outcome);
      break;
    case DOCKET_PRIMITIVE_GROUNDS:
      FREE_ITEMS (rule->grounds.grounds, free_ground);
      break;
    case DOCKET_PRIMITIVE_WINDOW:
    case DOCKET_PRIMITIVE_MONTH:
    case DOCKET_PRIMITIVE_HOLD:
    case DOCKET_PRIMITIVE_STATEMENT:
      break;
    }
}

void
docket_rule_free (DocketRule *rule)
{
  free_primitive (rule);
  g_free (rule->id);
  docket_indices_free (rule->articles);
  g_free (rule->cite);
  docket_label_clear (&rule->label);
  g_free (rule);
}
