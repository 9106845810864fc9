/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters of Content-Type and Content-Disposition from the raw header: file names there suffer
 * from the same loss as subjects (docket-rfc2047.c). Any thread. */
#include "intake/docket-mime-parameter.h"

#include "intake/docket-charset.h"
#include "intake/docket-rfc2047.h"

#include <string.h>

/* More continuations are no file name */
#define MAX_SECTIONS 100

typedef struct
{
  guint    section;  /* of name*2 */
  gboolean extended; /* name*2*: percent-encoded */
  GString *value;
} Piece;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_string_free (piece->value, TRUE);
  g_free (piece);
}

/* Reads name, name*, name*0 or name*0* at the start of @attribute; FALSE for another name */
static gboolean
parse_attribute (const char *attribute, const char *name, Piece *piece, gboolean *plain)
{
  gsize length = strlen (name);
  char *end = NULL;

  if (g_ascii_strncasecmp (attribute, name, length) != 0)
    return FALSE;
  attribute += length;
  *plain = *attribute == '\0';
  piece->extended = FALSE;
  piece->section = 0;
  if (*plain)
    return TRUE;
  if (*attribute++ != '*')
    return FALSE;
  if (g_ascii_isdigit (*attribute))
    {
      piece->section = (guint) MIN (g_ascii_strtoull (attribute, &end, 10), MAX_SECTIONS);
      attribute = end;
      piece->extended = *attribute == '*';
      return piece->section < MAX_SECTIONS && attribute[piece->extended] == '\0';
    }
  piece->extended = *attribute == '\0';
  return piece->extended;
}

static const char *
skip_blank (const char *at)
{
  while (g_ascii_isspace (*at) || *at == ';')
    at++;
  return at;
}

static const char *
read_quoted (const char *at, GString *value)
{
  for (at++; *at != '\0' && *at != '"'; at++)
    {
      if (*at == '\\' && (at[1] == '"' || at[1] == '\\'))
        at++;
      if (*at != '\r' && *at != '\n')
        g_string_append_c (value, *at);
    }
  return *at == '"' ? at + 1 : at;
}

/* Careless senders leave names with spaces unquoted */
static const char *
read_bare (const char *at, GString *value)
{
  gsize length = strcspn (at, ";\r\n");

  g_string_append_len (value, at, (gssize) length);
  while (value->len > 0 && g_ascii_isspace (value->str[value->len - 1]))
    g_string_truncate (value, value->len - 1);
  return at + length;
}

/* Reads the next attribute and its value and moves on; FALSE at the end */
static gboolean
read_parameter (const char **at, char **attribute, GString *value)
{
  const char *start = skip_blank (*at);
  gsize       length = strcspn (start, "=;");

  g_free (*attribute);
  *attribute = g_strstrip (g_strndup (start, length));
  g_string_truncate (value, 0);
  *at = start + length;
  if (**at == '=')
    {
      for (++*at; g_ascii_isspace (**at); ++*at)
        ;
      *at = **at == '"' ? read_quoted (*at, value) : read_bare (*at, value);
      *at += strcspn (*at, ";");
    }
  return length > 0 || **at != '\0';
}

static void
append_percent_decoded (GString *bytes, const char *text)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '%' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]))
        {
          g_string_append_c (bytes, (char) (g_ascii_xdigit_value (text[1]) * 16 +
                                            g_ascii_xdigit_value (text[2])));
          text += 2;
        }
      else
        g_string_append_c (bytes, *text);
    }
}

static const Piece *
find_section (GPtrArray *pieces, guint section)
{
  for (guint i = 0; i < pieces->len; i++)
    if (((const Piece *) g_ptr_array_index (pieces, i))->section == section)
      return g_ptr_array_index (pieces, i);
  return NULL;
}

/* Takes charset'language' off the front; NULL when it is not there */
static char *
split_charset (const char **value)
{
  const char *first = strchr (*value, '\'');
  const char *second = first != NULL ? strchr (first + 1, '\'') : NULL;
  char       *charset;

  if (second == NULL)
    return NULL;
  charset = g_strndup (*value, (gsize) (first - *value));
  *value = second + 1;
  return charset;
}

static char *
join_pieces (GPtrArray *pieces, const char *hint)
{
  g_autoptr (GString) bytes = g_string_new (NULL);
  g_autoptr (GString) text = NULL;
  g_autofree char *charset = NULL;
  const Piece     *piece;

  for (guint i = 0; (piece = find_section (pieces, i)) != NULL; i++)
    {
      const char *value = piece->value->str;

      if (i == 0 && piece->extended)
        charset = split_charset (&value);
      if (piece->extended)
        append_percent_decoded (bytes, value);
      else
        g_string_append (bytes, value);
    }
  if (charset == NULL)
    return docket_rfc2047_decode (bytes->str, bytes->len, hint);
  text = docket_charset_decode (bytes->str, bytes->len, charset, hint);
  return docket_text_clean (text->str, text->len, NULL);
}

char *
docket_mime_parameter_decode (const char *raw, const char *name, const char *hint)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (free_piece);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) plain_value = NULL;
  g_autofree char *attribute = NULL;

  g_return_val_if_fail (raw != NULL && name != NULL, NULL);

  raw += strcspn (raw, ";");
  while (read_parameter (&raw, &attribute, value))
    {
      Piece    piece;
      gboolean plain;

      if (!parse_attribute (attribute, name, &piece, &plain))
        continue;
      if (plain && plain_value == NULL)
        plain_value = g_string_new_len (value->str, (gssize) value->len);
      else if (!plain && pieces->len < MAX_SECTIONS)
        {
          piece.value = g_string_new_len (value->str, (gssize) value->len);
          g_ptr_array_add (pieces, g_memdup2 (&piece, sizeof piece));
        }
    }
  if (find_section (pieces, 0) != NULL)
    return join_pieces (pieces, hint);
  return plain_value != NULL ? docket_rfc2047_decode (plain_value->str, plain_value->len, hint)
                             : NULL;
}
