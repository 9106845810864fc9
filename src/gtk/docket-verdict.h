/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-check-plan.h"
#include "desk/docket-desk-try.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the answers on a sheet add up to, in words. Any thread.
 */

/* Which result the answers speak for: its place among the results of the plan, 0 for an act without
 * result; -1 while they speak for none. @tried: of DocketTried, one for each result, nullable */
gint docket_verdict_choose (const DocketCheckPlan *plan,
                            const DocketCheckSum  *sum,
                            GPtrArray             *tried);

/* Markup: what holds, and what follows: the next state of the case, or why that is refused */
char *docket_verdict_dup_words (const DocketCheckPlan *plan,
                                const DocketCheckSum  *sum,
                                GPtrArray             *tried) G_GNUC_WARN_UNUSED_RESULT;
/* Icon and css class that go with it */
const char *docket_verdict_get_icon (const DocketCheckSum *sum, const char **style);

/* What the button of a result says. @result: nullable */
char *docket_verdict_dup_label (const DocketCheckPlan *plan,
                                const char            *result) G_GNUC_WARN_UNUSED_RESULT;

/* What would follow, as sentences: warnings and the next state; "" for nothing */
char *docket_verdict_dup_consequence (const DocketCheckPlan *plan,
                                      const DocketTried     *tried) G_GNUC_WARN_UNUSED_RESULT;
/* Why it is refused, a reason on each line; "" when it is not */
char *docket_verdict_dup_refusal (const DocketCheckPlan *plan,
                                  const DocketTried     *tried) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
