/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report's XML as it is written: elements to a stream, and the digests of its sections beside.
 * Internal to the library. A failure sticks: what follows it does nothing, and finish tells it. */
#pragma once

#include "report/docket-report-digest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DocketReportOutput:
 *
 * One XML document on its way to a stream. One thread at a time.
 */
typedef struct _DocketReportOutput DocketReportOutput;

/* Begins the document. @stream is held, not closed */
DocketReportOutput *docket_report_output_new (GOutputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void                docket_report_output_free (DocketReportOutput *output);

/* @name must outlive the output: a literal */
void docket_report_output_start (DocketReportOutput *output, const char *name);
/* NULL is left out. Must follow a start or another attribute */
void docket_report_output_attribute (DocketReportOutput *output,
                                     const char         *name,
                                     const char         *value);
void docket_report_output_number (DocketReportOutput *output, const char *name, gint64 value);
/* At most once in an element, and not beside child elements */
void docket_report_output_text (DocketReportOutput *output, const char *text);
void docket_report_output_end (DocketReportOutput *output);

/* A whole element with only @text; NULL is left out */
void docket_report_output_element (DocketReportOutput *output, const char *name, const char *text);

/* start and end of an element whose content is digested; @hex: DOCKET_DIGEST_HEX_LENGTH + 1 bytes
 */
void docket_report_output_start_section (DocketReportOutput *output, const char *name);
void docket_report_output_end_section (DocketReportOutput *output, char *hex);

/* Records @error (taken) as the failure, unless there is one already */
void     docket_report_output_fail (DocketReportOutput *output, GError *error);
gboolean docket_report_output_has_failed (const DocketReportOutput *output);

/* Ends the document. DOCKET_ERROR_IO of the stream, DOCKET_ERROR_INVALID for a text that XML cannot
 * hold, or what was given to fail */
gboolean docket_report_output_finish (DocketReportOutput *output, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportOutput, docket_report_output_free)

G_END_DECLS
