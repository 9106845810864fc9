/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-private.h"
#include "desk/docket-import.h"
#include "desk/docket-mail-values.h"

G_BEGIN_DECLS

/**
 * DocketImportBatch:
 *
 * Some mails that are parsed by several threads, then entered in one transaction.
 */
typedef struct _DocketImportBatch DocketImportBatch;

/* The desk's writing thread runs already: files go into the vault before the batch is written */
DocketImportBatch *docket_import_batch_new (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
void               docket_import_batch_free (DocketImportBatch *batch);

/* The place of the next mail; one thread reserves */
guint docket_import_batch_reserve (DocketImportBatch *batch);
guint docket_import_batch_get_length (DocketImportBatch *batch);

/* Takes @intake and lays its files ready; any thread */
void docket_import_batch_put (DocketImportBatch *batch, guint index, DocketIntake *intake);
/* The same for a file whose bytes cannot be had: it is told, and nothing is entered */
void docket_import_batch_put_unreadable (DocketImportBatch *batch,
                                         guint              index,
                                         DocketIntake      *intake);

/* Waits until every reserved place is filled */
void docket_import_batch_wait (DocketImportBatch *batch);

/* Enters all, or none; runs in the writing thread and waits for it */
gboolean docket_import_batch_write (DocketImportBatch *batch, GError **error);
/* @done: mails told when this batch is, of @total */
void docket_import_batch_tell (DocketImportBatch *batch,
                               guint              done,
                               guint              total,
                               DocketImportFunc   func,
                               gpointer           data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketImportBatch, docket_import_batch_free)

G_END_DECLS
