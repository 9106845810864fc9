/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/docket-report-verdict.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is read of a report unless the caller asks for more, in bytes */
#define DOCKET_REPORT_MAX_BYTES ((gsize) 32 * 1024 * 1024)

/**
 * docket_report_verify_stream:
 * @stream: read to its end; not closed
 * @max_bytes: of the report; 0 stands for DOCKET_REPORT_MAX_BYTES, G_MAXSIZE for no limit
 *
 * Verifies a report by itself, without a desk: schema, hash of every event, their chain, the seal,
 * what is shown against the events it comes from, and the digests of the sections (docs/report.md).
 * Whatever is wrong with the report is in the verdict, not an error. Needs memory for the longest
 * text and for the values shown outside the journal. Any thread; blocks.
 *
 * Returns: (transfer full): NULL with DOCKET_ERROR_IO when @stream fails
 */
DocketReportVerdict *docket_report_verify_stream (GInputStream *stream,
                                                  gsize         max_bytes,
                                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a file. Also DOCKET_ERROR_NOT_FOUND and, for a folder, DOCKET_ERROR_INVALID */
DocketReportVerdict *docket_report_verify_file (const char *path,
                                                gsize       max_bytes,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * docket_report_inspect_file:
 *
 * What a report says, damaged or not: each of its cases. Arguments as above.
 *
 * Returns: (transfer full) (element-type DocketReportSummary): NULL with DOCKET_ERROR_INVALID for
 * what is no report at all, and the errors above
 */
GPtrArray *docket_report_inspect_file (const char *path,
                                       gsize       max_bytes,
                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
