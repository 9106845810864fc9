/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-act-chain.h"

G_BEGIN_DECLS

/**
 * DocketActCall:
 *
 * One call of docket_desk_act() or docket_desk_new_case() on its way through the writing thread.
 *
 * @number: of an act
 * @kind: SYSTEM/KIND of a new case
 * @actor: nullable: the desk's
 */
typedef struct
{
  DocketDesk        *desk;
  const char        *number;
  const char        *kind;
  const char        *action;
  const char *const *inputs;
  const char        *actor;
  DocketActed       *acted;
} DocketActCall;

/* What became of it; @result gives away its `after`. @seq: 0 when it is refused */
void docket_act_call_tell (DocketActCall   *act,
                           const char      *number,
                           DocketActResult *result,
                           DocketRuleSet   *rules,
                           gint64           seq);
/* The same of a refusal; FALSE with DOCKET_ERROR_REFUSED */
gboolean docket_act_call_refuse (DocketActCall   *act,
                                 const char      *number,
                                 DocketActResult *result,
                                 DocketRuleSet   *rules,
                                 GError         **error);
/* What was done elsewhere, after docket_act_call_tell() */
gboolean docket_act_call_tell_others (DocketActCall *act, DocketActChain *chain, GError **error);

/* Does an act on the case, inside a transaction; FALSE also when it is refused: then the caller
 * rolls back */
gboolean docket_act_call_do (DocketActCall *act, DocketActChain *chain, GError **error);

/* Commits, or rolls back unless @done */
gboolean docket_act_call_finish (DocketActChain *chain, gboolean done, GError **error);

/* Runs @func in the writing thread, as docket_desk_act() promises */
gboolean docket_act_call_run (DocketActCall *act,
                              DocketWorkFunc func,
                              DocketActed  **acted,
                              GError       **error);

G_END_DECLS
