/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-check-sheet.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_VERDICT_BAR (docket_verdict_bar_get_type ())
G_DECLARE_FINAL_TYPE (DocketVerdictBar, docket_verdict_bar, DOCKET, VERDICT_BAR, GtkBox)

/**
 * DocketVerdictBar:
 *
 * The action bar of a check sheet: what the answers add up to, and a button for each result that
 * may be recorded. The result that the answers speak for is the suggested one. Main thread.
 */

/* Once */
void docket_verdict_bar_set_sheet (DocketVerdictBar *bar, DocketCheckSheet *sheet);
/* Shows the sheet as it is now; NULL hides the bar: the sheet cannot be recorded */
void docket_verdict_bar_update (DocketVerdictBar *bar, DocketCaseHandle *handle);
/* Without markup; borrowed */
const char *docket_verdict_bar_get_words (DocketVerdictBar *bar);

G_END_DECLS
