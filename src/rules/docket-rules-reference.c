/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References and the kinds of value they give. Leaves names of one sort only (states, measures,
 * numbers) to docket-rules-names.c. */
#include "config.h"

#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const flag_words[] = { "yes", "no", NULL };

/* Parts as the file names them, in the order of DocketPart */
static const struct
{
  const char      *name;
  DocketValueClass classes;
} parts[] = {
  [DOCKET_PART_LAST] = { "last", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_AFTER] = { "after", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_END] = { "end", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_OPEN] = { "open", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_CLOSE] = { "close", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_MONTH] = { "month", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_FREE] = { "free", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_COMPLETE] = { "complete", DOCKET_VALUE_CLASS_FLAG },
  [DOCKET_PART_MISSING] = { "missing", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_FAILED] = { "failed", DOCKET_VALUE_CLASS_FLAG },
  [DOCKET_PART_BALANCE] = { "balance", DOCKET_VALUE_CLASS_NUMBER },
  [DOCKET_PART_NODE] = { "node", DOCKET_VALUE_CLASS_NUMBER | DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_EACH] = { "each", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_OUT] = { "out", DOCKET_VALUE_CLASS_FLAG },
  [DOCKET_PART_STRIKES] = { "strikes", DOCKET_VALUE_CLASS_NUMBER },
  [DOCKET_PART_LAST_MEASURE] = { "last-measure", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_RESULT] = { "result", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_STATUS] = { "status", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_FAILS] = { "fails", DOCKET_VALUE_CLASS_NUMBER },
  [DOCKET_PART_NEXT] = { "next", DOCKET_VALUE_CLASS_DATE },
  [DOCKET_PART_POINTS] = { "points", DOCKET_VALUE_CLASS_NUMBER },
  [DOCKET_PART_KEY] = { "key", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_STRIKE] = { "strike", DOCKET_VALUE_CLASS_WORD },
  [DOCKET_PART_ONE_MORE] = { "one-more", DOCKET_VALUE_CLASS_NUMBER },
  [DOCKET_PART_GROUP] = { "group", DOCKET_VALUE_CLASS_NUMBER },
};

#define PART(name) (1u << DOCKET_PART_##name)

/* Which primitive has which parts (docket-rule.h) */
static const guint parts_of[] = {
  [DOCKET_PRIMITIVE_TERM] = PART (LAST) | PART (AFTER) | PART (END),
  [DOCKET_PRIMITIVE_WINDOW] = PART (OPEN) | PART (CLOSE),
  [DOCKET_PRIMITIVE_MONTH] = PART (MONTH),
  [DOCKET_PRIMITIVE_HOLD] = PART (FREE),
  [DOCKET_PRIMITIVE_CHECKLIST] = PART (COMPLETE) | PART (MISSING) | PART (FAILED),
  [DOCKET_PRIMITIVE_ACCOUNT] = PART (BALANCE),
  [DOCKET_PRIMITIVE_NODES] = PART (NODE),
  [DOCKET_PRIMITIVE_STRIKE] =
      PART (EACH) | PART (OUT) | PART (STRIKES) | PART (ONE_MORE) | PART (GROUP),
  [DOCKET_PRIMITIVE_LADDER] = PART (EACH) | PART (END) | PART (LAST_MEASURE),
  [DOCKET_PRIMITIVE_SCHEDULE] = PART (POINTS) | PART (KEY) | PART (STRIKE),
  [DOCKET_PRIMITIVE_ASSESSMENT] =
      PART (EACH) | PART (RESULT) | PART (STATUS) | PART (MONTH) | PART (FAILS) | PART (NEXT),
  [DOCKET_PRIMITIVE_GROUNDS] = PART (RESULT),
  [DOCKET_PRIMITIVE_STATEMENT] = 0,
};

DocketValueClass
docket_value_class_of_type (DocketType type)
{
  switch (type)
    {
    case DOCKET_TYPE_DATE:
    case DOCKET_TYPE_INSTANT:
    case DOCKET_TYPE_MONTH:
      return DOCKET_VALUE_CLASS_DATE;
    case DOCKET_TYPE_INT:
    case DOCKET_TYPE_DECIMAL:
    case DOCKET_TYPE_MONEY:
      return DOCKET_VALUE_CLASS_NUMBER;
    case DOCKET_TYPE_FLAG:
      return DOCKET_VALUE_CLASS_FLAG;
    case DOCKET_TYPE_WORD:
    case DOCKET_TYPE_TEXT:
    case DOCKET_TYPE_PARTY:
    case DOCKET_TYPE_EVIDENCE:
    case DOCKET_TYPE_LIST:
    default:
      return DOCKET_VALUE_CLASS_WORD;
    }
}

DocketValueClass
docket_rules_class_of (const DocketRuleSet *set, const DocketRef *ref)
{
  switch (ref->kind)
    {
    case DOCKET_REF_NUMBER:
      return DOCKET_VALUE_CLASS_NUMBER;
    case DOCKET_REF_PARAMETER:
      {
        const DocketParameter *parameter = g_ptr_array_index (set->parameters, ref->index);

        return docket_value_class_of_type (parameter->type);
      }
    case DOCKET_REF_FACT:
      {
        const DocketFactType *fact = g_ptr_array_index (set->facts, ref->index);

        return docket_value_class_of_type (fact->type);
      }
    case DOCKET_REF_PART:
      return parts[ref->part].classes;
    case DOCKET_REF_TODAY:
    case DOCKET_REF_NOW:
    case DOCKET_REF_ON:
    case DOCKET_REF_MEASURE:
      return DOCKET_VALUE_CLASS_DATE;
    case DOCKET_REF_NONE:
    default:
      return 0;
    }
}

const char *const *
docket_rules_words_of (const DocketRuleSet *set, const DocketRef *ref)
{
  if (docket_rules_class_of (set, ref) == DOCKET_VALUE_CLASS_FLAG)
    return flag_words;
  if (ref->kind == DOCKET_REF_PARAMETER)
    {
      const DocketParameter *parameter = g_ptr_array_index (set->parameters, ref->index);

      return (const char *const *) parameter->choices;
    }
  if (ref->kind == DOCKET_REF_FACT)
    {
      const DocketFactType *fact = g_ptr_array_index (set->facts, ref->index);

      return (const char *const *) fact->values;
    }
  return NULL;
}

/* Millionths of a number that the schema has passed, so that it fits */
static gint64
parse_number (const char *text)
{
  gboolean    negative = text[0] == '-';
  const char *point = strchr (text, '.');
  gint64      number = ABS (g_ascii_strtoll (text, NULL, 10)) * DOCKET_DECIMAL_SCALE;
  gint64      unit = DOCKET_DECIMAL_SCALE;

  for (const char *digit = point != NULL ? point + 1 : ""; *digit != '\0'; digit++)
    number += g_ascii_digit_value (*digit) * (unit /= 10);
  return negative ? -number : number;
}

static gboolean
find_part_of (const DocketRule *rule, const char *name, DocketPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if ((parts_of[rule->primitive] & (1u << i)) != 0 && g_str_equal (parts[i].name, name))
      {
        *part = (DocketPart) i;
        return TRUE;
      }
  return FALSE;
}

static DocketRef
resolve_part (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  DocketRef         ref = { .kind = DOCKET_REF_PART };
  const char       *sign = strchr (text, '#');
  g_autofree char  *id = g_strndup (text, (gsize) (sign - text));
  gint              index = docket_rule_set_find_rule (compiler->set, id);
  gint              measure = docket_rule_set_find_measure (compiler->set, id);
  const DocketRule *rule;

  if (index < 0 && measure >= 0 && g_str_equal (sign, "#end"))
    return (DocketRef) { .kind = DOCKET_REF_MEASURE, .index = (guint) measure };
  if (index < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no rule “%s” (in “%s”)"), id, text);
      return (DocketRef) { .kind = DOCKET_REF_NONE };
    }
  ref.index = (guint) index;
  rule = g_ptr_array_index (compiler->set->rules, ref.index);
  if (rule->primitive == DOCKET_PRIMITIVE_SCHEDULE && rule->schedule.fact < 0)
    docket_rules_report (compiler, node, _ ("schedule “%s” names no fact that could choose a tier"),
                         id);
  if (find_part_of (rule, sign + 1, &ref.part))
    return ref;
  docket_rules_report (compiler, node, _ ("rule “%s” has no part “%s”"), id, sign + 1);
  return (DocketRef) { .kind = DOCKET_REF_NONE };
}

static DocketRef
resolve_parameter (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  DocketRef ref = { .kind = DOCKET_REF_PARAMETER };
  gint      index = docket_rule_set_find_parameter (compiler->set, text + 1);

  if (index < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no parameter “%s”"), text + 1);
      return (DocketRef) { .kind = DOCKET_REF_NONE };
    }
  ref.index = (guint) index;
  return ref;
}

static DocketRef
resolve_fact (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  DocketRef ref = { .kind = DOCKET_REF_FACT };
  gint      index = -1;

  if (compiler->row >= 0)
    index = docket_rules_seek_field (compiler->set, (guint) compiler->row, text);
  if (index < 0)
    index = docket_rule_set_find_fact (compiler->set, text);
  if (index < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no fact “%s”"), text);
      return (DocketRef) { .kind = DOCKET_REF_NONE };
    }
  ref.index = (guint) index;
  return ref;
}

static DocketRef
resolve_name (DocketRulesCompiler *compiler, const xmlNode *node, const char *text)
{
  if (g_str_equal (text, "today"))
    return (DocketRef) { .kind = DOCKET_REF_TODAY };
  if (g_str_equal (text, "now"))
    return (DocketRef) { .kind = DOCKET_REF_NOW };
  if (g_str_equal (text, "on"))
    return (DocketRef) { .kind = DOCKET_REF_ON };
  if (text[0] == '$')
    return resolve_parameter (compiler, node, text);
  if (strchr (text, '#') != NULL)
    return resolve_part (compiler, node, text);
  if (text[0] == '-' || g_ascii_isdigit (text[0]))
    return (DocketRef) { .kind = DOCKET_REF_NUMBER, .number = parse_number (text) };
  return resolve_fact (compiler, node, text);
}

static const char *
describe_classes (DocketValueClass classes)
{
  if ((classes & DOCKET_VALUE_CLASS_DATE) != 0)
    return _ ("a date");
  if ((classes & DOCKET_VALUE_CLASS_NUMBER) != 0)
    return _ ("a number");
  if ((classes & DOCKET_VALUE_CLASS_WORD) != 0)
    return _ ("a word");
  return _ ("yes or no");
}

DocketRef
docket_rules_resolve_text (DocketRulesCompiler *compiler,
                           const xmlNode       *node,
                           const char          *text,
                           DocketValueClass     classes)
{
  DocketRef        ref = resolve_name (compiler, node, text);
  DocketValueClass found = docket_rules_class_of (compiler->set, &ref);

  if (ref.kind != DOCKET_REF_NONE && (found & classes) == 0)
    docket_rules_report (compiler, node, _ ("“%s” is %s where %s is wanted"), text,
                         describe_classes (found), describe_classes (classes));
  return ref;
}

DocketRef
docket_rules_resolve (DocketRulesCompiler *compiler,
                      const xmlNode       *node,
                      const char          *attribute,
                      DocketValueClass     classes)
{
  const char *text = docket_rules_node_get (node, attribute);

  if (text == NULL)
    return (DocketRef) { .kind = DOCKET_REF_NONE };
  return docket_rules_resolve_text (compiler, node, text, classes);
}
