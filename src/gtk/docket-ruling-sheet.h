/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-ruling-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_RULING_SHEET (docket_ruling_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DocketRulingSheet, docket_ruling_sheet, DOCKET, RULING_SHEET, GtkBox)

/**
 * DocketRulingSheet:
 *
 * The form of a ruling, written or only read. Signal `changed`: the reader changed it. Main thread.
 */

/**
 * docket_ruling_sheet_show:
 * @view: of the case; borrowed until the sheet shows another one
 * @form: edited in place; borrowed likewise
 * @ruling: (nullable): whose articles are frozen
 * @editable: else it is only read
 */
void docket_ruling_sheet_show (DocketRulingSheet     *sheet,
                               const DocketCaseView  *view,
                               DocketRulingForm      *form,
                               const DocketRulingRow *ruling,
                               gboolean               editable);
/* Forgets what it borrowed */
void docket_ruling_sheet_clear (DocketRulingSheet *sheet);

/* The outcome that the form names; NULL: none yet */
const DocketOutcome *docket_ruling_sheet_get_outcome (DocketRulingSheet *sheet);

void docket_ruling_sheet_set_narrow (DocketRulingSheet *sheet, gboolean narrow);
/* One more, with the cursor in it */
void docket_ruling_sheet_add_finding (DocketRulingSheet *sheet);

G_END_DECLS
