/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a case would stand by another version of its rules. In the thread of the case file. */

#include "config.h"

#include "desk/docket-desk-rules.h"

#include "desk/docket-act-values.h"

#include <glib/gi18n-lib.h>

static void
free_difference (gpointer data)
{
  DocketDifference *difference = data;

  g_free (difference->name);
  g_free (difference->here);
  g_free (difference->there);
  g_free (difference);
}

void
docket_comparison_free (DocketComparison *comparison)
{
  g_clear_pointer (&comparison->rules, docket_rule_set_unref);
  g_clear_pointer (&comparison->differences, g_ptr_array_unref);
  g_free (comparison->problem);
  g_free (comparison);
}

/* --- answers -------------------------------------------------------------------------------- */

/* Answers by name; the text is owned, the name borrowed from the evaluation or its rules */
static GHashTable *
new_answers (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static char *
dup_span (const DocketDeadline *deadline)
{
  g_autofree char *opens =
      deadline->opens == DOCKET_DATE_NONE ? NULL : docket_date_format (deadline->opens);
  g_autofree char *due =
      deadline->due == DOCKET_DATE_NONE ? NULL : docket_date_format (deadline->due);

  if (opens == NULL)
    return g_strdup (due == NULL ? "" : due);
  return g_strdup_printf ("%s..%s", opens, due == NULL ? "" : due);
}

static GHashTable *
tell_deadlines (const DocketEvaluation *evaluation)
{
  GHashTable *answers = new_answers ();

  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = evaluation->deadlines->pdata[i];

      g_hash_table_replace (answers, deadline->rule, dup_span (deadline));
    }
  return answers;
}

static GHashTable *
tell_actions (const DocketEvaluation *evaluation)
{
  GHashTable *answers = new_answers ();

  for (guint i = 0; i < evaluation->actions->len; i++)
    {
      const DocketActionState *state = evaluation->actions->pdata[i];

      g_hash_table_replace (answers, state->action->action,
                            g_strdup (state->allowed ? "yes" : "no"));
    }
  return answers;
}

static void
add_difference (GPtrArray           *differences,
                DocketDifferenceKind kind,
                const char          *name,
                const char          *here,
                const char          *there)
{
  DocketDifference *difference = g_new0 (DocketDifference, 1);

  difference->kind = kind;
  difference->name = g_strdup (name);
  difference->here = g_strdup (here == NULL ? "" : here);
  difference->there = g_strdup (there == NULL ? "" : there);
  g_ptr_array_add (differences, difference);
}

/* Takes both */
static void
compare_answers (GPtrArray           *differences,
                 DocketDifferenceKind kind,
                 GHashTable          *here,
                 GHashTable          *there)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) sorted = NULL;
  GHashTableIter iter;
  gpointer       name;

  for (guint i = 0; i < 2; i++)
    {
      g_hash_table_iter_init (&iter, i == 0 ? here : there);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_hash_table_add (names, name);
    }
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) g_strcmp0);
  for (GList *link = sorted; link != NULL; link = link->next)
    {
      const char *one = g_hash_table_lookup (here, link->data);
      const char *other = g_hash_table_lookup (there, link->data);

      if (g_strcmp0 (one, other) != 0)
        add_difference (differences, kind, link->data, one, other);
    }
  g_hash_table_unref (here);
  g_hash_table_unref (there);
}

/* --- comparing ------------------------------------------------------------------------------ */

static void
compare (DocketComparison       *comparison,
         const DocketRuleSet    *rules,
         const DocketEvaluation *here,
         const DocketEvaluation *there)
{
  const char *state = docket_case_get_shown (rules, here);
  const char *other = docket_case_get_shown (comparison->rules, there);

  if (!g_str_equal (state, other))
    add_difference (comparison->differences, DOCKET_DIFFERENCE_STATE, "", state, other);
  compare_answers (comparison->differences, DOCKET_DIFFERENCE_DEADLINE, tell_deadlines (here),
                   tell_deadlines (there));
  compare_answers (comparison->differences, DOCKET_DIFFERENCE_ACTION, tell_actions (here),
                   tell_actions (there));
}

const char *
docket_comparison_find_bar (const DocketRuleSet *rules, const DocketEvaluation *evaluation)
{
  if (((DocketState *) rules->states->pdata[evaluation->state])->nature == DOCKET_STATE_END)
    return N_ ("The case has come to its end; it stays with the rules that it was decided by");
  for (guint i = 0; i < evaluation->rulings->len; i++)
    {
      const DocketRulingState *ruling = evaluation->rulings->pdata[i];

      if (ruling->in_force && !ruling->superseded && !ruling->used)
        return N_ ("A ruling is in force and is to be carried out; it stays with the rules that it "
                   "was signed by");
    }
  return NULL;
}

DocketComparison *
docket_comparison_new_with (DocketDesk             *desk,
                            const DocketCaseFile   *file,
                            const DocketEvaluation *evaluation,
                            DocketRuleSet          *rules)
{
  DocketComparison *comparison = g_new0 (DocketComparison, 1);
  g_autoptr (DocketEvaluation) there = NULL;
  g_autoptr (GError) error = NULL;
  DocketEvaluationInput input;

  comparison->rules = docket_rule_set_ref (rules);
  comparison->differences = g_ptr_array_new_with_free_func (free_difference);
  comparison->fixed = docket_comparison_find_bar (file->rules, evaluation) != NULL;
  docket_case_file_get_input (file, evaluation->now, &input);
  input.rules = rules;
  input.calendar = docket_rules_library_get_calendar (desk->library);
  there = docket_evaluate (&input, TRUE, &error);
  if (there == NULL)
    comparison->problem = g_strdup (error->message);
  else
    compare (comparison, file->rules, evaluation, there);
  return comparison;
}

/* The version of the case's system in force on @day; NULL when none is */
static DocketRuleSet *
find_in_force (const DocketDesk *desk, const DocketCaseFile *file, DocketDate day)
{
  const DocketRulesFile *found =
      docket_rules_library_find (desk->library, file->rules->system, day);

  return found == NULL ? NULL : found->set;
}

static gboolean
follows (const DocketDesk *desk, const DocketCaseFile *file, const DocketRuleSet *rules)
{
  const DocketCalendar *calendar = docket_rules_library_get_calendar (desk->library);

  return g_str_equal (file->rules->digest, rules->digest) &&
         g_str_equal (docket_calendar_get_digest (file->calendar),
                      docket_calendar_get_digest (calendar));
}

DocketComparison *
docket_comparison_new (DocketDesk             *desk,
                       const DocketCaseFile   *file,
                       const DocketEvaluation *evaluation)
{
  DocketRuleSet *rules = find_in_force (desk, file, docket_instant_date (evaluation->now));

  if (rules == NULL || follows (desk, file, rules) ||
      ((DocketState *) file->rules->states->pdata[evaluation->state])->nature == DOCKET_STATE_END)
    return NULL;
  return docket_comparison_new_with (desk, file, evaluation, rules);
}

/* --- decisions ------------------------------------------------------------------------------ */

static gboolean
decides (const DocketEvent *event)
{
  return g_str_equal (event->action, "rule") || g_str_equal (event->action, "supersede") ||
         g_str_equal (event->action, "sign");
}

/* One content under one version: a file that was only mended is told of, but does not refuse */
void
docket_comparison_check_decision (const DocketDesk     *desk,
                                  const DocketCaseFile *file,
                                  const DocketEvent    *event,
                                  DocketActResult      *result)
{
  DocketRuleSet *rules =
      !decides (event) || !result->allowed
          ? NULL
          : find_in_force (desk, file, docket_instant_date (docket_event_get_on (event)));
  g_autofree char *name = NULL;

  if (rules == NULL || g_str_equal (rules->version, file->rules->version) ||
      (result->before != NULL && docket_comparison_find_bar (file->rules, result->before) != NULL))
    return;
  name = g_strdup_printf ("%s/%s", rules->system, rules->version);
  docket_act_values_refuse (result,
                            N_ ("Another version of the rules is in force and decides; move the "
                                "case to it"),
                            name);
}
