/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_WHAT_IF_DIALOG (docket_what_if_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketWhatIfDialog, docket_what_if_dialog, DOCKET, WHAT_IF_DIALOG, AdwWindow)

/**
 * DocketWhatIfDialog:
 *
 * A date of a case computed from other dates than those recorded. Records nothing. Main thread.
 */

/* Whether the rule set can compute @deadline from dates given by hand */
gboolean docket_what_if_dialog_is_possible (const DocketCaseView *view,
                                            const DocketDeadline *deadline);

/* Presents it over the window of @parent. What it needs of @view and @deadline it keeps itself */
void docket_what_if_dialog_present (GtkWidget            *parent,
                                    const DocketCaseView *view,
                                    const DocketDeadline *deadline);

G_END_DECLS
