/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-safe-name.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { NULL, "part-1.bin" },
    { "", "part-1.bin" },
    { "shot.png", "shot.png" },
    { "银行流水与聊天记录（完整版）.png", "银行流水与聊天记录（完整版）.png" },
    { "../../etc/passwd", "passwd" },
    { "..\\..\\windows\\system.ini", "system.ini" },
    { "/", "part-1.bin" },
    { "..", "part-1.bin" },
    { "...", "part-1.bin" },
    { ".bashrc", "bashrc" },
    { "-rf.png", "rf.png" },
    { "~root", "root" },
    { "a.png. .", "a.png" },
    { "a\nb\tc\001.png", "a b c_.png" },
    { "shot\u202Egnp.exe", "shot_gnp.exe" }, /* right-to-left override */
    { "a\u200Bb\uFEFF.png", "a_b_.png" },
    { "a<b>c:d\"e|f?g*h.png", "a_b_c_d_e_f_g_h.png" },
    { "\u202E\u202E", "part-1.bin" },
    { "CON", "_CON" },
    { "con.txt", "_con.txt" },
    { "Nul.tar.gz", "_Nul.tar.gz" },
    { "COM1.png", "_COM1.png" },
    { "LPT\u00B9.png", "_LPT\u00B9.png" },
    { "COMIC.png", "COMIC.png" },
    { "e\u0301.png", "\u00E9.png" }, /* one spelling for one name */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = docket_safe_name (cases[i].name, "part-1.bin");

      g_assert_cmpstr (safe, ==, cases[i].expected);
    }
}

static void
test_length (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) extension = g_string_new ("a.");

  for (guint i = 0; i < 200; i++)
    {
      g_string_append (name, "图");
      g_string_append_c (extension, 'x');
    }
  g_string_append (name, ".jpeg");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *safe = docket_safe_name (name->str, "f");

      g_assert_cmpuint (strlen (safe), <=, DOCKET_SAFE_NAME_MAX_BYTES);
      g_assert_cmpuint (strlen (safe), >, DOCKET_SAFE_NAME_MAX_BYTES - 4);
      g_assert_true (g_utf8_validate (safe, -1, NULL));
      g_assert_true (g_str_has_suffix (safe, "图.jpeg"));
      g_string_prepend_c (name, 'x');
    }
  {
    g_autofree char *safe = docket_safe_name (extension->str, "f");

    g_assert_cmpuint (strlen (safe), ==, DOCKET_SAFE_NAME_MAX_BYTES);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/safe-name/table", test_table);
  g_test_add_func ("/intake/safe-name/length", test_length);
  return g_test_run ();
}
