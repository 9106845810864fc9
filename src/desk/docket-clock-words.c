/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The date that rules a case, in words: which, when, how far away, and why. Any thread. */

#include "config.h"

#include "desk/docket-clock-words.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-working-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- which date ----------------------------------------------------------------------------- */

static gboolean
is_running (const DocketDeadline *deadline)
{
  return deadline->status == DOCKET_DEADLINE_RUNNING || deadline->status == DOCKET_DEADLINE_OPEN;
}

/* What may be used next; NULL: nothing */
static const DocketDeadline *
find_power (const DocketEvaluation *evaluation)
{
  const DocketDeadline *found = NULL;

  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = evaluation->deadlines->pdata[i];

      if (deadline->kind == DOCKET_DEADLINE_POWER && is_running (deadline) &&
          (found == NULL || deadline->opens < found->opens))
        found = deadline;
    }
  return found;
}

/* What is due next; else what may be used next; else what was the last to be, so that it can still
 * be looked up */
static const DocketDeadline *
find_deadline (const DocketEvaluation *evaluation)
{
  const DocketDeadline *found = find_power (evaluation);

  if (evaluation->next_due_index >= 0)
    return evaluation->deadlines->pdata[evaluation->next_due_index];
  if (found != NULL)
    return found;
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = evaluation->deadlines->pdata[i];

      if (found == NULL || MAX (deadline->due, deadline->opens) > MAX (found->due, found->opens))
        found = deadline;
    }
  return found;
}

static char *
dup_kind (const DocketCaseView *view, const DocketDeadline *deadline)
{
  const DocketRuleSet      *rules = view->rules;
  gint                      rule = docket_rule_set_find_rule (rules, deadline->rule);
  const DocketDeadlineType *type =
      docket_rule_set_find_deadline (rules, view->evaluation->kind, deadline->rule);

  if (type != NULL)
    return docket_wording_dup_title (&type->label);
  return rule < 0 ? g_strdup (deadline->rule)
                  : docket_wording_dup_title (&((DocketRule *) rules->rules->pdata[rule])->label);
}

static char *
dup_headline (const DocketDeadline *deadline)
{
  g_autofree char *date = docket_wording_dup_dates (deadline->opens, deadline->due);

  if (deadline->kind == DOCKET_DEADLINE_POWER)
    return g_strdup_printf (_ ("From %s"), date);
  return deadline->provisional ? g_strdup_printf (_ ("%s (provisional)"), date)
                               : g_steal_pointer (&date);
}

/* --- how far away --------------------------------------------------------------------------- */

/* Days are counted from tomorrow to the last day, as a deadline does */
static char *
dup_left_until (DocketDate due, DocketDate today, const char **style)
{
  int days = due - today;

  *style = days > 0 ? "dim-label" : days == 0 ? "warning" : "error";
  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) -days), -days);
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
}

static char *
dup_left_to_opening (DocketDate opens, DocketDate today, const char **style)
{
  int days = opens - today;

  *style = "dim-label";
  return g_strdup_printf (ngettext ("Opens in %d day", "Opens in %d days", (gulong) MAX (days, 0)),
                          days);
}

static char *
dup_left_in_window (const DocketDeadline *deadline, DocketDate today, const char **style)
{
  *style = "accent";
  /* Translators: day k of n of a window that is open */
  return g_strdup_printf (_ ("Day %d of %d"), today - deadline->opens + 1,
                          deadline->due - deadline->opens + 1);
}

/* What a party let pass is not overdue here: nobody at the desk is late */
static gboolean
binds_party (const DocketRuleSet *rules, const DocketDeadline *deadline)
{
  gint              index = docket_rule_set_find_rule (rules, deadline->rule);
  const DocketRule *rule = index < 0 ? NULL : rules->rules->pdata[index];

  return rule != NULL && rule->primitive == DOCKET_PRIMITIVE_TERM && rule->term.binds_person;
}

static char *
dup_passed (DocketDate due, DocketDate today, const char **style)
{
  int days = today - due;

  *style = "dim-label";
  return g_strdup_printf (ngettext ("Passed %d day ago", "Passed %d days ago", (gulong) days),
                          days);
}

static char *
dup_left (const DocketRuleSet  *rules,
          const DocketDeadline *deadline,
          DocketDate            today,
          const char          **style)
{
  if (deadline->status == DOCKET_DEADLINE_MET || deadline->status == DOCKET_DEADLINE_CANCELLED)
    {
      gboolean met = deadline->status == DOCKET_DEADLINE_MET;

      *style = met ? "success" : "dim-label";
      return g_strdup (met ? C_ ("deadline", "Met") : C_ ("deadline", "No longer applies"));
    }
  if (deadline->opens != DOCKET_DATE_NONE && today < deadline->opens)
    return dup_left_to_opening (deadline->opens, today, style);
  if (deadline->kind == DOCKET_DEADLINE_POWER)
    {
      *style = "accent";
      return g_strdup (C_ ("deadline", "Open"));
    }
  if (deadline->opens != DOCKET_DATE_NONE && today <= deadline->due)
    return dup_left_in_window (deadline, today, style);
  if (deadline->due < today && binds_party (rules, deadline))
    return dup_passed (deadline->due, today, style);
  return dup_left_until (deadline->due, today, style);
}

/* --- how it came about ---------------------------------------------------------------------- */

static char *
dup_formula (const DocketCaseView *view, const DocketDeadline *deadline)
{
  g_autoptr (GPtrArray) lines = docket_working_lines_new (view, deadline);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DocketWorkingLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s", i == 0 ? "" : " → ", line->text);
      if (*line->result != '\0')
        g_string_append_printf (text, " %s", line->result);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

DocketClockWords *
docket_clock_words_new_for (const DocketCaseView *view, const DocketDeadline *deadline)
{
  DocketClockWords *words = g_new0 (DocketClockWords, 1);
  DocketDate        today = docket_instant_date (view->evaluation->now);

  words->deadline = deadline;
  words->kind = dup_kind (view, deadline);
  words->headline = dup_headline (deadline);
  words->left = dup_left (view->rules, deadline, today, &words->style);
  words->formula = dup_formula (view, deadline);
  return words;
}

DocketClockWords *
docket_clock_words_new (const DocketCaseView *view)
{
  const DocketDeadline *deadline = find_deadline (view->evaluation);

  return deadline == NULL ? NULL : docket_clock_words_new_for (view, deadline);
}

void
docket_clock_words_free (DocketClockWords *words)
{
  if (words == NULL)
    return;
  g_free (words->kind);
  g_free (words->headline);
  g_free (words->left);
  g_free (words->formula);
  g_free (words);
}

char *
docket_clock_words_dup_text (const DocketCaseView *view, const DocketClockWords *words)
{
  g_autoptr (GPtrArray) lines = docket_working_lines_new (view, words->deadline);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s, %s: %s"), view->row->number, words->kind, words->headline);
  for (guint i = 0; i < lines->len; i++)
    {
      const DocketWorkingLine *line = lines->pdata[i];

      g_string_append_printf (text, "\n%u. %s", i + 1, line->text);
      if (*line->basis != '\0')
        g_string_append_printf (text, _ (" (%s)"), line->basis);
      if (*line->result != '\0')
        g_string_append_printf (text, _ (": %s"), line->result);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
