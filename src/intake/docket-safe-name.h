/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOCKET_SAFE_NAME_MAX_BYTES 120

/* A file name that any system takes and no reader misreads, made of @name (nullable, UTF-8, as the
 * sender wrote it): its last path component without control, bidirectional and reserved characters,
 * leading dots and dashes, or device names, at most DOCKET_SAFE_NAME_MAX_BYTES long with its
 * extension kept. @fallback (a safe name) where nothing is left. Any thread. */
char *docket_safe_name (const char *name, const char *fallback) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
