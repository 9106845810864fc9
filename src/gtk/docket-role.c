/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roles of a desk in the user's language. */

#include "config.h"

#include "gtk/docket-role.h"

#include <glib/gi18n-lib.h>

const char *const DOCKET_ROLES[] = { "auditor", "reviewer", "senior", "administrator", NULL };

static const struct
{
  const char *label;
  const char *description;
} WORDS[] = {
  { NC_ ("role", "Auditor"), N_ ("Reads everything, changes nothing") },
  { NC_ ("role", "Reviewer"), N_ ("Works on cases and signs rulings") },
  { NC_ ("role", "Senior Reviewer"), N_ ("Also gives second signatures") },
  { NC_ ("role", "Administrator"), N_ ("Also registers names and changes roles") },
};

static gint
find_role (const char *role)
{
  for (gint i = 0; DOCKET_ROLES[i] != NULL; i++)
    if (g_str_equal (DOCKET_ROLES[i], role))
      return i;
  return -1;
}

const char *
docket_role_get_label (const char *role)
{
  gint index = find_role (role);

  return index < 0 ? role : g_dpgettext2 (GETTEXT_PACKAGE, "role", WORDS[index].label);
}

const char *
docket_role_get_description (const char *role)
{
  gint index = find_role (role);

  return index < 0 ? "" : _ (WORDS[index].description);
}

gboolean
docket_role_is_senior (const char *role)
{
  return find_role (role) >= find_role ("senior");
}
