/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE (docket_case_get_type ())
G_DECLARE_FINAL_TYPE (DocketCase, docket_case, DOCKET, CASE, GObject)

/**
 * DocketCase:
 *
 * One row of a list of cases, as a list shows it: properties `number`, `title`, `state`,
 * `received`, `due`, `due-full`, `left`, `left-style` (a string array for css-classes) and
 * `description` (all of it in one sentence, for assistive technology), in the user's language; each
 * is empty until its page was read. Main thread.
 */

/* NULL until its page was read; borrowed until the next main loop turn */
const DocketCaseRow *docket_case_get_row (DocketCase *kase);
const char          *docket_case_get_number (DocketCase *kase); /* "" until read */

G_END_DECLS
