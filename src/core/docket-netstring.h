/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enough for the digits of any length and the colon, bytes */
#define DOCKET_NETSTRING_START 24

/* Writes what a netstring of @length bytes begins with, <byte length>:, to @start
 * (DOCKET_NETSTRING_START bytes, gets no NUL); returns how many bytes that are. The value and a
 * comma complete it */
gsize docket_netstring_start (gsize length, char *start);

/* Appends <byte length>:<bytes>, with the length decimal and without leading zeros */
void docket_netstring_append (GByteArray *bytes, const void *data, gsize length);

/* Reads one netstring at *@position of @data and moves *@position behind it. *@value points into
 * @data. FALSE when what stands there is not a canonical netstring; *@position is then unchanged */
gboolean docket_netstring_read (const guint8  *data,
                                gsize          length,
                                gsize         *position,
                                const guint8 **value,
                                gsize         *value_length);

G_END_DECLS
