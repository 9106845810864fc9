/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_GROWING_TEXT (docket_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (DocketGrowingText, docket_growing_text, DOCKET, GROWING_TEXT, GtkWidget)

/**
 * DocketGrowingText:
 *
 * Text of several lines within a row, as high as it needs to be; written, or only read. Properties:
 * `text`, `placeholder` (shown while it is empty), `editable`, `name-of` (its name for assistive
 * technology). Signal `changed`: the text is another one. Main thread.
 */
const char *docket_growing_text_get_text (DocketGrowingText *field);
void        docket_growing_text_set_text (DocketGrowingText *field, const char *text);
void        docket_growing_text_set_name_of (DocketGrowingText *field, const char *name);

G_END_DECLS
