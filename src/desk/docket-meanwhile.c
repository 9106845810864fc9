/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened by itself. The store knows in which cases and when; what it was is evaluated again,
 * so that a fact recorded late is followed. Reading thread. */

#include "desk/docket-meanwhile.h"

#include "desk/docket-case-file.h"

void
docket_meanwhile_free (DocketMeanwhile *meanwhile)
{
  g_free (meanwhile->kase);
  g_free (meanwhile->title);
  g_clear_pointer (&meanwhile->rules, docket_rule_set_unref);
  g_free (meanwhile->id);
  g_free (meanwhile->from);
  g_free (meanwhile->to);
  g_clear_pointer (&meanwhile->working, g_ptr_array_unref);
  g_free (meanwhile);
}

/* --- of one evaluation ---------------------------------------------------------------------- */

static DocketMeanwhile *
add (GPtrArray *found, DocketRuleSet *rules, DocketMeanwhileKind kind, const char *id)
{
  DocketMeanwhile *meanwhile = g_new0 (DocketMeanwhile, 1);

  meanwhile->kind = kind;
  meanwhile->rules = docket_rule_set_ref (rules);
  meanwhile->id = g_strdup (id);
  g_ptr_array_add (found, meanwhile);
  return meanwhile;
}

static void
add_transition (GPtrArray *found, DocketRuleSet *rules, const DocketTransition *transition)
{
  DocketMeanwhile *meanwhile = add (found, rules, DOCKET_MEANWHILE_TRANSITION, transition->rule);

  meanwhile->at = transition->at;
  meanwhile->from = g_strdup (((DocketState *) rules->states->pdata[transition->from])->id);
  meanwhile->to = g_strdup (((DocketState *) rules->states->pdata[transition->to])->id);
  meanwhile->working = g_ptr_array_ref (transition->working);
}

static DocketWorkingStep *
add_step (GPtrArray *steps, DocketWorkingKind kind, const char *name, DocketInstant at)
{
  DocketWorkingStep *step = g_new0 (DocketWorkingStep, 1);

  step->kind = kind;
  step->name = g_strdup (name);
  step->text = docket_instant_format (at);
  step->date = docket_instant_date (at);
  step->to = DOCKET_DATE_NONE;
  step->unit = -1;
  g_ptr_array_add (steps, step);
  return step;
}

static void
add_measure (GPtrArray *found, DocketRuleSet *rules, const DocketMeasureState *state)
{
  const DocketMeasure *measure = rules->measures->pdata[state->measure];
  DocketMeanwhile     *meanwhile = add (found, rules, DOCKET_MEANWHILE_MEASURE, measure->id);

  meanwhile->at = state->until;
  meanwhile->working = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  add_step (meanwhile->working, DOCKET_WORKING_TRIGGER, "on", state->from);
  add_step (meanwhile->working, DOCKET_WORKING_RESULT, "end", state->until);
}

static void
add_expiry (GPtrArray *found, DocketRuleSet *rules, const DocketDeadline *deadline)
{
  DocketMeanwhile *meanwhile = add (found, rules, DOCKET_MEANWHILE_EXPIRY, deadline->rule);

  meanwhile->at = docket_instant_of_date (deadline->due + 1);
  meanwhile->working = g_ptr_array_ref (deadline->working);
}

/* The end of a measure is told by the measure */
static gboolean
has_expired (const DocketRuleSet *rules, const DocketDeadline *deadline)
{
  return deadline->kind == DOCKET_DEADLINE_EXPIRY && deadline->status == DOCKET_DEADLINE_MISSED &&
         deadline->due != DOCKET_DATE_NONE &&
         docket_rule_set_find_rule (rules, deadline->rule) >= 0;
}

static gboolean
has_ended (const DocketMeasureState *measure)
{
  return measure->until != DOCKET_INSTANT_NONE &&
         (measure->lifted == DOCKET_INSTANT_NONE || measure->lifted >= measure->until);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const DocketMeanwhile *one = *(DocketMeanwhile *const *) a;
  const DocketMeanwhile *other = *(DocketMeanwhile *const *) b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return g_strcmp0 (one->kase, other->kase);
}

static void
keep_between (GPtrArray *found, DocketInstant since, DocketInstant until)
{
  for (guint i = found->len; i > 0; i--)
    {
      const DocketMeanwhile *meanwhile = found->pdata[i - 1];

      if ((since != DOCKET_INSTANT_NONE && meanwhile->at <= since) || meanwhile->at > until)
        g_ptr_array_remove_index (found, i - 1);
    }
}

GPtrArray *
docket_meanwhile_collect (DocketRuleSet          *rules,
                          const DocketEvaluation *evaluation,
                          DocketInstant           since)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_meanwhile_free);

  for (guint i = 0; i < evaluation->transitions->len; i++)
    add_transition (found, rules, evaluation->transitions->pdata[i]);
  for (guint i = 0; i < evaluation->measures->len; i++)
    if (has_ended (evaluation->measures->pdata[i]))
      add_measure (found, rules, evaluation->measures->pdata[i]);
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    if (has_expired (rules, evaluation->deadlines->pdata[i]))
      add_expiry (found, rules, evaluation->deadlines->pdata[i]);
  keep_between (found, since, evaluation->now);
  g_ptr_array_sort (found, compare);
  return found;
}

static const DocketLabel *
find_label (const DocketMeanwhile *meanwhile)
{
  const DocketRuleSet *rules = meanwhile->rules;
  gint                 rule;

  for (guint i = 0; i < rules->automatics->len; i++)
    {
      const DocketAutomatic *automatic = rules->automatics->pdata[i];

      if (g_str_equal (automatic->id, meanwhile->id))
        return &automatic->label;
    }
  for (guint i = 0; i < rules->measures->len; i++)
    {
      const DocketMeasure *measure = rules->measures->pdata[i];

      if (g_str_equal (measure->id, meanwhile->id))
        return &measure->label;
    }
  rule = docket_rule_set_find_rule (rules, meanwhile->id);
  return rule < 0 ? NULL : &((DocketRule *) rules->rules->pdata[rule])->label;
}

const DocketLabel *
docket_meanwhile_get_label (const DocketMeanwhile *meanwhile)
{
  static const DocketLabel NONE = { NULL };
  const DocketLabel       *label = find_label (meanwhile);

  return label == NULL ? &NONE : label;
}

const char *
docket_meanwhile_kind_get_name (DocketMeanwhileKind kind)
{
  static const char *const NAMES[] = { "transition", "measure", "expiry" };

  return NAMES[kind];
}

/* --- of the desk ---------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk   *desk;
  DocketInstant since;
  guint         limit;
  GPtrArray    *found;
} Listing;

/* A case that cannot be evaluated is told of by docket_desk_dup_unevaluated() */
static void
add_case (Listing *listing, const char *number)
{
  DocketStore *store = listing->desk->reader.store;
  g_autoptr (DocketCaseFile) file = docket_case_file_load (listing->desk, store, number, NULL);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DocketEvaluationInput input;

  if (file == NULL)
    return;
  docket_case_file_get_input (file, docket_clock_now (listing->desk->clock), &input);
  evaluation = docket_evaluate (&input, FALSE, NULL);
  if (evaluation == NULL)
    return;
  found = docket_meanwhile_collect (file->rules, evaluation, listing->since);
  while (found->len > 0)
    {
      DocketMeanwhile *meanwhile = g_ptr_array_steal_index (found, 0);

      meanwhile->kase = g_strdup (number);
      meanwhile->title = g_strdup (file->row->title);
      g_ptr_array_add (listing->found, meanwhile);
    }
}

static gboolean
find_since (Listing *listing, DocketInstant now, GError **error)
{
  DocketInstant today = docket_instant_of_date (docket_instant_date (now));

  return listing->since != DOCKET_INSTANT_NONE ||
         docket_store_get_last_at (listing->desk->reader.store, today, &listing->since, error);
}

static gboolean
list_cases (Listing *listing, GError **error)
{
  DocketInstant now = docket_clock_now (listing->desk->clock);
  g_autoptr (GPtrArray) numbers = NULL;

  if (!find_since (listing, now, error))
    return FALSE;
  if (listing->since == DOCKET_INSTANT_NONE)
    return TRUE;
  numbers = docket_store_dup_happened_cases (listing->desk->reader.store, listing->since, now,
                                             listing->limit, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    add_case (listing, numbers->pdata[i]);
  g_ptr_array_sort (listing->found, compare);
  return numbers != NULL;
}

static gboolean
list_in_thread (gpointer data, GError **error)
{
  Listing     *listing = data;
  DocketStore *store = listing->desk->reader.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = list_cases (listing, error);
  docket_store_rollback (store);
  return done;
}

GPtrArray *
docket_desk_list_meanwhile (DocketDesk    *desk,
                            DocketInstant  since,
                            guint          limit,
                            DocketInstant *from,
                            GError       **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_meanwhile_free);
  Listing listing = { desk, since, limit, found };

  if (!docket_desk_roll_if_stale (desk, error) ||
      !docket_desk_read (desk, list_in_thread, &listing, error))
    return NULL;
  if (from != NULL)
    *from = listing.since;
  return g_steal_pointer (&found);
}
