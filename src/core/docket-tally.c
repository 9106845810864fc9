/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counts repetition: nodes of a balance, strikes, ladders. One evaluation, one thread. */
#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#define DAY (24 * 60 * 60)
#define NOTHING "NONE"

static int
year_of (DocketInstant instant)
{
  int year;

  docket_date_split (docket_instant_date (instant), &year, NULL, NULL);
  return year;
}

static DocketDatum
keep_list (DocketMatter *matter, GString *list)
{
  return docket_datum_of_text (DOCKET_TYPE_LIST,
                               docket_matter_keep_text (matter, g_string_free (list, FALSE)));
}

/* The change of a balance that is asked about */
typedef struct
{
  gint64   before, after;
  gint64   node;
  gboolean found;
} Crossing;

static void
cross_node (const DocketNodes *nodes, gint64 value, Crossing *crossing)
{
  gboolean crossed = nodes->up ? crossing->before < value && value <= crossing->after
                               : crossing->after <= value && value < crossing->before;

  if (!crossed ||
      (crossing->found && (nodes->up ? value < crossing->node : value > crossing->node)))
    return;

  crossing->node = value;
  crossing->found = TRUE;
}

/* Values fed in stand for those of the file; FALSE when there are none */
static gboolean
cross_table (DocketMatter *matter, const DocketNodes *nodes, Crossing *crossing)
{
  const GPtrArray *rows = nodes->table >= 0 ? docket_rows_get (matter, (guint) nodes->table) : NULL;

  for (guint i = 0; i < docket_items_length (rows); i++)
    {
      const DocketRow *row = g_ptr_array_index (rows, i);
      gint64           value;

      if (docket_datum_get_number (&row->fields[0], &value))
        cross_node (nodes, value, crossing);
    }
  return docket_items_length (rows) > 0;
}

static gboolean
resolve_crossing (DocketMatter *matter, const DocketNodes *nodes, Crossing *crossing)
{
  DocketDatum before = docket_resolve (matter, &nodes->before);
  DocketDatum after = docket_resolve (matter, &nodes->after);
  DocketDatum deducted = docket_resolve (matter, &nodes->deducted);
  gint64      amount;

  *crossing = (Crossing) { .found = FALSE };
  if (!docket_datum_get_number (&before, &crossing->before))
    return FALSE;
  if (docket_datum_get_number (&after, &crossing->after))
    return TRUE;
  if (!docket_datum_get_number (&deducted, &amount))
    return FALSE;

  crossing->after = crossing->before - amount;
  return TRUE;
}

static gboolean
is_of_key (const DocketNode *node, const DocketDatum *key)
{
  return node->keys == NULL || (key->known && docket_words_contain (node->keys, key->text));
}

/* FALSE while the class that the nodes differ by is not known */
static gboolean
cross_nodes (DocketMatter *matter, const DocketNodes *nodes, Crossing *crossing)
{
  DocketDatum key = docket_resolve (matter, &nodes->key);

  if (nodes->key.kind != DOCKET_REF_NONE && !key.known)
    return FALSE;

  for (guint i = 0; i < docket_items_length (nodes->nodes); i++)
    {
      const DocketNode *node = g_ptr_array_index (nodes->nodes, i);

      if (is_of_key (node, &key))
        cross_node (nodes, node->value, crossing);
    }
  return TRUE;
}

/* FALSE while it is not known which node the change reaches, if any */
static gboolean
cross (DocketMatter *matter, const DocketNodes *nodes, Crossing *crossing)
{
  return resolve_crossing (matter, nodes, crossing) &&
         (cross_table (matter, nodes, crossing) || cross_nodes (matter, nodes, crossing));
}

const GPtrArray *
docket_nodes_answer (DocketMatter *matter, guint rule)
{
  const DocketNodes *nodes = &docket_matter_get_rule (matter, rule)->nodes;
  DocketDatum        key = docket_resolve (matter, &nodes->key);
  Crossing           crossing;

  if (!cross (matter, nodes, &crossing) || !crossing.found)
    return NULL;

  for (guint i = 0; i < docket_items_length (nodes->nodes); i++)
    {
      const DocketNode *node = g_ptr_array_index (nodes->nodes, i);

      if (node->value == crossing.node && is_of_key (node, &key))
        return node->imposes;
    }
  return NULL;
}

DocketDatum
docket_nodes_get (DocketMatter *matter, guint rule)
{
  const DocketNodes *nodes = &docket_matter_get_rule (matter, rule)->nodes;
  gboolean           explain = docket_working_begin (matter, rule);
  Crossing           crossing;
  DocketDatum        result;

  if (!cross (matter, nodes, &crossing))
    return DOCKET_DATUM_UNKNOWN;

  result = crossing.found ? docket_datum_of_number (DOCKET_TYPE_DECIMAL, crossing.node)
                          : docket_datum_of_text (DOCKET_TYPE_WORD, NOTHING);
  if (explain)
    {
      DocketDatum before = docket_datum_of_number (DOCKET_TYPE_DECIMAL, crossing.before);
      DocketDatum after = docket_datum_of_number (DOCKET_TYPE_DECIMAL, crossing.after);

      docket_working_add_trigger (matter, &nodes->before, &before);
      docket_working_add_rule (matter, rule);
      docket_working_add_result (matter, "balance", &after);
      docket_working_add_result (matter, "node", &result);
    }
  return result;
}

/* Counting strikes row by row; a group of merged ones begins at its anchor */
typedef struct
{
  gint64        count;
  gint64        group; /* decisions that the last strike was made of */
  DocketInstant anchor;
  int           year;
  GString      *each;
} Strikes;

static gboolean
is_inside_group (const DocketStrike *strike, const Strikes *strikes, DocketInstant at)
{
  if (strikes->anchor == DOCKET_INSTANT_NONE)
    return FALSE;
  if (strike->anchor.value == DOCKET_ANCHOR_FIXED_HOURS)
    return at - strikes->anchor < strike->span.value * DAY;
  return docket_instant_date (at) - docket_instant_date (strikes->anchor) < strike->span.value;
}

static void
count_decision (const DocketStrike *strike, DocketInstant at, const char *merge, Strikes *strikes)
{
  gboolean merges = g_strcmp0 (merge, strike->merge_value) == 0;
  gboolean inside = FALSE;

  if (strike->reset.value == DOCKET_RESET_YEAR && year_of (at) != strikes->year)
    {
      strikes->count = 0;
      strikes->year = year_of (at);
    }
  inside = merges && is_inside_group (strike, strikes, at);
  strikes->count += inside ? 0 : 1;
  strikes->group = inside ? strikes->group + 1 : 1;
  if (merges && (!inside || strike->anchor.value == DOCKET_ANCHOR_SLIDING_DAYS))
    strikes->anchor = at;
}

static void
count_strike (DocketMatter       *matter,
              const DocketStrike *strike,
              const DocketRow    *row,
              Strikes            *strikes)
{
  DocketDatum at = docket_row_get (matter, row, (gint) strike->at);
  DocketDatum merge = docket_row_get (matter, row, (gint) strike->merge);

  count_decision (strike, docket_datum_get_instant (&at), merge.text, strikes);
  g_string_append_printf (strikes->each,
                          strikes->each->len > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT,
                          strikes->count);
  docket_working_add_row (matter, strike->at, &at);
}

/* Unknown while it is not known what one more would be */
static DocketDatum
count_one_more (DocketMatter *matter, const DocketStrike *strike, const Strikes *strikes)
{
  DocketDatum key = docket_resolve (matter, &strike->key);
  Strikes     more = *strikes;

  if (!key.known || matter->now == DOCKET_INSTANT_NONE)
    return DOCKET_DATUM_UNKNOWN;

  count_decision (strike, matter->now, key.text, &more);
  return docket_datum_of_count (more.count);
}

static DocketDatum
get_strike_part (DocketMatter       *matter,
                 const DocketStrike *strike,
                 const Strikes      *strikes,
                 const DocketDatum  *each,
                 DocketPart          part)
{
  if (part == DOCKET_PART_EACH)
    return *each;
  if (part == DOCKET_PART_GROUP)
    return docket_datum_of_count (strikes->group);
  if (part == DOCKET_PART_ONE_MORE)
    return count_one_more (matter, strike, strikes);
  if (part == DOCKET_PART_STRIKES)
    return docket_datum_of_count (strikes->count);
  if (part == DOCKET_PART_OUT && strike->limit.known)
    return docket_datum_of_flag (strikes->count >= strike->limit.value);
  return DOCKET_DATUM_UNKNOWN;
}

DocketDatum
docket_strike_get (DocketMatter *matter, guint rule, DocketPart part)
{
  const DocketStrike *strike = &docket_matter_get_rule (matter, rule)->strike;
  GPtrArray          *collected = matter->working;
  gboolean            explain = docket_working_begin (matter, rule);
  g_autoptr (GPtrArray) rows = docket_rows_sorted (matter, strike->record, strike->at);
  Strikes     strikes = { .anchor = DOCKET_INSTANT_NONE, .each = g_string_new (NULL) };
  DocketDatum each;

  matter->working = explain ? collected : NULL;
  for (guint i = 0; i < rows->len; i++)
    count_strike (matter, strike, rows->pdata[i], &strikes);
  each = keep_list (matter, strikes.each);
  docket_working_add_rule (matter, rule);
  docket_working_add_choice (matter, &strike->anchor);
  docket_working_add_choice (matter, &strike->reset);
  docket_working_add_number (matter, &strike->span, "span", DOCKET_UNIT_DAY);
  docket_working_add_result (matter, "each", &each);
  matter->working = collected;
  return strike->span.known ? get_strike_part (matter, strike, &strikes, &each, part)
                            : DOCKET_DATUM_UNKNOWN;
}

const GPtrArray *
docket_strike_answer (DocketMatter *matter, guint rule)
{
  DocketDatum out = docket_strike_get (matter, rule, DOCKET_PART_OUT);

  return out.known && out.number != 0 ? docket_matter_get_rule (matter, rule)->strike.imposes
                                      : NULL;
}

/* Climbing a ladder row by row */
typedef struct
{
  GHashTable   *counts; /* what counts apart -> times */
  DocketInstant end;
  GString      *each;
  const char   *last_measure; /* kept by the matter */
} Climb;

static const DocketStep *
find_step (const DocketLadder *ladder, guint times)
{
  const DocketStep *found = NULL;

  for (guint i = 0; i < docket_items_length (ladder->steps); i++)
    {
      const DocketStep *step = g_ptr_array_index (ladder->steps, i);

      if (step->from <= times && (found == NULL || step->from > found->from))
        found = step;
    }
  return found;
}

static guint
count_time (DocketMatter       *matter,
            const DocketLadder *ladder,
            const DocketRow    *row,
            GHashTable         *counts)
{
  DocketDatum      by = docket_row_get (matter, row, ladder->by);
  DocketDatum      at = docket_row_get (matter, row, (gint) ladder->at);
  g_autofree char *text = docket_datum_dup_text (&by);
  char            *key = g_strdup_printf ("%d %s",
                               ladder->reset.value == DOCKET_RESET_YEAR
                                              ? year_of (docket_datum_get_instant (&at))
                                              : 0,
                               text != NULL ? text : "");
  guint            times = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;

  g_hash_table_replace (counts, key, GUINT_TO_POINTER (times));
  return times;
}

static void
climb_row (DocketMatter *matter, const DocketLadder *ladder, const DocketRow *row, Climb *climb)
{
  const DocketStep *step = find_step (ladder, count_time (matter, ladder, row, climb->counts));
  DocketDatum       at = docket_row_get (matter, row, (gint) ladder->at);
  GString          *measures = g_string_new (NULL);

  for (guint i = 0; step != NULL && i < docket_items_length (step->imposes); i++)
    {
      const DocketImpose  *impose = g_ptr_array_index (step->imposes, i);
      const DocketMeasure *measure = g_ptr_array_index (matter->rules->measures, impose->measure);

      g_string_append_printf (measures, i > 0 ? "+%s" : "%s", measure->id);
      climb->end = MAX (climb->end, docket_duration_end (matter, docket_datum_get_instant (&at),
                                                         &impose->count, impose->unit));
    }
  g_string_append_printf (climb->each, climb->each->len > 0 ? ",%s" : "%s", measures->str);
  climb->last_measure = docket_matter_keep_text (matter, g_string_free (measures, FALSE));
  docket_working_add_row (matter, ladder->at, &at);
}

const GPtrArray *
docket_ladder_answer (DocketMatter *matter, guint rule)
{
  const DocketLadder *ladder = &docket_matter_get_rule (matter, rule)->ladder;
  g_autoptr (GPtrArray) rows = docket_rows_sorted (matter, ladder->record, ladder->at);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DocketStep *answer = NULL;
  gboolean          is_own = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const DocketRow  *row = g_ptr_array_index (rows, i);
      const DocketStep *step = find_step (ladder, count_time (matter, ladder, row, counts));
      gboolean          of_act = matter->act != NULL && row->seq == matter->act->seq;

      if (of_act || !is_own)
        answer = step;
      is_own |= of_act;
    }
  return answer != NULL ? answer->imposes : NULL;
}

static DocketDatum
get_ladder_part (const Climb *climb, const DocketDatum *each, DocketPart part)
{
  if (part == DOCKET_PART_EACH)
    return *each;
  if (part == DOCKET_PART_LAST_MEASURE)
    return docket_datum_of_text (DOCKET_TYPE_TEXT, climb->last_measure);
  if (part == DOCKET_PART_END)
    return climb->end != DOCKET_INSTANT_NONE ? docket_datum_of_instant (climb->end)
                                             : docket_datum_of_text (DOCKET_TYPE_WORD, NOTHING);
  return DOCKET_DATUM_UNKNOWN;
}

DocketDatum
docket_ladder_get (DocketMatter *matter, guint rule, DocketPart part)
{
  const DocketLadder *ladder = &docket_matter_get_rule (matter, rule)->ladder;
  GPtrArray          *collected = matter->working;
  gboolean            explain = docket_working_begin (matter, rule);
  g_autoptr (GPtrArray) rows = docket_rows_sorted (matter, ladder->record, ladder->at);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Climb       climb = { .counts = counts, .end = DOCKET_INSTANT_NONE, .each = g_string_new (NULL) };
  DocketDatum each;

  matter->working = explain ? collected : NULL;
  for (guint i = 0; i < rows->len; i++)
    climb_row (matter, ladder, rows->pdata[i], &climb);
  each = keep_list (matter, climb.each);
  docket_working_add_rule (matter, rule);
  docket_working_add_choice (matter, &(DocketChoice) { .parameter = ladder->by_parameter });
  docket_working_add_choice (matter, &ladder->reset);
  docket_working_add_result (matter, "each", &each);
  matter->working = collected;
  return get_ladder_part (&climb, &each, part);
}
