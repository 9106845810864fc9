/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-letter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that opens to the text of a letter, with a button that copies it. Main thread */
GtkWidget *docket_letter_row_new (const DocketLetterText *letter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
