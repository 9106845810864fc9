/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-letter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_LETTER_DIALOG (docket_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketLetterDialog, docket_letter_dialog, DOCKET, LETTER_DIALOG, AdwWindow)

/**
 * DocketLetterDialog:
 *
 * Letters as they would be sent, to be read and copied. Main thread.
 */

/* Presents it over the window of @parent. @letters: of DocketLetterText */
void docket_letter_dialog_present (GtkWidget *parent, GPtrArray *letters);

G_END_DECLS
