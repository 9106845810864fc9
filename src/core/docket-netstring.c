/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Netstrings, <byte length>:<bytes>, — one text for each value, or two records could hash alike.
 * Any thread. */
#include "core/docket-netstring.h"

#include <string.h>

gsize
docket_netstring_start (gsize length, char *start)
{
  gsize used = 1;

  g_return_val_if_fail (start != NULL, 0);

  for (gsize rest = length; rest >= 10; rest /= 10)
    used++;
  start[used] = ':';
  for (gsize place = used; place > 0; place--, length /= 10)
    start[place - 1] = (char) ('0' + length % 10);
  return used + 1;
}

void
docket_netstring_append (GByteArray *bytes, const void *data, gsize length)
{
  char start[DOCKET_NETSTRING_START];

  g_return_if_fail (bytes != NULL);
  g_return_if_fail (data != NULL || length == 0);
  g_return_if_fail (length <= G_MAXUINT - bytes->len - sizeof start - 1);

  g_byte_array_append (bytes, (const guint8 *) start,
                       (guint) docket_netstring_start (length, start));
  if (length > 0)
    g_byte_array_append (bytes, data, (guint) length);
  g_byte_array_append (bytes, (const guint8 *) ",", 1);
}

/* Reads the digits and the colon; FALSE too when the number cannot be a length within @limit */
static gboolean
read_length (const guint8 *data, gsize limit, gsize *position, gsize *value_length)
{
  gsize at = *position;
  gsize number = 0;

  for (; at < limit && g_ascii_isdigit ((char) data[at]); at++)
    {
      if (number > limit / 10)
        return FALSE;
      number = number * 10 + (gsize) (data[at] - '0');
    }

  if (at == *position || at >= limit || data[at] != ':')
    return FALSE;
  if (data[*position] == '0' && at > *position + 1)
    return FALSE;

  *position = at + 1;
  *value_length = number;
  return TRUE;
}

gboolean
docket_netstring_read (const guint8  *data,
                       gsize          length,
                       gsize         *position,
                       const guint8 **value,
                       gsize         *value_length)
{
  gsize start;
  gsize size;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  g_return_val_if_fail (position != NULL && value != NULL && value_length != NULL, FALSE);

  start = *position;
  if (!read_length (data, length, &start, &size) || size >= length - start ||
      data[start + size] != ',')
    return FALSE;

  *value = data + start;
  *value_length = size;
  *position = start + size + 1;
  return TRUE;
}
