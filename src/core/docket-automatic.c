/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic transitions: computed at their nominal instants, never written. One evaluation, one
 * thread. */
#include "core/docket-fold.h"

#include "core/docket-items.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#include <string.h>

/* Beyond any rule set that makes sense: a circle of transitions ends here */
#define MOST_FIRED 1000
#define MOST_STEPS 10000

static gboolean
is_pending (const DocketMatter *matter, const DocketAutomatic *automatic, guint index)
{
  return docket_kinds_include (automatic->kinds, matter->kind) &&
         docket_indices_contain (automatic->from, matter->state) &&
         (matter->fired == NULL || matter->fired[index] == 0);
}

/* The instant at which it happens, if it happens now */
static DocketInstant
ask_automatic (DocketMatter *matter, const DocketAutomatic *automatic)
{
  DocketDatum   at = docket_resolve (matter, &automatic->at);
  DocketInstant instant = docket_datum_get_instant (&at);

  if (instant == DOCKET_INSTANT_NONE)
    return DOCKET_INSTANT_NONE;

  docket_matter_note (matter, instant);
  if (instant > matter->now || docket_truth (matter, automatic->condition) != DOCKET_TRUE)
    return DOCKET_INSTANT_NONE;
  return MAX (instant, matter->entered);
}

/* As it was before the effects */
static GPtrArray *
explain (DocketMatter *matter, const DocketAutomatic *automatic)
{
  GPtrArray  *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  GPtrArray  *before = docket_working_collect (matter, steps);
  DocketDatum at = docket_resolve (matter, &automatic->at);

  if (automatic->at.kind == DOCKET_REF_FACT)
    docket_working_add_trigger (matter, &automatic->at, &at);
  matter->working = before;
  return steps;
}

static void
fire (DocketMatter *matter, guint index, DocketInstant at)
{
  const DocketAutomatic *automatic = g_ptr_array_index (matter->rules->automatics, index);
  DocketTransition      *transition = g_new0 (DocketTransition, 1);
  DocketInstant          now = matter->now;

  if (matter->fired == NULL)
    matter->fired = g_new0 (guint8, matter->rules->automatics->len);
  matter->fired[index] = 1;
  matter->n_fired++;
  transition->rule = g_strdup (automatic->id);
  transition->at = at;
  transition->from = matter->state;
  transition->working = explain (matter, automatic);
  docket_matter_set_now (matter, at);
  docket_effects_apply (matter, automatic->effects, NULL);
  docket_matter_set_now (matter, now);
  transition->to = matter->state;
  g_ptr_array_add (matter->transitions, transition);
}

/* The earliest that happens now; FALSE when none does, and until tells when one next may */
static gboolean
fire_next (DocketMatter *matter)
{
  DocketInstant earliest = DOCKET_INSTANT_NONE;
  guint         next = 0;

  for (guint i = 0; i < matter->rules->automatics->len; i++)
    {
      const DocketAutomatic *automatic = g_ptr_array_index (matter->rules->automatics, i);
      DocketInstant at = is_pending (matter, automatic, i) ? ask_automatic (matter, automatic)
                                                           : DOCKET_INSTANT_NONE;

      if (at != DOCKET_INSTANT_NONE && (earliest == DOCKET_INSTANT_NONE || at < earliest))
        {
          earliest = at;
          next = i;
        }
    }
  if (earliest == DOCKET_INSTANT_NONE || matter->n_fired >= MOST_FIRED)
    return FALSE;

  fire (matter, next, earliest);
  return TRUE;
}

static void
settle (DocketMatter *matter, DocketInstant at)
{
  docket_matter_set_now (matter, at);
  while (fire_next (matter))
    matter->until = DOCKET_INSTANT_NONE;
}

/* Steps from change to change, so that a condition is asked on the day it speaks of and not on the
 * day somebody looks */
void
docket_automatic_roll (DocketMatter *matter, DocketInstant to)
{
  if (matter->opened && matter->clock != DOCKET_INSTANT_NONE && matter->clock < to)
    {
      settle (matter, matter->clock);
      for (guint i = 0;
           i < MOST_STEPS && matter->until != DOCKET_INSTANT_NONE && matter->until < to; i++)
        settle (matter, matter->until);
    }
  matter->clock = MAX (matter->clock, to);
  if (matter->opened)
    settle (matter, to);
  else
    docket_matter_set_now (matter, to);
}
