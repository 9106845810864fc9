/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether every kind's states can be reached and have an end, and whether acts stand where their
 * kinds can be. Looks at a procedure without other problems. */
#include "config.h"

#include "rules/docket-rules-compiler.h"

#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

/* @edges: n * n, from the row to the column */
typedef struct
{
  DocketRulesCompiler *compiler;
  guint                kind;
  guint                n;
  guint8              *edges;
} Flow;

static const DocketState *
get_state (const Flow *flow, guint index)
{
  return g_ptr_array_index (flow->compiler->set->states, index);
}

/* A stored place of a case of this kind */
static gboolean
has_state (const Flow *flow, guint index)
{
  const DocketState *state = get_state (flow, index);

  return state->nature != DOCKET_STATE_PHASE && docket_kinds_include (state->kinds, flow->kind);
}

static void
add_edges_from (const Flow *flow, guint from, const GPtrArray *effects)
{
  if (!has_state (flow, from))
    return;
  for (guint i = 0; i < effects->len; i++)
    {
      const DocketEffect *effect = g_ptr_array_index (effects, i);

      if (effect->kind == DOCKET_EFFECT_GO && has_state (flow, effect->index))
        flow->edges[from * flow->n + effect->index] = TRUE;
    }
}

static void
add_edges (const Flow *flow, const GArray *from, guint64 kinds, const GPtrArray *effects)
{
  if (!docket_kinds_include (kinds, flow->kind))
    return;
  for (guint i = 0; i < from->len; i++)
    add_edges_from (flow, g_array_index (from, guint, i), effects);
}

/* An outcome without from may come into force in every state but ends */
static void
add_outcome_edges (const Flow *flow, const DocketOutcome *outcome)
{
  if (outcome->from->len > 0)
    {
      add_edges (flow, outcome->from, outcome->kinds, outcome->effects);
      return;
    }
  for (guint i = 0; docket_kinds_include (outcome->kinds, flow->kind) && i < flow->n; i++)
    if (get_state (flow, i)->nature != DOCKET_STATE_END)
      add_edges_from (flow, i, outcome->effects);
}

static void
fill_edges (const Flow *flow)
{
  const DocketRuleSet *set = flow->compiler->set;

  for (guint i = 0; i < set->actions->len; i++)
    {
      const DocketAction *action = g_ptr_array_index (set->actions, i);

      add_edges (flow, action->from, action->kinds, action->effects);
    }
  for (guint i = 0; i < set->automatics->len; i++)
    {
      const DocketAutomatic *automatic = g_ptr_array_index (set->automatics, i);

      add_edges (flow, automatic->from, automatic->kinds, automatic->effects);
    }
  for (guint i = 0; i < set->outcomes->len; i++)
    add_outcome_edges (flow, g_ptr_array_index (set->outcomes, i));
}

static void
mark_reached (const Flow *flow, guint from, guint8 *reached)
{
  if (reached[from])
    return;
  reached[from] = TRUE;
  for (guint to = 0; to < flow->n; to++)
    if (flow->edges[from * flow->n + to])
      mark_reached (flow, to, reached);
}

static gboolean
reaches_end (const Flow *flow, guint from)
{
  g_autofree guint8 *reached = g_new0 (guint8, flow->n);

  mark_reached (flow, from, reached);
  for (guint i = 0; i < flow->n; i++)
    if (reached[i] && get_state (flow, i)->nature == DOCKET_STATE_END)
      return TRUE;
  return FALSE;
}

static const xmlNode *
seek_id (const xmlNode *procedure, const char *name, const char *id)
{
  const xmlNode *node = docket_rules_node_first (procedure, name);

  while (node != NULL && g_strcmp0 (docket_rules_node_get (node, "id"), id) != 0)
    node = docket_rules_node_next (node, name);
  return node != NULL ? node : procedure;
}

static void
check_states (const Flow *flow, const xmlNode *procedure, const DocketKind *kind)
{
  g_autofree guint8 *reached = g_new0 (guint8, flow->n);

  mark_reached (flow, kind->start, reached);
  mark_reached (flow, kind->reopens, reached);
  for (guint i = 0; i < flow->n; i++)
    {
      const DocketState *state = get_state (flow, i);
      const xmlNode     *node = seek_id (procedure, "state", state->id);

      if (!has_state (flow, i))
        continue;
      if (!reached[i])
        docket_rules_report (flow->compiler, node, _ ("state “%s” cannot be reached in kind “%s”"),
                             state->id, kind->id);
      else if (!reaches_end (flow, i))
        docket_rules_report (flow->compiler, node,
                             _ ("no end can be reached from state “%s” in kind “%s”"), state->id,
                             kind->id);
    }
}

static void
check_kind_state (const Flow *flow, const xmlNode *node, const char *what, guint index)
{
  if (!has_state (flow, index))
    docket_rules_report (flow->compiler, node, _ ("%s “%s” is no state of this kind"), what,
                         get_state (flow, index)->id);
}

/* Only transitions without any condition: others may end by themselves */
static void
fill_automatic_edges (const Flow *flow)
{
  const DocketRuleSet *set = flow->compiler->set;

  for (guint i = 0; i < set->automatics->len; i++)
    {
      const DocketAutomatic *automatic = g_ptr_array_index (set->automatics, i);
      g_autoptr (GPtrArray) free_goes = g_ptr_array_new ();

      for (guint j = 0; automatic->condition == NULL && j < automatic->effects->len; j++)
        {
          DocketEffect *effect = g_ptr_array_index (automatic->effects, j);

          if (effect->kind != DOCKET_EFFECT_GO)
            continue;
          if (effect->condition == NULL)
            g_ptr_array_add (free_goes, effect);
          break;
        }
      add_edges (flow, automatic->from, automatic->kinds, free_goes);
    }
}

static void
check_automatic_circles (const Flow *flow, const xmlNode *procedure)
{
  for (guint i = 0; i < flow->n; i++)
    {
      g_autofree guint8 *reached = g_new0 (guint8, flow->n);

      for (guint to = 0; to < flow->n; to++)
        if (flow->edges[i * flow->n + to])
          mark_reached (flow, to, reached);
      if (reached[i])
        docket_rules_report (flow->compiler, seek_id (procedure, "state", get_state (flow, i)->id),
                             "automatic transitions lead from state “%s” back to it",
                             get_state (flow, i)->id);
    }
}

static void
check_kind (DocketRulesCompiler *compiler, const xmlNode *procedure, guint index)
{
  const DocketKind  *kind = g_ptr_array_index (compiler->set->kinds, index);
  guint              n = compiler->set->states->len;
  g_autofree guint8 *edges = g_new0 (guint8, (gsize) n * n);
  Flow               flow = { .compiler = compiler, .kind = index, .n = n, .edges = edges };
  const xmlNode     *node = seek_id (procedure, "kind", kind->id);

  check_kind_state (&flow, node, "start", kind->start);
  check_kind_state (&flow, node, "reopens", kind->reopens);
  fill_edges (&flow);
  check_states (&flow, procedure, kind);
  memset (edges, 0, (gsize) n * n);
  fill_automatic_edges (&flow);
  check_automatic_circles (&flow, procedure);
}

/* Whether one of @kinds knows one of the states */
static gboolean
can_happen (DocketRulesCompiler *compiler, const GArray *from, guint64 kinds)
{
  for (guint i = 0; i < from->len; i++)
    {
      const DocketState *state =
          g_ptr_array_index (compiler->set->states, g_array_index (from, guint, i));

      for (guint kind = 0; kind < compiler->set->kinds->len; kind++)
        if (docket_kinds_include (kinds, kind) && docket_kinds_include (state->kinds, kind))
          return TRUE;
    }
  return FALSE;
}

static void
check_acts (DocketRulesCompiler *compiler, const xmlNode *procedure)
{
  const DocketRuleSet *set = compiler->set;

  for (guint i = 0; i < set->actions->len; i++)
    {
      const DocketAction *action = g_ptr_array_index (set->actions, i);

      if (!can_happen (compiler, action->from, action->kinds))
        docket_rules_report (compiler, seek_id (procedure, "action", action->id),
                             "no kind of action “%s” has a state it starts from", action->action);
    }
  for (guint i = 0; i < set->automatics->len; i++)
    {
      const DocketAutomatic *automatic = g_ptr_array_index (set->automatics, i);

      if (!can_happen (compiler, automatic->from, automatic->kinds))
        docket_rules_report (compiler, seek_id (procedure, "auto", automatic->id),
                             "no kind of “%s” has a state it starts from", automatic->id);
    }
}

void
docket_rules_check_flow (DocketRulesCompiler *compiler, const xmlNode *procedure)
{
  for (guint i = 0; i < compiler->set->kinds->len; i++)
    check_kind (compiler, procedure, i);
  check_acts (compiler, procedure);
}
