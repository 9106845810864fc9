/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-mime-parameter.h"

static void
test_table (void)
{
  static const struct
  {
    const char *raw;
    const char *expected;
  } cases[] = {
    { "attachment", NULL },
    { "attachment; size=3", NULL },
    { "attachment; filename=a.png", "a.png" },
    { "attachment; FileName = \"a b.png\" ; x=y", "a b.png" },
    { "attachment; filename=a b.png; x=y", "a b.png" },
    { "attachment;\r\n filename=\"a\\\"b.png\"", "a\"b.png" },
    { "attachment; x=\"; filename=no\"; filename=yes", "yes" },
    { "attachment; filename=\"=?UTF-8?B?5oiq5Zu+LnBuZw==?=\"", "截图.png" },
    { "attachment; filename==?UTF-8?B?5oiq5Zu+LnBuZw==?=", "截图.png" },
    { "attachment; filename=\"=?UTF-8?B?5oiq?=\r\n =?UTF-8?B?5Zu+LnBuZw==?=\"", "截图.png" },
    { "attachment; filename*=UTF-8''%E6%88%AA%E5%9B%BE.png", "截图.png" },
    { "attachment; filename*=gb2312'zh-cn'%BD%D8%CD%BC.png", "截图.png" },
    { "attachment; filename*0*=UTF-8''%E6%88%AA%E5; filename*1*=%9B%BE; filename*2=\".png\"",
      "截图.png" },
    { "attachment; filename*1*=%9B%BE.png; filename*0*=UTF-8''%E6%88%AA%E5", "截图.png" },
    { "attachment; filename*0=\"=?UTF-8?B?5oiq\"; filename*1=\"5Zu+LnBuZw==?=\"", "截图.png" },
    { "attachment; filename*0=a; filename*2=c", "a" },
    { "attachment; filename=plain.png; filename*=UTF-8''%E6%88%AA.png", "截.png" },
    { "attachment; filename*=%E6%88%AA.png", "截.png" },
    { "attachment; filename*=UTF-8''%zz%4.png", "%zz%4.png" },
    { "attachment; filename*999999999999=x", NULL },
    { "attachment; filenames=x", NULL },
    { "attachment; filename", "" },
    { "attachment; filename=\"open", "open" },
    { "attachment; filename=\"\275\330\315\274.png\"", "截图.png" },
    { "attachment;;; ; filename=a", "a" },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = docket_mime_parameter_decode (cases[i].raw, "filename", NULL);

      g_assert_cmpstr (value, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/mime-parameter/table", test_table);
  return g_test_run ();
}
