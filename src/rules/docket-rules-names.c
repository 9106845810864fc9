/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of facts, rules, measures, states, kinds and numbers in attributes. Leaves references that
 * may be of any sort to docket-rules-reference.c. */
#include "config.h"

#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gint
docket_rules_find_fact (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  const char *id = docket_rules_node_get (node, attribute);
  gint        index;

  if (id == NULL)
    return -1;
  index = docket_rule_set_find_fact (compiler->set, id);
  if (index < 0)
    docket_rules_report (compiler, node, _ ("there is no fact “%s”"), id);
  return MAX (index, 0);
}

guint
docket_rules_find_record (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  const char *id = docket_rules_node_get_or (node, attribute, "");
  gint        index = docket_rule_set_find_record (compiler->set, id);

  if (index < 0)
    docket_rules_report (compiler, node, _ ("there is no record “%s”"), id);
  return (guint) MAX (index, 0);
}

gint
docket_rules_seek_field (const DocketRuleSet *set, guint record, const char *name)
{
  const DocketRecordType *type = g_ptr_array_index (set->records, record);
  gsize                   prefix = strlen (type->id) + 1;

  for (guint i = 0; i < type->fields->len; i++)
    {
      guint                 index = g_array_index (type->fields, guint, i);
      const DocketFactType *field = g_ptr_array_index (set->facts, index);

      if (g_str_equal (field->id, name) || g_str_equal (field->id + prefix, name))
        return (gint) index;
    }
  return -1;
}

gint
docket_rules_find_field (DocketRulesCompiler *compiler,
                         const xmlNode       *node,
                         const char          *attribute,
                         guint                record)
{
  const char             *name = docket_rules_node_get (node, attribute);
  const DocketRecordType *type = g_ptr_array_index (compiler->set->records, record);
  gint                    index;

  if (name == NULL)
    return -1;
  index = docket_rules_seek_field (compiler->set, record, name);
  if (index < 0)
    docket_rules_report (compiler, node, _ ("record “%s” has no field “%s”"), type->id, name);
  return MAX (index, 0);
}

guint
docket_rules_find_dated_field (DocketRulesCompiler *compiler,
                               const xmlNode       *node,
                               const char          *attribute,
                               guint                record)
{
  guint index = (guint) MAX (docket_rules_find_field (compiler, node, attribute, record), 0);
  const DocketFactType *field = g_ptr_array_index (compiler->set->facts, index);

  if (docket_value_class_of_type (field->type) != DOCKET_VALUE_CLASS_DATE)
    docket_rules_report (compiler, node, _ ("field “%s” is no date, but one is wanted"), field->id);
  return index;
}

guint
docket_rules_find_rule (DocketRulesCompiler *compiler,
                        const xmlNode       *node,
                        const char          *attribute,
                        DocketPrimitive      primitive)
{
  static const char *const names[] = { "term",       "window",  "month",    "hold",   "checklist",
                                       "account",    "nodes",   "strike",   "ladder", "schedule",
                                       "assessment", "grounds", "statement" };
  const char              *id = docket_rules_node_get_or (node, attribute, "");
  gint                     index = docket_rule_set_find_rule (compiler->set, id);
  const DocketRule        *rule;

  if (index < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no rule “%s”"), id);
      return 0;
    }
  rule = g_ptr_array_index (compiler->set->rules, (guint) index);
  if (rule->primitive != primitive)
    docket_rules_report (compiler, node, _ ("rule “%s” is a %s, not a %s"), id,
                         names[rule->primitive], names[primitive]);
  return (guint) index;
}

DocketRef
docket_rules_resolve_measures (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketRef          ref = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_WORD);
  const char *const *words = docket_rules_words_of (compiler->set, &ref);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (docket_rule_set_find_measure (compiler->set, words[i]) < 0)
      docket_rules_report (compiler, node, _ ("“%s” may be “%s”, which is no measure"),
                           docket_rules_node_get (node, "of"), words[i]);
  return ref;
}

GArray *
docket_rules_find_measures (DocketRulesCompiler *compiler,
                            const xmlNode       *node,
                            const char          *attribute)
{
  GArray *measures = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = docket_rules_node_dup_words (node, attribute);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gint  found = docket_rule_set_find_measure (compiler->set, words[i]);
      guint index = (guint) MAX (found, 0);

      if (found < 0)
        docket_rules_report (compiler, node, _ ("there is no measure “%s”"), words[i]);
      g_array_append_val (measures, index);
    }
  return measures;
}

const xmlNode *
docket_rules_seek_account (const xmlNode *node, const char *record)
{
  const xmlNode *account;

  while (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE)
    node = node->parent;
  account = docket_rules_node_first (node, "account");
  while (account != NULL && g_strcmp0 (docket_rules_node_get (account, "record"), record) != 0)
    account = docket_rules_node_next (account, "account");
  return account;
}

guint
docket_rules_find_letter (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  const char *id = docket_rules_node_get_or (node, attribute, "");

  for (guint i = 0; i < compiler->set->letters->len; i++)
    {
      const DocketLetter *letter = g_ptr_array_index (compiler->set->letters, i);

      if (g_str_equal (letter->id, id))
        return i;
    }
  docket_rules_report (compiler, node, _ ("there is no letter “%s”"), id);
  return 0;
}

static void
add_once (GArray *indices, guint index)
{
  for (guint i = 0; i < indices->len; i++)
    if (g_array_index (indices, guint, i) == index)
      return;
  g_array_append_val (indices, index);
}

static guint
find_one_state (DocketRulesCompiler *compiler, const xmlNode *node, const char *id)
{
  gint index = docket_rule_set_find_state (compiler->set, id);

  if (index < 0)
    docket_rules_report (compiler, node, _ ("there is no state “%s”"), id);
  return (guint) MAX (index, 0);
}

static void
add_group (DocketRulesCompiler *compiler, const xmlNode *node, const char *name, GArray *states)
{
  const GArray *group = g_hash_table_lookup (compiler->groups, name);

  if (group == NULL)
    docket_rules_report (compiler, node, _ ("there is no group “%s” before this line"), name);
  for (guint i = 0; group != NULL && i < group->len; i++)
    add_once (states, g_array_index (group, guint, i));
}

GArray *
docket_rules_find_states (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = docket_rules_node_dup_words (node, attribute);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      if (words[i][0] == '@')
        add_group (compiler, node, words[i] + 1, states);
      else
        add_once (states, find_one_state (compiler, node, words[i]));
    }
  return states;
}

guint
docket_rules_find_state (DocketRulesCompiler *compiler, const xmlNode *node, const char *attribute)
{
  return find_one_state (compiler, node, docket_rules_node_get_or (node, attribute, ""));
}

guint64
docket_rules_find_kinds (DocketRulesCompiler *compiler, const xmlNode *node)
{
  g_auto (GStrv) words = docket_rules_node_dup_words (node, "kinds");
  guint64 kinds = 0;

  if (words == NULL)
    return DOCKET_RULES_ALL_KINDS;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint index = docket_rule_set_find_kind (compiler->set, words[i]);

      if (index < 0)
        docket_rules_report (compiler, node, _ ("there is no kind “%s”"), words[i]);
      else
        kinds |= G_GUINT64_CONSTANT (1) << index;
    }
  return kinds;
}
