/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The steps of a working as a reader wants them: one line for each date on the way, with what it
 * rests on. Any thread. */

#include "config.h"

#include "desk/docket-working-line.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The lines so far, and what the next may need */
typedef struct
{
  const DocketCaseView *view; /* nullable */
  const DocketRuleSet  *rules;
  GPtrArray            *lines;
  DocketWorkingLine    *line;  /* of the rule at hand; NULL before the first */
  const DocketRule     *rule;  /* nullable */
  DocketDate            after; /* the day after a term, until something uses it */
  DocketDate            open;
} Working;

/* The primitives' own words for how they are read */
static const struct
{
  const char *choice;
  const char *text;
} CHOICES[] = {
  { "of-last", N_ ("the month of the last day") },
  { "of-after", N_ ("the month of the day after") },
  { "next", N_ ("the month after") },
  { "containing", N_ ("the month itself") },
  { "first-full", N_ ("the first full month") },
  { "first-known", N_ ("the first that is known") },
  { "latest", N_ ("the latest of all") },
  { "latest-known", N_ ("the latest that is known") },
  { "earliest", N_ ("the earliest that is known") },
};

static const char *
get_choice_text (const char *choice)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    if (g_str_equal (CHOICES[i].choice, choice))
      return _ (CHOICES[i].text);
  return NULL;
}

void
docket_working_line_free (DocketWorkingLine *line)
{
  if (line == NULL)
    return;
  g_free (line->text);
  g_free (line->basis);
  g_free (line->result);
  g_free (line);
}

static DocketWorkingLine *
add_line (Working *working, char *text, char *basis)
{
  DocketWorkingLine *line = g_new0 (DocketWorkingLine, 1);

  line->text = text;
  line->basis = basis;
  line->result = g_strdup ("");
  g_ptr_array_add (working->lines, line);
  return line;
}

static void
set_result (DocketWorkingLine *line, char *result)
{
  g_free (line->result);
  line->result = result;
}

static void
append_text (char **text, const char *separator, const char *more)
{
  g_autofree char *before = *text;

  *text = g_strconcat (before, *before == '\0' ? "" : separator, more, NULL);
}

/* --- what it began with --------------------------------------------------------------------- */

static const DocketFactRow *
find_recorded (const DocketCaseView *view, const char *name)
{
  const DocketFactRow *found = NULL;

  for (guint i = 0; view != NULL && i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (g_str_equal (row->name, name) && row->superseded_by == 0)
        found = row;
    }
  return found;
}

/* The pieces of evidence that the act with event @seq named */
static char *
dup_evidence (const DocketCaseView *view, gint64 seq)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];
      gint                 index = docket_rule_set_find_fact (view->rules, row->name);

      if (row->seq == seq && index >= 0 &&
          ((DocketFactType *) view->rules->facts->pdata[index])->type == DOCKET_TYPE_EVIDENCE)
        g_ptr_array_add (ids, row->value);
    }
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (_ (", "), (char **) ids->pdata);
}

static char *
dup_trigger_basis (const DocketCaseView *view, const char *name)
{
  const DocketFactRow *row = find_recorded (view, name);
  const DocketAction  *action = NULL;
  g_autofree char     *articles = NULL;
  g_autofree char     *evidence = NULL;
  char                *basis;

  if (row == NULL || row->seq < 1 || row->seq > view->events->len)
    return g_strdup ("");
  action =
      docket_rule_set_find_action (view->rules, view->evaluation->kind,
                                   ((DocketEvent *) view->events->pdata[row->seq - 1])->action);
  if (action != NULL)
    articles = docket_rule_set_dup_articles (view->rules, action->articles);
  evidence = dup_evidence (view, row->seq);
  basis = docket_wording_dup_basis (articles, 0, NULL);
  if (*evidence != '\0')
    {
      g_autofree char *named = g_strdup_printf (_ ("Evidence %s"), evidence);

      append_text (&basis, " · ", named);
    }
  return basis;
}

/* A fact, a part of another rule, or the day itself */
static char *
dup_trigger_text (const DocketRuleSet *rules, const char *name)
{
  const char *hash = strchr (name, '#');
  gint        rule = -1;

  if (docket_rule_set_find_fact (rules, name) >= 0)
    return docket_wording_dup_fact_title (rules, name);
  if (hash != NULL)
    {
      g_autofree char *id = g_strndup (name, hash - name);

      rule = docket_rule_set_find_rule (rules, id);
    }
  if (rule >= 0)
    return docket_wording_dup_title (&((DocketRule *) rules->rules->pdata[rule])->label);
  return g_strdup (_ ("Day of the act"));
}

static void
read_trigger (Working *working, const DocketWorkingStep *step)
{
  DocketWorkingLine *line = add_line (working, dup_trigger_text (working->rules, step->name),
                                      dup_trigger_basis (working->view, step->name));

  set_result (line, step->date == DOCKET_DATE_NONE ? g_strdup (step->text)
                                                   : docket_wording_dup_day (step->date));
}

/* --- rules and their numbers ---------------------------------------------------------------- */

static void
append_window_days (const DocketRule *rule, char **text)
{
  g_autofree char *days =
      g_strdup_printf (_ ("from day %d to day %d of the month"), (int) rule->window.open.value,
                       (int) rule->window.close.value);

  append_text (text, _ (": "), days);
}

static void
read_rule (Working *working, const DocketWorkingStep *step)
{
  gint             index = docket_rule_set_find_rule (working->rules, step->name);
  g_autofree char *text = NULL;

  working->rule = index < 0 ? NULL : working->rules->rules->pdata[index];
  text = working->rule == NULL ? g_strdup (step->name)
                               : docket_wording_dup_title (&working->rule->label);
  if (*text == '\0')
    append_text (&text, "", step->name);
  if (working->rule != NULL && working->rule->primitive == DOCKET_PRIMITIVE_WINDOW)
    append_window_days (working->rule, &text);
  working->line = add_line (working, g_steal_pointer (&text),
                            docket_wording_dup_basis (step->text, step->provenance, step->name));
}

/* The reading that a parameter chose decides a date of its own, or is a note to the rule */
static void
read_choice (Working *working, const DocketParameter *parameter, const char *chosen)
{
  g_autofree char *title = docket_wording_dup_title (&parameter->label);
  char            *text = g_strdup_printf (_ ("%s: %s"), title, chosen);
  char            *basis = docket_wording_dup_basis (NULL, parameter->provenance, parameter->key);

  if (working->after != DOCKET_DATE_NONE)
    {
      DocketWorkingLine *line = add_line (working, text, basis);

      /* it comes before the rule whose parameter it is */
      g_ptr_array_steal_index (working->lines, working->lines->len - 1);
      g_ptr_array_insert (working->lines, (gint) working->lines->len - 1, line);
      set_result (line, docket_wording_dup_day (working->after));
      working->after = DOCKET_DATE_NONE;
      return;
    }
  g_free (basis);
  append_text (&working->line->basis, " · ", text);
  g_free (text);
}

static void
read_parameter (Working *working, const DocketWorkingStep *step)
{
  gint                   index = docket_rule_set_find_parameter (working->rules, step->name);
  const DocketParameter *parameter = index < 0 ? NULL : working->rules->parameters->pdata[index];

  if (working->line == NULL)
    return;
  if (step->unit >= 0)
    {
      g_autofree char *length = docket_wording_dup_length (step->number, step->unit);

      append_text (&working->line->text, _ (": "), length);
      return;
    }
  /* of the readings, those that are not the norm's own are told */
  if (parameter == NULL || !(parameter->provenance & DOCKET_PROVENANCE_DEFAULT))
    return;
  if (parameter->type == DOCKET_TYPE_FLAG)
    read_choice (working, parameter, step->number != 0 ? _ ("Yes") : _ ("No"));
  else if (step->text != NULL && get_choice_text (step->text) != NULL)
    read_choice (working, parameter, get_choice_text (step->text));
}

static void
read_calendar (Working *working, const DocketWorkingStep *step)
{
  gulong           n = (gulong) step->number;
  g_autofree char *skipped = g_strdup_printf (ngettext ("%ld day between is no working day",
                                                        "%ld days between are no working days", n),
                                              (long) step->number);

  if (working->line != NULL)
    append_text (&working->line->text, _ ("; "), skipped);
}

/* --- results -------------------------------------------------------------------------------- */

static void
read_result (Working *working, const DocketWorkingStep *step)
{
  DocketWorkingLine *line = working->line;

  if (line == NULL)
    return;
  if (g_str_equal (step->name, "after"))
    working->after = step->date;
  else if (g_str_equal (step->name, "open"))
    working->open = step->date;
  else if (g_str_equal (step->name, "close"))
    set_result (line, docket_wording_dup_days (working->open, step->date));
  else if (step->date != DOCKET_DATE_NONE)
    set_result (line, docket_wording_dup_day (step->date));
  else if (step->text != NULL)
    set_result (line, g_strdup (step->text));
}

static void
read_step (Working *working, const DocketWorkingStep *step)
{
  switch (step->kind)
    {
    case DOCKET_WORKING_TRIGGER:
      read_trigger (working, step);
      break;
    case DOCKET_WORKING_RULE:
      read_rule (working, step);
      break;
    case DOCKET_WORKING_PARAMETER:
      read_parameter (working, step);
      break;
    case DOCKET_WORKING_CALENDAR:
      read_calendar (working, step);
      break;
    case DOCKET_WORKING_RESULT:
    default:
      read_result (working, step);
      break;
    }
}

static GPtrArray *
read_steps (Working *working, GPtrArray *steps)
{
  working->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_line_free);
  working->after = working->open = DOCKET_DATE_NONE;
  for (guint i = 0; i < steps->len; i++)
    read_step (working, steps->pdata[i]);
  if (working->lines->len > 0)
    ((DocketWorkingLine *) working->lines->pdata[working->lines->len - 1])->decides = TRUE;
  return working->lines;
}

GPtrArray *
docket_working_lines_new (const DocketCaseView *view, const DocketDeadline *deadline)
{
  Working    working = { .view = view, .rules = view->rules };
  GPtrArray *lines = read_steps (&working, deadline->working);

  /* a power is shown with the first day on which it may be used */
  if (lines->len > 0 && deadline->kind == DOCKET_DEADLINE_POWER)
    set_result (lines->pdata[lines->len - 1], docket_wording_dup_day (deadline->opens));
  return lines;
}

GPtrArray *
docket_working_lines_new_for_steps (const DocketRuleSet *rules, GPtrArray *steps)
{
  Working working = { .rules = rules };

  return read_steps (&working, steps);
}
