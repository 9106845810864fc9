/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-intake-profile.h"

#include "core/docket-error.h"

#include <string.h>

static char *
load_text (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "intake", "gg.ini", NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketIntakeProfile) profile = docket_intake_profile_load ("gg", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (docket_intake_profile_get_system (profile), ==, "GG");
  g_assert_cmpstr (docket_intake_profile_get_kind (profile), ==, "complaint");
  g_assert_null (docket_intake_profile_load ("no-such", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

/* Each line taken away, and each emptied, must be told of and not be guessed at */
static void
test_incomplete (void)
{
  g_autofree char *text = load_text ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_checked = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char            *line = lines[i];
      char            *equals = strchr (line, '=');
      g_autofree char *emptied = NULL;

      if (line[0] == '#' || equals == NULL)
        continue;
      emptied = g_strndup (line, (gsize) (equals - line) + 1);
      if (strchr (equals, ';') == NULL || strchr (equals, '(') != NULL)
        g_clear_pointer (&emptied, g_free);
      for (guint k = 0; k < (emptied != NULL ? 2 : 1); k++)
        {
          g_autofree char *broken = NULL;
          g_autoptr (GError) error = NULL;

          lines[i] = k == 0 ? (char *) "" : emptied;
          broken = g_strjoinv ("\n", lines);
          lines[i] = line;
          g_assert_null (docket_intake_profile_parse (broken, strlen (broken), &error));
          g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
        }
      n_checked++;
    }
  g_assert_cmpuint (n_checked, ==, 21);
}

static void
test_malformed (void)
{
  static const char *const texts[] = { "", "nonsense", "[profile]\nsystem=GG\n" };
  g_autofree char         *text = load_text ();
  g_auto (GStrv) halves = g_strsplit (text, "mobile=", 2);
  g_autofree char *bad_pattern = g_strconcat (halves[0], "mobile=(", halves[1], NULL);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (docket_intake_profile_parse (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (docket_intake_profile_parse (bad_pattern, strlen (bad_pattern), &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/intake-profile/built-in", test_built_in);
  g_test_add_func ("/intake/intake-profile/incomplete", test_incomplete);
  g_test_add_func ("/intake/intake-profile/malformed", test_malformed);
  return g_test_run ();
}
