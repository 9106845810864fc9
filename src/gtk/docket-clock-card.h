/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CLOCK_CARD (docket_clock_card_get_type ())
G_DECLARE_FINAL_TYPE (DocketClockCard, docket_clock_card, DOCKET, CLOCK_CARD, GtkBox)

/**
 * DocketClockCard:
 *
 * The date that rules a case: which, when, how far away, on a line, and how it came about. Widget
 * actions `clock.copy` (the formula, to the clipboard) and `clock.what-if`. Main thread.
 */

/* Shows the case, or hides itself when it has no date. @view: borrowed until the next call, NULL
 * for none */
void docket_clock_card_set_view (DocketClockCard *card, const DocketCaseView *view);

G_END_DECLS
