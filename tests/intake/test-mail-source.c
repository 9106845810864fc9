/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-mail-source.h"

#include "core/docket-error.h"
#include "docket-test-tree.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *dir;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("docket-mails-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  docket_test_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

/* Writes @content under @name, with the folders on the way */
static void
put (Fixture *fixture, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  if (!g_str_has_suffix (name, "/"))
    g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* "name=content;" of everything that comes, "name!;" for what cannot be read */
static char *
read_all (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMailSource) source = docket_mail_source_new (path, &error);
  GString *all = g_string_new (NULL);
  char    *name;
  GBytes  *raw;

  g_assert_no_error (error);
  while (docket_mail_source_next (source, &name, &raw, &error))
    {
      if (raw != NULL)
        {
          g_assert_no_error (error);
          g_string_append_printf (all, "%s=%.*s;", name, (int) g_bytes_get_size (raw),
                                  (const char *) g_bytes_get_data (raw, NULL));
          g_bytes_unref (raw);
        }
      else
        {
          g_assert_nonnull (error);
          g_assert_nonnull (strstr (error->message, name));
          g_string_append_printf (all, "%s!;", name);
          g_clear_error (&error);
        }
      g_free (name);
    }
  g_assert_cmpuint (docket_mail_source_get_n_files (source), ==,
                    docket_mail_source_get_n_files_done (source));
  return g_string_free (all, FALSE);
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "any.name", NULL);
  g_autofree char *all = NULL;

  put (fixture, "any.name", "Subject: s\n\nbody");
  all = read_all (path);
  g_assert_cmpstr (all, ==, "any.name=Subject: s\n\nbody;");
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = NULL;

  put (fixture, "b.eml", "2");
  put (fixture, "a.EML", "1");
  put (fixture, "sub/deep/c.eml", "3");
  put (fixture, "notes.txt", "no");
  put (fixture, ".hidden.eml", "no");
  put (fixture, ".git/d.eml", "no");
  put (fixture, "empty.eml", "");
  all = read_all (fixture->dir);
  g_assert_cmpstr (all, ==, "a.EML=1;b.eml=2;empty.eml=;sub/deep/c.eml=3;");
}

static void
test_maildir (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = NULL;

  put (fixture, "cur/2:2,S", "2");
  put (fixture, "new/1", "1");
  put (fixture, "tmp/3", "no");
  put (fixture, ".Sent/cur/4", "4");
  put (fixture, ".Sent/new/", NULL);
  put (fixture, ".Sent/tmp/5", "no");
  all = read_all (fixture->dir);
  g_assert_cmpstr (all, ==, ".Sent/cur/4=4;cur/2:2,S=2;new/1=1;");
}

static void
test_mbox (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *mbox;
    const char *expected;
  } cases[] = {
    { "From a Thu\nSubject: 1\n\nx\n\nFrom b Thu\nSubject: 2\n\ny\n",
      "m.mbox#1=Subject: 1\n\nx\n;m.mbox#2=Subject: 2\n\ny\n;" },
    { "From a\nS: 1\n\n>From x\n>>From y\n> From z\nFrom text\n",
      "m.mbox#1=S: 1\n\nFrom x\n>From y\n> From z\nFrom text\n;" },
    { "From a\r\nS: 1\r\n\r\nx\r\n\r\nFrom b\r\nS: 2\r\n",
      "m.mbox#1=S: 1\r\n\r\nx\r\n;m.mbox#2=S: 2\r\n;" },
    { "From a\n", "" },
    { "Subject: no mbox\n", "m.mbox=Subject: no mbox\n;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *all = NULL;

      put (fixture, "m.mbox", cases[i].mbox);
      all = read_all (fixture->dir);
      g_assert_cmpstr (all, ==, cases[i].expected);
    }
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->dir, "folder", "b.eml", NULL);
  g_autofree char *loop = g_build_filename (fixture->dir, "folder", "loop", NULL);
  g_autofree char *pipe = g_build_filename (fixture->dir, "folder", "c.eml", NULL);
  g_autofree char *folder = g_build_filename (fixture->dir, "folder", NULL);
  g_autofree char *named = g_build_filename (fixture->dir, "named", NULL);
  g_autofree char *all = NULL;
  g_autofree char *through_link = NULL;

  put (fixture, "folder/a.eml", "1");
  put (fixture, "secret", "no");
  g_assert_cmpint (symlink ("../secret", link), ==, 0);
  g_assert_cmpint (symlink (".", loop), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  all = read_all (folder);
  g_assert_cmpstr (all, ==, "a.eml=1;b.eml!;c.eml!;");
  /* A link that the user names is meant */
  g_assert_cmpint (symlink ("folder/a.eml", named), ==, 0);
  through_link = read_all (named);
  g_assert_cmpstr (through_link, ==, "named=1;");
}

static void
test_vanished (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "a.eml", NULL);
  g_autoptr (DocketMailSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GBytes          *raw;

  put (fixture, "a.eml", "1");
  source = docket_mail_source_new (fixture->dir, &error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (docket_mail_source_next (source, &name, &raw, &error));
  g_assert_null (raw);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "absent", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_mail_source_new (path, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_too_deep (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append (name, "d/");
  g_string_append (name, "a.eml");
  put (fixture, name->str, "1");
  g_assert_null (docket_mail_source_new (fixture->dir, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/intake/mail-source/file", test_file },
    { "/intake/mail-source/folder", test_folder },
    { "/intake/mail-source/maildir", test_maildir },
    { "/intake/mail-source/mbox", test_mbox },
    { "/intake/mail-source/links", test_links },
    { "/intake/mail-source/vanished", test_vanished },
    { "/intake/mail-source/missing", test_missing },
    { "/intake/mail-source/too-deep", test_too_deep },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
