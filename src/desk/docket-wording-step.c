/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about how a date came about. */

#include "config.h"

#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const STEP_NAMES[] = {
  [DOCKET_WORKING_TRIGGER] = "trigger",     [DOCKET_WORKING_RULE] = "rule",
  [DOCKET_WORKING_PARAMETER] = "parameter", [DOCKET_WORKING_CALENDAR] = "calendar",
  [DOCKET_WORKING_RESULT] = "result",
};

static const char *const UNIT_NAMES[] = {
  [DOCKET_UNIT_DAY] = "day",     [DOCKET_UNIT_WORKDAY] = "workday", [DOCKET_UNIT_HOUR] = "hour",
  [DOCKET_UNIT_MONTH] = "month", [DOCKET_UNIT_DAY24] = "day24",
};

/* What a step calls a number that stands in the rule itself, a date, or a result */
static const struct
{
  const char *name;
  const char *text;
} PARTS[] = {
  { "last", N_ ("last day") },
  { "after", N_ ("the day after") },
  { "end", N_ ("end") },
  { "open", N_ ("first day of the window") },
  { "close", N_ ("last day of the window") },
  { "month", N_ ("month") },
  { "free", N_ ("free from") },
  { "nominal", N_ ("last day before holidays are looked at") },
  { "count", N_ ("length") },
  { "partial", N_ ("a window that has begun may be used") },
  { "complete", N_ ("complete") },
  { "missing", N_ ("missing") },
  { "failed", N_ ("failed") },
  { "balance", N_ ("balance") },
  { "node", N_ ("node") },
  { "each", N_ ("each in turn") },
  { "strikes", N_ ("strikes") },
  { "result", N_ ("result") },
  { "status", N_ ("status") },
  { "fails", N_ ("fails") },
  { "on", N_ ("day of the act") },
  { "today", N_ ("today") },
};

const char *
docket_wording_get_step_name (DocketWorkingKind kind)
{
  return STEP_NAMES[kind];
}

const char *
docket_wording_get_unit_name (gint unit)
{
  return unit < 0 || (gsize) unit >= G_N_ELEMENTS (UNIT_NAMES) ? NULL : UNIT_NAMES[unit];
}

static const char *
get_part_text (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PARTS); i++)
    if (g_str_equal (PARTS[i].name, name))
      return _ (PARTS[i].text);
  return name;
}

char *
docket_wording_dup_length (gint64 number, gint unit)
{
  gulong n = number;

  switch (unit)
    {
    case DOCKET_UNIT_DAY:
      return g_strdup_printf (ngettext ("%ld day", "%ld days", n), (long) number);
    case DOCKET_UNIT_WORKDAY:
      return g_strdup_printf (ngettext ("%ld working day", "%ld working days", n), (long) number);
    case DOCKET_UNIT_HOUR:
      return g_strdup_printf (ngettext ("%ld hour", "%ld hours", n), (long) number);
    case DOCKET_UNIT_MONTH:
      return g_strdup_printf (ngettext ("%ld month", "%ld months", n), (long) number);
    case DOCKET_UNIT_DAY24:
      return g_strdup_printf (ngettext ("%ld × 24 hours", "%ld × 24 hours", n), (long) number);
    default:
      return g_strdup_printf ("%ld", (long) number);
    }
}

static const DocketRule *
find_rule (const DocketRuleSet *rules, const char *id)
{
  gint index = docket_rule_set_find_rule (rules, id);

  return index < 0 ? NULL : rules->rules->pdata[index];
}

static char *
dup_trigger (const DocketRuleSet *rules, const DocketWorkingStep *step)
{
  const char      *hash = strchr (step->name, '#');
  g_autofree char *name = NULL;

  if (hash != NULL)
    {
      g_autofree char *rule = g_strndup (step->name, hash - step->name);

      name = g_strdup_printf (_ ("%s, %s"), rule, get_part_text (hash + 1));
    }
  else if (docket_rule_set_find_fact (rules, step->name) >= 0)
    name = docket_wording_dup_fact (rules, step->name);
  else
    name = g_strdup (get_part_text (step->name));
  return g_strdup_printf (_ ("counted from %s: %s"), name, step->text);
}

static char *
dup_rule (const DocketRuleSet *rules, const DocketWorkingStep *step)
{
  const DocketRule *rule = find_rule (rules, step->name);
  g_autofree char  *provenance = docket_wording_dup_provenance (step->provenance);
  g_autoptr (GString) text = g_string_new (step->name);

  if (step->text != NULL && *step->text != '\0')
    g_string_append_printf (text, _ (", article %s"), step->text);
  if (*provenance != '\0')
    g_string_append_printf (text, _ (" (%s)"), provenance);
  if (rule != NULL && *docket_wording_get_label (&rule->label) != '\0')
    g_string_append_printf (text, _ (": %s"), docket_wording_get_label (&rule->label));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_parameter (const DocketRuleSet *rules, const DocketWorkingStep *step)
{
  gint                   index = docket_rule_set_find_parameter (rules, step->name);
  const DocketParameter *parameter = index < 0 ? NULL : rules->parameters->pdata[index];
  g_autofree char       *value = NULL;
  g_autofree char       *provenance = docket_wording_dup_provenance (step->provenance);

  if (step->unit >= 0 || step->text == NULL || *step->text == '\0')
    value = docket_wording_dup_length (step->number, step->unit);
  else
    value = g_strdup (step->text);
  if (parameter == NULL)
    return g_strdup_printf (_ ("%s: %s"), get_part_text (step->name), value);
  return g_strdup_printf (_ ("%s = %s: %s (%s)"), step->name, value,
                          docket_wording_get_label (&parameter->label), provenance);
}

static char *
dup_calendar (const DocketWorkingStep *step)
{
  g_autofree char *span = docket_wording_dup_span (step->date, step->to);
  gulong           n = step->number;

  return g_strdup_printf (ngettext ("calendar, %s: %ld day is no working day",
                                    "calendar, %s: %ld days are no working days", n),
                          span, (long) step->number);
}

char *
docket_wording_dup_step (const DocketRuleSet *rules, const DocketWorkingStep *step)
{
  switch (step->kind)
    {
    case DOCKET_WORKING_TRIGGER:
      return dup_trigger (rules, step);
    case DOCKET_WORKING_RULE:
      return dup_rule (rules, step);
    case DOCKET_WORKING_PARAMETER:
      return dup_parameter (rules, step);
    case DOCKET_WORKING_CALENDAR:
      return dup_calendar (step);
    case DOCKET_WORKING_RESULT:
    default:
      return g_strdup_printf (_ ("%s: %s"), get_part_text (step->name), step->text);
    }
}
