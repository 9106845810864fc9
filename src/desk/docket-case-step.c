/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a case in words, and which of them is due. Any thread. */

#include "config.h"

#include "desk/docket-case-step.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

#define PAGE_OF_INTAKE "mail"
#define PAGE_OF_RULINGS "ruling"

void
docket_case_step_free (DocketCaseStep *step)
{
  if (step == NULL)
    return;
  g_free (step->action);
  g_free (step->title);
  g_free (step->subtitle);
  g_free (step);
}

static DocketCaseStep *
add_step (GPtrArray *steps, const char *action, const char *page, char *title, char *subtitle)
{
  DocketCaseStep *step = g_new0 (DocketCaseStep, 1);

  step->action = g_strdup (action);
  step->page = page;
  step->title = title;
  step->subtitle = subtitle;
  g_ptr_array_add (steps, step);
  return step;
}

/* --- acts of the rule set ------------------------------------------------------------------- */

/* What speaks against it; without such, what it is warned of */
static char *
dup_reasons (const DocketCaseView *view, const DocketActionState *state, gboolean warnings)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < state->reasons->len; i++)
    {
      const DocketReason *reason = state->reasons->pdata[i];

      if (reason->warning == warnings)
        g_ptr_array_add (parts, docket_wording_dup_full_why (view->rules, state->action, reason));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("\n", (char **) parts->pdata);
}

static char *
dup_basis (const DocketCaseView *view, const DocketAction *action)
{
  g_autofree char *articles = docket_rule_set_dup_articles (view->rules, action->articles);

  return docket_wording_dup_basis (articles, action->provenance, NULL);
}

static char *
dup_subtitle (const DocketCaseView *view, const DocketActionState *state)
{
  g_autofree char *reasons = dup_reasons (view, state, state->allowed);

  return *reasons == '\0' ? dup_basis (view, state->action) : g_steal_pointer (&reasons);
}

static gboolean
belongs_elsewhere (const DocketActionState *state)
{
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const DocketReason *reason = state->reasons->pdata[i];

      if (*reason->rule == '\0' && reason->hint == DOCKET_HINT_STATE)
        return TRUE;
    }
  return FALSE;
}

static void
add_action (const DocketCaseView *view, const DocketActionState *state, GPtrArray *steps)
{
  const DocketAction *action = state->action;
  DocketCaseStep     *step =
      add_step (steps, action->action, action->page, docket_wording_dup_title (&action->label),
                dup_subtitle (view, state));

  step->allowed = state->allowed;
  step->next = state->allowed && state->due;
  step->elsewhere = !state->allowed && belongs_elsewhere (state);
}

/* --- rulings -------------------------------------------------------------------------------- */

static gboolean
has_ended (const DocketCaseView *view)
{
  const DocketState *state = view->rules->states->pdata[view->evaluation->state];

  return state->nature == DOCKET_STATE_END;
}

/* What a ruling may decide now */
static gboolean
has_outcome (const DocketCaseView *view)
{
  for (guint i = 0; i < view->rules->outcomes->len; i++)
    {
      const DocketOutcome *outcome = view->rules->outcomes->pdata[i];

      if (docket_kinds_include (outcome->kinds, view->evaluation->kind) &&
          (docket_indices_length (outcome->from) == 0
               ? !has_ended (view)
               : docket_indices_contain (outcome->from, view->evaluation->state)))
        return TRUE;
    }
  return FALSE;
}

static const DocketRulingState *
find_draft (const DocketCaseView *view)
{
  for (guint i = view->evaluation->rulings->len; i > 0; i--)
    {
      const DocketRulingState *ruling = view->evaluation->rulings->pdata[i - 1];

      if (!ruling->in_force && !ruling->superseded)
        return ruling;
    }
  return NULL;
}

/* A reason that wants signatures: then a ruling is what helps */
static gboolean
wants_ruling (const DocketActionState *state)
{
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const DocketReason *reason = state->reasons->pdata[i];

      if (!reason->warning && reason->hint == DOCKET_HINT_SIGNATURES)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_unused_ruling (const DocketCaseView *view)
{
  for (guint i = 0; i < view->evaluation->rulings->len; i++)
    {
      const DocketRulingState *ruling = view->evaluation->rulings->pdata[i];

      if (ruling->in_force && !ruling->used && !ruling->superseded)
        return TRUE;
    }
  return FALSE;
}

/* Days in which something has to be done run, and it waits for a ruling. One that is in force is
 * carried out before another is drafted */
static gboolean
is_ruling_due (const DocketCaseView *view)
{
  gboolean wanted = FALSE;

  if (has_unused_ruling (view))
    return FALSE;
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    wanted = wanted || wants_ruling (view->evaluation->actions->pdata[i]);
  for (guint i = 0; wanted && i < view->evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = view->evaluation->deadlines->pdata[i];

      if (deadline->kind == DOCKET_DEADLINE_WINDOW && deadline->status == DOCKET_DEADLINE_OPEN)
        return TRUE;
    }
  return FALSE;
}

static void
add_rulings (const DocketCaseView *view, GPtrArray *steps)
{
  const DocketRulingState *draft = find_draft (view);
  DocketCaseStep          *step;

  if (draft != NULL && !draft->unfinished)
    {
      step =
          add_step (steps, "sign", PAGE_OF_RULINGS,
                    docket_wording_dup_action_title (view->rules, view->evaluation->kind, "sign"),
                    g_strdup_printf (_ ("%u of %u signatures"), draft->signatures, draft->wanted));
      step->allowed = step->next = TRUE;
    }
  else if (has_outcome (view))
    {
      step =
          add_step (steps, "rule", PAGE_OF_RULINGS,
                    docket_wording_dup_action_title (view->rules, view->evaluation->kind, "rule"),
                    g_strdup (_ ("Findings, evidence and articles; it counts once it is signed")));
      step->allowed = TRUE;
      step->next = draft != NULL || is_ruling_due (view);
    }
}

/* --- order ---------------------------------------------------------------------------------- */

/* What the state of the case points to where nothing must be done: a ruling that waits to be
 * carried out, a mail that waits to be judged, a result that waits to be closed */
static gboolean
suggests (const DocketCaseView *view, const DocketCaseStep *step)
{
  const DocketKind  *kind = view->rules->kinds->pdata[view->evaluation->kind];
  const DocketState *state = view->rules->states->pdata[view->evaluation->state];

  if (!step->allowed || g_str_equal (step->action, "rule"))
    return FALSE;
  if (has_unused_ruling (view))
    return g_strcmp0 (step->page, PAGE_OF_RULINGS) == 0;
  if (view->evaluation->state == kind->start)
    return g_strcmp0 (step->page, PAGE_OF_INTAKE) == 0;
  return state->nature == DOCKET_STATE_RESULT && g_str_equal (step->action, "close");
}

/* One step at most is the next */
static void
choose_next (const DocketCaseView *view, GPtrArray *steps)
{
  DocketCaseStep *found = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      DocketCaseStep *step = steps->pdata[i];

      if (step->next && found == NULL)
        found = step;
      step->next = step == found;
    }
  for (guint i = 0; found == NULL && i < steps->len; i++)
    {
      DocketCaseStep *step = steps->pdata[i];

      if (suggests (view, step))
        {
          step->next = TRUE;
          found = step;
        }
    }
}

static int
get_rank (const DocketCaseStep *step)
{
  if (step->next)
    return 0;
  if (step->allowed)
    return 1;
  return step->elsewhere ? 3 : 2;
}

/* Keeps the order of the rule set within a rank */
static GPtrArray *
sort_steps (GPtrArray *steps)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_case_step_free);

  for (int rank = 0; rank <= 3; rank++)
    for (guint i = 0; i < steps->len; i++)
      if (get_rank (steps->pdata[i]) == rank)
        g_ptr_array_add (sorted, steps->pdata[i]);
  return sorted;
}

GPtrArray *
docket_case_steps_new (const DocketCaseView *view)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  gboolean ruled = has_unused_ruling (view) && find_draft (view) == NULL;

  if (!ruled)
    add_rulings (view, steps);
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    add_action (view, view->evaluation->actions->pdata[i], steps);
  /* while one waits to be carried out, another is the last that is wanted */
  if (ruled)
    add_rulings (view, steps);
  choose_next (view, steps);
  return sort_steps (steps);
}

const DocketCaseStep *
docket_case_steps_find_next (GPtrArray *steps)
{
  const DocketCaseStep *first = steps->len == 0 ? NULL : steps->pdata[0];

  return first == NULL || !first->next ? NULL : first;
}

char *
docket_case_step_dup_description (const DocketCaseStep *step)
{
  g_autofree char *why = g_strdelimit (g_strdup (step->subtitle), "\n", ' ');

  if (!step->allowed)
    return g_strdup_printf (_ ("%s, not possible yet, %s"), step->title, why);
  if (step->next)
    return g_strdup_printf (_ ("%s, next step, %s"), step->title, why);
  return *why == '\0' ? g_strdup (step->title) : g_strdup_printf (_ ("%s, %s"), step->title, why);
}
