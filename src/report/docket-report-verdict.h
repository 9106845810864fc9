/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/docket-report-case.h"

G_BEGIN_DECLS

/**
 * DocketReportFault:
 *
 * What is wrong at a place of a report.
 *
 * @DOCKET_REPORT_FAULT_XML: not XML, or XML that a report may not use; reading ended there
 * @DOCKET_REPORT_FAULT_SCHEMA: against data/schema/report-1.xsd
 * @DOCKET_REPORT_FAULT_HASH: an event's values do not give its hash
 * @DOCKET_REPORT_FAULT_CHAIN: an event does not follow from the one before it
 * @DOCKET_REPORT_FAULT_SHOWN: what is shown differs from the event that it comes from
 * @DOCKET_REPORT_FAULT_CONTENT: a section, or the seal, is not as it was written
 * @DOCKET_REPORT_FAULT_SEAL: the journal does not end where the seal says
 */
typedef enum
{
  DOCKET_REPORT_FAULT_XML,
  DOCKET_REPORT_FAULT_SCHEMA,
  DOCKET_REPORT_FAULT_HASH,
  DOCKET_REPORT_FAULT_CHAIN,
  DOCKET_REPORT_FAULT_SHOWN,
  DOCKET_REPORT_FAULT_CONTENT,
  DOCKET_REPORT_FAULT_SEAL,
} DocketReportFault;

/* "xml", "schema", "hash", ...; not translated */
const char *docket_report_fault_get_name (DocketReportFault fault);

/**
 * DocketReportFlaw:
 *
 * One thing that is wrong.
 */
typedef struct
{
  DocketReportFault fault;
  guint             line;    /* of the file, from 1; 0 unknown */
  char             *kase;    /* number; NULL outside a case */
  char             *element; /* nearest element, like `fact` or `event`; nullable */
  char             *message; /* a sentence with what was expected */
} DocketReportFlaw;

/**
 * DocketReportSummary:
 *
 * What a report says of one case, as read and whether or not it verifies. A string is NULL where
 * the report does not have it.
 */
typedef struct
{
  char *desk;
  char *number;
  char *system;
  char *kind;
  char *state;
  char *phase;
  char *received;
  char *title;

  GPtrArray *parties; /* of DocketReportParty, without contacts */
  gint64     facts;
  gint64     deadlines;
  gint64     evidence;
  gint64     rulings;
  gint64     events;
  gint64     values;   /* of all events */
  gint64     withheld; /* of them */

  gint64 seal_events;
  gint64 seal_count;
  char  *seal_last;
  char  *seal_head;
  char  *seal_written;
  char  *seal_clock; /* NULL: the real clock */
} DocketReportSummary;

#define DOCKET_REPORT_MAX_FLAWS 100

/**
 * DocketReportVerdict:
 *
 * What a verification found.
 */
typedef struct
{
  gboolean   valid;
  GPtrArray *flaws;   /* of DocketReportFlaw, the first DOCKET_REPORT_MAX_FLAWS */
  gint64     n_flaws; /* all */
  GPtrArray *cases;   /* of DocketReportSummary */
  gint64     shown;   /* values outside the journal that were compared with it */
} DocketReportVerdict;

DocketReportVerdict *docket_report_verdict_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                 docket_report_verdict_free (DocketReportVerdict *verdict);

/* Adds a flaw of the last of @cases; @message is taken */
void docket_report_verdict_add (DocketReportVerdict *verdict,
                                DocketReportFault    fault,
                                guint                line,
                                const char          *element,
                                char                *message);

/* NULL-terminated sentences for people: what was checked, with counts; and what no report can prove
 * by itself */
char **docket_report_verdict_dup_checked (const DocketReportVerdict *verdict)
    G_GNUC_WARN_UNUSED_RESULT;
char **docket_report_verdict_dup_unproved (const DocketReportVerdict *verdict)
    G_GNUC_WARN_UNUSED_RESULT;

DocketReportSummary *docket_report_summary_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                 docket_report_summary_free (DocketReportSummary *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportVerdict, docket_report_verdict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportSummary, docket_report_summary_free)

G_END_DECLS
