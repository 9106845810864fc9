/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a rule set file, as a list. Any thread, one at a time; leaves finding it to
 * the reader and the checks. */
#include "config.h"

#include "rules/docket-rules-problem.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

static void
free_problem (gpointer data)
{
  DocketRulesProblem *problem = data;

  g_free (problem->text);
  g_free (problem);
}

GPtrArray *
docket_rules_problems_new (void)
{
  return g_ptr_array_new_with_free_func (free_problem);
}

void
docket_rules_problems_add (GPtrArray *problems, guint line, const char *format, ...)
{
  DocketRulesProblem *problem = g_new0 (DocketRulesProblem, 1);
  va_list             arguments;

  va_start (arguments, format);
  problem->line = line;
  problem->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const DocketRulesProblem *left = *(DocketRulesProblem *const *) a;
  const DocketRulesProblem *right = *(DocketRulesProblem *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

static gboolean
stands_before (GPtrArray *problems, guint index)
{
  const DocketRulesProblem *problem = g_ptr_array_index (problems, index);

  for (guint i = index; i-- > 0;)
    {
      const DocketRulesProblem *other = g_ptr_array_index (problems, i);

      if (other->line != problem->line)
        return FALSE;
      if (g_str_equal (other->text, problem->text))
        return TRUE;
    }

  return FALSE;
}

void
docket_rules_problems_sort (GPtrArray *problems)
{
  g_ptr_array_sort (problems, compare_lines);
  for (guint i = problems->len; i-- > 0;)
    if (stands_before (problems, i))
      g_ptr_array_remove_index (problems, i);
}

void
docket_rules_problems_to_error (GPtrArray *problems, const char *name, GError **error)
{
  const DocketRulesProblem *first;
  g_autofree char          *more = NULL;

  g_return_if_fail (problems != NULL && problems->len > 0);

  first = g_ptr_array_index (problems, 0);
  more =
      problems->len > 1 ? g_strdup_printf (_ (" (and %u more)"), problems->len - 1) : g_strdup ("");
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, "%s:%u: %s%s", name, first->line,
               first->text, more);
}
