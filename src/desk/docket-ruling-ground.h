/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* How rulings and the acts that ask for them hang together, read from the rule set. Any thread. */

/* Whether @action wants a ruling of that @outcome in force. @fact: (out): index of the fact that
 * the ground of the ruling must equal; -1: none */
gboolean docket_ruling_opens (const DocketAction *action, const char *outcome, gint *fact);

/* "KEY=GROUND" for the input of @action that says on what ground it is done; NULL when it has none.
 * The action is one that docket_ruling_opens() */
char *docket_ruling_dup_ground_input (const DocketAction *action,
                                      const char         *outcome,
                                      const char         *ground) G_GNUC_WARN_UNUSED_RESULT;

/* The ground that the case itself names for such a ruling; NULL when it names none that the outcome
 * knows. Borrowed from @view */
const char *docket_ruling_find_ground (const DocketCaseView *view, const DocketOutcome *outcome);

G_END_DECLS
