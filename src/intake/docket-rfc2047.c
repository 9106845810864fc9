/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 2047 from the raw header. Any thread. Our own, because GMime 3.2 drops the word after a
 * padded base64 word of the same charset, and so the last words of a third of all Chinese subjects.
 */
#include "intake/docket-rfc2047.h"

#include "intake/docket-base64.h"
#include "intake/docket-charset.h"

#include <string.h>

/* One encoded-word: borrowed pieces of the header */
typedef struct
{
  const char *charset;
  gsize       charset_length; /* without the language of RFC 2231 */
  char        encoding;       /* B or Q */
  const char *text;
  gsize       text_length;
  const char *end; /* behind the final ?= */
} Word;

typedef struct
{
  const char *hint;
  GString    *result;
  GByteArray *bytes;   /* of adjacent words of one charset, not converted yet */
  char       *charset; /* theirs; NULL while there are none */
} Decoder;

static const char *
find_mark (const char *start, const char *end, char mark)
{
  return start < end ? memchr (start, mark, (gsize) (end - start)) : NULL;
}

/* The ?= that ends a word; a Q word may hold a bare ? of a careless sender */
static const char *
find_word_end (const char *text, const char *end)
{
  for (const char *mark = find_mark (text, end, '?'); mark != NULL && mark + 1 < end;
       mark = find_mark (mark + 1, end, '?'))
    if (mark[1] == '=')
      return mark;
  return NULL;
}

/* Whether an encoded-word starts at @start */
static gboolean
parse_word (const char *start, const char *end, Word *word)
{
  const char *mark;

  if (end - start < 2 || start[0] != '=' || start[1] != '?')
    return FALSE;
  word->charset = start + 2;
  mark = find_mark (word->charset, end, '?');
  if (mark == NULL || mark == word->charset || mark - word->charset > 40 || end - mark < 3 ||
      mark[2] != '?')
    return FALSE;
  word->encoding = g_ascii_toupper (mark[1]);
  if (word->encoding != 'B' && word->encoding != 'Q')
    return FALSE;
  word->charset_length = strcspn (word->charset, "*?");
  word->text = mark + 3;
  mark = find_word_end (word->text, end);
  if (mark == NULL)
    return FALSE;
  word->text_length = (gsize) (mark - word->text);
  word->end = mark + 2;
  return TRUE;
}

static void
append_q (GByteArray *bytes, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = text[i] == '_' ? ' ' : (guint8) text[i];

      if (text[i] == '=' && i + 2 < length && g_ascii_isxdigit (text[i + 1]) &&
          g_ascii_isxdigit (text[i + 2]))
        {
          byte = (guint8) (g_ascii_xdigit_value (text[i + 1]) * 16 +
                           g_ascii_xdigit_value (text[i + 2]));
          i += 2;
        }
      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_decoded (Decoder *decoder, const char *bytes, gsize length, const char *charset)
{
  GString *text = docket_charset_decode (bytes, length, charset, decoder->hint);

  g_string_append_len (decoder->result, text->str, (gssize) text->len);
  g_string_free (text, TRUE);
}

/* Converts what adjacent words of one charset gave */
static void
flush_words (Decoder *decoder)
{
  if (decoder->charset != NULL)
    append_decoded (decoder, (const char *) decoder->bytes->data, decoder->bytes->len,
                    decoder->charset);
  g_byte_array_set_size (decoder->bytes, 0);
  g_clear_pointer (&decoder->charset, g_free);
}

static void
take_word (Decoder *decoder, const Word *word)
{
  g_autofree char *charset = g_ascii_strdown (word->charset, (gssize) word->charset_length);

  if (decoder->charset != NULL && strcmp (decoder->charset, charset) != 0)
    flush_words (decoder);
  if (decoder->charset == NULL)
    decoder->charset = g_steal_pointer (&charset);
  if (word->encoding == 'B')
    docket_base64_append (decoder->bytes, word->text, word->text_length);
  else
    append_q (decoder->bytes, word->text, word->text_length);
}

/* Text between words, unfolded: line ends go, the white space after them stays as a space */
static void
take_literal (Decoder *decoder, const char *start, const char *end)
{
  g_autoptr (GString) unfolded = g_string_sized_new ((gsize) (end - start));

  flush_words (decoder);
  for (; start < end; start++)
    if (*start != '\r' && *start != '\n')
      g_string_append_c (unfolded, *start == '\t' ? ' ' : *start);
  append_decoded (decoder, unfolded->str, unfolded->len, NULL);
}

/* Where the next encoded-word starts, or @end */
static const char *
find_word (const char *start, const char *end, Word *word)
{
  for (const char *mark = find_mark (start, end, '='); mark != NULL;
       mark = find_mark (mark + 1, end, '='))
    if (parse_word (mark, end, word))
      return mark;
  return end;
}

/* Behind the last ?= of the header, where no word can start: without it, every start of a word that
 * has no end would be followed to the end of a hostile header */
static const char *
find_last_end (const char *raw, const char *end)
{
  for (const char *at = end; at - raw >= 2; at--)
    if (at[-2] == '?' && at[-1] == '=')
      return at;
  return raw;
}

static gboolean
is_blank (const char *start, const char *end)
{
  while (start < end && g_ascii_isspace (*start))
    start++;
  return start == end;
}

char *
docket_rfc2047_decode (const char *raw, gsize length, const char *hint)
{
  g_autoptr (GString) result = g_string_sized_new (length);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Decoder     decoder = { hint, result, bytes, NULL };
  const char *end = raw + length;
  const char *last_end;
  char       *clean;

  g_return_val_if_fail (raw != NULL || length == 0, NULL);

  last_end = find_last_end (raw, end);
  while (raw < end)
    {
      Word        word = { 0 };
      const char *start = find_word (raw, last_end, &word);

      if (start == last_end)
        start = end;

      /* White space between two words is no text */
      if (decoder.charset == NULL || start == end || !is_blank (raw, start))
        take_literal (&decoder, raw, start);
      raw = start;
      if (start < end)
        {
          take_word (&decoder, &word);
          raw = word.end;
        }
    }
  flush_words (&decoder);
  clean = docket_text_clean (result->str, result->len, NULL);
  return g_strstrip (clean);
}
