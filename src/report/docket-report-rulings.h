/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section `rulings` of a report. Internal to the library. */
#pragma once

#include "report/docket-report-case.h"
#include "report/docket-report-output.h"

G_BEGIN_DECLS

void docket_report_write_rulings (DocketReportOutput *output, const DocketReportCase *kase);

G_END_DECLS
