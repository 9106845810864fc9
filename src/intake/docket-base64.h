/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends what base64 @text stands for. Characters outside the alphabet are skipped, as RFC 2045
 * asks; a cut end gives the whole bytes before it. Any thread. */
void docket_base64_append (GByteArray *bytes, const char *text, gsize length);

G_END_DECLS
