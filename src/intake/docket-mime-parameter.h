/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parameter @name (lower case) of a raw header value such as
 * `attachment; filename*0*=UTF-8''%E9...`: RFC 2231 with continuations, else RFC 2047 as most
 * senders write it, else bytes by docket_charset_decode() with @hint (nullable). NULL when there is
 * none. Any thread. */
char *docket_mime_parameter_decode (const char *raw,
                                    const char *name,
                                    const char *hint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
