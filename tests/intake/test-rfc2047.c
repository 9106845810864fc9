/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-rfc2047.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *raw;
    const char *expected;
  } cases[] = {
    { "", "" },
    { " plain subject\r\n", "plain subject" },
    { "folded\r\n line\r\n\tand tab", "folded line and tab" },
    /* The words that GMime 3.2 drops */
    { "=?UTF-8?B?5rWO5Y2XKw==?= =?UTF-8?B?55Sz6K+J6Kej57uR?=", "济南+申诉解绑" },
    { "=?UTF-8?B?5rWO5Y2XKys=?=\r\n =?UTF-8?B?55Sz6K+J6Kej57uR?=", "济南++申诉解绑" },
    { "=?UTF-8?B?5rWO5Y2X?= =?UTF-8?B?55Sz6K+J6Kej57uR?=", "济南申诉解绑" },
    { "=?UTF-8?B?5rWO5Y2XKw==?= =?utf-8?Q?=E7=94=B3?=", "济南+申" },
    /* A character split between two words, in B, in Q, and between them */
    { "=?UTF-8?B?5rU=?= =?UTF-8?B?juWNlw==?=", "济南" },
    { "=?UTF-8?Q?=E6=B5?= =?UTF-8?Q?=8E?=", "济" },
    { "=?UTF-8?B?5rU=?= =?UTF-8?Q?=8E?=", "济" },
    { "=?GB2312?B?vA==?= =?gb2312?B?w8TP?=", "济南" },
    /* Other charsets beside each other are not joined */
    { "=?GB2312?B?vMM=?= =?UTF-8?B?5Y2X?=", "济南" },
    { "=?Big5?B?pEc=?=", "二" },
    { "=?UTF-8*zh-CN?B?5rWO?=", "济" },
    { "=?utf-8?q?a_b=2Bc?=", "a b+c" },
    { "=?utf-8?Q?a b?=", "a b" },
    { "=?utf-8?Q?why?_because?=", "why? because" },
    /* White space counts between words and text, not between words */
    { "Re: =?UTF-8?B?5rWO?= x =?UTF-8?B?5Y2X?=", "Re: 济 x 南" },
    { "=?UTF-8?B?5rWO?==?UTF-8?B?5Y2X?=", "济南" },
    { "=?UTF-8?B?5rWO?=\r\n\t  =?UTF-8?B?5Y2X?=", "济南" },
    { "\"=?UTF-8?B?5rWO?=\" <a@b>", "\"济\" <a@b>" },
    /* What is no encoded-word stays */
    { "=?UTF-8?B?5rWO", "=?UTF-8?B?5rWO" },
    { "=?UTF-8?X?5rWO?=", "=?UTF-8?X?5rWO?=" },
    { "=??B?5rWO?=", "=??B?5rWO?=" },
    { "=? =? ?= a=b", "=? =? ?= a=b" },
    { "=?UTF-8?B?"
      "?=",
      "" },
    { "=?UTF-8?Q?a=?= b", "a= b" },
    { "=?UTF-8?Q?=00=01?=", "\357\277\275\357\277\275" },
    { "=?no-such-charset?B?5rWO?=", "济" },
    /* Raw bytes */
    { "\274\303\304\317+\311\352\313\337\275\342\260\363", "济南+申诉解绑" },
    { "济南 =?UTF-8?B?5rWO?=", "济南 济" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = docket_rfc2047_decode (cases[i].raw, strlen (cases[i].raw), NULL);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_hint (void)
{
  /* Big5 for four characters, which GB18030 could hold as well */
  static const char raw[] = "\263\320\267\121\266\307\264\103";
  g_autofree char  *text = docket_rfc2047_decode (raw, strlen (raw), "big5");

  g_assert_cmpstr (text, ==, "創想傳媒");
}

/* A header of nothing but word starts must not take quadratic time */
static void
test_hostile (void)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (raw, "=?a?Q?x");
  text = docket_rfc2047_decode (raw->str, raw->len, NULL);
  g_assert_cmpstr (text, ==, raw->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/rfc2047/table", test_table);
  g_test_add_func ("/intake/rfc2047/hint", test_hint);
  g_test_add_func ("/intake/rfc2047/hostile", test_hostile);
  return g_test_run ();
}
