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

void docket_show_print (const DocketCaseView *view);

G_END_DECLS
