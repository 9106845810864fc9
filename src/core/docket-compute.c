/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calculator: feeds a matter by hand and reads the answer off. Any thread; pure. */
#include "config.h"

#include "core/docket-evaluation.h"

#include "core/docket-error.h"
#include "core/docket-form.h"
#include "core/docket-items.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* The forms of an argument that are not field names */
#define FORM_MONTHS "months"
#define FORM_FIELD "field"
#define KEY_FROM "from" /* first month of a list of months */

typedef struct
{
  const DocketCompute *compute;
  DocketMatter        *matter;
  GHashTable          *given; /* key -> value, borrowed */
  GPtrArray           *keys;  /* owned copies of those keys */
} Calculation;

static gboolean
takes_key (const DocketCompute *compute, const char *key)
{
  for (guint i = 0; i < docket_items_length (compute->arguments); i++)
    {
      const DocketComputeArgument *argument = g_ptr_array_index (compute->arguments, i);

      if (g_str_equal (argument->name, key) ||
          (g_str_equal (key, KEY_FROM) && g_strcmp0 (argument->form, FORM_MONTHS) == 0))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_keys (const DocketCompute *compute)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < docket_items_length (compute->arguments); i++)
    {
      const DocketComputeArgument *argument = g_ptr_array_index (compute->arguments, i);

      if (g_strcmp0 (argument->form, FORM_MONTHS) == 0)
        g_string_append_printf (keys, keys->len > 0 ? ", %s" : "%s", KEY_FROM);
      g_string_append_printf (keys, keys->len > 0 ? ", %s" : "%s", argument->name);
    }
  return g_string_free (keys, FALSE);
}

static gboolean
take_argument (Calculation *calculation, const char *argument, GError **error)
{
  const char      *equals = strchr (argument, '=');
  g_autofree char *key = equals != NULL ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
  g_autofree char *keys = dup_keys (calculation->compute);

  if (key == NULL || !takes_key (calculation->compute, key))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("%s takes no argument “%s”; it takes key=value for: %s"),
                   calculation->compute->rule, argument, keys);
      return FALSE;
    }
  if (g_hash_table_contains (calculation->given, key))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s: “%s” is given twice"),
                   calculation->compute->rule, key);
      return FALSE;
    }

  g_hash_table_insert (calculation->given, key, (gpointer) (equals + 1));
  g_ptr_array_add (calculation->keys, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
refuse_value (const Calculation *calculation, const char *key, const char *text, GError **error)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("%s: “%s” is no value for “%s”"),
               calculation->compute->rule, text, key);
  return FALSE;
}

static gboolean
parse_fact (const DocketMatter *matter, guint fact, const char *text, DocketDatum *datum)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, fact);

  return docket_datum_parse (datum, type->type, text) &&
         (type->values == NULL || docket_words_contain (type->values, text));
}

static gint
find_field (const DocketMatter *matter, guint record, const char *name)
{
  const DocketRecordType *type = g_ptr_array_index (matter->rules->records, record);
  g_autofree char        *id = g_strdup_printf ("%s.%s", type->id, name);

  return docket_rule_set_find_fact (matter->rules, id);
}

/* FALSE when the record has no such field, or @text is no value of it */
static gboolean
fill_field (DocketMatter *matter, DocketRow *row, guint record, const char *name, const char *text)
{
  gint                  fact = find_field (matter, record, name);
  const DocketFactType *type;

  if (fact < 0)
    return FALSE;

  type = g_ptr_array_index (matter->rules->facts, fact);
  return parse_fact (matter, (guint) fact, text, &row->fields[type->field]);
}

/* One row "VALUE", or "VALUE@VALUE" or "VALUE=VALUE" as the form has it */
static gboolean
fill_item (DocketMatter *matter, const DocketComputeArgument *argument, const char *item)
{
  DocketRow  *row = docket_matter_add_row (matter, (guint) argument->record);
  const char *split = strpbrk (argument->form, "@=");
  const char *mark = split != NULL ? strchr (item, *split) : NULL;

  if (split == NULL)
    return fill_field (matter, row, (guint) argument->record, argument->form,
                       docket_matter_keep_text (matter, g_strdup (item)));
  if (mark == NULL)
    return FALSE;

  g_autofree char *first = g_strndup (argument->form, (gsize) (split - argument->form));

  return fill_field (matter, row, (guint) argument->record, first,
                     docket_matter_keep_text (matter, g_strndup (item, (gsize) (mark - item)))) &&
         fill_field (matter, row, (guint) argument->record, split + 1,
                     docket_matter_keep_text (matter, g_strdup (mark + 1)));
}

static gboolean
fill_items (DocketMatter *matter, const DocketComputeArgument *argument, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (char **item = items; *item != NULL; item++)
    {
      if (!fill_item (matter, argument, *item))
        return FALSE;
    }
  return TRUE;
}

/* One letter a month, from the month given by its own key */
static gboolean
fill_months (Calculation *calculation, guint record, const char *text)
{
  DocketMatter *matter = calculation->matter;
  const char   *from = g_hash_table_lookup (calculation->given, KEY_FROM);
  gint          period = find_field (matter, record, "period");
  DocketDate    month;

  if (from == NULL)
    return TRUE; /* told as missing */
  if (period < 0 || *text == '\0' || !docket_month_parse (from, &month))
    return FALSE;

  for (; *text != '\0'; text++, month = docket_date_add_months (month, 1))
    {
      DocketRow  *row = docket_matter_add_row (matter, record);
      const char *letter = docket_matter_keep_text (matter, g_strndup (text, 1));

      if (month == DOCKET_DATE_NONE || !fill_field (matter, row, record, "result", letter))
        return FALSE;
      row->fields[((DocketFactType *) matter->rules->facts->pdata[period])->field] =
          docket_datum_of_month (month);
    }
  return TRUE;
}

/* All such arguments fill one row */
static gboolean
fill_single (DocketMatter *matter, const DocketComputeArgument *argument, const char *text)
{
  GPtrArray *rows = matter->records[argument->record];
  DocketRow *row = docket_items_length (rows) > 0
                       ? g_ptr_array_index (rows, 0)
                       : docket_matter_add_row (matter, (guint) argument->record);

  return fill_field (matter, row, (guint) argument->record, argument->name, text);
}

static gboolean
fill_argument (Calculation *calculation, const DocketComputeArgument *argument, const char *text)
{
  DocketMatter *matter = calculation->matter;
  DocketDatum   datum;

  if (argument->fact >= 0)
    {
      if (!parse_fact (matter, (guint) argument->fact, text, &datum))
        return FALSE;
      docket_matter_set_fact (matter, (guint) argument->fact, datum);
      return TRUE;
    }
  if (g_str_equal (argument->form, FORM_MONTHS))
    return fill_months (calculation, (guint) argument->record, text);
  if (g_str_equal (argument->form, FORM_FIELD))
    return fill_single (matter, argument, text);
  return fill_items (matter, argument, text);
}

static gboolean
fill_arguments (Calculation *calculation, GError **error)
{
  for (guint i = 0; i < docket_items_length (calculation->compute->arguments); i++)
    {
      const DocketComputeArgument *argument =
          g_ptr_array_index (calculation->compute->arguments, i);
      const char *text = g_hash_table_lookup (calculation->given, argument->name);

      if (text != NULL && !fill_argument (calculation, argument, text))
        return refuse_value (calculation, argument->name, text, error);
    }
  return TRUE;
}

/* An answer that asks whether the fact is known can do without it */
static gboolean
is_asked_for (const DocketCompute *compute, guint fact)
{
  for (guint i = 0; i < docket_items_length (compute->answers); i++)
    {
      const DocketCondition *condition =
          ((DocketComputeAnswer *) compute->answers->pdata[i])->condition;

      for (guint j = 0; condition != NULL && j < condition->n_nodes; j++)
        {
          const DocketConditionNode *node = &condition->nodes[j];

          if (node->kind == DOCKET_CONDITION_KNOWN && node->of.kind == DOCKET_REF_FACT &&
              node->of.index == fact)
            return TRUE;
        }
    }
  return FALSE;
}

/* A table that only overrides what the file says */
static gboolean
is_override (const DocketRuleSet *rules, gint record)
{
  for (guint i = 0; i < rules->rules->len; i++)
    {
      const DocketRule *rule = g_ptr_array_index (rules->rules, i);

      if (rule->primitive == DOCKET_PRIMITIVE_NODES && rule->nodes.table == record)
        return TRUE;
    }
  return FALSE;
}

gboolean
docket_compute_needs (const DocketRuleSet         *rules,
                      const DocketCompute         *compute,
                      const DocketComputeArgument *argument)
{
  g_return_val_if_fail (rules != NULL && compute != NULL && argument != NULL, FALSE);

  return argument->fact >= 0 ? !is_asked_for (compute, (guint) argument->fact)
                             : !is_override (rules, argument->record);
}

static gboolean
check_missing (const Calculation *calculation, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < docket_items_length (calculation->compute->arguments); i++)
    {
      const DocketComputeArgument *argument =
          g_ptr_array_index (calculation->compute->arguments, i);
      gboolean may_lack =
          !docket_compute_needs (calculation->matter->rules, calculation->compute, argument);

      if (g_strcmp0 (argument->form, FORM_MONTHS) == 0 &&
          !g_hash_table_contains (calculation->given, KEY_FROM))
        g_string_append_printf (missing, missing->len > 0 ? ", %s" : "%s", KEY_FROM);
      if (!may_lack && !g_hash_table_contains (calculation->given, argument->name))
        g_string_append_printf (missing, missing->len > 0 ? ", %s" : "%s", argument->name);
    }
  if (missing->len == 0)
    return TRUE;

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s cannot be computed without: %s"),
               calculation->compute->rule, missing->str);
  return FALSE;
}

static char *
answer (Calculation *calculation, GError **error)
{
  for (guint i = 0; i < docket_items_length (calculation->compute->answers); i++)
    {
      const DocketComputeAnswer *candidate = g_ptr_array_index (calculation->compute->answers, i);
      char                      *text;

      if (docket_truth (calculation->matter, candidate->condition) != DOCKET_TRUE)
        continue;
      text = docket_form_fill (calculation->matter, candidate->form, NULL, NULL);
      if (text != NULL)
        return text;
      break;
    }

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("%s has no answer: a date lies outside the years 1 to 9999, or a parameter of "
                  "the "
                  "rule set is not set"),
               calculation->compute->rule);
  return NULL;
}

static char *
calculate (Calculation *calculation, const char *const *arguments, GError **error)
{
  for (; arguments != NULL && *arguments != NULL; arguments++)
    {
      if (!take_argument (calculation, *arguments, error))
        return NULL;
    }
  if (!fill_arguments (calculation, error) || !check_missing (calculation, error))
    return NULL;
  return answer (calculation, error);
}

char *
docket_compute (const DocketRuleSet  *rules,
                const DocketCalendar *calendar,
                const char           *rule,
                const char *const    *arguments,
                GPtrArray           **working,
                GError              **error)
{
  const DocketEvaluationInput input = { .rules = rules, .calendar = calendar };
  g_autoptr (DocketMatter) matter = NULL;
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_working_step_free);
  Calculation calculation = { .given = given, .keys = keys };
  char       *text;

  g_return_val_if_fail (rules != NULL && calendar != NULL && rule != NULL, NULL);

  calculation.compute = docket_rule_set_find_compute (rules, rule);
  if (calculation.compute == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("There is no computation for rule %s"), rule);
      return NULL;
    }

  calculation.matter = matter = docket_matter_new (&input);
  docket_working_collect (matter, steps);
  text = calculate (&calculation, arguments, error);
  if (text != NULL && working != NULL)
    *working = g_steal_pointer (&steps);
  return text;
}

gboolean
docket_compute_is_provisional (const DocketRuleSet  *rules,
                               const DocketCalendar *calendar,
                               const char           *rule,
                               const char *const    *arguments)
{
  const DocketEvaluationInput input = { .rules = rules, .calendar = calendar };
  g_autoptr (DocketMatter) matter = NULL;
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Calculation      calculation = { .given = given, .keys = keys };
  g_autofree char *text = NULL;

  g_return_val_if_fail (rules != NULL && calendar != NULL && rule != NULL, FALSE);

  calculation.compute = docket_rule_set_find_compute (rules, rule);
  if (calculation.compute == NULL)
    return FALSE;

  calculation.matter = matter = docket_matter_new (&input);
  text = calculate (&calculation, arguments, NULL);
  return text != NULL && matter->provisional;
}
