/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and words that a file may give itself or leave to a parameter. */
#include "config.h"

#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

static gboolean
parameter_gives_number (const DocketParameter *parameter)
{
  return parameter->type == DOCKET_TYPE_INT || parameter->type == DOCKET_TYPE_MONEY ||
         parameter->type == DOCKET_TYPE_FLAG;
}

static DocketNumber
read_parameter_number (DocketRulesCompiler *compiler, const xmlNode *node, const char *key)
{
  DocketNumber number = { .parameter = docket_rule_set_find_parameter (compiler->set, key) };
  const DocketParameter *parameter;
  g_autoptr (DocketValue) value = NULL;

  if (number.parameter < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no parameter “%s”"), key);
      return number;
    }
  parameter = g_ptr_array_index (compiler->set->parameters, (guint) number.parameter);
  if (!parameter_gives_number (parameter))
    {
      docket_rules_report (compiler, node, _ ("parameter “%s” is no number, but one is wanted"),
                           key);
      return number;
    }
  value = docket_value_parse (parameter->type, parameter->value, NULL);
  number.known = value != NULL;
  number.value = value != NULL ? value->number : 0;
  if (number.value < 0)
    docket_rules_report (compiler, node, _ ("parameter “%s” is less than nothing here"), key);
  return number;
}

DocketNumber
docket_rules_read_number (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  const char  *text = docket_rules_node_get (node, attribute);
  DocketNumber number = { .parameter = -1 };

  if (text == NULL)
    return number;
  if (text[0] == '$')
    return read_parameter_number (compiler, node, text + 1);
  number.value = g_ascii_strtoll (text, NULL, 10);
  number.known = TRUE;
  return number;
}

gint64
docket_rules_read_fixed_number (DocketRulesCompiler *compiler,
                                const xmlNode       *node,
                                const char          *attribute,
                                gint64               fallback)
{
  DocketNumber number;

  if (docket_rules_node_get (node, attribute) == NULL)
    return fallback;
  number = docket_rules_read_number (compiler, node, attribute);
  if (!number.known && number.parameter >= 0)
    docket_rules_report (compiler, node, _ ("%s needs a value: the parameter is not set"),
                         attribute);
  return number.value;
}

/* Also that every choice the parameter offers could be made here */
static void
read_parameter_choice (DocketRulesCompiler *compiler,
                       const xmlNode       *node,
                       const char          *key,
                       const char *const   *words,
                       DocketChoice        *choice)
{
  const DocketParameter *parameter;
  gint                   found;

  choice->parameter = docket_rule_set_find_parameter (compiler->set, key);
  if (choice->parameter < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no parameter “%s”"), key);
      return;
    }
  parameter = g_ptr_array_index (compiler->set->parameters, (guint) choice->parameter);
  if (parameter->type != DOCKET_TYPE_WORD)
    {
      docket_rules_report (compiler, node, _ ("parameter “%s” is no word, but one is wanted"), key);
      return;
    }
  for (guint i = 0; parameter->choices != NULL && parameter->choices[i] != NULL; i++)
    if (docket_rules_find_word (words, parameter->choices[i]) < 0)
      docket_rules_report (compiler, node, _ ("choice “%s” of parameter “%s” means nothing here"),
                           parameter->choices[i], key);
  found = docket_rules_find_word (words, parameter->value);
  if (found < 0)
    docket_rules_report (compiler, node, _ ("value “%s” of parameter “%s” means nothing here"),
                         parameter->value, key);
  choice->value = MAX (found, 0);
}

DocketChoice
docket_rules_read_choice (DocketRulesCompiler *compiler,
                          const xmlNode       *node,
                          const char          *attribute,
                          const char *const   *words)
{
  const char  *text = docket_rules_node_get (node, attribute);
  DocketChoice choice = { .parameter = -1 };

  if (text != NULL && text[0] == '$')
    read_parameter_choice (compiler, node, text + 1, words, &choice);
  else if (text != NULL)
    choice.value = MAX (docket_rules_find_word (words, text), 0);
  return choice;
}
