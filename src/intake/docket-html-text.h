/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of an HTML mail body (@length bytes of UTF-8), as a reader would see them: blocks
 * become lines, table cells are kept apart by a tab, scripts, styles and comments go. Nothing is
 * fetched or run; time and memory are linear in @length. Any thread. */
GString *docket_html_to_text (const char *html, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
