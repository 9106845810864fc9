/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-base64.h"

#include <string.h>

static void
assert_decodes (const char *text, const char *expected)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  docket_base64_append (bytes, text, strlen (text));
  g_assert_cmpmem (bytes->data, bytes->len, expected, strlen (expected));
}

static void
test_table (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "YQ==", "a" },
    { "YWI=", "ab" },
    { "YWJj", "abc" },
    { "YWJjZA==", "abcd" },
    { "YQ", "a" }, /* padding forgotten */
    { "YWI", "ab" },
    { "Y", "" }, /* cut */
    { "YWJjZ", "abc" },
    { "YW\r\nJj\r\n", "abc" }, /* line ends anywhere */
    { "Y!W*J j", "abc" },      /* outside the alphabet */
    { "YQ==YWI=", "aab" },     /* padding in the middle */
    { "====", "" },
    { "+/+/", "\373\377\277" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_decodes (cases[i].text, cases[i].expected);
}

static void
test_appends (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  docket_base64_append (bytes, "YQ==", 4);
  docket_base64_append (bytes, "YmM=", 4);
  g_assert_cmpmem (bytes->data, bytes->len, "abc", 3);
}

/* GLib's encoder is the judge, for every length and all byte values */
static void
test_against_glib (void)
{
  guint8 data[256];

  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8) (i * 37 + 11);
  for (gsize length = 0; length <= sizeof data; length++)
    {
      g_autofree char *text = g_base64_encode (data, length);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      docket_base64_append (bytes, text, strlen (text));
      g_assert_cmpmem (bytes->data, bytes->len, data, length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/base64/table", test_table);
  g_test_add_func ("/intake/base64/appends", test_appends);
  g_test_add_func ("/intake/base64/against-glib", test_against_glib);
  return g_test_run ();
}
