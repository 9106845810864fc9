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

/* A list: each of its items */
static gboolean
may_be (const DocketFactType *fact, const char *text)
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);
  gboolean allowed = TRUE;

  for (char **item = items; fact->values != NULL && *item != NULL; item++)
    allowed &= docket_rules_find_word ((const char *const *) fact->values, *item) >= 0;
  return allowed;
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
  else if (!may_be (fact, text))
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
  if (docket_rules_seek_account (node, docket_rules_node_get (node, "record")) != NULL)
    docket_rules_report (compiler, node,
                         _ ("record “%s” has the entries of an account: post there"),
                         docket_rules_node_get (node, "record"));
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
  effect->key = docket_rules_resolve (compiler, node, "key", DOCKET_VALUE_CLASS_ANY);
  effect->at = docket_rules_resolve (compiler, node, "at", DOCKET_VALUE_CLASS_DATE);
  effect->negative = docket_rules_node_get (node, "negative") != NULL;
  effect->once = docket_rules_node_get (node, "once") != NULL;
  if (compiler->set->rules->len == 0)
    return;
  rule = g_ptr_array_index (compiler->set->rules, effect->index);
  if (owner == NULL && rule->primitive == DOCKET_PRIMITIVE_ACCOUNT)
    owner = rule->account.owner;
  if (owner != NULL)
    effect->roles = dup_one_word (owner);
}

static void
compile_reverse (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_REVERSE, effects);

  effect->index = docket_rules_find_rule (compiler, node, "account", DOCKET_PRIMITIVE_ACCOUNT);
}

static DocketEffect *
add_measures (DocketRulesCompiler *compiler,
              const xmlNode       *node,
              DocketEffectKind     kind,
              GPtrArray           *effects)
{
  DocketEffect *effect = add_effect (compiler, node, kind, effects);
  const char   *on = docket_rules_node_get (node, "on");

  effect->count = docket_rules_read_number (compiler, node, "count");
  effect->unit = docket_rules_read_unit (node);
  if (on != NULL)
    effect->roles = dup_one_word (on);
  return effect;
}

/* One effect for each measure, each with the condition; or one for all that a list names */
static void
compile_measures (DocketRulesCompiler *compiler,
                  const xmlNode       *node,
                  DocketEffectKind     kind,
                  GPtrArray           *effects)
{
  g_autoptr (GArray) measures = docket_rules_find_measures (compiler, node, "measure");
  DocketEffect *effect;

  for (guint i = 0; i < measures->len; i++)
    add_measures (compiler, node, kind, effects)->index = g_array_index (measures, guint, i);
  if (docket_rules_node_get (node, "of") == NULL)
    return;
  effect = add_measures (compiler, node, kind, effects);
  effect->measures = DOCKET_MEASURES_LISTED;
  effect->value = docket_rules_resolve_measures (compiler, node);
}

static gboolean
answers_measures (const DocketRuleSet *set, gint rule)
{
  DocketPrimitive primitive =
      ((DocketRule *) g_ptr_array_index (set->rules, (guint) rule))->primitive;

  return primitive == DOCKET_PRIMITIVE_NODES || primitive == DOCKET_PRIMITIVE_STRIKE ||
         primitive == DOCKET_PRIMITIVE_LADDER || primitive == DOCKET_PRIMITIVE_SCHEDULE;
}

/* Those that a rule answers, whose own lengths hold */
static void
compile_answered (DocketRulesCompiler *compiler,
                  const xmlNode       *node,
                  DocketEffectKind     kind,
                  GPtrArray           *effects)
{
  DocketEffect *effect = add_effect (compiler, node, kind, effects);
  const char   *id = docket_rules_node_get (node, "by");
  gint          rule = docket_rule_set_find_rule (compiler->set, id);

  effect->measures = DOCKET_MEASURES_ANSWERED;
  effect->index = (guint) MAX (rule, 0);
  if (rule < 0)
    docket_rules_report (compiler, node, _ ("there is no rule “%s”"), id);
  else if (!answers_measures (compiler->set, rule))
    docket_rules_report (compiler, node, _ ("rule “%s” answers no measures"), id);
}

static void
compile_impose (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  if (docket_rules_node_get (node, "by") != NULL)
    compile_answered (compiler, node, DOCKET_EFFECT_IMPOSE, effects);
  else
    compile_measures (compiler, node, DOCKET_EFFECT_IMPOSE, effects);
}

static void
compile_lift (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  if (docket_rules_node_get (node, "by") != NULL)
    compile_answered (compiler, node, DOCKET_EFFECT_LIFT, effects);
  else
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
compile_give (DocketRulesCompiler *compiler, const xmlNode *node, DocketEffect *effect)
{
  DocketGive           *give = g_new0 (DocketGive, 1);
  const DocketFactType *fact;

  give->fact = (guint) docket_rules_find_fact (compiler, node, "fact");
  fact = g_ptr_array_index (compiler->set->facts, give->fact);
  give->word = g_strdup (docket_rules_node_get (node, "value"));
  give->of = docket_rules_resolve (compiler, node, "of", docket_value_class_of_type (fact->type));
  if (give->word != NULL)
    check_literal (compiler, node, fact, give->word);
  else if (give->of.kind == DOCKET_REF_NONE)
    give->of = (DocketRef) { .kind = DOCKET_REF_FACT, .index = give->fact };
  check_recordable (compiler, node, fact);
  g_ptr_array_add (effect->gives, give);
}

static void
compile_gives (DocketRulesCompiler *compiler, const xmlNode *node, DocketEffect *effect)
{
  effect->gives = g_ptr_array_new ();
  for (const xmlNode *give = docket_rules_node_first (node, "give"); give != NULL;
       give = docket_rules_node_next (give, "give"))
    compile_give (compiler, give, effect);
}

/* A case is opened with facts of its own, not with rows of a record */
static void
compile_open (DocketRulesCompiler *compiler, const xmlNode *node, GPtrArray *effects)
{
  DocketEffect *effect = add_effect (compiler, node, DOCKET_EFFECT_OPEN, effects);
  const char   *id = docket_rules_node_get (node, "kind");
  gint          kind = docket_rule_set_find_kind (compiler->set, id);

  effect->index = (guint) MAX (kind, 0);
  if (kind < 0)
    docket_rules_report (compiler, node, _ ("there is no kind “%s”"), id);
  compile_gives (compiler, node, effect);
  for (guint i = 0; i < effect->gives->len; i++)
    {
      const DocketGive     *give = g_ptr_array_index (effect->gives, i);
      const DocketFactType *fact = g_ptr_array_index (compiler->set->facts, give->fact);

      if (fact->record >= 0)
        docket_rules_report (compiler, node, _ ("no case is opened with “%s”, a field of a record"),
                             fact->id);
    }
}

static const xmlNode *
seek_action (DocketRulesCompiler *compiler, const xmlNode *node, const char *action, guint kind)
{
  const xmlNode *found = NULL;

  while (!docket_rules_node_is (node, "procedure"))
    node = node->parent;
  for (const xmlNode *child = docket_rules_node_first (node, "action"); child != NULL;
       child = docket_rules_node_next (child, "action"))
    if (found == NULL && g_strcmp0 (docket_rules_node_get (child, "do"), action) == 0 &&
        docket_kinds_include (docket_rules_find_kinds (compiler, child), kind))
      found = child;
  return found;
}

/* The action there must take what it is given */
static void
check_gives (DocketRulesCompiler *compiler, const xmlNode *node, const xmlNode *action)
{
  for (const xmlNode *give = docket_rules_node_first (node, "give"); give != NULL;
       give = docket_rules_node_next (give, "give"))
    {
      const char    *fact = docket_rules_node_get (give, "fact");
      const xmlNode *input = docket_rules_node_first (action, "input");

      while (input != NULL && g_strcmp0 (docket_rules_node_get (input, "fact"), fact) != 0)
        input = docket_rules_node_next (input, "input");
      if (input == NULL)
        docket_rules_report (compiler, give, _ ("action “%s” takes no fact “%s”"),
                             docket_rules_node_get (action, "do"), fact);
    }
}

static void
check_cascade (DocketRulesCompiler *compiler, const xmlNode *node, const DocketEffect *effect)
{
  gint           kind = docket_rule_set_find_kind (compiler->set, effect->over);
  const xmlNode *action =
      kind >= 0 ? seek_action (compiler, node, effect->word, (guint) kind) : NULL;

  if (kind < 0)
    docket_rules_report (compiler, node, _ ("there is no kind “%s”"), effect->over);
  else if (action == NULL)
    docket_rules_report (compiler, node, _ ("kind “%s” has no action “%s”"), effect->over,
                         effect->word);
  else
    check_gives (compiler, node, action);
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
  compile_gives (compiler, node, effect);
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
    { "reverse", compile_reverse }, { "open", compile_open },     { "cascade", compile_cascade },
    { "go", compile_go },
  };
  GPtrArray *compiled = g_ptr_array_new ();

  for (const xmlNode *child = docket_rules_node_first (node, NULL); child != NULL;
       child = docket_rules_node_next (child, NULL))
    for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
      if (docket_rules_node_is (child, effects[i].name))
        effects[i].compile (compiler, child, compiled);
  return compiled;
}
