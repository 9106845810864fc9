/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketCorrection:
 *
 * The act by which one fact of a case is put right now: one of the rule set that takes it, on the
 * page for mails and allowed, or else the common act that corrects a record.
 *
 * @action: for docket_desk_act(); borrowed from the rule set, or static
 * @key: of its value among the inputs; borrowed
 * @of: seq of the act that is corrected; 0: none, and no reason is asked for
 */
typedef struct
{
  const char *action;
  const char *key;
  gint64      of;
} DocketCorrection;

/* Pure, any thread */
void docket_correction_find (const DocketCaseView *view,
                             const DocketFactType *fact,
                             DocketCorrection     *correction);

/* NULL-terminated inputs of the act. @reason: NULL or ""; not given unless it is asked for */
char **docket_correction_dup_inputs (const DocketCorrection *correction,
                                     const char             *value,
                                     const char             *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
