/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-store-private.h"

G_BEGIN_DECLS

/* Events from @from on, for docket_journal_table_read() after each step */
DocketStatement *docket_journal_table_select (DocketStore *store,
                                              gint64       from) G_GNUC_WARN_UNUSED_RESULT;
/* The event of the current row. DOCKET_ERROR_CORRUPT */
DocketEvent *docket_journal_table_read (DocketStore     *store,
                                        DocketStatement *select,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* Hash of event @subject_seq of @subject (without the desk). FALSE without error when there is
 * none */
gboolean docket_journal_table_get_hash (DocketStore  *store,
                                        const char   *subject,
                                        gint64        subject_seq,
                                        DocketDigest *hash,
                                        GError      **error);
/* Head after event @seq. FALSE without error when there is none */
gboolean docket_journal_table_get_head (DocketStore  *store,
                                        gint64        seq,
                                        DocketDigest *head,
                                        GError      **error);

G_END_DECLS
