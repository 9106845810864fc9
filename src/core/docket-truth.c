/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a compiled condition means: three-valued logic over the values of a matter. One evaluation,
 * one thread. Leaves that look at rulings, contacts and evidence: docket-truth-case.c. */
#include "core/docket-truth.h"

#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-parts.h"

#include <string.h>

static DocketTruth
truth_of (gboolean is_true)
{
  return is_true ? DOCKET_TRUE : DOCKET_FALSE;
}

/* ALL stops at FALSE, ANY at TRUE; a child left out cannot matter as long as the one that stopped
 * it stays, so its own changes need not be noted */
static DocketTruth
join_children (DocketMatter *matter, const DocketConditionNode *node, DocketTruth stop)
{
  DocketTruth result = stop == DOCKET_FALSE ? DOCKET_TRUE : DOCKET_FALSE;
  guint       size;

  for (guint i = 1; i < node->size; i += size)
    {
      DocketTruth child = docket_truth_of_node (matter, node + i);

      size = node[i].size;
      if (child == stop)
        return stop;
      if (child == DOCKET_UNKNOWN)
        result = DOCKET_UNKNOWN;
    }
  return result;
}

static DocketTruth
negate (DocketTruth truth)
{
  return truth == DOCKET_UNKNOWN ? truth : truth_of (truth == DOCKET_FALSE);
}

/* Whether one of the comma-separated items of @text is among @words */
static gboolean
holds_any (const char *text, char *const *words)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (char **item = items; *item != NULL; item++)
    {
      if (docket_words_contain (words, *item))
        return TRUE;
    }
  return FALSE;
}

/* Whether an item of @text is among those that @reference is set to */
static DocketTruth
ask_is_one_of (DocketMatter *matter, const char *text, const DocketRef *reference)
{
  DocketDatum list = docket_resolve (matter, reference);
  g_auto (GStrv) words = NULL;

  if (!list.known || list.text == NULL)
    return DOCKET_UNKNOWN;

  words = g_strsplit (list.text, ",", -1);
  return truth_of (holds_any (text, words));
}

static DocketTruth
ask_is (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum      value = docket_resolve (matter, &node->of);
  g_autofree char *made = NULL;
  const char      *text = value.text;

  if (!value.known)
    return DOCKET_UNKNOWN;

  if (text == NULL)
    text = made = docket_datum_dup_text (&value);
  if (node->to.kind != DOCKET_REF_NONE)
    return ask_is_one_of (matter, text, &node->to);
  return truth_of (docket_words_contain (node->words, text) ||
                   (strchr (text, ',') != NULL && holds_any (text, node->words)));
}

static gboolean
holds (DocketRelation relation, gint order)
{
  switch (relation)
    {
    case DOCKET_RELATION_BEFORE:
      return order < 0;
    case DOCKET_RELATION_UNTIL:
      return order <= 0;
    case DOCKET_RELATION_EQUAL:
      return order == 0;
    case DOCKET_RELATION_FROM:
      return order >= 0;
    case DOCKET_RELATION_AFTER:
      return order > 0;
    }
  return FALSE;
}

/* "today until D" is "D from today" */
static DocketRelation
mirror (DocketRelation relation)
{
  return (DocketRelation) (DOCKET_RELATION_AFTER - relation);
}

/* When a comparison of what moves with @fixed changes: as it reaches @fixed, or as it passes it */
static void
note_change (DocketMatter      *matter,
             DocketRelation     relation,
             const DocketDatum *fixed,
             gboolean           by_day)
{
  gboolean at = relation == DOCKET_RELATION_BEFORE || relation == DOCKET_RELATION_FROM ||
                relation == DOCKET_RELATION_EQUAL;
  gboolean past = relation == DOCKET_RELATION_UNTIL || relation == DOCKET_RELATION_AFTER ||
                  relation == DOCKET_RELATION_EQUAL;
  DocketDate    date = docket_datum_get_date (fixed);
  DocketInstant instant = docket_datum_get_instant (fixed);

  if (at)
    docket_matter_note (matter, by_day ? docket_instant_of_date (date) : instant);
  if (past)
    docket_matter_note (matter, by_day ? docket_instant_of_date (date + 1) : instant + 1);
}

static DocketTruth
ask_date (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum of = docket_resolve (matter, &node->of);
  DocketDatum to = docket_resolve (matter, &node->to);
  gint64      one = docket_datum_get_date (&of);
  gint64      other = docket_datum_get_date (&to);
  gboolean    by_day = of.type != DOCKET_TYPE_INSTANT || to.type != DOCKET_TYPE_INSTANT;

  if (one == DOCKET_DATE_NONE || other == DOCKET_DATE_NONE)
    return DOCKET_UNKNOWN;

  if (!by_day)
    {
      one = of.instant;
      other = to.instant;
    }
  if (docket_ref_is_moving (&node->of))
    note_change (matter, node->relation, &to, by_day);
  if (docket_ref_is_moving (&node->to))
    note_change (matter, mirror (node->relation), &of, by_day);
  return truth_of (holds (node->relation, (one > other) - (one < other)));
}

static DocketTruth
ask_inside (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum       of = docket_resolve (matter, &node->of);
  DocketDate        date = docket_datum_get_date (&of);
  DocketWindowDates window;

  if (date == DOCKET_DATE_NONE || !docket_window_compute (matter, node->index, &window))
    return DOCKET_UNKNOWN;

  if (docket_ref_is_moving (&node->of))
    {
      docket_matter_note_date (matter, window.open);
      docket_matter_note_date (matter, window.close + 1);
    }
  return truth_of (date >= window.open && date <= window.close);
}

static DocketTruth
ask_amount (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum of = docket_resolve (matter, &node->of);
  DocketDatum to = docket_resolve (matter, &node->to);
  gint64      number, other_number;
  __int128    one, other;

  if (!docket_datum_get_number (&of, &number) || !docket_datum_get_number (&to, &other_number))
    return DOCKET_UNKNOWN;

  one = (__int128) number * node->times;
  other = (__int128) other_number * node->to_times;
  return truth_of (holds (node->relation, (one > other) - (one < other)));
}

/* Whether the row passes all the filters of a count */
static gboolean
passes (DocketMatter *matter, const DocketConditionNode *node, const DocketRow *row)
{
  const DocketRow *outer = matter->row;
  guint            outer_record = matter->row_record;
  gboolean         result;

  matter->row = row;
  matter->row_record = node->index;
  result = join_children (matter, node, DOCKET_FALSE) == DOCKET_TRUE;
  matter->row = outer;
  matter->row_record = outer_record;
  return result;
}

/* FALSE when it has no such value, or an earlier row had the same */
static gboolean
is_new_value (DocketMatter *matter, const DocketRow *row, gint field, GHashTable *seen)
{
  DocketDatum value = docket_row_get (matter, row, field);

  return value.known && g_hash_table_add (seen, docket_datum_dup_text (&value));
}

static DocketTruth
ask_count (DocketMatter *matter, const DocketConditionNode *node)
{
  const GPtrArray *rows = docket_rows_get (matter, node->index);
  g_autoptr (GHashTable) seen =
      node->distinct >= 0 ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  gint64 count = 0;

  for (guint i = 0; i < docket_items_length (rows); i++)
    {
      const DocketRow *row = g_ptr_array_index (rows, i);

      if (passes (matter, node, row) &&
          (seen == NULL || is_new_value (matter, row, node->distinct, seen)))
        count++;
    }
  return truth_of ((node->minimum < 0 || count >= node->minimum) &&
                   (node->maximum < 0 || count <= node->maximum));
}

static DocketTruth
ask_state (const DocketMatter *matter, const DocketConditionNode *node)
{
  if (!matter->opened)
    return DOCKET_UNKNOWN;
  return truth_of (docket_words_contain (node->words, docket_matter_get_state (matter)->id));
}

static DocketTruth
ask_kind (const DocketMatter *matter, const DocketConditionNode *node)
{
  const DocketKind *kind;

  if (!matter->opened)
    return DOCKET_UNKNOWN;

  kind = g_ptr_array_index (matter->rules->kinds, matter->kind);
  return truth_of (docket_words_contain (node->words, kind->id));
}

/* While actions are listed, an input that will be given is neither known nor missing */
static DocketTruth
ask_known (DocketMatter *matter, const DocketConditionNode *node)
{
  if (matter->listing && node->of.kind == DOCKET_REF_FACT && matter->facts[node->of.index].to_come)
    return DOCKET_UNKNOWN;
  return truth_of (docket_resolve (matter, &node->of).known);
}

/* Letters of one width and case */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal != NULL ? g_utf8_casefold (normal, -1) : NULL;

  return folded != NULL ? g_strdup (g_strstrip (folded)) : g_strdup ("");
}

static gboolean
matches (const char *text, const char *item, DocketMatching how)
{
  if (*item == '\0')
    return FALSE;
  if (how == DOCKET_MATCHING_SAME)
    return g_str_equal (text, item);
  return how == DOCKET_MATCHING_ENDS ? g_str_has_suffix (text, item) : strstr (text, item) != NULL;
}

static DocketTruth
ask_matches (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum      of = docket_resolve (matter, &node->of);
  DocketDatum      list = docket_resolve (matter, &node->to);
  g_autofree char *text = NULL;
  g_auto (GStrv) items = NULL;

  if (!of.known || of.text == NULL || !list.known || list.text == NULL)
    return DOCKET_UNKNOWN;

  text = fold (of.text);
  items = g_strsplit (list.text, ",", -1);
  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *folded = fold (*item);

      if (matches (text, folded, (DocketMatching) node->index))
        return DOCKET_TRUE;
    }
  return DOCKET_FALSE;
}

/* Whether a row that passes has the text in the field */
static gboolean
is_covered (DocketMatter *matter, const DocketConditionNode *node, const char *text)
{
  const GPtrArray *rows = docket_rows_get (matter, node->index);

  for (guint i = 0; i < docket_items_length (rows); i++)
    {
      const DocketRow *row = g_ptr_array_index (rows, i);
      DocketDatum      value = docket_row_get (matter, row, node->distinct);
      g_autofree char *folded = value.text != NULL ? fold (value.text) : NULL;

      if (g_strcmp0 (folded, text) == 0 && passes (matter, node, row))
        return TRUE;
    }
  return FALSE;
}

static DocketTruth
ask_covers (DocketMatter *matter, const DocketConditionNode *node)
{
  DocketDatum list = docket_resolve (matter, &node->of);
  g_auto (GStrv) items = NULL;

  if (!list.known || list.text == NULL)
    return DOCKET_UNKNOWN;

  items = g_strsplit (list.text, ",", -1);
  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *folded = fold (*item);

      if (!is_covered (matter, node, folded))
        return DOCKET_FALSE;
    }
  return DOCKET_TRUE;
}

DocketTruth
docket_truth_of_node (DocketMatter *matter, const DocketConditionNode *node)
{
  switch (node->kind)
    {
    case DOCKET_CONDITION_ALL:
      return join_children (matter, node, DOCKET_FALSE);
    case DOCKET_CONDITION_ANY:
      return join_children (matter, node, DOCKET_TRUE);
    case DOCKET_CONDITION_NONE:
      return negate (join_children (matter, node, DOCKET_TRUE));
    case DOCKET_CONDITION_KNOWN:
      return ask_known (matter, node);
    case DOCKET_CONDITION_IS:
      return ask_is (matter, node);
    case DOCKET_CONDITION_DATE:
      return ask_date (matter, node);
    case DOCKET_CONDITION_INSIDE:
      return ask_inside (matter, node);
    case DOCKET_CONDITION_AMOUNT:
      return ask_amount (matter, node);
    case DOCKET_CONDITION_COUNT:
      return ask_count (matter, node);
    case DOCKET_CONDITION_COMPLETE:
      return docket_checklist_is_complete (matter, node->index);
    case DOCKET_CONDITION_FAILED:
      return docket_checklist_has_failed (matter, node->index);
    case DOCKET_CONDITION_STATE:
      return ask_state (matter, node);
    case DOCKET_CONDITION_KIND:
      return ask_kind (matter, node);
    case DOCKET_CONDITION_MATCHES:
      return ask_matches (matter, node);
    case DOCKET_CONDITION_COVERS:
      return ask_covers (matter, node);
    case DOCKET_CONDITION_SIGNED:
    case DOCKET_CONDITION_CITES:
    case DOCKET_CONDITION_CONTACT:
    case DOCKET_CONDITION_PROVED:
    case DOCKET_CONDITION_RUNNING:
    case DOCKET_CONDITION_MEASURED:
    case DOCKET_CONDITION_IN_FORCE:
    case DOCKET_CONDITION_CASES:
      break;
    }
  return docket_truth_of_case (matter, node);
}

DocketTruth
docket_truth (DocketMatter *matter, const DocketCondition *condition)
{
  return condition != NULL ? docket_truth_of_node (matter, condition->nodes) : DOCKET_TRUE;
}

DocketTruth
docket_truth_of_row (DocketMatter          *matter,
                     const DocketCondition *condition,
                     guint                  record,
                     const DocketRow       *row)
{
  const DocketRow *outer = matter->row;
  guint            outer_record = matter->row_record;
  DocketTruth      result;

  matter->row = row;
  matter->row_record = record;
  result = docket_truth (matter, condition);
  matter->row = outer;
  matter->row_record = outer_record;
  return result;
}
