/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes and what they are said to be -> UTF-8, by ICU. Any thread. Chinese mail is often labelled
 * wrongly or not at all; the choice among charsets is made here and nowhere else. */
/* memmem() */
#define _GNU_SOURCE
#include "intake/docket-charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#define REPLACEMENT "\357\277\275"

/* Above one replacement in this many characters a label is taken to be wrong */
#define TOLERATED_SHARE 20

/* Labels whose text is really of the charset beside them; NULL: say nothing about the text */
static const struct
{
  const char *label;
  const char *name;
} aliases[] = {
  { "gb2312", "gb18030" },     { "gbk", "gb18030" },         { "x-gbk", "gb18030" },
  { "gb_2312-80", "gb18030" }, { "cp936", "gb18030" },       { "ms936", "gb18030" },
  { "euc-cn", "gb18030" },     { "csgb2312", "gb18030" },    { "windows-936", "gb18030" },
  { "big5", "big5-hkscs" },    { "x-x-big5", "big5-hkscs" }, { "cp950", "big5-hkscs" },
  { "utf8", "utf-8" },         { "hz-gb-2312", "hz" },       { "us-ascii", NULL },
  { "ascii", NULL },           { "ansi_x3.4-1968", NULL },   { "unknown-8bit", NULL },
  { "x-unknown", NULL },       { "default", NULL },          { "binary", NULL },
};

/* The charset that @label stands for, NULL when it says nothing */
static const char *
resolve_label (const char *label)
{
  if (label == NULL || *label == '\0')
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_ascii_strcasecmp (aliases[i].label, label) == 0)
      return aliases[i].name;
  return label;
}

static guint
count_replacements (const char *text, gsize length)
{
  const char *end = text + length;
  guint       count = 0;

  while ((text = memmem (text, (gsize) (end - text), REPLACEMENT, 3)) != NULL)
    {
      count++;
      text += 3;
    }
  return count;
}

/* One charset's reading of some bytes; @text is NULL when ICU does not know the charset */
typedef struct
{
  GString *text;
  guint    replaced;
} Reading;

static void
clear_reading (Reading *reading)
{
  if (reading->text != NULL)
    g_string_free (reading->text, TRUE);
  reading->text = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* Appends UTF-16 as UTF-8; a lone surrogate becomes U+FFFD */
static void
append_utf16 (GString *text, const UChar *units, int32_t length)
{
  g_autofree char *buffer = g_malloc ((gsize) length * 3 + 1);
  UErrorCode       status = U_ZERO_ERROR;
  int32_t          written = 0;

  u_strToUTF8WithSub (buffer, length * 3 + 1, &written, units, length, 0xfffd, NULL, &status);
  if (U_SUCCESS (status))
    g_string_append_len (text, buffer, written);
}

/* Converts in pieces: a hostile length costs no buffer of its multiple */
static GString *
convert_pieces (UConverter *converter, const char *bytes, gsize length)
{
  g_autoptr (GString) text = g_string_sized_new (length + length / 2);
  const char *end = bytes + length;
  UChar       units[4096];
  UErrorCode  status;

  do
    {
      UChar *target = units;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &target, units + G_N_ELEMENTS (units), &bytes, end, NULL, TRUE,
                      &status);
      append_utf16 (text, units, (int32_t) (target - units));
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  return U_SUCCESS (status) ? g_steal_pointer (&text) : NULL;
}

static Reading
read_as (const char *charset, const char *bytes, gsize length)
{
  Reading     reading = { NULL, 0 };
  UErrorCode  status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (charset, &status);

  if (U_FAILURE (status))
    return reading;
  reading.text = convert_pieces (converter, bytes, length);
  ucnv_close (converter);
  if (reading.text != NULL)
    reading.replaced = count_replacements (reading.text->str, reading.text->len);
  return reading;
}

/* g_utf8_validate_len() stops at NUL, which mail may hold */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *stop;

      if (g_utf8_validate_len (bytes, (gsize) (end - bytes), &stop))
        return TRUE;
      if (*stop != '\0')
        return FALSE;
      bytes = stop + 1;
    }
  return TRUE;
}

static gboolean
is_ascii (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/* GB2312 proper has both bytes above 0xa0, as most Chinese text does; Big5 text of any length has
 * second bytes below 0x7f */
static gboolean
looks_like_gb2312 (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) bytes[i] < 0x80)
        continue;
      if (i + 1 >= length || (guchar) bytes[i] < 0xa1 || (guchar) bytes[i] > 0xf7 ||
          (guchar) bytes[i + 1] < 0xa1)
        return FALSE;
      i++;
    }
  return TRUE;
}

/* Which of the two ICU's statistics find more likely; GB18030 when they cannot tell */
static const char *
detect_chinese (const char *bytes, gsize length)
{
  UErrorCode            status = U_ZERO_ERROR;
  UCharsetDetector     *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  const char           *found = NULL;
  int32_t               n_matches = 0;

  ucsdet_setText (detector, bytes, (int32_t) MIN (length, 64 * 1024), &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < n_matches && found == NULL; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);

      if (name != NULL && g_ascii_strcasecmp (name, "Big5") == 0)
        found = "big5-hkscs";
      else if (name != NULL && g_ascii_strcasecmp (name, "GB18030") == 0)
        found = "gb18030";
    }
  ucsdet_close (detector);
  return found != NULL ? found : "gb18030";
}

static GString *
steal_text (Reading *reading)
{
  return g_steal_pointer (&reading->text);
}

/* Text that is not UTF-8 and of which nothing credible is said */
static GString *
decode_guessed (const char *bytes, gsize length, const char *hint)
{
  const char *other = NULL;
  const char *charset = NULL;

  if (hint != NULL && g_ascii_strcasecmp (hint, "utf-8") != 0)
    {
      g_auto (Reading) hinted = read_as (hint, bytes, length);

      if (hinted.text != NULL && hinted.replaced == 0)
        return steal_text (&hinted);
    }
  charset = looks_like_gb2312 (bytes, length) ? "gb18030" : detect_chinese (bytes, length);
  other = charset[0] == 'g' ? "big5-hkscs" : "gb18030";
  {
    g_auto (Reading) first = read_as (charset, bytes, length);
    g_auto (Reading) second = { NULL, 0 };
    g_auto (Reading) utf8 = { NULL, 0 };

    if (first.replaced == 0)
      return steal_text (&first);
    second = read_as (other, bytes, length);
    utf8 = read_as ("utf-8", bytes, length);
    if (utf8.replaced <= first.replaced && utf8.replaced <= second.replaced)
      return steal_text (&utf8);
    return steal_text (second.replaced < first.replaced ? &second : &first);
  }
}

/* Whether so little was replaced that the label is right and some bytes are damaged */
static gboolean
is_credible (const Reading *reading)
{
  glong n_chars;

  if (reading->text == NULL)
    return FALSE;
  if (reading->replaced == 0)
    return TRUE;
  n_chars = g_utf8_strlen (reading->text->str, (gssize) reading->text->len);
  return (glong) reading->replaced * TOLERATED_SHARE <= n_chars;
}

/* Latin-1 reads anything, so that only the bytes can show that the label is wrong */
static gboolean
yields_to_utf8 (const char *charset)
{
  static const char *const names[] = { "utf-8", "iso-8859-1", "windows-1252", "latin1" };

  for (gsize i = 0; charset != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (charset, names[i]) == 0)
      return TRUE;
  return charset == NULL;
}

/* Newer tables of GB18030 read any pairs of bytes, so that a clean reading says nothing: but text
 * of another charset is valid UTF-8 over so many bytes only by a miracle */
static gboolean
is_surely_utf8 (const char *bytes, gsize length)
{
  gsize n_high = 0;

  for (gsize i = 0; i < length && n_high < 6; i++)
    n_high += (guchar) bytes[i] >= 0x80;
  return n_high >= 6 && is_utf8 (bytes, length);
}

GString *
docket_charset_decode (const char *bytes, gsize length, const char *label, const char *hint)
{
  const char *charset = resolve_label (label);

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  /* ASCII is itself in all charsets of mail but the stateful and the wide ones */
  if (length == 0 || (charset == NULL && is_ascii (bytes, length)))
    return g_string_new_len (bytes, (gssize) length);
  if ((yields_to_utf8 (charset) && is_utf8 (bytes, length)) || is_surely_utf8 (bytes, length))
    return g_string_new_len (bytes, (gssize) length);
  if (charset != NULL)
    {
      g_auto (Reading) labelled = read_as (charset, bytes, length);

      if (labelled.replaced == 0 && labelled.text != NULL)
        return steal_text (&labelled);
      if (is_utf8 (bytes, length))
        return g_string_new_len (bytes, (gssize) length);
      if (is_credible (&labelled))
        return steal_text (&labelled);
    }
  return decode_guessed (bytes, length, resolve_label (hint));
}

/* Of what XML 1.0 can hold, only the carriage return is left out: line ends are made alike before
 */
static gboolean
is_clean (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  return c != 0x7f && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

/* One character from @text, which moves on; an invalid byte counts as one U+FFFD, a line end of any
 * kind as LF */
static gunichar
next_character (const char **text, const char *end)
{
  gunichar c = g_utf8_get_char_validated (*text, end - *text);

  if (c >= (gunichar) -2)
    {
      /* GLib takes NUL for an incomplete character */
      *text += 1;
      return 0xfffd;
    }
  *text += g_utf8_skip[*(const guchar *) *text];
  if (c != '\r')
    return is_clean (c) ? c : 0xfffd;
  if (*text < end && **text == '\n')
    *text += 1;
  return '\n';
}

char *
docket_text_clean (const char *text, gsize length, guint *replaced)
{
  GString    *clean = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = next_character (&text, end);

      if (c == 0xfffd && replaced != NULL)
        ++*replaced;
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}
