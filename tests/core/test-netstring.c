/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netstrings: what is written is read again, and nothing else is. */
#include "core/docket-netstring.h"

#include <string.h>

static void
test_append (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const char expected[] = "0:,3:abc,6:星河,10:a\0b,9:9,9:,";

  docket_netstring_append (bytes, NULL, 0);
  docket_netstring_append (bytes, "abc", 3);
  docket_netstring_append (bytes, "星河", 6);
  docket_netstring_append (bytes, "a\0b,9:9,9:", 10);
  g_assert_cmpmem (bytes->data, bytes->len, expected, sizeof expected - 1);
}

static void
test_start (void)
{
  static const gsize lengths[] = { 0, 1, 9, 10, 11, 99, 100, 101, 65535, 1000000, G_MAXSIZE };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%" G_GSIZE_FORMAT ":", lengths[i]);
      char             start[DOCKET_NETSTRING_START];
      gsize            used = docket_netstring_start (lengths[i], start);

      g_assert_cmpmem (start, used, expected, strlen (expected));
    }
}

static void
test_read (void)
{
  const char    data[] = "3:abc,0:,4:,,\0:,";
  const gsize   length = sizeof data - 1;
  const guint8 *value = NULL;
  gsize         value_length = 99;
  gsize         position = 0;

  g_assert_true (
      docket_netstring_read ((const guint8 *) data, length, &position, &value, &value_length));
  g_assert_cmpmem (value, value_length, "abc", 3);
  g_assert_cmpuint (position, ==, 6);
  g_assert_true (
      docket_netstring_read ((const guint8 *) data, length, &position, &value, &value_length));
  g_assert_cmpuint (value_length, ==, 0);
  g_assert_true (
      docket_netstring_read ((const guint8 *) data, length, &position, &value, &value_length));
  g_assert_cmpmem (value, value_length, ",,\0:", 4);
  g_assert_cmpuint (position, ==, length);
  g_assert_false (
      docket_netstring_read ((const guint8 *) data, length, &position, &value, &value_length));
  g_assert_cmpuint (position, ==, length);
}

static void
test_read_refuses (void)
{
  static const char *const texts[] = {
    "",
    ":",
    ":,",
    "3",
    "3:",
    "3:abc",
    "3:abcd",
    "4:abc,",
    "2:abc,",
    "03:abc,",
    "00:,",
    "-1:,",
    "+3:abc,",
    " 3:abc,",
    "3 :abc,",
    "3;abc,",
    "a:abc,",
    "3:abc;",
    "18446744073709551616:,",
    "18446744073709551615:,",
    "18446744073709551619:abc,",
    "99999999999999999999999999:x,",
    "0:",
    "0x3:abc,",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* an exact copy, so that a sanitizer sees a read beyond its end */
      g_autofree guint8 *data = g_memdup2 (texts[i], strlen (texts[i]));
      const guint8      *value = NULL;
      gsize              value_length = 99;
      gsize              position = 0;

      g_assert_false (
          docket_netstring_read (data, strlen (texts[i]), &position, &value, &value_length));
      g_assert_cmpuint (position, ==, 0);
      g_assert_null (value);
      g_assert_cmpuint (value_length, ==, 99);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[300];
  gsize  lengths[200];
  gsize  position = 0;

  for (gsize i = 0; i < sizeof block; i++)
    block[i] = (guint8) g_test_rand_int_range (0, 256);
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      lengths[i] = (gsize) g_test_rand_int_range (0, sizeof block + 1);
      docket_netstring_append (bytes, block, lengths[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      const guint8 *value;
      gsize         length;

      g_assert_true (docket_netstring_read (bytes->data, bytes->len, &position, &value, &length));
      g_assert_cmpmem (value, length, block, lengths[i]);
    }
  g_assert_cmpuint (position, ==, bytes->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/netstring/append", test_append);
  g_test_add_func ("/core/netstring/start", test_start);
  g_test_add_func ("/core/netstring/read", test_read);
  g_test_add_func ("/core/netstring/read-refuses", test_read_refuses);
  g_test_add_func ("/core/netstring/round-trip", test_round_trip);
  return g_test_run ();
}
