/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOCKET_DIGEST_LENGTH 32
#define DOCKET_DIGEST_HEX_LENGTH 64

/**
 * DocketDigest:
 *
 * A SHA-256 value. Written as 64 lower-case hex digits.
 */
typedef struct
{
  guint8 bytes[DOCKET_DIGEST_LENGTH];
} DocketDigest;

/* @hex: at least DOCKET_DIGEST_HEX_LENGTH + 1 bytes */
void     docket_digest_to_hex (const DocketDigest *digest, char *hex);
gboolean docket_digest_from_hex (const char *hex, DocketDigest *digest);
gboolean docket_digest_equal (const DocketDigest *a, const DocketDigest *b);

void docket_digest_of_data (const void *data, gsize length, DocketDigest *digest);

/**
 * DocketHasher:
 *
 * A running SHA-256. One thread at a time.
 */
typedef struct _DocketHasher DocketHasher;

DocketHasher *docket_hasher_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          docket_hasher_free (DocketHasher *hasher);
void          docket_hasher_add (DocketHasher *hasher, const void *data, gsize length);
/* Adds the netstring <length>:<bytes>, */
void docket_hasher_add_netstring (DocketHasher *hasher, const void *data, gsize length);
/* Gives the value and starts again from nothing */
void docket_hasher_finish (DocketHasher *hasher, DocketDigest *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketHasher, docket_hasher_free)

G_END_DECLS
