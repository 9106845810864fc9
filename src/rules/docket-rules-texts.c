/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts with references in braces: letters and the answers of the calculator. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_reference (const char *text)
{
  return g_regex_match_simple ("^([$][a-z][a-z0-9.-]*|[A-Za-z][A-Za-z0-9._-]*(#[a-z-]+)?)$", text,
                               G_REGEX_DOLLAR_ENDONLY, 0);
}

static void
check_placeholder (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  if (is_reference (text))
    (void) docket_rules_resolve_text (compiler, node, text, DOCKET_VALUE_CLASS_ANY);
  else
    docket_rules_report (compiler, node, _ ("“{%s}” is no fact, $parameter or RULE#part"), text);
}

static void
check_text (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  while (text != NULL && (text = strpbrk (text, "{}")) != NULL)
    {
      const char      *end = text[0] == '{' ? strchr (text, '}') : NULL;
      g_autofree char *inner = end != NULL ? g_strndup (text + 1, (gsize) (end - text - 1)) : NULL;

      if (end == NULL)
        {
          docket_rules_report (compiler, node, _ ("a brace has no partner"));
          return;
        }
      check_placeholder (compiler, node, inner);
      text = end + 1;
    }
}

static void
check_label (DocketRulesCompiler *compiler, const xmlNode *node, const DocketLabel *label)
{
  check_text (compiler, docket_rules_node_first (node, "zh"), label->zh_cn);
  check_text (compiler, docket_rules_node_first (node, "tw"), label->zh_tw);
  check_text (compiler, docket_rules_node_first (node, "en"), label->en);
}

/* Letters were declared in the order of the file */
void
docket_rules_compile_letter (DocketRulesCompiler *compiler, const xmlNode *node)
{
  const xmlNode *due = docket_rules_node_first (node, "due");
  guint          index = docket_rules_find_letter (compiler, node, "id");
  DocketLetter  *letter = g_ptr_array_index (compiler->set->letters, index);

  check_label (compiler, docket_rules_node_first (node, "title"), &letter->title);
  check_label (compiler, docket_rules_node_first (node, "text"), &letter->text);
  letter->due_days_before.parameter = -1;
  if (due == NULL || letter->due_of.kind != DOCKET_REF_NONE)
    return;
  letter->due_of = docket_rules_resolve (compiler, due, "of", DOCKET_VALUE_CLASS_DATE);
  letter->due_days_before = docket_rules_read_number (compiler, due, "days-before");
  letter->due_while = docket_rules_compile_condition (compiler, due);
}

static void
check_field_name (DocketRulesCompiler *compiler,
                  const xmlNode       *node,
                  guint                record,
                  const char          *name)
{
  const DocketRecordType *type = g_ptr_array_index (compiler->set->records, record);

  if (docket_rules_seek_field (compiler->set, record, name) < 0)
    docket_rules_report (compiler, node, _ ("record “%s” has no field “%s”"), type->id, name);
}

static void
check_form (DocketRulesCompiler *compiler, const xmlNode *node, DocketComputeArgument *argument)
{
  g_auto (GStrv) fields = g_strsplit_set (argument->form, "@=", -1);

  if (g_str_equal (argument->form, "months"))
    {
      check_field_name (compiler, node, (guint) argument->record, "period");
      check_field_name (compiler, node, (guint) argument->record, "result");
      return;
    }
  if (g_str_equal (argument->form, "field"))
    {
      check_field_name (compiler, node, (guint) argument->record, argument->name);
      return;
    }
  for (guint i = 0; fields[i] != NULL; i++)
    check_field_name (compiler, node, (guint) argument->record, fields[i]);
}

static void
compile_argument (DocketRulesCompiler *compiler, const xmlNode *node, DocketCompute *compute)
{
  DocketComputeArgument *argument = g_new0 (DocketComputeArgument, 1);

  argument->name = g_strdup (docket_rules_node_get (node, "name"));
  argument->fact = docket_rules_find_fact (compiler, node, "fact");
  argument->record = -1;
  argument->form = g_strdup (docket_rules_node_get (node, "form"));
  for (guint i = 0; i < compute->arguments->len; i++)
    if (g_str_equal (((DocketComputeArgument *) g_ptr_array_index (compute->arguments, i))->name,
                     argument->name))
      docket_rules_report (compiler, node, _ ("argument “%s” is given twice"), argument->name);
  if (argument->form != NULL)
    {
      argument->record = (gint) docket_rules_find_record (compiler, node, "record");
      check_form (compiler, node, argument);
    }
  g_ptr_array_add (compute->arguments, argument);
}

static void
compile_answer (DocketRulesCompiler *compiler, const xmlNode *node, DocketCompute *compute)
{
  DocketComputeAnswer *answer = g_new0 (DocketComputeAnswer, 1);
  gboolean             last = docket_rules_node_next (node, "answer") == NULL;

  answer->form = g_strdup (docket_rules_node_get (node, "form"));
  answer->condition = docket_rules_compile_condition (compiler, node);
  check_text (compiler, node, answer->form);
  if (last && answer->condition != NULL)
    docket_rules_report (compiler, node, _ ("the last answer may not have a condition"));
  if (!last && answer->condition == NULL)
    docket_rules_report (compiler, node, _ ("an answer without condition hides those that follow"));
  g_ptr_array_add (compute->answers, answer);
}

void
docket_rules_compile_compute (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketCompute *compute = g_new0 (DocketCompute, 1);

  compute->rule = g_strdup (docket_rules_node_get (node, "rule"));
  compute->arguments = g_ptr_array_new ();
  compute->answers = g_ptr_array_new ();
  if (docket_rule_set_find_compute (compiler->set, compute->rule) != NULL)
    docket_rules_report (compiler, node, _ ("compute “%s” is given twice"), compute->rule);
  for (const xmlNode *child = docket_rules_node_first (node, "arg"); child != NULL;
       child = docket_rules_node_next (child, "arg"))
    compile_argument (compiler, child, compute);
  for (const xmlNode *child = docket_rules_node_first (node, "answer"); child != NULL;
       child = docket_rules_node_next (child, "answer"))
    compile_answer (compiler, child, compute);
  g_ptr_array_add (compiler->set->computes, compute);
}
