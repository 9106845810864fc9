/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions, automatic transitions and outcomes of rulings, with their inputs and gates. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

static void
check_input_words (DocketRulesCompiler  *compiler,
                   const xmlNode        *node,
                   const DocketFactType *fact,
                   const DocketInput    *input)
{
  const char *const *own = (const char *const *) input->values;
  const char *const *allowed = (const char *const *) fact->values;

  for (guint i = 0; own != NULL && own[i] != NULL; i++)
    if (allowed != NULL && docket_rules_find_word (allowed, own[i]) < 0)
      docket_rules_report (compiler, node, _ ("fact “%s” can never be “%s”"), fact->id, own[i]);
  if (input->fallback != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DocketValue) value = docket_value_parse (fact->type, input->fallback, &error);

      if (value == NULL)
        docket_rules_report (compiler, node, _ ("input “%s”: %s"), input->key, error->message);
      else if ((own != NULL ? own : allowed) != NULL &&
               docket_rules_find_word (own != NULL ? own : allowed, input->fallback) < 0)
        docket_rules_report (compiler, node, _ ("input “%s” can never be “%s”"), input->key,
                             input->fallback);
    }
}

static void
check_input_key (DocketRulesCompiler *compiler,
                 const xmlNode       *node,
                 GPtrArray           *inputs,
                 const char          *key)
{
  if (g_str_equal (key, "on"))
    docket_rules_report (compiler, node, _ ("input “%s”: every act has one"), key);
  for (guint i = 0; i < inputs->len; i++)
    if (g_str_equal (((DocketInput *) g_ptr_array_index (inputs, i))->key, key))
      docket_rules_report (compiler, node, _ ("input “%s” is given twice"), key);
}

static void
compile_input (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *inputs)
{
  DocketInput          *input = g_new0 (DocketInput, 1);
  const DocketFactType *fact;

  input->fact = (guint) docket_rules_find_fact (compiler, node, "fact");
  fact = g_ptr_array_index (compiler->set->facts, input->fact);
  input->key =
      g_strdup (docket_rules_node_get_or (node, "key", docket_rules_node_get (node, "fact")));
  input->need = g_str_equal (docket_rules_node_get_or (node, "need", ""), "yes");
  input->fallback = g_strdup (docket_rules_node_get (node, "fallback"));
  input->fallback_of =
      docket_rules_resolve (compiler, node, "fallback-of", docket_value_class_of_type (fact->type));
  input->values = docket_rules_node_dup_words (node, "values");
  input->label = docket_rules_read_label (node);
  check_input_key (compiler, node, inputs, input->key);
  check_input_words (compiler, node, fact, input);
  if (fact->given_by_desk)
    docket_rules_report (compiler, node, _ ("fact “%s” is given by the desk, not recorded"),
                         fact->id);
  g_ptr_array_add (inputs, input);
}

static void
compile_gate (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *gates)
{
  DocketGate *gate = g_new0 (DocketGate, 1);

  gate->id = g_strdup (docket_rules_node_get (node, "id"));
  gate->articles = docket_rules_read_articles (compiler, node);
  gate->provenance = docket_rules_read_provenance (node);
  gate->label = docket_rules_read_label (node);
  gate->warn = g_str_equal (docket_rules_node_get_or (node, "level", ""), "warn");
  gate->unknown_warn = g_str_equal (docket_rules_node_get_or (node, "unknown", ""), "warn");
  gate->condition = docket_rules_compile_condition (compiler, node);
  g_ptr_array_add (gates, gate);
}

static GPtrArray *
compile_each (DocketRulesCompiler *compiler,
              const xmlNode       *node,
              const char          *name,
              void (*compile) (DocketRulesCompiler *, const xmlNode *, GPtrArray *))
{
  GPtrArray *items = g_ptr_array_new ();

  for (const xmlNode *child = docket_rules_node_first (node, name); child != NULL;
       child = docket_rules_node_next (child, name))
    compile (compiler, child, items);
  return items;
}

GPtrArray *
docket_rules_compile_gates (DocketRulesCompiler *compiler, const xmlNode *node)
{
  return compile_each (compiler, node, "gate", compile_gate);
}

/* States that one may act from: no phase, and known to one of the kinds */
static GArray *
find_from (DocketRulesCompiler *compiler, const xmlNode *node)
{
  GArray *from = docket_rules_find_states (compiler, node, "from");

  for (guint i = 0; i < from->len; i++)
    {
      const DocketState *state =
          g_ptr_array_index (compiler->set->states, g_array_index (from, guint, i));

      if (state->nature == DOCKET_STATE_PHASE)
        docket_rules_report (compiler, node, _ ("“%s” is a phase: name its host state"), state->id);
    }
  return from;
}

static void
check_action_once (DocketRulesCompiler *compiler, const xmlNode *node, const DocketAction *action)
{
  for (guint i = 0; i < compiler->set->actions->len; i++)
    {
      const DocketAction *other = g_ptr_array_index (compiler->set->actions, i);

      if (g_str_equal (other->action, action->action) && (other->kinds & action->kinds) != 0)
        docket_rules_report (compiler, node, _ ("action “%s” is given twice for a kind"),
                             action->action);
    }
}

/* Acts that are the engine's own */
static void
check_action_name (DocketRulesCompiler *compiler, const xmlNode *node, const char *name)
{
  static const char *const engine_acts[] = { "open",  "note",      "assign", "correct",
                                             "split", "merge",     "attach", "rule",
                                             "sign",  "supersede", "undo",   "move-rules",
                                             NULL };

  if (docket_rules_find_word (engine_acts, name) >= 0)
    docket_rules_report (compiler, node, _ ("action “%s”: every kind of case has it already"),
                         name);
}

void
docket_rules_compile_action (DocketRulesCompiler *compiler, const xmlNode *node)
{
  const xmlNode *due = docket_rules_node_first (node, "due");
  DocketAction  *action = g_new0 (DocketAction, 1);

  action->id = g_strdup (docket_rules_node_get (node, "id"));
  action->action = g_strdup (docket_rules_node_get (node, "do"));
  action->articles = docket_rules_read_articles (compiler, node);
  action->provenance = docket_rules_read_provenance (node);
  action->label = docket_rules_read_label (node);
  action->kinds = docket_rules_find_kinds (compiler, node);
  action->from = find_from (compiler, node);
  action->by = docket_rules_node_dup_words (node, "by");
  action->role = g_strdup (docket_rules_node_get_or (node, "role", "reviewer"));
  action->page = g_strdup (docket_rules_node_get (node, "page"));
  action->power = g_str_equal (docket_rules_node_get_or (node, "power", ""), "must")
                      ? DOCKET_POWER_MUST
                      : DOCKET_POWER_MAY;
  action->inputs = compile_each (compiler, node, "input", compile_input);
  action->due = due == NULL ? NULL : docket_rules_compile_condition (compiler, due);
  action->gates = docket_rules_compile_gates (compiler, node);
  action->effects = docket_rules_compile_effects (compiler, node);
  check_action_name (compiler, node, action->action);
  check_action_once (compiler, node, action);
  g_ptr_array_add (compiler->set->actions, action);
}

/* An automatic transition is computed anew each time, never written: nobody else could see it */
static void
check_stays_inside (DocketRulesCompiler *compiler, const xmlNode *node)
{
  static const char *const beyond[] = {
    "post", "reverse", "begin", "end", "open", "cascade", NULL
  };

  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    if (docket_rules_find_word (beyond, (const char *) child->name) >= 0)
      docket_rules_report (compiler, child,
                           _ ("“%s” reaches beyond the case, which only an act or a ruling may"),
                           (const char *) child->name);
}

void
docket_rules_compile_automatic (DocketRulesCompiler *compiler, const xmlNode *node)
{
  DocketAutomatic *automatic = g_new0 (DocketAutomatic, 1);

  automatic->id = g_strdup (docket_rules_node_get (node, "id"));
  automatic->articles = docket_rules_read_articles (compiler, node);
  automatic->provenance = docket_rules_read_provenance (node);
  automatic->label = docket_rules_read_label (node);
  automatic->kinds = docket_rules_find_kinds (compiler, node);
  automatic->from = find_from (compiler, node);
  automatic->at = docket_rules_resolve (compiler, node, "at", DOCKET_VALUE_CLASS_DATE);
  automatic->condition = docket_rules_compile_condition (compiler, node);
  automatic->effects = docket_rules_compile_effects (compiler, node);
  check_stays_inside (compiler, node);
  g_ptr_array_add (compiler->set->automatics, automatic);
}

static void
check_outcome_once (DocketRulesCompiler *compiler,
                    const xmlNode       *node,
                    const DocketOutcome *outcome)
{
  for (guint i = 0; i < compiler->set->outcomes->len; i++)
    {
      const DocketOutcome *other = g_ptr_array_index (compiler->set->outcomes, i);

      if (other == outcome)
        return;
      if (g_str_equal (other->id, outcome->id) && (other->kinds & outcome->kinds) != 0)
        docket_rules_report (compiler, node, _ ("outcome “%s” is given twice for a kind"),
                             outcome->id);
    }
}

/* Fills what was declared: outcomes stand in the order of the file */
void
docket_rules_compile_outcome (DocketRulesCompiler *compiler, const xmlNode *node)
{
  guint          place = 0;
  DocketOutcome *outcome;

  for (const xmlNode *before = node->prev; before != NULL; before = before->prev)
    place += before->type == XML_ELEMENT_NODE && docket_rules_node_is (before, "outcome");
  outcome = g_ptr_array_index (compiler->set->outcomes, place);
  outcome->from = find_from (compiler, node);
  outcome->gates = docket_rules_compile_gates (compiler, node);
  outcome->effects = docket_rules_compile_effects (compiler, node);
  check_outcome_once (compiler, node, outcome);
}
