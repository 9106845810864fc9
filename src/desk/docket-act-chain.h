/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"
#include "desk/docket-desk-private.h"

G_BEGIN_DECLS

/**
 * DocketActChain:
 *
 * An act and what it brings about in other cases: cases that it opens, acts that it does on cases
 * of the same party, and, when it is undone, the undoing of these. Each other case gets an event of
 * its own that names the cause, and its gates are asked as if somebody acted there. Lives for one
 * transaction, in the thread of the store.
 *
 * @store: of the writing thread, inside a transaction; of the reading thread for a trial
 * @role: the actor's
 * @trial: nothing is written, and what is to be opened is not asked
 * @under_way: numbers of the cases whose act is under way, borrowed
 * @elsewhere: DocketElsewhere: what was done so far, in order
 * @reasons: DocketReason of the other cases, each naming its case
 * @refused: whether one of them refuses
 * @touched: whether other cases may answer otherwise now, and were marked for it
 */
typedef struct
{
  DocketDesk  *desk;
  DocketStore *store;
  const char  *role;
  gboolean     trial;
  GPtrArray   *under_way;
  GPtrArray   *elsewhere;
  GPtrArray   *reasons;
  gboolean     refused;
  gboolean     touched;
} DocketActChain;

/* An act that its own case allows. @parties: role -> P-17 */
typedef struct
{
  const char                  *number;
  DocketRuleSet               *rules;
  const DocketEvaluationInput *input;
  DocketEvent                 *event;
  const DocketActResult       *result;
  GHashTable                  *parties;
} DocketChainAct;

DocketActChain *docket_act_chain_new (DocketDesk  *desk,
                                      DocketStore *store,
                                      const char  *role) G_GNUC_WARN_UNUSED_RESULT;
void            docket_act_chain_free (DocketActChain *chain);

/* Completes and appends the act, with everything that it brings about, here and elsewhere. TRUE
 * also when another case refuses (@refused): then the caller rolls back. Errors as those of
 * docket_desk_act() */
gboolean docket_act_chain_append (DocketActChain *chain, DocketChainAct *act, GError **error);

/* Asks the other cases alone */
gboolean docket_act_chain_try (DocketActChain *chain, const DocketChainAct *act, GError **error);

/* Opens a case in the chain; as docket_desk_append_opening() */
gboolean docket_act_chain_append_opening (DocketActChain   *chain,
                                          DocketEvent      *event,
                                          DocketRuleSet    *rules,
                                          DocketActResult **result,
                                          GError          **error);

/* The reasons of the other cases move to @result, which is no longer allowed when one refuses */
void docket_act_chain_tell (DocketActChain *chain, DocketActResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketActChain, docket_act_chain_free)

G_END_DECLS
