/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_EVIDENCE_ITEM (docket_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (DocketEvidenceItem,
                      docket_evidence_item,
                      DOCKET,
                      EVIDENCE_ITEM,
                      GtkListBoxRow)

/**
 * DocketEvidenceItem:
 *
 * One piece of evidence in a list. Main thread.
 */
GtkWidget *docket_evidence_item_new (const DocketEvidenceRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* E1 */
const char *docket_evidence_item_get_id (DocketEvidenceItem *item);
/* Whether its file was found to be another than the one recorded, or to be missing */
void docket_evidence_item_set_damaged (DocketEvidenceItem *item, gboolean damaged);

G_END_DECLS
