/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 against published values and against GLib's own. */
#include "core/docket-digest.h"

#include <string.h>

static void
assert_digest (const DocketDigest *digest, const char *expected)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  g_assert_cmpstr (hex, ==, expected);
}

/* FIPS 180-2, appendix B, and the empty message */
static void
test_known (void)
{
  static const struct
  {
    const char *text;
    const char *hex;
  } cases[] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DocketDigest digest;

      docket_digest_of_data (cases[i].text, strlen (cases[i].text), &digest);
      assert_digest (&digest, cases[i].hex);
    }
}

static void
test_starts_again (void)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();
  DocketDigest digest;

  docket_hasher_add (hasher, "something else", 14);
  docket_hasher_finish (hasher, &digest);
  docket_hasher_add (hasher, "a", 1);
  docket_hasher_add (hasher, NULL, 0);
  docket_hasher_add (hasher, "bc", 2);
  docket_hasher_finish (hasher, &digest);
  assert_digest (&digest, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  docket_hasher_finish (hasher, &digest);
  assert_digest (&digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* All lengths around the one up to which pieces are joined */
static void
test_netstrings (void)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();
  g_autofree char *data = g_strnfill (700, 'x');

  for (gsize length = 0; length <= 700; length++)
    {
      g_autofree char *text = g_strdup_printf ("%d:%.*s,", (int) length, (int) length, data);
      g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      DocketDigest     digest;

      docket_hasher_add_netstring (hasher, length == 0 ? NULL : data, length);
      docket_hasher_finish (hasher, &digest);
      assert_digest (&digest, expected);
    }
}

static void
test_hex (void)
{
  static const char *const refused[] = {
    "",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8555",
    "E3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  };
  DocketDigest zero = { { 0 } };
  DocketDigest digest = zero;
  DocketDigest again;
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (docket_digest_from_hex (refused[i], &digest));
  g_assert_true (docket_digest_equal (&digest, &zero));

  for (gsize i = 0; i < DOCKET_DIGEST_LENGTH; i++)
    digest.bytes[i] = (guint8) (i * 8 + 7);
  docket_digest_to_hex (&digest, hex);
  g_assert_true (docket_digest_from_hex (hex, &again));
  g_assert_true (docket_digest_equal (&digest, &again));
  again.bytes[DOCKET_DIGEST_LENGTH - 1] ^= 1;
  g_assert_false (docket_digest_equal (&digest, &again));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/digest/known", test_known);
  g_test_add_func ("/core/digest/starts-again", test_starts_again);
  g_test_add_func ("/core/digest/netstrings", test_netstrings);
  g_test_add_func ("/core/digest/hex", test_hex);
  return g_test_run ();
}
