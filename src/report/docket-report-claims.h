/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sections of a report say that the journal said. Internal to the library. */
#pragma once

#include "report/docket-report-reader.h"
#include "report/docket-report-verdict.h"

G_BEGIN_DECLS

/**
 * DocketReportClaims:
 *
 * The values of one case that are shown with the number of their event: collected from the
 * sections, then compared as the events come by. Holds them until then. One thread at a time.
 */
typedef struct _DocketReportClaims DocketReportClaims;

/* @verdict: borrowed, gets the flaws */
DocketReportClaims *docket_report_claims_new (DocketReportVerdict *verdict)
    G_GNUC_WARN_UNUSED_RESULT;
void docket_report_claims_free (DocketReportClaims *claims);

/* The elements of the sections, in document order */
void docket_report_claims_start (DocketReportClaims *claims, const DocketReportElement *element);
void docket_report_claims_end (DocketReportClaims *claims, const char *text);

/* Compares and forgets what was claimed of @event */
void docket_report_claims_check (DocketReportClaims *claims, const DocketEvent *event);
/* After the last event: what is left names events that are not there */
void docket_report_claims_finish (DocketReportClaims *claims);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportClaims, docket_report_claims_free)

G_END_DECLS
