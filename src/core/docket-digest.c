/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 by libcrypto. A hasher belongs to one thread at a time; the rest any thread. */
#include "core/docket-digest.h"

#include "core/docket-digits.h"
#include "core/docket-netstring.h"

#include <openssl/evp.h>

#include <string.h>

/* Pieces up to this many bytes are joined before libcrypto sees them: its call costs more than the
 * copy */
#define JOINED_BYTES 224

struct _DocketHasher
{
  EVP_MD     *md;
  EVP_MD_CTX *context;
};

/* libcrypto without SHA-256, or without memory for it, leaves nothing that a caller could do */
static void
check_crypto (gboolean worked)
{
  if (G_UNLIKELY (!worked))
    g_error ("libcrypto cannot compute SHA-256");
}

static void
start_hasher (DocketHasher *hasher)
{
  check_crypto (EVP_DigestInit_ex2 (hasher->context, hasher->md, NULL) == 1);
}

void
docket_digest_to_hex (const DocketDigest *digest, char *hex)
{
  g_return_if_fail (digest != NULL && hex != NULL);

  docket_digits_write_hex (digest->bytes, DOCKET_DIGEST_LENGTH, hex);
}

gboolean
docket_digest_from_hex (const char *hex, DocketDigest *digest)
{
  DocketDigest parsed;

  g_return_val_if_fail (hex != NULL && digest != NULL, FALSE);

  for (gsize i = 0; i < DOCKET_DIGEST_HEX_LENGTH; i++)
    {
      if (!g_ascii_isxdigit (hex[i]) || g_ascii_isupper (hex[i]))
        return FALSE;
      if (i % 2 == 1)
        parsed.bytes[i / 2] =
            (guint8) (g_ascii_xdigit_value (hex[i - 1]) << 4 | g_ascii_xdigit_value (hex[i]));
    }
  if (hex[DOCKET_DIGEST_HEX_LENGTH] != '\0')
    return FALSE;

  *digest = parsed;
  return TRUE;
}

gboolean
docket_digest_equal (const DocketDigest *a, const DocketDigest *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return memcmp (a->bytes, b->bytes, DOCKET_DIGEST_LENGTH) == 0;
}

void
docket_digest_of_data (const void *data, gsize length, DocketDigest *digest)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();

  docket_hasher_add (hasher, data, length);
  docket_hasher_finish (hasher, digest);
}

DocketHasher *
docket_hasher_new (void)
{
  DocketHasher *hasher = g_new0 (DocketHasher, 1);

  hasher->md = EVP_MD_fetch (NULL, "SHA256", NULL);
  hasher->context = EVP_MD_CTX_new ();
  check_crypto (hasher->md != NULL && hasher->context != NULL);
  start_hasher (hasher);
  return hasher;
}

void
docket_hasher_free (DocketHasher *hasher)
{
  g_return_if_fail (hasher != NULL);

  EVP_MD_CTX_free (hasher->context);
  EVP_MD_free (hasher->md);
  g_free (hasher);
}

void
docket_hasher_add (DocketHasher *hasher, const void *data, gsize length)
{
  g_return_if_fail (hasher != NULL);
  g_return_if_fail (data != NULL || length == 0);

  check_crypto (EVP_DigestUpdate (hasher->context, data, length) == 1);
}

void
docket_hasher_add_netstring (DocketHasher *hasher, const void *data, gsize length)
{
  char  joined[DOCKET_NETSTRING_START + JOINED_BYTES + 1];
  gsize used;

  g_return_if_fail (hasher != NULL);
  g_return_if_fail (data != NULL || length == 0);

  used = docket_netstring_start (length, joined);
  if (length > JOINED_BYTES)
    {
      docket_hasher_add (hasher, joined, used);
      docket_hasher_add (hasher, data, length);
      docket_hasher_add (hasher, ",", 1);
      return;
    }

  if (length > 0)
    memcpy (joined + used, data, length);
  joined[used + length] = ',';
  docket_hasher_add (hasher, joined, used + length + 1);
}

void
docket_hasher_finish (DocketHasher *hasher, DocketDigest *digest)
{
  g_return_if_fail (hasher != NULL && digest != NULL);

  check_crypto (EVP_DigestFinal_ex (hasher->context, digest->bytes, NULL) == 1);
  start_hasher (hasher);
}
