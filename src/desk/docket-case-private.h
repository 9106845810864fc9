/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case.h"

G_BEGIN_DECLS

DocketCase *docket_case_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Takes @row and @state (the label of what is shown, in the user's language); both NULL when the
 * case is gone. @today: what days left are counted from */
void docket_case_fill (DocketCase *kase, DocketCaseRow *row, char *state, DocketDate today);

G_END_DECLS
