/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event as the fold sees it. Any thread. The order of acts is made by docket-timeline.c. */
#include "core/docket-act.h"

#include <string.h>

#define FACT_PREFIX "fact."

static const char *const common_names[] = {
  [DOCKET_COMMON_NONE] = "",
  [DOCKET_COMMON_OPEN] = "open",
  [DOCKET_COMMON_NOTE] = "note",
  [DOCKET_COMMON_ASSIGN] = "assign",
  [DOCKET_COMMON_ATTACH] = "attach",
  [DOCKET_COMMON_CORRECT] = "correct",
  [DOCKET_COMMON_SPLIT] = "split",
  [DOCKET_COMMON_MERGE] = "merge",
  [DOCKET_COMMON_RULE] = "rule",
  [DOCKET_COMMON_SIGN] = "sign",
  [DOCKET_COMMON_SUPERSEDE] = "supersede",
  [DOCKET_COMMON_UNDO] = "undo",
  [DOCKET_COMMON_MOVE] = "move-rules",
};

static DocketCommon
find_common (const char *action)
{
  for (guint i = 1; i < G_N_ELEMENTS (common_names); i++)
    {
      if (g_str_equal (common_names[i], action))
        return (DocketCommon) i;
    }
  return DOCKET_COMMON_NONE;
}

static DocketInstant
end_of_day (DocketDate date)
{
  return docket_instant_of_date (date) + 24 * 60 * 60 - 1;
}

DocketInstant
docket_event_get_on (const DocketEvent *event)
{
  const char   *on;
  DocketDate    date;
  DocketInstant instant;

  g_return_val_if_fail (event != NULL, DOCKET_INSTANT_NONE);

  on = docket_event_get (event, "on");
  if (on != NULL && docket_instant_parse (on, &instant))
    return instant;
  if (on != NULL && docket_date_parse (on, &date) && date != docket_instant_date (event->at))
    return end_of_day (date);
  return event->at;
}

static gboolean
names_evidence (const DocketEvent *event)
{
  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      if (g_str_has_prefix (value->name, "evidence."))
        return TRUE;
    }
  return FALSE;
}

DocketAct *
docket_act_new (const DocketEvent *event)
{
  DocketAct *act = g_new0 (DocketAct, 1);

  act->event = event;
  act->seq = event->subject_seq;
  act->on = docket_event_get_on (event);
  act->common = find_common (event->action);
  act->proved = names_evidence (event);
  return act;
}

void
docket_act_free (DocketAct *act)
{
  g_clear_pointer (&act->corrections, g_ptr_array_unref);
  g_clear_pointer (&act->corrected_by, g_ptr_array_unref);
  g_free (act);
}

gboolean
docket_act_is_step (const DocketAct *act)
{
  return !act->undone && act->common != DOCKET_COMMON_NOTE && act->common != DOCKET_COMMON_ASSIGN &&
         act->common != DOCKET_COMMON_ATTACH && act->common != DOCKET_COMMON_UNDO &&
         act->common != DOCKET_COMMON_MOVE;
}

const char *
docket_act_get_fact_name (const DocketEventValue *value)
{
  if (!g_str_has_prefix (value->name, FACT_PREFIX))
    return NULL;

  return value->name + strlen (FACT_PREFIX);
}

static const char *
find_fact_value (GPtrArray *values, const char *fact)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (values, i);

      if (g_strcmp0 (docket_act_get_fact_name (value), fact) == 0 && value->value != NULL)
        return value->value;
    }
  return NULL;
}

const char *
docket_act_get_fact (const DocketAct *act, const char *fact, gboolean *corrected)
{
  const char *value = find_fact_value (act->corrections, fact);

  if (corrected != NULL)
    *corrected = value != NULL;
  return value != NULL ? value : find_fact_value (act->event->values, fact);
}

/* Length of "PREFIX.N." at the start of @name, 0 when it does not begin so */
static gsize
measure_group (const char *name, const char *prefix)
{
  gsize       length = strlen (prefix);
  const char *dot;

  if (strncmp (name, prefix, length) != 0 || name[length] != '.')
    return 0;

  dot = strchr (name + length + 1, '.');
  return dot != NULL ? (gsize) (dot - name) + 1 : 0;
}

gboolean
docket_act_starts_group (const DocketAct *act, guint index, const char *prefix, char **id)
{
  const DocketEventValue *value = g_ptr_array_index (act->event->values, index);
  gsize                   length = measure_group (value->name, prefix);
  gsize                   start = strlen (prefix) + 1;

  if (length == 0)
    return FALSE;
  for (guint i = 0; i < index; i++)
    {
      const DocketEventValue *earlier = g_ptr_array_index (act->event->values, i);

      if (strncmp (earlier->name, value->name, length) == 0)
        return FALSE;
    }
  if (id != NULL)
    *id = g_strndup (value->name + start, length - start - 1);
  return TRUE;
}

const char *
docket_act_get_in_group (const DocketAct *act, const DocketEventValue *value, const char *field)
{
  const char *first = strchr (value->name, '.');
  const char *second = first != NULL ? strchr (first + 1, '.') : NULL;
  gsize       length;

  g_return_val_if_fail (second != NULL, NULL);

  length = (gsize) (second - value->name) + 1;
  for (guint i = 0; i < act->event->values->len; i++)
    {
      const DocketEventValue *other = g_ptr_array_index (act->event->values, i);

      if (strncmp (other->name, value->name, length) == 0 &&
          g_str_equal (other->name + length, field))
        return other->value;
    }
  return NULL;
}

gboolean
docket_act_brings_message (const DocketAct *act, const char *message)
{
  return g_strcmp0 (docket_event_get (act->event, "message.id"), message) == 0;
}
