/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed values and their canonical text. Any thread. Which words, parties and evidence exist is not
 * known here: the gates of an act ask that. */
#include "config.h"

#include "core/docket-value.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DECIMAL_DIGITS 6
#define EXCERPT_CHARS 60

/* Fills the number and the canonical text of @value; FALSE when @text is not of that type */
typedef gboolean (*ParseFunc) (DocketValue *value, const char *text);

static gboolean
parse_date (DocketValue *value, const char *text)
{
  if (!docket_date_parse (text, &value->date))
    return FALSE;

  value->text = docket_date_format (value->date);
  return TRUE;
}

static gboolean
parse_instant (DocketValue *value, const char *text)
{
  if (!docket_instant_parse (text, &value->instant))
    return FALSE;

  value->text = docket_instant_format (value->instant);
  return TRUE;
}

static gboolean
parse_month (DocketValue *value, const char *text)
{
  if (!docket_month_parse (text, &value->date))
    return FALSE;

  value->text = docket_month_format (value->date);
  return TRUE;
}

static gboolean
parse_int (DocketValue *value, const char *text)
{
  /* GLib's function also takes a plus sign */
  if (*text == '+' ||
      !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &value->number, NULL))
    return FALSE;

  value->text = g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
  return TRUE;
}

/* Reads digits, a point and up to six decimals as millionths */
static gboolean
read_millionths (const char *text, gint64 *millionths)
{
  gint64 number = 0;
  int    decimals = -1; /* until the point */

  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (*text == '.' && decimals < 0 && g_ascii_isdigit (text[1]))
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*text) || decimals == DECIMAL_DIGITS ||
          number > (G_MAXINT64 - (*text - '0')) / 10)
        return FALSE;
      number = number * 10 + (*text - '0');
      if (decimals >= 0)
        decimals++;
    }

  for (int i = MAX (decimals, 0); i < DECIMAL_DIGITS; i++)
    {
      if (number > G_MAXINT64 / 10)
        return FALSE;
      number *= 10;
    }
  *millionths = number;
  return TRUE;
}

static char *
format_millionths (gint64 millionths)
{
  gint64           magnitude = ABS (millionths);
  g_autofree char *text =
      g_strdup_printf ("%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, millionths < 0 ? "-" : "",
                       magnitude / DOCKET_DECIMAL_SCALE, magnitude % DOCKET_DECIMAL_SCALE);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  return g_strndup (text, length);
}

static gboolean
parse_decimal (DocketValue *value, const char *text)
{
  gboolean is_negative = *text == '-';

  if (!read_millionths (is_negative ? text + 1 : text, &value->number))
    return FALSE;

  if (is_negative)
    value->number = -value->number;
  value->text = format_millionths (value->number);
  return TRUE;
}

static gboolean
parse_flag (DocketValue *value, const char *text)
{
  static const char *const yes[] = { "yes", "true", "1", "是", NULL };
  static const char *const no[] = { "no", "false", "0", "否", NULL };

  value->number = g_strv_contains (yes, text);
  if (value->number == 0 && !g_strv_contains (no, text))
    return FALSE;

  value->text = g_strdup (value->number != 0 ? "yes" : "no");
  return TRUE;
}

static gboolean
parse_word (DocketValue *value, const char *text)
{
  if (*text == '\0' || strpbrk (text, " \t\r\n,") != NULL)
    return FALSE;

  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_text (DocketValue *value, const char *text)
{
  value->text = g_strdup (text);
  return TRUE;
}

static gboolean
parse_party (DocketValue *value, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0' || strpbrk (stripped, "\t\r\n") != NULL)
    return FALSE;

  value->text = g_steal_pointer (&stripped);
  return TRUE;
}

static gboolean
is_evidence_id (const char *id)
{
  return id[0] == 'E' && id[1] >= '1' && id[1] <= '9' &&
         strspn (id + 1, "0123456789") == strlen (id + 1);
}

/* Splits at commas, drops blanks around the items; FALSE when one is empty or refused by @accepts
 * (nullable) */
static gboolean
parse_items (DocketValue *value, const char *text, gboolean (*accepts) (const char *))
{
  g_auto (GStrv) items = g_strsplit (text, ",", -1);

  for (char **item = items; *item != NULL; item++)
    {
      g_strstrip (*item);
      if (**item == '\0' || (accepts != NULL && !accepts (*item)))
        return FALSE;
    }
  if (*items == NULL)
    return FALSE;

  value->text = g_strjoinv (",", items);
  return TRUE;
}

static gboolean
parse_evidence (DocketValue *value, const char *text)
{
  return parse_items (value, text, is_evidence_id);
}

static gboolean
parse_list (DocketValue *value, const char *text)
{
  return parse_items (value, text, NULL);
}

static const struct
{
  const char *name;
  const char *expected;
  ParseFunc   parse;
} types[] = {
  [DOCKET_TYPE_DATE] = { "date", N_ ("a date, YYYY-MM-DD"), parse_date },
  [DOCKET_TYPE_INSTANT] = { "instant", N_ ("a date with time, YYYY-MM-DDTHH:MM:SS"),
                            parse_instant },
  [DOCKET_TYPE_MONTH] = { "month", N_ ("a month, YYYY-MM"), parse_month },
  [DOCKET_TYPE_INT] = { "int", N_ ("a whole number"), parse_int },
  [DOCKET_TYPE_DECIMAL] = { "decimal", N_ ("a number with up to six decimals"), parse_decimal },
  [DOCKET_TYPE_MONEY] = { "money", N_ ("an amount in fen, a whole number"), parse_int },
  [DOCKET_TYPE_FLAG] = { "flag", N_ ("yes or no"), parse_flag },
  [DOCKET_TYPE_WORD] = { "word", N_ ("a word, without blanks and commas"), parse_word },
  [DOCKET_TYPE_TEXT] = { "text", N_ ("a text without control characters"), parse_text },
  [DOCKET_TYPE_PARTY] = { "party", N_ ("the name or number of a party"), parse_party },
  [DOCKET_TYPE_EVIDENCE] = { "evidence", N_ ("a list of evidence such as E1,E2"), parse_evidence },
  [DOCKET_TYPE_LIST] = { "list", N_ ("a list with commas between the items"), parse_list },
};

/* The start of @text, fit for a message whatever it holds */
static char *
dup_excerpt (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, EXCERPT_CHARS);
  return g_strconcat (start, "…", NULL);
}

DocketValue *
docket_value_parse (DocketType type, const char *text, GError **error)
{
  g_autoptr (DocketValue) value = NULL;

  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (types), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  value = g_new0 (DocketValue, 1);
  value->type = type;
  if (!docket_text_is_storable (text) || !types[type].parse (value, text))
    {
      g_autofree char *excerpt = dup_excerpt (text);

      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("“%s” is not %s"), excerpt,
                   _ (types[type].expected));
      return NULL;
    }
  return g_steal_pointer (&value);
}

void
docket_value_free (DocketValue *value)
{
  g_return_if_fail (value != NULL);

  g_free (value->text);
  g_free (value);
}

gboolean
docket_text_is_storable (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const guint8 *byte = (const guint8 *) text; *byte != 0; byte++)
    {
      if (*byte < ' ' && *byte != '\t' && *byte != '\n' && *byte != '\r')
        return FALSE;
      /* U+FFFE and U+FFFF; surrogates are no valid UTF-8 */
      if (byte[0] == 0xef && byte[1] == 0xbf && byte[2] >= 0xbe)
        return FALSE;
    }
  return TRUE;
}

const char *
docket_type_get_name (DocketType type)
{
  g_return_val_if_fail ((gsize) type < G_N_ELEMENTS (types), NULL);

  return types[type].name;
}

gboolean
docket_type_from_name (const char *name, DocketType *type)
{
  g_return_val_if_fail (name != NULL && type != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (types[i].name, name))
        {
          *type = (DocketType) i;
          return TRUE;
        }
    }
  return FALSE;
}
