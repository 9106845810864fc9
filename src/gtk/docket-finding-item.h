/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-ruling-form.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_FINDING_ITEM (docket_finding_item_get_type ())
G_DECLARE_FINAL_TYPE (DocketFindingItem, docket_finding_item, DOCKET, FINDING_ITEM, GtkListBoxRow)

/**
 * DocketFindingItem:
 *
 * One finding of a ruling that is being written, or read. Signals `changed` (its finding is another
 * one) and `removed` (it is to go).
 */

/* @finding: edited in place; it lives longer than the row. @evidence and @articles: of DocketChip
 */
GtkWidget *docket_finding_item_new (DocketFormFinding *finding,
                                    GPtrArray         *evidence,
                                    GPtrArray         *articles) G_GNUC_WARN_UNUSED_RESULT;

void docket_finding_item_set_choices (DocketFindingItem *row,
                                      GPtrArray         *evidence,
                                      GPtrArray         *articles);
void docket_finding_item_set_number (DocketFindingItem *row, guint number);
/* @removable: false for the only one */
void docket_finding_item_set_editable (DocketFindingItem *row,
                                       gboolean           editable,
                                       gboolean           removable);
/* As wide as what else stands in these columns */
void docket_finding_item_align (DocketFindingItem *row,
                                GtkSizeGroup      *evidence,
                                GtkSizeGroup      *articles);
/* The three columns one below the other */
void docket_finding_item_set_narrow (DocketFindingItem *row, gboolean narrow);
void docket_finding_item_focus (DocketFindingItem *row);

G_END_DECLS
