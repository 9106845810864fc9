/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks a case's summary from its elements. Internal to the library. */
#pragma once

#include "report/docket-report-reader.h"
#include "report/docket-report-verdict.h"

G_BEGIN_DECLS

/* An element of a section begins; the text of the element @name */
void docket_report_summarise_start (DocketReportSummary       *summary,
                                    const DocketReportElement *element);
void docket_report_summarise_text (DocketReportSummary *summary,
                                   const char          *name,
                                   const char          *text);

void docket_report_summarise_seal (DocketReportSummary       *summary,
                                   const DocketReportElement *element);

G_END_DECLS
