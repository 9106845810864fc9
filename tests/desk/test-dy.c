/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The DY rule set, lived through on the desk (tests/data/desk/dy-lives.txt). */

#include "docket-test-life.h"

#include <locale.h>

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  docket_test_lives_add ("DY");
  return g_test_run ();
}
