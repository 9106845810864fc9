/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-try.h"
#include "gtk/docket-ruling-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_RULING_BAR (docket_ruling_bar_get_type ())
G_DECLARE_FINAL_TYPE (DocketRulingBar, docket_ruling_bar, DOCKET, RULING_BAR, GtkBox)

/**
 * DocketRulingBar:
 *
 * Under a ruling: how it stands, what it lacks, and the buttons for what comes next. The actions
 * are those of whoever holds the bar. Main thread.
 */

/* @trial: nullable: not known yet. @act: label of the act that the ruling
 * in force opens; nullable. Returns whether nothing keeps the ruling from being saved */
gboolean docket_ruling_bar_show (DocketRulingBar         *bar,
                                 const DocketCaseView    *view,
                                 const DocketRulingDraft *draft,
                                 const DocketRulingTrial *trial,
                                 const char              *act);

/* Whether the outcome of the form asks for a ground */
gboolean docket_ruling_bar_wants_ground (const DocketCaseView *view, const DocketRulingForm *form);

G_END_DECLS
