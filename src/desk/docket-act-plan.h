/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-act-chain.h"

G_BEGIN_DECLS

/**
 * DocketOther:
 *
 * One act to be done in another case.
 *
 * @number: of the case; NULL in a trial: to be opened
 * @kind: of a case to be opened; NULL: there is one
 * @given: FACT=value; nullable
 * @undoes: seq of an act there; 0: none
 */
typedef struct
{
  char  *number;
  char  *action;
  char  *kind;
  char **given;
  gint64 undoes;
} DocketOther;

/* Of DocketOther, in the order in which they are to be done. In the thread of the chain's store;
 * DOCKET_ERROR_CORRUPT when a case cannot be evaluated */
GPtrArray *docket_act_plan_new (DocketActChain       *chain,
                                const DocketChainAct *act,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* The event names the other cases: done.N.case, done.N.action */
void docket_act_plan_add (DocketEvent *event, GPtrArray *plan);

/* Refuses @undo where what is to be undone was brought about by another case, or opened one.
 * @events: of the case */
void docket_act_plan_check_undo (const DocketDesk  *desk,
                                 GPtrArray         *events,
                                 const DocketEvent *undo,
                                 DocketActResult   *result);

G_END_DECLS
