/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text with U+FFFD in the place of every byte or character that XML 1.0 cannot hold. Only for what
 * comes from outside and is kept unchanged in the vault: an act that a person types is refused
 * instead */
char *docket_text_make_storable (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
