/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as spreadsheets write them. Any thread; what the columns mean is left to the reader of the
 * rows. */

#include "config.h"

#include "intake/docket-csv.h"

#include "core/docket-error.h"
#include "intake/docket-charset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\357\273\277"
#define REPLACEMENT "\357\277\275"

typedef struct
{
  const char *name;
  const char *next; /* what is not read yet */
  guint       line;
  GPtrArray  *rows;
} Reading;

static void
free_row (gpointer data)
{
  DocketCsvRow *row = data;

  g_strfreev (row->fields);
  g_free (row);
}

static gboolean
fail (const Reading *reading, guint line, const char *what, GError **error)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("%s:%u: %s"), reading->name, line,
               what);
  return FALSE;
}

/* Steps over one line end, CRLF being one */
static gboolean
take_line_end (Reading *reading)
{
  gsize length = strspn (reading->next, "\r\n");

  if (length == 0)
    return FALSE;
  reading->next += length > 1 && reading->next[0] == '\r' && reading->next[1] == '\n' ? 2 : 1;
  reading->line++;
  return TRUE;
}

/* Two quotes are one; whatever else stands between quotes stands for itself */
static char *
read_quoted (Reading *reading, GError **error)
{
  guint line = reading->line;
  g_autoptr (GString) text = g_string_new (NULL);

  reading->next++;
  while (*reading->next != '\0')
    {
      if (*reading->next == '"' && reading->next[1] != '"')
        {
          reading->next++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (take_line_end (reading))
        {
          g_string_append_c (text, '\n');
          continue;
        }
      reading->next += *reading->next == '"' ? 1 : 0;
      g_string_append_c (text, *reading->next++);
    }
  fail (reading, line, _ ("a quote is not closed"), error);
  return NULL;
}

static char *
read_plain (Reading *reading)
{
  gsize length = strcspn (reading->next, ",\r\n");
  char *text = g_strndup (reading->next, length);

  reading->next += length;
  return g_strstrip (text);
}

static char *
read_field (Reading *reading, GError **error)
{
  const char      *start = reading->next + strspn (reading->next, " \t");
  g_autofree char *text = NULL;

  if (*start != '"')
    {
      text = read_plain (reading);
      if (strchr (text, '"') == NULL)
        return g_steal_pointer (&text);
      fail (reading, reading->line,
            _ ("a quote stands in the middle of a field: put the whole field in quotes, and each "
               "quote in it twice"),
            error);
      return NULL;
    }
  reading->next = start;
  text = read_quoted (reading, error);
  if (text == NULL)
    return NULL;
  reading->next += strspn (reading->next, " \t");
  if (*reading->next == '\0' || strchr (",\r\n", *reading->next) != NULL)
    return g_steal_pointer (&text);
  fail (reading, reading->line, _ ("something follows a quoted field before the comma"), error);
  return NULL;
}

static gboolean
has_text (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (*(const char *) fields->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

static void
add_row (Reading *reading, guint line, GPtrArray *fields)
{
  DocketCsvRow *row = g_new0 (DocketCsvRow, 1);

  g_ptr_array_set_free_func (fields, NULL);
  g_ptr_array_add (fields, NULL);
  row->line = line;
  row->fields = (char **) g_ptr_array_free (fields, FALSE);
  g_ptr_array_add (reading->rows, row);
}

static gboolean
read_row (Reading *reading, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  guint line = reading->line;

  for (;;)
    {
      char *field = read_field (reading, error);

      if (field == NULL)
        return FALSE;
      g_ptr_array_add (fields, field);
      if (*reading->next != ',')
        break;
      reading->next++;
    }
  take_line_end (reading);
  if (has_text (fields))
    add_row (reading, line, g_steal_pointer (&fields));
  return TRUE;
}

/* --- characters ----------------------------------------------------------------------------- */

static guint
count_lines (const char *text, const char *end)
{
  guint lines = 1;

  for (; text < end; text++)
    lines += *text == '\n' ? 1 : 0;
  return lines;
}

static char *
dup_text (const char *name, GBytes *bytes, GError **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *bad;
  g_autoptr (GString) text = NULL;
  Reading reading = { .name = name };

  if (size >= strlen (BYTE_ORDER_MARK) && memcmp (data, BYTE_ORDER_MARK, 3) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }
  if (size == 0)
    return g_strdup ("");
  if (g_utf8_validate (data, (gssize) size, NULL))
    return g_strndup (data, size);
  text = docket_charset_decode (data, size, "GB18030", NULL);
  bad = strlen (text->str) < text->len ? text->str + strlen (text->str)
                                       : strstr (text->str, REPLACEMENT);
  if (bad == NULL)
    return g_string_free (g_steal_pointer (&text), FALSE);
  fail (&reading, count_lines (text->str, bad),
        _ ("the file is neither UTF-8 nor GB18030: save it as one of these"), error);
  return NULL;
}

GPtrArray *
docket_csv_read (GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Reading reading = { .name = name, .line = 1 };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = dup_text (name, bytes, error);
  if (text == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (free_row);
  reading.rows = rows;
  reading.next = text;
  while (*reading.next != '\0')
    if (!read_row (&reading, error))
      return NULL;
  return g_steal_pointer (&rows);
}
