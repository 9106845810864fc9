/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits of fixed width. sscanf() also takes signs, blanks and fewer of them; printf() is far too
 * slow for the hashes of a whole journal. Any thread. */
#include "core/docket-digits.h"

const char *
docket_digits_scan (const char *text, const char *pattern, int *numbers)
{
  gboolean inside = FALSE;
  gsize    n = 0;

  g_return_val_if_fail (text != NULL && pattern != NULL, NULL);

  for (; *pattern != '\0'; pattern++, text++)
    {
      if (*pattern != '0')
        {
          if (*text != *pattern)
            return NULL;
          inside = FALSE;
          continue;
        }

      if (!g_ascii_isdigit (*text))
        return NULL;
      if (!inside)
        numbers[n++] = 0;
      numbers[n - 1] = numbers[n - 1] * 10 + (*text - '0');
      inside = TRUE;
    }

  return text;
}

void
docket_digits_write_hex (const guint8 *bytes, gsize length, char *hex)
{
  static const char digits[] = "0123456789abcdef";

  g_return_if_fail (bytes != NULL && hex != NULL);

  for (gsize i = 0; i < length; i++)
    {
      hex[2 * i] = digits[bytes[i] >> 4];
      hex[2 * i + 1] = digits[bytes[i] & 0xf];
    }
  hex[2 * length] = '\0';
}
