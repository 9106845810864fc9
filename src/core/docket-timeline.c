/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the events of a case in the order in which they happened, as corrected since. Any thread. */
#include "config.h"

#include "core/docket-act.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* The act that the event names in `of`, one of the first @n */
static DocketAct *
find_named (GPtrArray *acts, guint n, const DocketEvent *event)
{
  const char *of = docket_event_get (event, "of");
  gint64      seq = 0;

  if (of == NULL || !g_ascii_string_to_signed (of, 10, 1, G_MAXINT64, &seq, NULL))
    return NULL;

  for (guint i = 0; i < n; i++)
    {
      DocketAct *act = g_ptr_array_index (acts, i);

      if (act->seq == seq)
        return act;
    }
  return NULL;
}

static void
correct_on (DocketAct *act, const char *text)
{
  DocketDate    date;
  DocketInstant instant;

  if (docket_instant_parse (text, &instant))
    act->on = instant;
  else if (docket_date_parse (text, &date) && date == docket_instant_date (act->event->at))
    act->on = act->event->at;
  else if (docket_date_parse (text, &date))
    act->on = docket_instant_of_date (date + 1) - 1;
}

/* A later correction stands before an earlier one, so that it is found first */
static void
add_corrections (DocketAct *act, DocketAct *by)
{
  const DocketEvent *correction = by->event;
  const char        *on = docket_event_get (correction, "of-on");

  if (on != NULL)
    correct_on (act, on);
  if (act->corrected_by == NULL)
    act->corrected_by = g_ptr_array_new ();
  g_ptr_array_add (act->corrected_by, by);
  if (act->corrections == NULL)
    act->corrections = g_ptr_array_new ();
  for (guint i = correction->values->len; i > 0; i--)
    {
      DocketEventValue *value = g_ptr_array_index (correction->values, i - 1);

      if (docket_act_get_fact_name (value) != NULL)
        g_ptr_array_insert (act->corrections, 0, value);
    }
}

static gboolean
apply_correction (GPtrArray *acts, guint index, GError **error)
{
  DocketAct         *by = g_ptr_array_index (acts, index);
  const DocketEvent *correction = by->event;
  DocketAct         *act = find_named (acts, index, correction);

  if (act == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                   _ ("%s: event %" PRId64 " corrects an act that does not exist; verify "
                      "the desk"),
                   correction->subject, correction->subject_seq);
      return FALSE;
    }

  add_corrections (act, by);
  return TRUE;
}

/* The latest merge of the message that is not undone yet */
static void
apply_split (GPtrArray *acts, guint index)
{
  const DocketEvent *split = ((DocketAct *) acts->pdata[index])->event;
  const char        *message = docket_event_get (split, "message");

  for (guint i = message != NULL ? index : 0; i > 0; i--)
    {
      DocketAct *act = g_ptr_array_index (acts, i - 1);

      if (act->common == DOCKET_COMMON_MERGE && !act->undone &&
          docket_act_brings_message (act, message))
        {
          act->undone = TRUE;
          return;
        }
    }
}

static gboolean
apply_undo (GPtrArray *acts, guint index, GError **error)
{
  const DocketEvent *undo = ((DocketAct *) acts->pdata[index])->event;
  DocketAct         *act = find_named (acts, index, undo);

  if (act != NULL)
    {
      act->undone = TRUE;
      return TRUE;
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
               _ ("%s: event %" PRId64 " undoes an act that does not exist; verify the desk"),
               undo->subject, undo->subject_seq);
  return FALSE;
}

/* What was undone neither corrects nor splits: that is known first. @acts are in order of seq */
static gboolean
apply_changes (GPtrArray *acts, GError **error)
{
  for (guint i = 0; i < acts->len; i++)
    {
      if (((DocketAct *) acts->pdata[i])->common == DOCKET_COMMON_UNDO &&
          !apply_undo (acts, i, error))
        return FALSE;
    }
  for (guint i = 0; i < acts->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (acts, i);

      if (act->undone)
        continue;
      if (act->common == DOCKET_COMMON_CORRECT && !apply_correction (acts, i, error))
        return FALSE;
      if (act->common == DOCKET_COMMON_SPLIT)
        apply_split (acts, i);
    }
  return TRUE;
}

/* Gives an act that is not appended yet the number it will have */
static void
number_last (GPtrArray *acts)
{
  DocketAct *last = g_ptr_array_index (acts, acts->len - 1);

  last->seq = 1;
  if (acts->len > 1)
    last->seq += ((DocketAct *) g_ptr_array_index (acts, acts->len - 2))->seq;
}

static gint
compare_acts (gconstpointer a, gconstpointer b)
{
  const DocketAct *one = *(DocketAct *const *) a;
  const DocketAct *other = *(DocketAct *const *) b;
  DocketDate       day = docket_instant_date (one->on);
  DocketDate       other_day = docket_instant_date (other->on);
  gboolean         is_opening = one->common == DOCKET_COMMON_OPEN;

  if (is_opening != (other->common == DOCKET_COMMON_OPEN))
    return is_opening ? -1 : 1;
  if (day != other_day)
    return day < other_day ? -1 : 1;
  return (one->seq > other->seq) - (one->seq < other->seq);
}

GPtrArray *
docket_timeline_new (GPtrArray *events, const DocketEvent *trial, GError **error)
{
  g_autoptr (GPtrArray) acts = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_act_free);

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (acts, docket_act_new (g_ptr_array_index (events, i)));
  if (trial != NULL)
    g_ptr_array_add (acts, docket_act_new (trial));
  if (trial != NULL && trial->subject_seq == 0)
    number_last (acts);
  if (!apply_changes (acts, error))
    return NULL;
  if (acts->len > 1)
    g_ptr_array_sort (acts, compare_acts);
  return g_steal_pointer (&acts);
}
