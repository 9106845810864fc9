/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an act, an automatic transition or a ruling brings about. */
#include "config.h"

#include "rules/docket-rules-condition.h"
#include "rules/docket-rules-reference.h"

#include <glib/gi18n-lib.h>

static DocketEffect *
add_effect (DocketRulesCompiler *compiler,
            const xmlNode       *node,
            DocketEffectKind     kind,
            GPtrArray           *effects)
{
  DocketEffect *effect = g_new0 (DocketEffect, 1);

  effect->kind = kind;
  effect->condition = docket_rules_compile_condition (compiler, node);
  effect->count.parameter = -1;
  g_ptr_array_add (effects, effect);
  return effect;
}

static void
check_literal (DocketRulesCompiler  *compiler,
               const xmlNode        *node,
               const DocketFactType *fact,
               const char           *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketValue) value = docket_value_parse (fact->type, text, &error);

  if (value == NULL)
    docket_rules_report (compiler, node, _ ("fact “%s”: %s"), fact->id, error->message);
  else if (fact->values != NULL &&
           docket_rules_find_word ((const char *const *) fact->values, text) < 0)
    docket_rules_report (compiler, node, _ ("fact “%s” can never be “%s”"), fact->id, text);
}

static void
check_recordable (DocketRulesCompiler *compiler, const xmlNode *node, const DocketFactType *fact)
{
  if (fact->given_by_desk)
    docket_rules_report (compiler, node, _ ("fact “%s” is given by the desk, not recorded"),
                         fact->id);
}

static void
compile_set (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect         *effect = add_effect (compiler, node, DOCKET_EFFECT_SET, effects);
  const DocketFactType *fact;

  effect->index = (guint) docket_rules_find_fact (compiler, node, "fact");
  fact = g_ptr_array_index (compiler->set->facts, effect->index);
  effect->word = g_strdup (docket_rules_node_get (node, "value"));
  effect->value =
      docket_rules_resolve (compiler, node, "to", docket_value_class_of_type (fact->type));
  check_recordable (compiler, node, fact);
  if (effect->word != NULL)
    check_literal (compiler, node, fact, effect->word);
}

static void
compile_clear (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_CLEAR, effects);

  effect->index = (guint) docket_rules_find_fact (compiler, node, "fact");
  check_recordable (compiler, node, g_ptr_array_index (compiler->set->facts, effect->index));
}

static void
compile_add (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_ADD, effects);

  effect->index = docket_rules_find_record (compiler, node, "record");
}

static char **
dup_one_word (const char *word)
{
  char **words = g_new0 (char *, 2);

  words[0] = g_strdup (word);
  return words;
}

static void
compile_post (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect     *effect = add_effect (compiler, node, DOCKET_EFFECT_POST, effects);
  const char       *owner = docket_rules_node_get (node, "owner");
  const DocketRule *rule;

  effect->index = docket_rules_find_rule (compiler, node, "account", DOCKET_PRIMITIVE_ACCOUNT);
  effect->value = docket_rules_resolve (compiler, node, "amount", DOCKET_VALUE_CLASS_NUMBER);
  effect->once = docket_rules_node_get (node, "once") != NULL;
  if (compiler->set->rules->len == 0)
    return;
  rule = g_ptr_array_index (compiler->set->rules, effect->index);
  if (owner == NULL && rule->primitive == DOCKET_PRIMITIVE_ACCOUNT)
    owner = rule->account.owner;
  if (owner != NULL)
    effect->roles = dup_one_word (owner);
}

/* One effect for each measure, each with the condition */
static void
compile_measures (DocketRulesCompiler *compiler,
                  const xmlNode       *node,
                  DocketEffectKind     kind,
                  GPtrArray           *effects)
{
  g_autoptr (GArray) measures = docket_rules_find_measures (compiler, node, "measure");
  const char *on = docket_rules_node_get (node, "on");

  for (guint i = 0; i < measures->len; i++)
    {
      DocketEffect *effect = add_effect (compiler, node, kind, effects);

      effect->index = g_array_index (measures, guint, i);
      effect->count = docket_rules_read_number (compiler, node, "count");
      effect->unit = docket_rules_read_unit (node);
      if (on != NULL)
        effect->roles = dup_one_word (on);
    }
}

static void
compile_impose (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  compile_measures (compiler, node, DOCKET_EFFECT_IMPOSE, effects);
}

static void
compile_lift (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  compile_measures (compiler, node, DOCKET_EFFECT_LIFT, effects);
}

static void
compile_send (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_SEND, effects);

  effect->index = docket_rules_find_letter (compiler, node, "letter");
}

static void
compile_relate (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_RELATE, effects);

  effect->begin = docket_rules_node_is (node, "begin");
  effect->word = g_strdup (docket_rules_node_get (node, "relation"));
  effect->roles = docket_rules_node_dup_words (node, "roles");
}

static void
check_cascade (DocketRulesCompiler *compiler, const xmlNode *node, const DocketEffect *effect)
{
  gint           kind = docket_rule_set_find_kind (compiler->set, effect->over);
  const xmlNode *procedure = node;

  if (kind < 0)
    {
      docket_rules_report (compiler, node, _ ("there is no kind “%s”"), effect->over);
      return;
    }
  while (!docket_rules_node_is (procedure, "procedure"))
    procedure = procedure->parent;
  for (const xmlNode *action = docket_rules_node_first (procedure, "action"); action != NULL;
       action = docket_rules_node_next (action, "action"))
    if (g_strcmp0 (docket_rules_node_get (action, "do"), effect->word) == 0 &&
        docket_kinds_include (docket_rules_find_kinds (compiler, action), (guint) kind))
      return;
  docket_rules_report (compiler, node, _ ("kind “%s” has no action “%s”"), effect->over,
                       effect->word);
}

static void
compile_cascade (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_CASCADE, effects);
  g_autoptr (GArray) states = docket_rules_find_states (compiler, node, "state");
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  effect->over = g_strdup (docket_rules_node_get (node, "over"));
  effect->word = g_strdup (docket_rules_node_get (node, "do"));
  effect->roles = dup_one_word (docket_rules_node_get (node, "role"));
  for (guint i = 0; i < states->len; i++)
    {
      const DocketState *state =
          g_ptr_array_index (compiler->set->states, g_array_index (states, guint, i));

      g_strv_builder_add (names, state->id);
    }
  effect->states = g_strv_builder_end (names);
  check_cascade (compiler, node, effect);
}

static void
compile_go (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect      *effect = add_effect (compiler, node, DOCKET_EFFECT_GO, effects);
  const DocketState *state;

  effect->index = docket_rules_find_state (compiler, node, "state");
  state = g_ptr_array_index (compiler->set->states, effect->index);
  if (state->nature == DOCKET_STATE_PHASE)
    docket_rules_report (compiler, node, _ ("“%s” is a phase: no case is ever put there"),
                         state->id);
}

GPtrArray *
docket_rules_compile_effects (DocketRulesCompiler *compiler, const xmlNode *node)
{
  static const struct
  {
    const char *name;
    void (*compile) (DocketRulesCompiler *, const xmlNode *, GPtrArray *);
  } effects[] = {
    { "set", compile_set },         { "clear", compile_clear },   { "add", compile_add },
    { "post", compile_post },       { "impose", compile_impose }, { "lift", compile_lift },
    { "send", compile_send },       { "begin", compile_relate },  { "end", compile_relate },
    { "cascade", compile_cascade }, { "go", compile_go },
  };
  GPtrArray *compiled = g_ptr_array_new ();

  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
      if (docket_rules_node_is (child, effects[i].name))
        effects[i].compile (compiler, child, compiled);
  return compiled;
}
