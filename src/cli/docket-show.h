/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* Everything of one case, in docket-json-case.c and docket-show-text.c. */

JsonObject *docket_show_make_json (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

/* When a fact happened: as recorded, else the day on which it was recorded */
char *docket_show_dup_on (const DocketCaseView *view,
                          const DocketFactRow  *row) G_GNUC_WARN_UNUSED_RESULT;

/* What became of a ruling: draft, in-force, superseded (by a ruling in force or a reopening),
 * replaced (by a later draft), undone; static */
const char *docket_show_get_ruling_state (const DocketCaseView *view, const DocketRulingRow *row);

/* What took a fact's standing: the action of that event; static, "" when it stands */
const char *docket_show_get_end (const DocketCaseView *view, const DocketFactRow *row);

void docket_show_print (const DocketCaseView *view);

G_END_DECLS
