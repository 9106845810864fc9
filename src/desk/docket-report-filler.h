/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "report/docket-report-case.h"

G_BEGIN_DECLS

/* What a report says of the case. Takes the view: its events and evidence are given one by one
 * while the report is written. @contacts: of DocketReportContact arrays by party number, nullable
 */
DocketReportCase *docket_report_filler_fill (const char             *desk,
                                             DocketCaseView         *view,
                                             GHashTable             *contacts,
                                             const DocketReportSeal *seal)
    G_GNUC_WARN_UNUSED_RESULT;

/* To be called when the report is written */
void docket_report_filler_free (DocketReportCase *kase);

/* The parts, each in its own file */
void docket_report_filler_add_deadlines (DocketReportCase *kase, const DocketCaseView *view);
void docket_report_filler_add_records (DocketReportCase *kase, const DocketCaseView *view);
void docket_report_filler_add_rulings (DocketReportCase *kase, const DocketCaseView *view);

G_END_DECLS
