/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down how a date came about, as data. One evaluation, one thread. */
#include "core/docket-working.h"

#include "core/docket-parts.h"

#include <string.h>

gboolean
docket_working_begin (DocketMatter *matter, guint rule)
{
  if (matter->working == NULL || matter->explained[rule])
    return FALSE;

  matter->explained[rule] = 1;
  return TRUE;
}

GPtrArray *
docket_working_collect (DocketMatter *matter, GPtrArray *steps)
{
  GPtrArray *before = matter->working;

  if (matter->explained == NULL)
    matter->explained = g_new0 (guint8, matter->rules->rules->len + 1);
  else
    memset (matter->explained, 0, matter->rules->rules->len);
  matter->working = steps;
  return before;
}

static DocketWorkingStep *
add_step (DocketMatter *matter, DocketWorkingKind kind, const char *name)
{
  DocketWorkingStep *step = g_new0 (DocketWorkingStep, 1);

  step->kind = kind;
  step->name = g_strdup (name);
  step->date = DOCKET_DATE_NONE;
  step->to = DOCKET_DATE_NONE;
  step->unit = -1;
  g_ptr_array_add (matter->working, step);
  return step;
}

void
docket_working_add_rule (DocketMatter *matter, guint rule)
{
  const DocketRule  *type = docket_matter_get_rule (matter, rule);
  DocketWorkingStep *step;

  if (matter->working == NULL)
    return;

  step = add_step (matter, DOCKET_WORKING_RULE, type->id);
  step->text = docket_rule_set_dup_articles (matter->rules, type->articles);
  step->provenance = type->provenance;
}

static void
add_value (DocketMatter *matter, DocketWorkingKind kind, const char *name, const DocketDatum *value)
{
  DocketWorkingStep *step = add_step (matter, kind, name);

  step->text = docket_datum_dup_text (value);
  step->date = docket_datum_get_date (value);
}

void
docket_working_add_trigger (DocketMatter *matter, const DocketRef *of, const DocketDatum *value)
{
  if (matter->working == NULL)
    return;

  if (of->kind == DOCKET_REF_FACT)
    docket_working_add_row (matter, of->index, value);
  else if (of->kind == DOCKET_REF_PART)
    {
      g_autofree char *name =
          g_strdup_printf ("%s#%s", docket_matter_get_rule (matter, of->index)->id,
                           docket_part_get_name (of->part));

      add_value (matter, DOCKET_WORKING_TRIGGER, name, value);
    }
  else if (of->kind == DOCKET_REF_MEASURE)
    {
      const DocketMeasure *measure = g_ptr_array_index (matter->rules->measures, of->index);
      g_autofree char     *name = g_strconcat (measure->id, "#end", NULL);

      add_value (matter, DOCKET_WORKING_TRIGGER, name, value);
    }
  else
    add_value (matter, DOCKET_WORKING_TRIGGER, of->kind == DOCKET_REF_ON ? "on" : "today", value);
}

void
docket_working_add_row (DocketMatter *matter, guint fact, const DocketDatum *value)
{
  if (matter->working != NULL)
    add_value (matter, DOCKET_WORKING_TRIGGER,
               ((DocketFactType *) matter->rules->facts->pdata[fact])->id, value);
}

void
docket_working_add_entry (DocketMatter *matter, DocketInstant at, const DocketDatum *amount)
{
  DocketWorkingStep *step;

  if (matter->working == NULL)
    return;

  step = add_step (matter, DOCKET_WORKING_TRIGGER, "entry");
  step->text = docket_datum_dup_text (amount);
  step->date = docket_instant_date (at);
}

/* Names the parameter, if there is one: its key and provenance */
static DocketWorkingStep *
add_parameter (DocketMatter *matter, gint parameter, const char *name)
{
  const DocketParameter *type =
      parameter >= 0 ? g_ptr_array_index (matter->rules->parameters, parameter) : NULL;
  DocketWorkingStep *step =
      add_step (matter, DOCKET_WORKING_PARAMETER, type != NULL ? type->key : name);

  if (type != NULL)
    {
      step->text = g_strdup (type->value);
      step->provenance = type->provenance;
    }
  return step;
}

void
docket_working_add_number (DocketMatter       *matter,
                           const DocketNumber *number,
                           const char         *name,
                           gint                unit)
{
  DocketWorkingStep *step;

  if (matter->working == NULL)
    return;

  step = add_parameter (matter, number->parameter, name);
  step->number = number->value;
  step->unit = unit;
}

void
docket_working_add_choice (DocketMatter *matter, const DocketChoice *choice)
{
  if (matter->working != NULL && choice->parameter >= 0)
    add_parameter (matter, choice->parameter, NULL);
}

void
docket_working_add_calendar (DocketMatter *matter, DocketDate from, DocketDate to, gint64 skipped)
{
  DocketWorkingStep *step;

  if (matter->working == NULL)
    return;

  step = add_step (matter, DOCKET_WORKING_CALENDAR, "calendar");
  step->date = from;
  step->to = to;
  step->number = skipped;
}

void
docket_working_add_result (DocketMatter *matter, const char *part, const DocketDatum *value)
{
  if (matter->working != NULL)
    add_value (matter, DOCKET_WORKING_RESULT, part, value);
}

void
docket_working_add_date (DocketMatter *matter, const char *part, DocketDate date)
{
  DocketDatum value = docket_datum_of_date (date);

  docket_working_add_result (matter, part, &value);
}
