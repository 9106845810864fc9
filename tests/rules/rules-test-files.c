/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that the tests of rules/ share. One thread. */
#include "rules-test-files.h"

#include <glib/gstdio.h>
#include <string.h>

char *
rules_test_read (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rules", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

char *
rules_test_replace (const char *text, const char *from, const char *to)
{
  const char *place = strstr (text, from);
  GString    *result;

  if (place == NULL)
    g_error ("the sample does not hold: %s", from);
  result = g_string_new_len (text, place - text);
  g_string_append (result, to);
  g_string_append (result, place + strlen (from));
  return g_string_free (result, FALSE);
}

guint
rules_test_line_of (const char *text, const char *part)
{
  const char *place = strstr (text, part);
  guint       line = 1;

  if (place == NULL)
    g_error ("the sample does not hold: %s", part);
  for (const char *at = text; at < place; at++)
    line += *at == '\n';
  return line;
}

char *
rules_test_make_directory (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("docket-rules-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

void
rules_test_remove_directory (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_remove (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
rules_test_write (const char *directory, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}
