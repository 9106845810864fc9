/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-import.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_IMPORT_JOB (docket_import_job_get_type ())
G_DECLARE_FINAL_TYPE (DocketImportJob, docket_import_job, DOCKET, IMPORT_JOB, GObject)

/**
 * DocketImportJob:
 *
 * One import in a thread of the pool. Emits `progressed` now and then, and `finished` once. What is
 * told is done, whatever comes after. Main thread.
 */
DocketImportJob *docket_import_job_new (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* @files: of GFile, files and folders; nullable. @raw: the bytes of one more mail, taken in
 * unchanged; nullable. Once */
void docket_import_job_start (DocketImportJob *job, GListModel *files, GBytes *raw);
/* Ends after the mails at hand */
void docket_import_job_stop (DocketImportJob *job);

gboolean docket_import_job_is_running (DocketImportJob *job);
/* Asked to stop before the end */
gboolean docket_import_job_was_stopped (DocketImportJob *job);
/* Why it ended early otherwise; NULL */
const GError *docket_import_job_get_error (DocketImportJob *job);
/* @total: 0 while not known */
void docket_import_job_get_progress (DocketImportJob *job, guint *done, guint *total);
/* Of DocketImportRow, in the order of the files */
GListModel *docket_import_job_get_mails (DocketImportJob *job, DocketImportStatus status);

G_END_DECLS
