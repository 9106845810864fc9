/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/docket-report-case.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * docket_report_write_stream:
 * @cases: (element-type DocketReportCase): at least one. One case makes a document with the root
 *   `case`, several one with the root `cases`
 * @stream: held for the call, flushed, not closed
 *
 * Writes a report, in constant memory whatever the number of events and evidence. Each case's
 * source is read to its end: cases can be written once. Stops at an event that does not follow from
 * the one before it, so that no report is made from a damaged journal. What was written before a
 * failure stays in @stream. One thread at a time; blocks.
 *
 * Returns: FALSE with DOCKET_ERROR_IO (the stream), DOCKET_ERROR_CORRUPT (the events),
 *   DOCKET_ERROR_INVALID (a text that XML cannot hold) or the source's own error
 */
gboolean docket_report_write_stream (GPtrArray *cases, GOutputStream *stream, GError **error);

/* The same into a file: a temporary beside @path, synced, then renamed over it. After a failure
 * @path is as it was and nothing else is left */
gboolean docket_report_write_file (GPtrArray *cases, const char *path, GError **error);

G_END_DECLS
