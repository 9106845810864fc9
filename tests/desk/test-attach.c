/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files taken into a case as evidence. */

#include "docket-test-desk.h"

#include "core/docket-error.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

static void
test_attached (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *path = docket_test_desk_dup_data ("intake/mails/02-gb18030.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  const char *const paths[] = { path, path, NULL };
  const char *const missing[] = { path, "/nonexistent/file", NULL };
  g_autoptr (DocketCaseView) view = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = docket_desk_attach (desk, number, paths, "the contract", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ids[0], ==, "E2");
  g_assert_cmpstr (ids[1], ==, "E3");
  g_assert_null (docket_desk_attach (desk, number, missing, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  view = docket_desk_dup_case (desk, number, NULL);
  g_assert_cmpuint (view->evidence->len, ==, 3);
  g_assert_cmpstr (((DocketEvidenceRow *) view->evidence->pdata[1])->proves, ==, "the contract");
}

/* What is no file to be kept, and what could not be stored, leaves no event */
static void
test_refused (void)
{
  static const struct
  {
    const char *name; /* in the desk's directory; NULL: no file */
    const char *proves;
    gint        code;
  } cases[] = {
    { "rules", NULL, DOCKET_ERROR_INVALID },
    { "link", NULL, DOCKET_ERROR_INVALID },
    { "lock", "a\001b", DOCKET_ERROR_INVALID },
    { NULL, NULL, DOCKET_ERROR_USAGE },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autofree char *folder = g_build_filename (test->directory, "rules", NULL);
  g_autofree char *link = g_build_filename (test->directory, "link", NULL);
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseView) view = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
          cases[i].name == NULL ? NULL : g_build_filename (test->directory, cases[i].name, NULL);
      const char *const paths[] = { path, NULL };
      g_autoptr (GError) error = NULL;

      g_assert_null (docket_desk_attach (desk, number, paths, cases[i].proves, &error));
      g_assert_error (error, DOCKET_ERROR, cases[i].code);
    }
  view = docket_desk_dup_case (desk, number, NULL);
  g_assert_cmpuint (view->events->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/attach/attached", test_attached);
  g_test_add_func ("/desk/attach/refused", test_refused);
  return g_test_run ();
}
