/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Turns @length bytes in the charset called @label (nullable: unlabelled) into UTF-8. GB2312 and
 * GBK are read as the GB18030 that contains them; a label that is unknown or plainly wrong is
 * replaced by what the bytes are: UTF-8, else @hint (nullable: the charset of the surrounding
 * text), else GB18030 or Big5. Never fails: what cannot be read becomes U+FFFD. NUL and other
 * control characters stay (docket_text_clean()). Any thread. */
GString *docket_charset_decode (const char *bytes,
                                gsize       length,
                                const char *label,
                                const char *hint) G_GNUC_WARN_UNUSED_RESULT;

/* Makes @text (UTF-8, @length bytes, may hold NUL) something that XML can hold: line ends become
 * LF, and every other control character, noncharacter or invalid byte U+FFFD. @replaced (nullable)
 * is increased by the number of characters replaced here or before */
char *docket_text_clean (const char *text, gsize length, guint *replaced) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
