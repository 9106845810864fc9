/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telephone numbers in text, by the patterns of the profile. Any thread. */
#include "intake/docket-phone.h"

/* More numbers than anybody has */
#define MAX_PHONES 50

static void
clear_phone (gpointer data)
{
  g_free (((DocketPhone *) data)->number);
}

static gboolean
overlaps (GArray *phones, glong start, glong end)
{
  for (guint i = 0; i < phones->len; i++)
    {
      const DocketPhone *phone = &g_array_index (phones, DocketPhone, i);

      if (start < phone->end && phone->start < end)
        return TRUE;
    }
  return FALSE;
}

/* The digits of @number alone */
static char *
strip_number (const char *number)
{
  GString *digits = g_string_new (NULL);

  for (; *number != '\0'; number++)
    if (g_ascii_isdigit (*number))
      g_string_append_c (digits, *number);
  return g_string_free (digits, FALSE);
}

static void
add_matches (GArray *phones, GRegex *pattern, DocketPhoneKind kind, const char *narrow, glong start)
{
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (pattern, narrow, 0, &match);
  for (; g_match_info_matches (match) && phones->len < MAX_PHONES; g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      DocketPhone      phone = { .kind = kind };
      int              from, to;

      if (!g_match_info_fetch_pos (match, 1, &from, &to))
        continue;
      phone.start = start + g_utf8_pointer_to_offset (narrow, narrow + from);
      phone.end = start + g_utf8_pointer_to_offset (narrow, narrow + to);
      if (overlaps (phones, phone.start, phone.end))
        continue;
      phone.number =
          kind == DOCKET_PHONE_MOBILE ? strip_number (number) : g_steal_pointer (&number);
      g_array_append_val (phones, phone);
    }
}

GArray *
docket_phone_find (const DocketIntakeProfile *profile,
                   const DocketIntakeText    *text,
                   glong                      start,
                   glong                      end,
                   gboolean                   takes_odd)
{
  g_autofree char *narrow = g_ucs4_to_utf8 (text->folded + start, end - start, NULL, NULL, NULL);
  GArray          *phones = g_array_new (FALSE, FALSE, sizeof (DocketPhone));

  g_array_set_clear_func (phones, clear_phone);
  for (guint kind = 0; kind < DOCKET_N_PHONES; kind++)
    if (kind != DOCKET_PHONE_ODD || takes_odd)
      add_matches (phones, profile->phones[kind], kind, narrow, start);
  return phones;
}
