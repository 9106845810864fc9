/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text by characters, for finding words and telling where they stand. Any thread. Traditional and
 * Simplified forms stay apart here: labels come in both, names are matched by others. */
#include "intake/docket-intake-text.h"

#include <string.h>

gunichar
docket_intake_text_fold (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e)
    c = c - 0xff01 + '!';
  else if (c == 0x3000 || c == 0xa0)
    c = ' ';
  else if (c == 0xfe55 || c == 0xfe13 || c == 0x2236)
    c = ':';
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

DocketIntakeText *
docket_intake_text_new (const char *text)
{
  DocketIntakeText *self = g_new0 (DocketIntakeText, 1);

  self->characters = g_utf8_to_ucs4_fast (text, -1, &self->length);
  self->folded = g_new (gunichar, (gsize) self->length + 1);
  for (glong i = 0; i <= self->length; i++)
    self->folded[i] = docket_intake_text_fold (self->characters[i]);
  self->is_quoted = g_new0 (gboolean, (gsize) self->length + 1);
  return self;
}

void
docket_intake_text_free (DocketIntakeText *text)
{
  g_free (text->characters);
  g_free (text->folded);
  g_free (text->is_quoted);
  g_free (text);
}

glong
docket_intake_ucs4_length (const gunichar *text)
{
  glong length = 0;

  while (text[length] != 0)
    length++;
  return length;
}

glong
docket_intake_text_line_end (const DocketIntakeText *text, glong position)
{
  while (position < text->length && text->characters[position] != '\n')
    position++;
  return position;
}

static gboolean
equals_at (const DocketIntakeText *text, glong start, const gunichar *needle, glong length)
{
  return start >= 0 && start + length <= text->length &&
         memcmp (text->folded + start, needle, (gsize) length * sizeof *needle) == 0;
}

glong
docket_intake_text_find (const DocketIntakeText *text,
                         glong                   start,
                         glong                   end,
                         const gunichar         *needle)
{
  glong length = docket_intake_ucs4_length (needle);

  for (; start + length <= end; start++)
    if (equals_at (text, start, needle, length))
      return start;
  return -1;
}

static gboolean
is_rule (gunichar c)
{
  return g_unichar_isspace (c) || c == '-' || c == '=' || c == '_' || c == '*' || c == 0x2014;
}

static gboolean
is_marker (const DocketIntakeText *text, glong start, glong end, GPtrArray *markers)
{
  while (start < end && is_rule (text->folded[start]))
    start++;
  while (end > start && is_rule (text->folded[end - 1]))
    end--;
  for (guint i = 0; i < markers->len; i++)
    {
      const gunichar *marker = g_ptr_array_index (markers, i);
      glong           length = docket_intake_ucs4_length (marker);
      gboolean        may_follow = marker[length - 1] == ':';

      if (end - start >= length && (may_follow || end - start == length) &&
          equals_at (text, end - length, marker, length))
        return TRUE;
    }
  return FALSE;
}

void
docket_intake_text_mark_quotes (DocketIntakeText *text, GPtrArray *markers)
{
  gboolean rest = FALSE;

  for (glong start = 0, end; start < text->length; start = end + 1)
    {
      glong first = start;

      end = docket_intake_text_line_end (text, start);
      while (first < end && g_unichar_isspace (text->folded[first]))
        first++;
      rest = rest || is_marker (text, start, end, markers);
      for (glong i = start; i <= end; i++)
        text->is_quoted[i] = rest || text->folded[first] == '>';
    }
}

/* What stands before a value, behind it, or around it, and is not of it */
static gboolean
is_wrapping (gunichar c, gboolean before)
{
  static const gunichar around[] = { ' ', '\t', '\n', '*', '|', ',', ';', 0x3001, 0x3002, 0xff61 };

  if (g_unichar_isspace (c) || c == 0xfffd)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (around); i++)
    if (c == around[i])
      return TRUE;
  return before ? c == ':' || c == '=' : c == '[' || c == '(' || c == 0x3010;
}

void
docket_intake_text_trim (const DocketIntakeText *text, glong *start, glong *end)
{
  while (*start < *end && is_wrapping (text->folded[*start], TRUE))
    ++*start;
  while (*end > *start && is_wrapping (text->folded[*end - 1], FALSE))
    --*end;
}

char *
docket_intake_text_dup (const DocketIntakeText *text, glong start, glong end)
{
  return g_ucs4_to_utf8 (text->characters + start, end - start, NULL, NULL, NULL);
}

static gunichar
next_folded (const char **at)
{
  gunichar c;

  while (**at != '\0' && g_unichar_isspace (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  c = docket_intake_text_fold (g_utf8_get_char (*at));
  if (c != 0)
    *at = g_utf8_next_char (*at);
  return c;
}

gboolean
docket_intake_text_same (const char *a, const char *b)
{
  gunichar c;

  while ((c = next_folded (&a)) == next_folded (&b))
    if (c == 0)
      return TRUE;
  return FALSE;
}
