/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells what a folded case comes to at one instant. Any thread; pure. */
#include "core/docket-evaluation-private.h"

#include "core/docket-deadlines.h"
#include "core/docket-fold.h"
#include "core/docket-gates.h"
#include "core/docket-items.h"
#include "core/docket-truth.h"

static gint
find_phase (DocketMatter *matter)
{
  for (guint i = 0; i < matter->rules->states->len; i++)
    {
      const DocketState *state = g_ptr_array_index (matter->rules->states, i);

      if (state->nature == DOCKET_STATE_PHASE && state->host == (gint) matter->state &&
          docket_kinds_include (state->kinds, matter->kind) &&
          docket_truth (matter, state->condition) == DOCKET_TRUE)
        return (gint) i;
    }
  return -1;
}

static GHashTable *
tell_facts (const DocketMatter *matter)
{
  GHashTable *facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < matter->rules->facts->len; i++)
    {
      const DocketFactType *type = g_ptr_array_index (matter->rules->facts, i);

      if (matter->facts[i].value.known && type->record < 0)
        g_hash_table_insert (facts, type->id, docket_datum_dup_text (&matter->facts[i].value));
    }
  return facts;
}

static GPtrArray *
tell_missing (const DocketMatter *matter)
{
  const DocketKind *kind = g_ptr_array_index (matter->rules->kinds, matter->kind);
  GPtrArray        *missing = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < docket_indices_length (kind->opening); i++)
    {
      guint fact = g_array_index (kind->opening, guint, i);

      if (!matter->facts[fact].value.known)
        g_ptr_array_add (missing,
                         g_strdup (((DocketFactType *) matter->rules->facts->pdata[fact])->id));
    }
  return missing;
}

static GPtrArray *
tell_rulings (const DocketMatter *matter)
{
  GPtrArray *rulings = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ruling_state_free);

  for (guint i = 0; i < matter->rulings->len; i++)
    {
      const DocketRuling *ruling = g_ptr_array_index (matter->rulings, i);
      DocketRulingState  *state = g_memdup2 (ruling->state, sizeof *state);

      state->outcome = g_strdup (state->outcome);
      state->ground = g_strdup (state->ground);
      state->author = g_strdup (state->author);
      g_ptr_array_add (rulings, state);
    }
  return rulings;
}

static GPtrArray *
tell_measures (DocketMatter *matter)
{
  GPtrArray *measures = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_measure_state_free);

  for (guint i = 0; i < matter->measures->len; i++)
    {
      DocketMeasureState *measure = g_memdup2 (matter->measures->pdata[i], sizeof *measure);

      measure->on = g_strdup (measure->on);
      if (measure->until != DOCKET_INSTANT_NONE && measure->lifted == DOCKET_INSTANT_NONE)
        docket_matter_note (matter, measure->until);
      g_ptr_array_add (measures, measure);
    }
  return measures;
}

static GPtrArray *
tell_transitions (const DocketMatter *matter)
{
  GPtrArray *transitions = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_transition_free);

  for (guint i = 0; i < matter->transitions->len; i++)
    {
      DocketTransition *transition = g_memdup2 (matter->transitions->pdata[i], sizeof *transition);

      transition->rule = g_strdup (transition->rule);
      g_ptr_array_ref (transition->working);
      g_ptr_array_add (transitions, transition);
    }
  return transitions;
}

/* By its own date, as long as its condition holds */
static gboolean
is_due_by_date (DocketMatter *matter, const DocketLetter *letter)
{
  DocketDatum of = docket_resolve (matter, &letter->due_of);
  DocketDate  date = docket_datum_get_date (&of);

  if (date == DOCKET_DATE_NONE || !letter->due_days_before.known ||
      docket_truth (matter, letter->due_while) != DOCKET_TRUE)
    return FALSE;

  date -= (DocketDate) letter->due_days_before.value;
  docket_matter_note_date (matter, date);
  return matter->today >= date;
}

static gboolean
is_due (DocketMatter *matter, guint index)
{
  const DocketLetter *letter = g_ptr_array_index (matter->rules->letters, index);
  DocketInstant       sent = matter->sent != NULL ? matter->sent[index] : DOCKET_INSTANT_NONE;
  DocketInstant       due = matter->due != NULL ? matter->due[index] : DOCKET_INSTANT_NONE;

  if (due != DOCKET_INSTANT_NONE && (sent == DOCKET_INSTANT_NONE || sent < due))
    return TRUE;
  return letter->due_of.kind != DOCKET_REF_NONE && sent == DOCKET_INSTANT_NONE &&
         is_due_by_date (matter, letter);
}

static GPtrArray *
tell_letters (DocketMatter *matter)
{
  GPtrArray *letters = g_ptr_array_new ();

  for (guint i = 0; i < matter->rules->letters->len; i++)
    {
      if (is_due (matter, i))
        g_ptr_array_add (letters, matter->rules->letters->pdata[i]);
    }
  return letters;
}

/* A term that bound a party and has passed is no work of ours: what follows from it is */
static gboolean
bound_party (const DocketRuleSet *rules, const DocketDeadline *deadline)
{
  gint              index = docket_rule_set_find_rule (rules, deadline->rule);
  const DocketRule *rule = index >= 0 ? g_ptr_array_index (rules->rules, index) : NULL;

  return rule != NULL && rule->primitive == DOCKET_PRIMITIVE_TERM && rule->term.binds_person;
}

/* The day by which, or, of a window, from which, something is to be done; DOCKET_DATE_NONE of what
 * is over, and of a power, which may be used and need not. An expiry that has passed asks for
 * nothing any more */
static DocketDate
next_date (const DocketRuleSet *rules, const DocketDeadline *deadline)
{
  if (deadline->kind == DOCKET_DEADLINE_POWER)
    return DOCKET_DATE_NONE;
  switch (deadline->status)
    {
    case DOCKET_DEADLINE_RUNNING:
      return deadline->kind == DOCKET_DEADLINE_WINDOW ? deadline->opens : deadline->due;
    case DOCKET_DEADLINE_OPEN:
      return deadline->due;
    case DOCKET_DEADLINE_MISSED:
      return deadline->kind != DOCKET_DEADLINE_EXPIRY && !bound_party (rules, deadline)
                 ? deadline->due
                 : DOCKET_DATE_NONE;
    case DOCKET_DEADLINE_MET:
    case DOCKET_DEADLINE_CANCELLED:
      break;
    }
  return DOCKET_DATE_NONE;
}

static void
find_next_due (DocketEvaluation *evaluation, const DocketRuleSet *rules)
{
  const DocketState *state = g_ptr_array_index (rules->states, evaluation->state);

  evaluation->next_due = DOCKET_DATE_NONE;
  evaluation->next_due_index = -1;
  if (state->nature == DOCKET_STATE_RESULT || state->nature == DOCKET_STATE_END)
    return;
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      DocketDate date = next_date (rules, evaluation->deadlines->pdata[i]);

      if (date != DOCKET_DATE_NONE &&
          (evaluation->next_due_index < 0 || date < evaluation->next_due))
        {
          evaluation->next_due = date;
          evaluation->next_due_index = (gint) i;
        }
    }
}

DocketEvaluation *
docket_evaluation_new (DocketMatter *matter, gboolean with_actions)
{
  const DocketKind *kind = g_ptr_array_index (matter->rules->kinds, matter->kind);
  DocketEvaluation *evaluation = g_new0 (DocketEvaluation, 1);

  evaluation->kind = matter->kind;
  evaluation->state = matter->state;
  evaluation->phase = find_phase (matter);
  evaluation->latest = matter->latest;
  evaluation->deadlines = docket_deadlines_list (matter);
  evaluation->actions = with_actions ? docket_actions_list (matter) : g_ptr_array_new ();
  evaluation->rulings = tell_rulings (matter);
  evaluation->measures = tell_measures (matter);
  evaluation->transitions = tell_transitions (matter);
  evaluation->letters_due = tell_letters (matter);
  evaluation->facts = tell_facts (matter);
  evaluation->missing = tell_missing (matter);
  evaluation->draft =
      !matter->by_mail && matter->state == kind->start && evaluation->missing->len > 0;
  evaluation->now = matter->input->now;
  evaluation->until = matter->until;
  find_next_due (evaluation, matter->rules);
  return evaluation;
}

DocketEvaluation *
docket_evaluate (const DocketEvaluationInput *input, gboolean with_actions, GError **error)
{
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (DocketMatter) matter = NULL;

  g_return_val_if_fail (input != NULL && input->events != NULL && input->events->len > 0, NULL);

  acts = docket_timeline_new (input->events, NULL, error);
  if (acts == NULL)
    return NULL;

  matter = docket_matter_new (input);
  if (!docket_fold_run (matter, acts, 0, acts->len, error))
    return NULL;

  docket_automatic_roll (matter, input->now);
  return docket_evaluation_new (matter, with_actions);
}
