/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Entry of the window program. */

#include "config.h"

#include "gtk/docket-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (DocketApplication) application = NULL;
  const char *directory = g_getenv ("DOCKET_LOCALEDIR");

  setlocale (LC_ALL, "");
  /* The environment names another directory of translations: of a build tree, HACKING.md */
  bindtextdomain (GETTEXT_PACKAGE, directory == NULL ? DOCKET_LOCALEDIR : directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = docket_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
