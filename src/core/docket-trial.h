/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-fold.h"

G_BEGIN_DECLS

/**
 * DocketTrial:
 *
 * An act that is tried: how the case stands without it, and at its place. Lives for one call.
 */
typedef struct
{
  const DocketEvaluationInput *input;
  const DocketEvent           *event;
  const char                  *role;
  GPtrArray                   *recorded; /* of DocketAct: without the act, folded to the end */
  DocketMatter                *whole;    /* so folded; not open while there is no event */
  GPtrArray                   *acts;     /* with it */
  DocketAct                   *act;      /* in acts */
  guint                        place;    /* of it */
  DocketMatter                *matter;   /* as the act finds the case, then with the act begun */
  GPtrArray                   *reasons;  /* of DocketReason */
} DocketTrial;

/* "auditor" below "reviewer" below "senior" below "administrator"; -1 for any other */
int docket_role_rank (const char *role);

/* Each adds its reasons; none stops at the first. Before the act is begun: */
void docket_trial_check_actor (DocketTrial *trial);
void docket_trial_check_time (DocketTrial *trial);
void docket_trial_check_texts (DocketTrial *trial);
void docket_trial_check_evidence (DocketTrial *trial);
void docket_trial_check_correction (DocketTrial *trial);
void docket_trial_check_undo (DocketTrial *trial);
void docket_trial_check_split (DocketTrial *trial);
/* ... and with the act begun: */
void docket_trial_check_inputs (DocketTrial *trial);
void docket_trial_check_ruling (DocketTrial *trial);
void docket_trial_check_signature (DocketTrial *trial);

/* ... and with the act in its place, allowed by itself: asks the acts on record again. Gives the
 * first that would not have been possible then as a reason. DOCKET_ERROR_CORRUPT */
gboolean docket_trial_ask_again (DocketTrial *trial, GError **error);

/* The act on record with this seq, or the one that the event names in `of`; NULL if there is none
 */
const DocketAct *docket_trial_find_recorded (const DocketTrial *trial, gint64 seq);
const DocketAct *docket_trial_find_named (const DocketTrial *trial);

/* Whether @text is a value that the fact may take, in @words if not NULL; else a reason is added */
gboolean docket_trial_check_value (DocketTrial *trial,
                                   guint        fact,
                                   char *const *words,
                                   const char  *text);
/* Whether something that rests on a ruling was done after @day: nothing can be put before it */
void docket_trial_check_day (DocketTrial *trial, DocketDate day);
/* Whether one of the comma-separated ids in @text is no evidence of the case; else a reason */
void docket_trial_check_ids (DocketTrial *trial, const char *text);

G_END_DECLS
