/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recomputes the journal of a report. Internal to the library. */
#pragma once

#include "report/docket-report-reader.h"
#include "report/docket-report-verdict.h"

G_BEGIN_DECLS

/**
 * DocketReportChain:
 *
 * The events of one case as they come out of a report. One thread at a time.
 */
typedef struct _DocketReportChain DocketReportChain;

/* @subject: DESK/NUMBER. @verdict: borrowed, gets the flaws */
DocketReportChain *docket_report_chain_new (const char          *subject,
                                            DocketReportVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;
void               docket_report_chain_free (DocketReportChain *chain);

/* The elements `event` and `value`, in document order */
void docket_report_chain_start_event (DocketReportChain *chain, const DocketReportElement *element);
void docket_report_chain_start_value (DocketReportChain *chain, const DocketReportElement *element);
void docket_report_chain_end_value (DocketReportChain *chain, const char *text);
/* The event as read, whatever is wrong with it; borrowed until the next one starts */
const DocketEvent *docket_report_chain_end_event (DocketReportChain *chain);

/* The stated hash of the last event, "" when there was none; borrowed */
const char *docket_report_chain_get_last (const DocketReportChain *chain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportChain, docket_report_chain_free)

G_END_DECLS
