/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what is on record would have been possible with an act that is put before it, corrects it
 * or withdraws something. One evaluation, one thread. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-gates.h"
#include "core/docket-items.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static gboolean
passes_outcome (DocketMatter *matter, const DocketRuling *ruling, GPtrArray *reasons)
{
  return docket_gates_ask_state (matter, ruling->outcome->from, reasons) &&
         docket_gates_ask (matter, ruling->outcome->gates, reasons);
}

static gboolean
passes_signature (DocketMatter *matter, const DocketAct *act, GPtrArray *reasons)
{
  const DocketRuling *ruling = docket_fold_find_ruling (matter, act);

  return ruling != NULL && !ruling->state->superseded && !ruling->state->in_force &&
         docket_gates_ask_state (matter, ruling->outcome->from, reasons);
}

/* @act is begun */
static gboolean
passes (DocketMatter *matter, const DocketAct *act)
{
  g_autoptr (GPtrArray) reasons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_reason_free);

  if (act->undone)
    return TRUE;
  if (act->action != NULL)
    return docket_gates_ask_state (matter, act->action->from, reasons) &&
           docket_gates_ask (matter, act->action->gates, reasons);
  if (act->common == DOCKET_COMMON_SIGN)
    return passes_signature (matter, act, reasons);
  return matter->draft == NULL || passes_outcome (matter, matter->draft, reasons);
}

/* The seqs of those of @acts that pass, folded from the first on */
static GHashTable *
ask_all (const DocketTrial *trial, GPtrArray *acts, GError **error)
{
  g_autoptr (DocketMatter) matter = docket_matter_new (trial->input);
  g_autoptr (GHashTable) passed = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < acts->len; i++)
    {
      DocketAct *act = g_ptr_array_index (acts, i);

      if (!docket_fold_begin (matter, act, error))
        return NULL;
      if (passes (matter, act))
        g_hash_table_add (passed, &act->seq);
      docket_fold_finish (matter, act, NULL);
    }
  return g_steal_pointer (&passed);
}

/* An attempt of which one learns late happened all the same, whatever was done meanwhile */
static gboolean
adds_to_record (const DocketAct *act)
{
  for (guint i = 0; act->action != NULL && i < docket_items_length (act->action->effects); i++)
    {
      if (((const DocketEffect *) act->action->effects->pdata[i])->kind == DOCKET_EFFECT_ADD)
        return TRUE;
    }
  return FALSE;
}

static void
add_reason (DocketTrial *trial, const DocketAct *act)
{
  g_autofree char *words = g_strdup_printf ("%" PRId64 ":%s", act->seq, act->event->action);

  docket_reason_add (trial->reasons, N_ ("An act on record would not have been possible then"),
                     DOCKET_HINT_MISSING, words)
      ->warning = adds_to_record (trial->act);
}

/* A fact that was wrong is put right even where the act that gave it was wrong because of it */
static gboolean
is_corrected (const DocketTrial *trial, const DocketAct *act)
{
  return trial->act->common == DOCKET_COMMON_CORRECT && act == docket_trial_find_named (trial);
}

gboolean
docket_trial_ask_again (DocketTrial *trial, GError **error)
{
  gboolean changes =
      trial->act->common == DOCKET_COMMON_CORRECT || trial->act->common == DOCKET_COMMON_UNDO;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) with = NULL;

  if (!changes && trial->place + 1 == trial->acts->len)
    return TRUE;
  before = ask_all (trial, trial->recorded, error);
  if (before != NULL)
    with = ask_all (trial, trial->acts, error);
  for (guint i = 0; with != NULL && i < trial->recorded->len; i++)
    {
      const DocketAct *act = g_ptr_array_index (trial->recorded, i);

      if (is_corrected (trial, act) || !g_hash_table_contains (before, &act->seq) ||
          g_hash_table_contains (with, &act->seq))
        continue;
      add_reason (trial, act);
      return TRUE;
    }
  return with != NULL;
}
