/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-letter.h"

G_BEGIN_DECLS

/*
 * What would become of an act, without doing it: the same gates on the same facts. Only reads; may
 * wait, like every function of the desk.
 */

/* Whether @result allows it, the reasons and consequences. What it holds borrows from @rules */
typedef struct
{
  DocketRuleSet   *rules;
  DocketActResult *result;
} DocketTried;

/* @inputs: as docket_desk_act(), but that parties stand by their names only. A refusal is no error.
 * DOCKET_ERROR_NOT_FOUND (case), DOCKET_ERROR_USAGE (action or key) */
DocketTried *docket_desk_try_act (DocketDesk        *desk,
                                  const char        *number,
                                  const char        *action,
                                  const char *const *inputs,
                                  GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_tried_free (DocketTried *tried);

/* Somebody registered, and whether the next signature may be his */
typedef struct
{
  char      *name;
  char      *role;
  gboolean   allowed;
  GPtrArray *reasons; /* DocketReason: why not */
} DocketSigner;

/* An act that asks for the ruling. @result is NULL when it wants inputs first */
typedef struct
{
  const DocketAction *action;
  DocketActResult    *result;
} DocketLicensed;

/**
 * DocketRulingTrial:
 *
 * A ruling thought to its end: drafted, signed by as many as it wants, and what then follows.
 *
 * @draft: what the draft comes to; NULL when what is recorded was asked about
 * @signers: DocketSigner: who may give the next signature; empty while the draft is refused
 * @signing: of the last signature; NULL when it cannot be given, or is given
 * @after: the case with the ruling in force, with actions; NULL when it cannot come to that
 * @licensed: DocketLicensed: acts that the ruling opens
 * @letters: DocketLetterText: due to be sent by the last signature and by those acts
 */
typedef struct
{
  DocketRuleSet    *rules;
  DocketActResult  *draft;
  GPtrArray        *signers;
  DocketActResult  *signing;
  DocketEvaluation *after;
  GPtrArray        *licensed;
  GPtrArray        *letters;
} DocketRulingTrial;

/* @action: rule or supersede with its @inputs; NULL: the draft that is recorded, and where there is
 * none the ruling in force that waits for an act */
DocketRulingTrial *docket_desk_try_ruling (DocketDesk        *desk,
                                           const char        *number,
                                           const char        *action,
                                           const char *const *inputs,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void               docket_ruling_trial_free (DocketRulingTrial *trial);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketTried, docket_tried_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRulingTrial, docket_ruling_trial_free)

G_END_DECLS
