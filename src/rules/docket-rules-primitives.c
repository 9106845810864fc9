/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about time and lists: term, window, month, hold, checklist. Leaves points and repetition to
 * docket-rules-tables.c. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Each in the order of its enum */
static const char *const units[] = { "day", "workday", "hour", "month", "day24", NULL };
static const char *const term_kinds[] = { "deadline", "expiry", "power", "bar", "wait", NULL };
static const char *const picks[] = { "first-known", "latest", "latest-known", "earliest", NULL };
static const char *const window_months[] = { "of-last", "of-after", "next", NULL };
static const char *const month_picks[] = { "containing", "next", "first-full", NULL };
static const char *const overlaps[] = { "latest-end", "stacked", NULL };

static gint
read_word (const xmlNode *node, const char *attribute, const char *const *words)
{
  return MAX (docket_rules_find_word (words, docket_rules_node_get_or (node, attribute, "")), 0);
}

DocketUnit
docket_rules_read_unit (const xmlNode *node)
{
  return (DocketUnit) read_word (node, "unit", units);
}

static void
compile_base_use (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *base)
{
  DocketBaseUse *use = g_new0 (DocketBaseUse, 1);

  use->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_DATE);
  use->condition = docket_rules_compile_condition (compiler, node);
  g_ptr_array_add (base, use);
}

static void
compile_term (DocketRulesCompiler *compiler, const xmlNode *node, DocketTerm *term)
{
  const xmlNode *base = docket_rules_node_first (node, "base");

  term->count = docket_rules_read_number (compiler, node, "count");
  term->unit = docket_rules_read_unit (node);
  term->kind = (DocketTermKind) read_word (node, "kind", term_kinds);
  term->binds_person = g_str_equal (docket_rules_node_get_or (node, "binds", ""), "person");
  term->pick = docket_rules_read_choice (compiler, base, "pick", picks);
  term->base = g_ptr_array_new ();
  for (const xmlNode *use = docket_rules_node_first (base, "use"); use != NULL;
       use = docket_rules_node_next (use, "use"))
    compile_base_use (compiler, use, term->base);
}

static void
check_day_of_month (DocketRulesCompiler *compiler, const xmlNode *node, const DocketNumber *day)
{
  if (day->known && (day->value < 1 || day->value > 31))
    docket_rules_report (compiler, node, _ ("%" PRId64 " is no day of a month"), day->value);
}

static void
compile_window (DocketRulesCompiler *compiler, const xmlNode *node, DocketWindowRule *window)
{
  window->term = docket_rules_find_rule (compiler, node, "term", DOCKET_PRIMITIVE_TERM);
  window->open = docket_rules_read_number (compiler, node, "open");
  window->close = docket_rules_read_number (compiler, node, "close");
  window->month = docket_rules_read_choice (compiler, node, "month", window_months);
  window->partial = docket_rules_read_number (compiler, node, "partial");
  window->rolling = docket_rules_node_get (node, "rolling") != NULL;
  check_day_of_month (compiler, node, &window->open);
  check_day_of_month (compiler, node, &window->close);
  if (window->open.known && window->close.known && window->open.value > window->close.value)
    docket_rules_report (compiler, node, _ ("the window closes before it opens"));
}

static void
compile_month (DocketRulesCompiler *compiler, const xmlNode *node, DocketMonth *month)
{
  month->of = docket_rules_resolve (compiler, node, "of", DOCKET_VALUE_CLASS_DATE);
  month->pick = docket_rules_read_choice (compiler, node, "pick", month_picks);
}

static void
compile_hold (DocketRulesCompiler *compiler, const xmlNode *node, DocketHold *hold)
{
  hold->record = docket_rules_find_record (compiler, node, "record");
  hold->start = docket_rules_find_dated_field (compiler, node, "start", hold->record);
  hold->count = docket_rules_read_number (compiler, node, "count");
  hold->unit = docket_rules_read_unit (node);
  hold->overlap = docket_rules_read_choice (compiler, node, "overlap", overlaps);
}

static void
check_item_once (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const DocketCheck *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->id, docket_rules_node_get (node, "id")) == 0)
        docket_rules_report (compiler, node, _ ("item “%s” is given twice"), item->id);
    }
}

static void
compile_item (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *items)
{
  DocketCheck *item = g_new0 (DocketCheck, 1);

  check_item_once (compiler, node, items);
  item->id = g_strdup (docket_rules_node_get (node, "id"));
  item->hard = g_str_equal (docket_rules_node_get_or (node, "need", ""), "hard");
  item->proof = docket_rules_node_get (node, "proof") != NULL;
  item->label = docket_rules_read_label (node);
  item->condition = docket_rules_compile_condition (compiler, node);
  g_ptr_array_add (items, item);
}

static void
compile_checklist (DocketRulesCompiler *compiler, const xmlNode *node, DocketChecklist *checklist)
{
  checklist->items = g_ptr_array_new ();
  for (const xmlNode *item = docket_rules_node_first (node, "item"); item != NULL;
       item = docket_rules_node_next (item, "item"))
    compile_item (compiler, item, checklist->items);
}

void
docket_rules_compile_rule (DocketRulesCompiler *compiler, const xmlNode *node, DocketRule *rule)
{
  switch (rule->primitive)
    {
    case DOCKET_PRIMITIVE_TERM:
      compile_term (compiler, node, &rule->term);
      break;
    case DOCKET_PRIMITIVE_WINDOW:
      compile_window (compiler, node, &rule->window);
      break;
    case DOCKET_PRIMITIVE_MONTH:
      compile_month (compiler, node, &rule->month);
      break;
    case DOCKET_PRIMITIVE_HOLD:
      compile_hold (compiler, node, &rule->hold);
      break;
    case DOCKET_PRIMITIVE_CHECKLIST:
      compile_checklist (compiler, node, &rule->checklist);
      break;
    default:
      docket_rules_compile_table (compiler, node, rule);
    }
}
