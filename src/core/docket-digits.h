/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads text of fixed width, as dates and times are. Each run of 0 in @pattern stands for a decimal
 * number of exactly so many digits, put into the next of @numbers; every other character stands for
 * itself. Returns what follows in @text (borrowed), or NULL when it does not begin so */
const char *docket_digits_scan (const char *text, const char *pattern, int *numbers);

/* Writes 2 * @length lower-case hex digits and a NUL to @hex */
void docket_digits_write_hex (const guint8 *bytes, gsize length, char *hex);

G_END_DECLS
