/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them, in groups: a telephone number is found however it is written. Any
 * thread. */
#include "store/docket-search.h"

#include <string.h>

enum
{
  FEWEST_DIGITS = 7,
  MOST_DIGITS = 15, /* of a telephone number, by its standard */
};

static gboolean
is_separator (char c)
{
  return c == '-' || c == ' ';
}

/* The end of the groups of digits that begin at @start */
static const char *
find_end (const char *start, guint *digits, guint *groups)
{
  const char *at = start;

  *digits = 0;
  *groups = 1;
  for (;; at++)
    {
      if (g_ascii_isdigit (*at))
        (*digits)++;
      else if (is_separator (*at) && g_ascii_isdigit (at[1]))
        (*groups)++;
      else
        return at;
    }
}

/* Part of a word, as the number of a case is, is none */
static gboolean
begins_number (const char *text, const char *at)
{
  return g_ascii_isdigit (*at) && (at == text || !(g_ascii_isalnum (at[-1]) || at[-1] == '-'));
}

static void
append_digits (GString *joined, const char *from, const char *to)
{
  for (; from < to; from++)
    if (g_ascii_isdigit (*from))
      g_string_append_c (joined, *from);
}

/* @joins: each number in groups in the place of these; else all of them, each on a line, behind */
static char *
join_numbers (const char *folded, gboolean joins)
{
  GString *text = g_string_new (joins ? NULL : folded);

  for (const char *at = folded; *at != '\0';)
    {
      guint       digits = 0;
      guint       groups = 0;
      const char *end = begins_number (folded, at) ? find_end (at, &digits, &groups) : at + 1;

      if (groups > 1 && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS)
        {
          if (!joins)
            g_string_append_c (text, '\n');
          append_digits (text, at, end);
        }
      else if (joins)
        g_string_append_len (text, at, end - at);
      at = end;
    }
  return g_string_free (text, FALSE);
}

char *
docket_fold_document (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = docket_fold_text (text);
  return join_numbers (folded, FALSE);
}

char *
docket_fold_query (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = docket_fold_text (text);
  return join_numbers (folded, TRUE);
}
