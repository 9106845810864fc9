/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which act puts a fact right. Pure: what the rule set and the evaluation say. */

#include "desk/docket-correction.h"

#include "core/docket-items.h"

static const DocketInput *
find_input (const DocketCaseView *view, const DocketAction *action, const DocketFactType *fact)
{
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (view->rules->facts->pdata[input->fact] == fact)
        return input;
    }
  return NULL;
}

static gboolean
find_action (const DocketCaseView *view, const DocketFactType *fact, DocketCorrection *correction)
{
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      const DocketActionState *state = view->evaluation->actions->pdata[i];
      const DocketInput       *input = NULL;

      if (state->allowed && g_strcmp0 (state->action->page, "mail") == 0)
        input = find_input (view, state->action, fact);
      if (input == NULL)
        continue;
      *correction = (DocketCorrection) { state->action->action, input->key, 0 };
      return TRUE;
    }
  return FALSE;
}

/* The act that recorded what stands, through its corrections; the opening when nothing is known */
static const DocketEvent *
find_recorded (const DocketCaseView *view, const DocketFactType *fact)
{
  const DocketFactRow *standing = NULL;
  const DocketEvent   *event;
  gint64               of;

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (row->superseded_by == 0 && g_str_equal (row->name, fact->id) &&
          (standing == NULL || row->seq > standing->seq))
        standing = row;
    }
  event = view->events->pdata[standing == NULL ? 0 : standing->seq - 1];
  while (g_str_equal (event->action, "correct") &&
         g_ascii_string_to_signed (docket_event_get (event, "of"), 10, 1, view->events->len, &of,
                                   NULL))
    event = view->events->pdata[of - 1];
  return event;
}

void
docket_correction_find (const DocketCaseView *view,
                        const DocketFactType *fact,
                        DocketCorrection     *correction)
{
  const DocketEvent  *event;
  const DocketAction *action;
  const DocketInput  *input;

  if (find_action (view, fact, correction))
    return;
  event = find_recorded (view, fact);
  action = docket_rule_set_find_action (view->rules, view->evaluation->kind, event->action);
  input = action == NULL ? NULL : find_input (view, action, fact);
  /* facts of an opening go by their own names, those of another act by its keys */
  *correction =
      (DocketCorrection) { "correct", input == NULL ? fact->id : input->key, event->subject_seq };
}

/* A correction has keys of its own */
static gboolean
is_taken (const DocketCorrection *correction)
{
  static const char *const OWN[] = { "of", "on", "reason", NULL };

  return correction->of > 0 && g_strv_contains (OWN, correction->key);
}

char **
docket_correction_dup_inputs (const DocketCorrection *correction,
                              const char             *value,
                              const char             *reason)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (inputs, g_strdup_printf ("%s%s=%s", is_taken (correction) ? "fact." : "",
                                            correction->key, value));
  if (correction->of > 0)
    {
      g_ptr_array_add (inputs, g_strdup_printf ("of=%" G_GINT64_FORMAT, correction->of));
      if (reason != NULL && *reason != '\0')
        g_ptr_array_add (inputs, g_strdup_printf ("reason=%s", reason));
    }
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&inputs), FALSE);
}
