/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decodes the raw value of a header (@length bytes, folded or not): encoded-words by RFC 2047,
 * everything else by docket_charset_decode() with @hint (nullable). Bytes of adjacent words of one
 * charset are joined before they are converted, since senders split words inside a character. White
 * space around is stripped, control characters become U+FFFD. Never fails; a malformed word stays
 * as it stands. Any thread. */
char *docket_rfc2047_decode (const char *raw,
                             gsize       length,
                             const char *hint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
