/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One text for all ways to write the same: width, case, compatibility, diacritics, Traditional and
 * Simplified. For searching and comparing, never for showing. Any thread. */
#include "store/docket-search.h"

#include "store/docket-fold-table.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define REPLACEMENT 0xfffd

typedef struct
{
  UChar  *units;
  int32_t length;
} Text;

static Text
decode (const char *text)
{
  gsize      length = strlen (text);
  UErrorCode code = U_ZERO_ERROR;
  Text       decoded;

  g_return_val_if_fail (length < G_MAXINT32 / 4, ((Text) { g_new0 (UChar, 1), 0 }));

  decoded.units = g_new (UChar, length + 1);
  u_strFromUTF8WithSub (decoded.units, (int32_t) length + 1, &decoded.length, text,
                        (int32_t) length, REPLACEMENT, NULL, &code);
  g_assert (U_SUCCESS (code));
  return decoded;
}

static char *
encode (Text text)
{
  gsize      capacity = (gsize) text.length * 3 + 1;
  char      *encoded = g_malloc (capacity);
  UErrorCode code = U_ZERO_ERROR;

  u_strToUTF8WithSub (encoded, (int32_t) capacity, NULL, text.units, text.length, REPLACEMENT, NULL,
                      &code);
  g_assert (U_SUCCESS (code));
  return encoded;
}

/* Replaces @text by its normal form */
static void
normalize (Text *text, const UNormalizer2 *normalizer)
{
  UErrorCode code = U_ZERO_ERROR;
  int32_t    capacity = text->length + 16;
  UChar     *result = g_new (UChar, capacity);
  int32_t    length =
      unorm2_normalize (normalizer, text->units, text->length, result, capacity, &code);

  if (code == U_BUFFER_OVERFLOW_ERROR)
    {
      code = U_ZERO_ERROR;
      result = g_renew (UChar, result, length);
      length = unorm2_normalize (normalizer, text->units, text->length, result, length, &code);
    }
  g_assert (U_SUCCESS (code));
  g_free (text->units);
  text->units = result;
  text->length = length;
}

static gboolean
has_diacritics (Text text)
{
  for (int32_t i = 0; i < text.length; i++)
    {
      if (text.units[i] >= 0x00c0 && text.units[i] < 0x2000)
        return TRUE;
    }
  return FALSE;
}

static void
remove_diacritics (Text *text)
{
  UErrorCode code = U_ZERO_ERROR;
  int32_t    kept = 0;

  if (!has_diacritics (*text))
    return;
  normalize (text, unorm2_getNFDInstance (&code));
  for (int32_t i = 0; i < text->length; i++)
    {
      if (text->units[i] < 0x0300 || text->units[i] > 0x036f)
        text->units[kept++] = text->units[i];
    }
  text->length = kept;
  normalize (text, unorm2_getNFCInstance (&code));
  g_assert (U_SUCCESS (code));
}

static void
simplify (Text *text)
{
  for (int32_t i = 0; i < text->length; i++)
    {
      UChar unit = text->units[i];

      if (unit >= DOCKET_FOLD_FIRST && unit <= DOCKET_FOLD_LAST)
        text->units[i] = DOCKET_FOLD_TABLE[unit - DOCKET_FOLD_FIRST];
    }
}

char *
docket_fold_text (const char *text)
{
  UErrorCode code = U_ZERO_ERROR;
  Text       folded;
  char      *encoded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = decode (text);
  normalize (&folded, unorm2_getNFKCCasefoldInstance (&code));
  g_assert (U_SUCCESS (code));
  remove_diacritics (&folded);
  simplify (&folded);
  encoded = encode (folded);
  g_free (folded.units);
  return encoded;
}
