/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names under which attachments may be written to a disk. Any thread. */
#include "intake/docket-safe-name.h"

#include <string.h>

/* A longer one is no extension */
#define MAX_EXTENSION 16

static const char *
skip_directories (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (*at == '/' || *at == '\\')
      name = at + 1;
  return name;
}

static gboolean
is_allowed (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;
    default:
      return c != 0xfffd && (c >= 0x80 || strchr ("<>:\"|?*", (int) c) == NULL);
    }
}

static GString *
replace_forbidden (const char *name)
{
  GString *safe = g_string_new (NULL);

  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);

      if (g_unichar_isspace (c))
        g_string_append_c (safe, ' ');
      else if (is_allowed (c))
        g_string_append_unichar (safe, c);
      else
        g_string_append_c (safe, '_');
    }
  return safe;
}

/* Hidden files, options, and the endings that Windows drops */
static void
trim_ends (GString *safe)
{
  g_string_erase (safe, 0, (gssize) strspn (safe->str, " .-~"));
  while (safe->len > 0 && strchr (" .", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
}

static gboolean
is_device (const GString *safe)
{
  static const char *const devices[] = {
    "con", "prn", "aux", "nul", "conin$", "conout$", "clock$"
  };
  g_autofree char *stem = g_strndup (safe->str, strcspn (safe->str, ". "));
  g_autofree char *plain = g_utf8_normalize (stem, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_ascii_strdown (plain, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (strcmp (folded, devices[i]) == 0)
      return TRUE;
  return strlen (folded) == 4 && g_ascii_isdigit (folded[3]) &&
         (g_str_has_prefix (folded, "com") || g_str_has_prefix (folded, "lpt"));
}

/* Cuts the stem at a character boundary, so that the extension stays */
static void
shorten (GString *safe)
{
  const char *dot = strrchr (safe->str, '.');
  gsize       extension = dot != NULL ? strlen (dot) : 0;
  gsize       stem;

  if (safe->len <= DOCKET_SAFE_NAME_MAX_BYTES)
    return;
  if (extension > MAX_EXTENSION)
    extension = 0;
  stem = DOCKET_SAFE_NAME_MAX_BYTES - extension;
  while ((safe->str[stem] & 0xc0) == 0x80)
    stem--;
  g_string_erase (safe, (gssize) stem, (gssize) (safe->len - extension - stem));
}

char *
docket_safe_name (const char *name, const char *fallback)
{
  g_autofree char *composed = NULL;
  g_autoptr (GString) safe = NULL;

  g_return_val_if_fail (fallback != NULL && *fallback != '\0', NULL);

  composed = g_utf8_normalize (name != NULL ? name : "", -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return g_strdup (fallback);
  safe = replace_forbidden (skip_directories (composed));
  trim_ends (safe);
  if (is_device (safe))
    g_string_prepend_c (safe, '_');
  shorten (safe);
  trim_ends (safe);
  if (safe->str[strspn (safe->str, "_ ")] == '\0')
    return g_strdup (fallback);
  return g_string_free (g_steal_pointer (&safe), FALSE);
}
