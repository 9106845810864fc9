/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures that effects impose and lift: named, listed, or answered by a rule. One evaluation, one
 * thread. */
#include "core/docket-effects.h"

#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"

static const char *
measure_id (const DocketMatter *matter, guint measure)
{
  return ((const DocketMeasure *) matter->rules->measures->pdata[measure])->id;
}

static void
impose (DocketMatter *matter, const DocketMeasureState *model, GPtrArray *consequences)
{
  DocketMeasureState *measure = g_memdup2 (model, sizeof *model);
  DocketConsequence  *told = docket_consequence_add (consequences, DOCKET_EFFECT_IMPOSE,
                                                     measure_id (matter, model->measure));

  measure->on = g_strdup (model->on);
  measure->seq = matter->act != NULL ? matter->act->seq : 0;
  measure->from = matter->now;
  measure->lifted = DOCKET_INSTANT_NONE;
  g_ptr_array_add (matter->measures, measure);
  if (told == NULL)
    return;

  told->key = measure->until != DOCKET_INSTANT_NONE ? docket_instant_format (measure->until)
                                                    : g_strdup ("");
  told->on = g_strdup (measure->on);
}

/* Every one that is not lifted yet */
static void
lift_all (DocketMatter *matter, guint measure)
{
  for (guint i = 0; i < matter->measures->len; i++)
    {
      DocketMeasureState *state = g_ptr_array_index (matter->measures, i);

      if (state->measure == measure && state->lifted == DOCKET_INSTANT_NONE)
        state->lifted = matter->now;
    }
}

/* Those that run and are of that measure (-1: any), that rule (-1: any) and on that (NULL: any);
 * each is told */
static void
lift_each (DocketMatter *matter, gint measure, gint rule, const char *on, GPtrArray *consequences)
{
  for (guint i = 0; i < matter->measures->len; i++)
    {
      DocketMeasureState *state = g_ptr_array_index (matter->measures, i);
      DocketConsequence  *told;

      if ((measure >= 0 && state->measure != (guint) measure) ||
          (rule >= 0 && state->rule != rule) || (on != NULL && g_strcmp0 (state->on, on) != 0) ||
          !docket_measure_is_running (matter, state))
        continue;
      state->lifted = matter->now;
      told = docket_consequence_add (consequences, DOCKET_EFFECT_LIFT,
                                     measure_id (matter, state->measure));
      if (told == NULL)
        continue;
      told->on = g_strdup (state->on);
      told->reverses = state->seq;
    }
}

/* Indices of the measures that a list names; what is none is passed over */
static GArray *
find_listed (DocketMatter *matter, const DocketRef *list)
{
  DocketDatum value = docket_resolve (matter, list);
  GArray     *measures = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = g_strsplit (value.known && value.text != NULL ? value.text : "", ",", -1);

  for (char **word = words; *word != NULL; word++)
    {
      gint index = docket_rule_set_find_measure (matter->rules, g_strstrip (*word));

      if (index >= 0)
        g_array_append_val (measures, index);
    }
  return measures;
}

/* The end of those of the same kind that the rule imposed before and that still run */
static DocketInstant
find_running_end (DocketMatter *matter, guint measure, gint rule)
{
  DocketInstant end = matter->now;

  for (guint i = 0; i < matter->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (matter->measures, i);

      if (state->measure == measure && state->rule == rule &&
          docket_measure_is_running (matter, state) && state->until != DOCKET_INSTANT_NONE)
        end = MAX (end, state->until);
    }
  return end;
}

static void
impose_answered (DocketMatter *matter, guint rule, GPtrArray *consequences)
{
  const DocketRule *type = docket_matter_get_rule (matter, rule);
  const GPtrArray  *answer = docket_rule_answer_imposes (matter, rule);
  gboolean          is_nodes = type->primitive == DOCKET_PRIMITIVE_NODES;

  if (is_nodes && type->nodes.replace && docket_items_length (answer) > 0)
    lift_each (matter, -1, (gint) rule, NULL, consequences);
  for (guint i = 0; i < docket_items_length (answer); i++)
    {
      const DocketImpose *imposed = g_ptr_array_index (answer, i);
      DocketInstant       start = is_nodes && !type->nodes.replace
                                      ? find_running_end (matter, imposed->measure, (gint) rule)
                                      : matter->now;
      DocketMeasureState  model = { .measure = imposed->measure,
                                    .on = imposed->on,
                                    .rule = (gint) rule,
                                    .until = docket_duration_end (matter, start, &imposed->count,
                                                                  imposed->unit) };

      impose (matter, &model, consequences);
    }
}

void
docket_effects_impose (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  DocketMeasureState model = { .measure = effect->index,
                               .on = effect->roles != NULL ? effect->roles[0] : NULL,
                               .rule = -1,
                               .until = docket_duration_end (matter, matter->now, &effect->count,
                                                             effect->unit) };
  g_autoptr (GArray) listed = NULL;

  if (effect->measures == DOCKET_MEASURES_ANSWERED)
    impose_answered (matter, effect->index, consequences);
  else if (effect->measures == DOCKET_MEASURES_NAMED)
    impose (matter, &model, consequences);
  else
    listed = find_listed (matter, &effect->value);
  for (guint i = 0; i < docket_indices_length (listed); i++)
    {
      model.measure = g_array_index (listed, guint, i);
      impose (matter, &model, consequences);
    }
}

static void
lift_listed (DocketMatter *matter, GArray *measures, const char *on, GPtrArray *consequences)
{
  for (guint i = 0; i < measures->len; i++)
    {
      guint measure = g_array_index (measures, guint, i);

      if (on != NULL)
        {
          lift_each (matter, (gint) measure, -1, on, consequences);
          continue;
        }
      lift_all (matter, measure);
      docket_consequence_add (consequences, DOCKET_EFFECT_LIFT, measure_id (matter, measure));
    }
}

void
docket_effects_lift (DocketMatter *matter, const DocketEffect *effect, GPtrArray *consequences)
{
  const char *on = effect->roles != NULL ? effect->roles[0] : NULL;
  g_autoptr (GArray) measures = NULL;

  if (effect->measures == DOCKET_MEASURES_ANSWERED)
    {
      lift_each (matter, -1, (gint) effect->index, NULL, consequences);
      return;
    }
  if (effect->measures == DOCKET_MEASURES_LISTED)
    measures = find_listed (matter, &effect->value);
  else
    {
      measures = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (measures, effect->index);
    }
  lift_listed (matter, measures, on, consequences);
}
