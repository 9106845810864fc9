/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How two versions of the rules differ in a case. */

#include "config.h"

#include "cli/docket-comparison-text.h"

#include "cli/docket-output.h"
#include "desk/docket-wording.h"

#include <glib/gi18n.h>

static const char *const KINDS[] = {
  [DOCKET_DIFFERENCE_STATE] = "state",
  [DOCKET_DIFFERENCE_DEADLINE] = "deadline",
  [DOCKET_DIFFERENCE_ACTION] = "action",
};

static char *
dup_answer (const DocketRuleSet *rules, DocketDifferenceKind kind, const char *answer)
{
  if (*answer == '\0')
    return g_strdup (C_ ("answer of a rule set", "none"));
  if (kind == DOCKET_DIFFERENCE_STATE)
    return docket_wording_dup_state (rules, answer);
  if (kind == DOCKET_DIFFERENCE_ACTION)
    return g_strdup (g_str_equal (answer, "yes") ? _ ("allowed") : _ ("refused now"));
  return g_strdup (answer);
}

static void
print_difference (const DocketComparison *comparison,
                  const DocketRuleSet    *rules,
                  const DocketDifference *difference)
{
  g_autofree char *here = dup_answer (rules, difference->kind, difference->here);
  g_autofree char *there = dup_answer (comparison->rules, difference->kind, difference->there);

  if (difference->kind == DOCKET_DIFFERENCE_STATE)
    docket_output_printf (_ ("  state: %s → %s\n"), here, there);
  else
    docket_output_printf (_ ("  %s: %s → %s\n"), difference->name, here, there);
}

void
docket_comparison_print (const DocketComparison *comparison, const DocketRuleSet *rules)
{
  if (comparison->problem != NULL)
    docket_output_printf ("  %s\n", comparison->problem);
  for (guint i = 0; i < comparison->differences->len; i++)
    print_difference (comparison, rules, comparison->differences->pdata[i]);
}

void
docket_comparison_fill_json (JsonObject *object, const DocketComparison *comparison)
{
  JsonArray *array;

  docket_json_set_text (object, "version", comparison->rules->version);
  docket_json_set_text (object, "problem", comparison->problem);
  array = docket_json_add_array (object, "differences");
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const DocketDifference *difference = comparison->differences->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "what", KINDS[difference->kind]);
      docket_json_set_word (item, "name", difference->name);
      docket_json_set_word (item, "here", difference->here);
      docket_json_set_word (item, "there", difference->there);
    }
}
