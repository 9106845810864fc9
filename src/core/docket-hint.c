/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds in a condition that is not true what would help a reviewer: from when, until when, what is
 * missing. One evaluation, one thread. */
#include "core/docket-gates.h"

#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"

static gboolean
set_words (DocketReason *reason, DocketHint hint, char *words)
{
  reason->hint = hint;
  g_free (reason->words);
  reason->words = words;
  return TRUE;
}

static void collect_of_term (DocketMatter *matter, const DocketTerm *term, GString *missing);

/* Ids of the facts for want of which @ref is not known */
static void
collect_missing (DocketMatter *matter, const DocketRef *ref, GString *missing)
{
  const DocketRule *rule;

  if (ref->kind == DOCKET_REF_FACT && !docket_resolve (matter, ref).known)
    g_string_append_printf (missing, missing->len > 0 ? ",%s" : "%s",
                            ((DocketFactType *) matter->rules->facts->pdata[ref->index])->id);
  if (ref->kind != DOCKET_REF_PART)
    return;

  rule = docket_matter_get_rule (matter, ref->index);
  if (rule->primitive == DOCKET_PRIMITIVE_TERM)
    collect_of_term (matter, &rule->term, missing);
  else if (rule->primitive == DOCKET_PRIMITIVE_WINDOW)
    collect_of_term (matter, &docket_matter_get_rule (matter, rule->window.term)->term, missing);
  else if (rule->primitive == DOCKET_PRIMITIVE_MONTH)
    collect_missing (matter, &rule->month.of, missing);
}

static void
collect_of_term (DocketMatter *matter, const DocketTerm *term, GString *missing)
{
  for (guint i = 0; i < docket_items_length (term->base); i++)
    collect_missing (matter, &((DocketBaseUse *) term->base->pdata[i])->of, missing);
}

static gboolean
hint_missing (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  if (node->kind == DOCKET_CONDITION_INSIDE)
    collect_of_term (matter,
                     &docket_matter_get_rule (matter, docket_matter_get_rule (matter, node->index)
                                                          ->window.term)
                          ->term,
                     missing);
  collect_missing (matter, &node->of, missing);
  collect_missing (matter, &node->to, missing);
  return missing->len > 0 && set_words (reason, DOCKET_HINT_MISSING, g_strdup (missing->str));
}

static gboolean
set_date (DocketReason *reason, DocketHint hint, DocketDate date)
{
  if (!docket_date_is_valid (date))
    return FALSE;

  reason->hint = hint;
  reason->date = date;
  return TRUE;
}

/* When the relation comes to hold, or held last; @wanted: whether it ought to */
static gboolean
hint_relation (DocketReason *reason, DocketRelation relation, DocketDate date, gboolean wanted)
{
  switch (relation)
    {
    case DOCKET_RELATION_BEFORE:
      return set_date (reason, wanted ? DOCKET_HINT_UNTIL : DOCKET_HINT_FROM,
                       wanted ? date - 1 : date);
    case DOCKET_RELATION_UNTIL:
      return set_date (reason, wanted ? DOCKET_HINT_UNTIL : DOCKET_HINT_FROM,
                       wanted ? date : date + 1);
    case DOCKET_RELATION_FROM:
      return set_date (reason, wanted ? DOCKET_HINT_FROM : DOCKET_HINT_UNTIL,
                       wanted ? date : date - 1);
    case DOCKET_RELATION_AFTER:
      return set_date (reason, wanted ? DOCKET_HINT_FROM : DOCKET_HINT_UNTIL,
                       wanted ? date + 1 : date);
    case DOCKET_RELATION_EQUAL:
      break;
    }
  return FALSE;
}

static gboolean
hint_date (DocketMatter              *matter,
           const DocketConditionNode *node,
           gboolean                   wanted,
           DocketReason              *reason)
{
  DocketDatum    of = docket_resolve (matter, &node->of);
  DocketDatum    to = docket_resolve (matter, &node->to);
  gboolean       swap = docket_ref_is_moving (&node->to);
  DocketRelation relation =
      swap ? (DocketRelation) (DOCKET_RELATION_AFTER - node->relation) : node->relation;

  if (!of.known || !to.known)
    return hint_missing (matter, node, reason);
  return hint_relation (reason, relation, docket_datum_get_date (swap ? &of : &to), wanted);
}

static gboolean
hint_window (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{
  DocketWindowDates window;

  if (!docket_window_compute (matter, node->index, &window))
    return hint_missing (matter, node, reason);

  reason->hint = DOCKET_HINT_WINDOW;
  reason->date = window.open;
  reason->to = window.close;
  return TRUE;
}

static gboolean
hint_list (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{
  DocketDatum missing = docket_checklist_get (matter, node->index, DOCKET_PART_MISSING);

  return missing.text != NULL && *missing.text != '\0' &&
         set_words (reason, DOCKET_HINT_MISSING, g_strdup (missing.text));
}

/* How many signatures the draft bears, of those that its outcome wants */
/* The draft; else one in force of the outcome, which bears too few signatures for the act */
static const DocketRuling *
find_begun (const DocketMatter *matter, const DocketOutcome *outcome)
{
  const DocketRuling *draft = docket_matter_find_draft (matter);

  for (guint i = matter->rulings->len; draft == NULL && i > 0; i--)
    {
      const DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);

      if (docket_ruling_is_usable (ruling) && ruling->outcome == outcome)
        return ruling;
    }
  return draft;
}

static gboolean
hint_signatures (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{

  for (char **word = node->words; word != NULL && *word != NULL; word++)
    {
      const DocketOutcome *outcome =
          docket_rule_set_find_outcome (matter->rules, matter->kind, *word);
      const DocketRuling *begun = find_begun (matter, outcome);

      if (outcome == NULL)
        continue;
      reason->number_wanted = (guint) MAX ((gint64) outcome->signatures, node->minimum);
      if (begun != NULL && begun->outcome == outcome)
        {
          reason->number = begun->state->signatures;
          break;
        }
    }
  return set_words (reason, DOCKET_HINT_SIGNATURES,
                    node->words != NULL ? g_strjoinv (",", node->words) : NULL);
}

/* Only where there are too many: those that lack have no number yet */
static gboolean
hint_cases (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{
  guint            count;
  g_autofree char *numbers = docket_truth_list_cases (matter, node, &count);

  return count > 0 && set_words (reason, DOCKET_HINT_CASES, g_steal_pointer (&numbers));
}

static gboolean hint_node (DocketMatter              *matter,
                           const DocketConditionNode *node,
                           gboolean                   wanted,
                           DocketReason              *reason);

static gboolean
tells_date (const DocketReason *reason)
{
  return reason->hint == DOCKET_HINT_FROM || reason->hint == DOCKET_HINT_UNTIL ||
         reason->hint == DOCKET_HINT_WINDOW;
}

/* The first child that stands in the way and has something to say; where any of them would do, one
 * that tells a date before one that tells what is missing */
static gboolean
hint_children (DocketMatter              *matter,
               const DocketConditionNode *node,
               gboolean                   wanted,
               DocketReason              *reason)
{
  gboolean any_will_do = (node->kind == DOCKET_CONDITION_ALL) != wanted;
  gint     first = -1;

  for (guint i = 1; i < node->size; i += node[i].size)
    {
      DocketTruth truth = docket_truth_of_node (matter, node + i);

      if (truth == (wanted ? DOCKET_TRUE : DOCKET_FALSE) ||
          !hint_node (matter, node + i, wanted, reason))
        continue;
      if (!any_will_do || tells_date (reason))
        return TRUE;
      if (first < 0)
        first = (gint) i;
    }
  return first >= 0 && hint_node (matter, node + first, wanted, reason);
}

static gboolean
hint_wanted_leaf (DocketMatter *matter, const DocketConditionNode *node, DocketReason *reason)
{
  switch (node->kind)
    {
    case DOCKET_CONDITION_INSIDE:
      return hint_window (matter, node, reason);
    case DOCKET_CONDITION_COMPLETE:
      return hint_list (matter, node, reason);
    case DOCKET_CONDITION_SIGNED:
      return hint_signatures (matter, node, reason);
    case DOCKET_CONDITION_CASES:
      return hint_cases (matter, node, reason);
    case DOCKET_CONDITION_STATE:
      return set_words (reason, DOCKET_HINT_STATE, g_strdup (docket_matter_get_state (matter)->id));
    default:
      return hint_missing (matter, node, reason);
    }
}

static gboolean
hint_node (DocketMatter              *matter,
           const DocketConditionNode *node,
           gboolean                   wanted,
           DocketReason              *reason)
{
  switch (node->kind)
    {
    case DOCKET_CONDITION_ALL:
    case DOCKET_CONDITION_ANY:
      return hint_children (matter, node, wanted, reason);
    case DOCKET_CONDITION_NONE:
      return hint_children (matter, node, !wanted, reason);
    case DOCKET_CONDITION_DATE:
      return hint_date (matter, node, wanted, reason);
    default:
      return wanted || node->kind == DOCKET_CONDITION_CASES
                 ? hint_wanted_leaf (matter, node, reason)
                 : hint_missing (matter, node, reason);
    }
}

void
docket_hint_find (DocketMatter *matter, const DocketCondition *condition, DocketReason *reason)
{
  if (condition != NULL)
    hint_node (matter, condition->nodes, TRUE, reason);
}
