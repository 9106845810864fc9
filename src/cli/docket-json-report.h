/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "report/docket-report-verdict.h"

G_BEGIN_DECLS

/* What a report says of a case */
void docket_json_fill_summary (JsonObject *object, const DocketReportSummary *summary);

/* valid, flaws, cases, checked, unproved */
JsonObject *docket_json_make_verdict (const DocketReportVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
