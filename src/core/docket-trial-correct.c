/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What correcting a recorded fact and splitting a merged mail is asked. One evaluation, one
 * thread. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-gates.h"
#include "core/docket-items.h"
#include "core/docket-ledger.h"

#include <glib/gi18n-lib.h>

const DocketAct *
docket_trial_find_recorded (const DocketTrial *trial, gint64 seq)
{
  for (guint i = 0; i < trial->recorded->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (trial->recorded, i);

      if (act->seq == seq)
        return act;
    }
  return NULL;
}

const DocketAct *
docket_trial_find_named (const DocketTrial *trial)
{
  const char *of = docket_event_get (trial->event, "of");
  gint64      seq;

  return of != NULL && g_ascii_string_to_signed (of, 10, 1, G_MAXINT64, &seq, NULL)
             ? docket_trial_find_recorded (trial, seq)
             : NULL;
}

static gboolean
has_facts (const DocketAct *act)
{
  return !act->undone && (act->common == DOCKET_COMMON_NONE || act->common == DOCKET_COMMON_OPEN ||
                          act->common == DOCKET_COMMON_MERGE);
}

/* Something signed after @act rests on what was known then */
static void
check_signed_since (DocketTrial *trial, const DocketAct *act)
{
  gboolean is_signed = FALSE;

  for (guint i = 0; i < trial->whole->rulings->len; i++)
    {
      const DocketRuling *ruling = g_ptr_array_index (trial->whole->rulings, i);

      is_signed |= ruling->state->in_force && ruling->in_force_seq > act->seq;
    }
  for (guint i = 0; i < trial->recorded->len; i++)
    {
      const DocketAct *later = g_ptr_array_index (trial->recorded, i);

      is_signed |= later->under_ruling && later->seq >= act->seq;
    }
  if (is_signed)
    docket_reason_add (trial->reasons, N_ ("A signed ruling rests on this act; it stays as it is"),
                       DOCKET_HINT_NONE, act->event->action);
}

/* Facts that the act has, takes as an input, or sets */
static gboolean
may_have (const DocketTrial *trial, const DocketAct *act, guint fact)
{
  const DocketFactType *type = g_ptr_array_index (trial->input->rules->facts, fact);
  const DocketAction   *action = act->action;

  if (docket_act_get_fact (act, type->id, NULL) != NULL)
    return TRUE;
  if (action == NULL)
    return !type->given_by_desk && type->record < 0;

  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    {
      if (((const DocketInput *) action->inputs->pdata[i])->fact == fact)
        return TRUE;
    }
  for (guint i = 0; i < docket_items_length (action->effects); i++)
    {
      const DocketEffect *effect = g_ptr_array_index (action->effects, i);

      if (effect->kind == DOCKET_EFFECT_SET && effect->index == fact)
        return TRUE;
    }
  return FALSE;
}

static void
check_fact (DocketTrial *trial, const DocketAct *act, const DocketEventValue *value)
{
  const char *id = docket_act_get_fact_name (value);
  gint        fact = docket_rule_set_find_fact (trial->input->rules, id);

  if (fact < 0 || !may_have (trial, act, (guint) fact))
    docket_reason_add (trial->reasons, N_ ("The act has no such fact"), DOCKET_HINT_MISSING, id);
  else if (value->value != NULL)
    docket_trial_check_value (trial, (guint) fact, NULL, value->value);
}

/* The opening stays the first act, and every other act behind it */
static void
check_order (DocketTrial *trial, const DocketAct *act, DocketDate day)
{
  const DocketAct *first = g_ptr_array_index (trial->recorded, 0);
  const DocketAct *second =
      trial->recorded->len > 1 ? g_ptr_array_index (trial->recorded, 1) : NULL;

  if (act != first && day < docket_instant_date (first->on))
    docket_reason_add (trial->reasons, N_ ("“on” lies before the case was opened"),
                       DOCKET_HINT_FROM, NULL)
        ->date = docket_instant_date (first->on);
  if (act == first && second != NULL && day > docket_instant_date (second->on))
    docket_reason_add (trial->reasons, N_ ("“on” lies after a later act"), DOCKET_HINT_UNTIL,
                       second->event->action)
        ->date = docket_instant_date (second->on);
}

static void
check_new_on (DocketTrial *trial, const DocketAct *act, const char *text)
{
  DocketDate    day;
  DocketInstant instant;

  if (docket_date_parse (text, &day))
    instant = docket_instant_of_date (day);
  else if (docket_instant_parse (text, &instant))
    day = docket_instant_date (instant);
  else
    {
      docket_reason_add (trial->reasons, N_ ("“on” is neither a date nor an instant"),
                         DOCKET_HINT_NONE, text);
      return;
    }

  if (instant > trial->input->now)
    docket_reason_add (trial->reasons, N_ ("“on” lies after now"), DOCKET_HINT_UNTIL, NULL)->date =
        docket_instant_date (trial->input->now);
  check_order (trial, act, day);
  docket_trial_check_day (trial, day);
}

static void
check_changes (DocketTrial *trial, const DocketAct *act)
{
  const char *on = docket_event_get (trial->event, "of-on");
  guint       n_changes = on != NULL ? 1 : 0;

  for (guint i = 0; i < trial->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (trial->event->values, i);

      if (docket_act_get_fact_name (value) == NULL)
        continue;
      check_fact (trial, act, value);
      n_changes++;
    }
  if (on != NULL)
    check_new_on (trial, act, on);
  if (n_changes == 0)
    docket_reason_add (trial->reasons, N_ ("The correction changes nothing"), DOCKET_HINT_NONE,
                       NULL);
}

/* Entries that were taken back since are not made anew */
static void
check_entries (DocketTrial *trial, const DocketAct *act)
{
  g_autoptr (GArray) standing = docket_ledger_list_own (trial->whole, -1, act->seq);
  guint n_entries = 0;

  for (guint i = 0; i < trial->whole->entries->len; i++)
    n_entries += g_array_index (trial->whole->entries, DocketEntry, i).seq == act->seq ? 1 : 0;
  if (n_entries > 0 && standing->len == 0)
    docket_reason_add (trial->reasons,
                       N_ ("What the act entered in a ledger was taken back since; it stays so"),
                       DOCKET_HINT_NONE, act->event->action);
}

void
docket_trial_check_correction (DocketTrial *trial)
{
  const char      *of = docket_event_get (trial->event, "of");
  const char      *reason = docket_event_get (trial->event, "reason");
  const DocketAct *act = docket_trial_find_named (trial);

  if (reason == NULL || *reason == '\0')
    docket_reason_add (trial->reasons, N_ ("Inputs are missing"), DOCKET_HINT_MISSING, "reason")
        ->keys = TRUE;
  if (act == NULL || !has_facts (act))
    {
      docket_reason_add (trial->reasons,
                         N_ ("There is no act of this number with facts to correct"),
                         DOCKET_HINT_MISSING, of != NULL ? of : "of");
      return;
    }

  check_signed_since (trial, act);
  check_entries (trial, act);
  check_changes (trial, act);
}

void
docket_trial_check_split (DocketTrial *trial)
{
  const char *message = docket_event_get (trial->event, "message");

  for (guint i = 0; message != NULL && i < trial->recorded->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (trial->recorded, i);

      if (act->common == DOCKET_COMMON_MERGE && !act->undone &&
          docket_act_brings_message (act, message))
        {
          check_signed_since (trial, act);
          return;
        }
    }
  docket_reason_add (trial->reasons, N_ ("No such mail was merged into the case"),
                     DOCKET_HINT_MISSING, message != NULL ? message : "message");
}
