/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-mail.h"
#include "desk/docket-import.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_IMPORT_ROW (docket_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DocketImportRow, docket_import_row, DOCKET, IMPORT_ROW, GObject)

/**
 * DocketImportRow:
 *
 * A line of what became of mails: a heading over others, or one mail. Properties `title`,
 * `subtitle`, `has-subtitle`, `detail`, `icon` and `style` (for css-classes) do not change. May be
 * made in any thread.
 */

/* @mails: of DocketImportRow, beneath it */
DocketImportRow *docket_import_row_new_heading (DocketImportStatus status,
                                                GListModel        *mails) G_GNUC_WARN_UNUSED_RESULT;
DocketImportRow *docket_import_row_new (const DocketImported *imported) G_GNUC_WARN_UNUSED_RESULT;
DocketImportRow *docket_import_row_new_unparsed (const DocketUnparsedMail *mail)
    G_GNUC_WARN_UNUSED_RESULT;

/* Of a heading; NULL of a mail */
GListModel *docket_import_row_get_mails (DocketImportRow *row);
/* Number of its case; NULL when it has none */
const char        *docket_import_row_get_case (DocketImportRow *row);
DocketImportStatus docket_import_row_get_status (DocketImportRow *row);
/* M-9 and its bytes; NULL of what docket_import_row_new() made */
const DocketMessageRow *docket_import_row_get_message (DocketImportRow *row);

G_END_DECLS
