/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-charset.h"

#include <string.h>

static char *
encode (const char *text, const char *charset, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, length, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_charsets (void)
{
  static const struct
  {
    const char *text;
    const char *charset; /* the bytes are really of */
    const char *label;
    const char *hint;
  } cases[] = {
    { "机构简称：海豚影视", "GB18030", "gb2312", NULL },
    { "机构简称：海豚影视", "GB18030", "GBK", NULL },
    { "喆𠮷丂", "GB18030", "gb2312", NULL }, /* beyond GB2312 */
    { "機構簡稱", "BIG5", "Big5", NULL },
    { "机构简称", "UTF-8", "utf-8", NULL },
    { "机构简称", "UTF-16LE", "utf-16le", NULL },
    { "plain", "UTF-8", "us-ascii", NULL },
    /* Without a label, or with one that says nothing */
    { "机构简称：海豚影视", "UTF-8", NULL, NULL },
    { "机构简称：海豚影视", "GB18030", NULL, NULL },
    { "机构简称：海豚影视", "GB18030", "us-ascii", NULL },
    { "机构简称：海豚影视", "GB18030", "no-such-charset", NULL },
    { "機構簡稱：創想傳媒，創作者帳號：愛旅行的小魚，糾紛原因：機構未按合約支付分潤", "BIG5", NULL,
      NULL },
    { "創想傳媒", "BIG5", NULL, "big5" }, /* too short to be told without the hint */
    { "九州传媒", "GB18030", NULL, "gb18030" },
    /* With a label that is wrong */
    { "机构简称：海豚影视", "UTF-8", "gb2312", NULL },
    { "机构简称：海豚影视", "GB18030", "utf-8", NULL },
    { "机构简称：海豚影视", "UTF-8", "iso-8859-1", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            length;
      g_autofree char *bytes = encode (cases[i].text, cases[i].charset, &length);
      g_autoptr (GString) text =
          docket_charset_decode (bytes, length, cases[i].label, cases[i].hint);

      g_assert_cmpstr (text->str, ==, cases[i].text);
    }
}

static void
test_hz (void)
{
  static const char bytes[] = "a ~{;z99~} b";
  g_autoptr (GString) text = docket_charset_decode (bytes, strlen (bytes), "hz-gb-2312", NULL);

  g_assert_cmpstr (text->str, ==, "a 机构 b");
}

/* One damaged byte must not turn the rest into another charset's nonsense */
static void
test_damaged_utf8 (void)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) text = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (bytes, "机构");
  bytes->str[9] = '\xff';
  text = docket_charset_decode (bytes->str, bytes->len, "utf-8", NULL);
  g_assert_true (g_str_has_prefix (text->str, "机构机\357\277\275"));
  g_assert_true (g_str_has_suffix (text->str, "机构机构"));
}

static void
test_never_fails (void)
{
  static const char *const labels[] = { NULL,     "utf-8", "gb2312",      "big5",     "hz",
                                        "utf-16", "utf-7", "iso-2022-cn", "nonsense", "" };
  char                     bytes[256];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (char) (i * 151 + 7);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    for (gsize length = 0; length <= sizeof bytes; length += 5)
      {
        g_autoptr (GString) text = docket_charset_decode (bytes, length, labels[i], NULL);
        g_autofree char *clean = docket_text_clean (text->str, text->len, NULL);

        g_assert_true (g_utf8_validate (clean, -1, NULL));
        g_assert_cmpuint (strlen (clean) > 0, ==, length > 0);
      }
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
    const char *expected;
    guint       replaced;
  } cases[] = {
    { "a\r\nb\rc\nd\te", 10, "a\nb\nc\nd\te", 0 },
    { "a\0b", 3, "a\357\277\275b", 1 },
    { "a\001\013\177b", 5, "a\357\277\275\357\277\275\357\277\275b", 3 },
    { "\357\277\276\357\277\277", 6, "\357\277\275\357\277\275", 2 },
    { "\357\277\275", 3, "\357\277\275", 1 },
    { "\346\234", 2, "\357\277\275\357\277\275", 2 },
    { "\360\237\230\200", 4, "\360\237\230\200", 0 },
    { "\r", 1, "\n", 0 },
    { "", 0, "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint            replaced = 0;
      g_autofree char *clean = docket_text_clean (cases[i].text, cases[i].length, &replaced);

      g_assert_cmpstr (clean, ==, cases[i].expected);
      g_assert_cmpuint (replaced, ==, cases[i].replaced);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/charset/charsets", test_charsets);
  g_test_add_func ("/intake/charset/hz", test_hz);
  g_test_add_func ("/intake/charset/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/intake/charset/never-fails", test_never_fails);
  g_test_add_func ("/intake/charset/clean", test_clean);
  return g_test_run ();
}
