/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rulings while a case is folded: drafted, signed, relied on by an act. One evaluation, one thread.
 */
#include "core/docket-fold.h"

#include "core/docket-items.h"
#include "core/docket-truth.h"

static void
cite_articles (DocketMatter *matter, DocketRuling *ruling, const char *cites)
{
  g_auto (GStrv) numbers = g_strsplit (cites, ",", -1);

  for (char **number = numbers; *number != NULL; number++)
    {
      gint found = docket_rule_set_find_article (matter->rules, g_strstrip (*number));

      if (found >= 0)
        g_array_append_val (ruling->articles, found);
    }
}

static gboolean
is_seq (const char *text, gint64 *seq)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, seq, NULL);
}

/* The ruling that @act names in `of`; without it the latest, of the same outcome if there is one */
static DocketRuling *
find_replaced (const DocketMatter *matter, const DocketAct *act, const DocketOutcome *outcome)
{
  const char   *of = docket_event_get (act->event, "of");
  DocketRuling *found = NULL;
  gint64        seq = 0;

  if (act->common != DOCKET_COMMON_SUPERSEDE || (of != NULL && !is_seq (of, &seq)))
    return NULL;

  for (guint i = 0; i < matter->rulings->len; i++)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i);

      if (docket_ruling_is_usable (ruling) && (of == NULL || ruling->state->seq == seq) &&
          (found == NULL || ruling->outcome == outcome || found->outcome != outcome))
        found = ruling;
    }
  return found;
}

void
docket_fold_draft_ruling (DocketMatter *matter, const DocketAct *act, const DocketOutcome *outcome)
{
  const DocketRuling *replaced = find_replaced (matter, act, outcome);

  matter->draft = docket_ruling_new (act, outcome);
  matter->draft->state->replaces = replaced != NULL ? replaced->state->seq : 0;
  for (guint i = 0; i < act->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (act->event->values, i);

      if (g_str_has_prefix (value->name, "finding.") && g_str_has_suffix (value->name, ".cite") &&
          value->value != NULL)
        cite_articles (matter, matter->draft, value->value);
    }
  docket_matter_refresh_ruling (matter);
}

void
docket_fold_enter_draft (DocketMatter *matter)
{
  for (guint i = 0; i < matter->rulings->len; i++)
    {
      DocketRuling *other = g_ptr_array_index (matter->rulings, i);

      if (!other->state->in_force)
        other->state->superseded = TRUE;
    }
  g_ptr_array_add (matter->rulings, g_steal_pointer (&matter->draft));
  docket_matter_refresh_ruling (matter);
}

/* The draft, else the latest in force that a second signature could still strengthen */
static DocketRuling *
find_unsigned (const DocketMatter *matter)
{
  DocketRuling *draft = docket_matter_find_draft (matter);

  for (guint i = matter->rulings->len; draft == NULL && i > 0; i--)
    {
      DocketRuling *ruling = g_ptr_array_index (matter->rulings, i - 1);

      if (docket_ruling_takes_second (ruling))
        return ruling;
    }
  return draft;
}

DocketRuling *
docket_fold_find_ruling (const DocketMatter *matter, const DocketAct *act)
{
  const char *text = docket_event_get (act->event, "ruling");
  gint64      seq;

  if (text == NULL)
    return find_unsigned (matter);
  return is_seq (text, &seq) ? docket_matter_find_ruling (matter, seq) : NULL;
}

/* What the outcome brings about by itself, needs no act under the ruling any more */
static void
bring_into_force (DocketMatter *matter,
                  DocketRuling *ruling,
                  DocketAct    *act,
                  GPtrArray    *consequences)
{
  DocketRuling *replaced = docket_matter_find_ruling (matter, ruling->state->replaces);

  ruling->state->in_force = TRUE;
  ruling->in_force_seq = act->seq;
  if (replaced != NULL)
    replaced->state->superseded = TRUE;
  docket_matter_refresh_ruling (matter);
  if (docket_items_length (ruling->outcome->effects) > 0)
    {
      ruling->state->used = TRUE;
      act->under_ruling = TRUE;
    }
  docket_effects_apply (matter, ruling->outcome->effects, consequences);
}

void
docket_fold_sign (DocketMatter *matter, DocketAct *act, GPtrArray *consequences)
{
  DocketRuling *ruling = docket_fold_find_ruling (matter, act);

  if (ruling == NULL || (ruling->state->in_force && !docket_ruling_takes_second (ruling)))
    return;

  g_ptr_array_add (ruling->signers, act->event->actor);
  ruling->state->signatures++;
  if (!ruling->state->in_force && ruling->state->signatures >= ruling->state->wanted)
    bring_into_force (matter, ruling, act, consequences);
}

static gboolean
use_rulings (DocketMatter *matter, const DocketCondition *condition)
{
  gboolean used = FALSE;

  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    {
      const DocketConditionNode *node = &condition->nodes[i];
      DocketRuling              *ruling =
          node->kind == DOCKET_CONDITION_SIGNED ? docket_truth_find_signed (matter, node) : NULL;

      if (ruling != NULL)
        used = ruling->state->used = TRUE;
    }
  return used;
}

gboolean
docket_fold_use_rulings (DocketMatter *matter, GPtrArray *gates)
{
  gboolean used = FALSE;

  for (guint i = 0; i < docket_items_length (gates); i++)
    used |= use_rulings (matter, ((const DocketGate *) gates->pdata[i])->condition);
  return used;
}
