/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What answers add up to. What they come to is told by the gates, not decided here. Any thread. */

#include "config.h"

#include "gtk/docket-verdict.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>

static const DocketTried *
get_tried (GPtrArray *tried, gint index)
{
  return tried == NULL || index < 0 || index >= (gint) tried->len ? NULL : tried->pdata[index];
}

static gboolean
is_allowed (GPtrArray *tried, gint index)
{
  const DocketTried *one = get_tried (tried, index);

  return one != NULL && one->result->allowed;
}

/* The first result is what a full sheet stands for. Another one is spoken for only by a no: as long
 * as something was not examined, a result that the gates would let pass is no verdict yet, and
 * where nothing was, none is */
gint
docket_verdict_choose (const DocketCheckPlan *plan, const DocketCheckSum *sum, GPtrArray *tried)
{
  guint n = plan->result == NULL ? 1 : g_strv_length (docket_check_plan_get_results (plan));

  if (is_allowed (tried, 0) && sum->answered > 0)
    return 0;
  for (guint i = 1; sum->no > 0 && i < n; i++)
    if (is_allowed (tried, (gint) i))
      return (gint) i;
  return -1;
}

/* --- words ---------------------------------------------------------------------------------- */

static char *
dup_sum (const DocketCheckSum *sum)
{
  if (sum->n == 0)
    return g_strdup ("");
  if (sum->no > 0)
    return g_strdup_printf (ngettext ("%u of %u does not hold", "%u of %u do not hold", sum->no),
                            sum->no, sum->n);
  if (sum->yes == sum->n)
    return g_strdup_printf (ngettext ("The one that is required holds",
                                      "All %u that are required hold", sum->n),
                            sum->n);
  return g_strdup_printf (ngettext ("%u of %u not examined", "%u of %u not examined",
                                    sum->n - sum->yes),
                          sum->n - sum->yes, sum->n);
}

static char *
dup_reasons (const DocketCheckPlan *plan, const DocketTried *tried, gboolean warnings)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; tried != NULL && i < tried->result->reasons->len; i++)
    {
      const DocketReason *reason = tried->result->reasons->pdata[i];

      if (reason->warning == warnings)
        g_ptr_array_add (lines, docket_wording_dup_why (plan->rules, plan->action, reason));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

char *
docket_verdict_dup_refusal (const DocketCheckPlan *plan, const DocketTried *tried)
{
  return dup_reasons (plan, tried, FALSE);
}

static char *
dup_next_state (const DocketTried *tried)
{
  const DocketEvaluation *before = tried->result->before;
  const DocketEvaluation *after = tried->result->after;
  const DocketState      *state;
  g_autofree char        *title = NULL;

  if (after == NULL || before == NULL || after->state == before->state)
    return g_strdup ("");
  state = tried->rules->states->pdata[after->state];
  title = docket_wording_dup_state_title (tried->rules, state->id);
  /* Translators: the state that the case has afterwards */
  return g_strdup_printf (_ ("The case is then: %s"), title);
}

char *
docket_verdict_dup_consequence (const DocketCheckPlan *plan, const DocketTried *tried)
{
  g_autofree char *warnings = dup_reasons (plan, tried, TRUE);
  g_autofree char *state = tried == NULL ? g_strdup ("") : dup_next_state (tried);

  if (*warnings != '\0' && *state != '\0')
    return g_strjoin ("\n", warnings, state, NULL);
  return *warnings != '\0' ? g_steal_pointer (&warnings) : g_steal_pointer (&state);
}

/* Beside the sum: what the result that is spoken for brings, else why none is */
static char *
dup_rest (const DocketCheckPlan *plan, const DocketCheckSum *sum, GPtrArray *tried)
{
  gint chosen = docket_verdict_choose (plan, sum, tried);

  if (chosen >= 0)
    return docket_verdict_dup_consequence (plan, get_tried (tried, chosen));
  return sum->n > 0 && sum->yes + sum->no < sum->n
             ? g_strdup ("")
             : docket_verdict_dup_refusal (plan, get_tried (tried, 0));
}

char *
docket_verdict_dup_words (const DocketCheckPlan *plan, const DocketCheckSum *sum, GPtrArray *tried)
{
  g_autofree char *head = dup_sum (sum);
  g_autofree char *rest = dup_rest (plan, sum, tried);
  const char      *gap = *head != '\0' && *rest != '\0' ? "  " : "";

  return g_markup_printf_escaped ("<b>%s</b>%s%s", head, gap, rest);
}

const char *
docket_verdict_get_icon (const DocketCheckSum *sum, const char **style)
{
  if (sum->no > 0)
    {
      *style = "error";
      return "window-close-symbolic";
    }
  if (sum->n > 0 && sum->yes == sum->n)
    {
      *style = sum->noted_no > 0 ? "warning" : "success";
      return "object-select-symbolic";
    }
  *style = "dim-label";
  return "view-list-symbolic";
}

char *
docket_verdict_dup_label (const DocketCheckPlan *plan, const char *result)
{
  g_autofree char *word = NULL;

  if (result == NULL)
    return docket_wording_dup_title (&plan->action->label);
  word = docket_wording_dup_value (plan->rules, plan->result->fact, result);
  /* Translators: a button; the result of a check, as “Record as valid” */
  return g_strdup_printf (_ ("Record as %s"), word);
}
