/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from outside, made fit for the journal. Pure. */

#include "desk/docket-text.h"

#include "core/docket-value.h"

static gboolean
is_storable (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

char *
docket_text_make_storable (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) result = NULL;

  if (docket_text_is_storable (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  result = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (result, is_storable (c) ? c : 0xFFFD);
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}
