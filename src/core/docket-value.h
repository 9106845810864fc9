/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-instant.h"

G_BEGIN_DECLS

/**
 * DocketType:
 *
 * The types of facts and inputs (data/rules/ruleset.rng). In a journal every value is its canonical
 * text; docket_value_parse() is the way back.
 */
typedef enum
{
  DOCKET_TYPE_DATE,     /* YYYY-MM-DD */
  DOCKET_TYPE_INSTANT,  /* YYYY-MM-DDTHH:MM:SS local */
  DOCKET_TYPE_MONTH,    /* YYYY-MM, held as the first day */
  DOCKET_TYPE_INT,      /* decimal integer */
  DOCKET_TYPE_DECIMAL,  /* up to six decimals, held as millionths */
  DOCKET_TYPE_MONEY,    /* fen, an integer */
  DOCKET_TYPE_FLAG,     /* yes or no */
  DOCKET_TYPE_WORD,     /* one of the words that the fact allows */
  DOCKET_TYPE_TEXT,     /* any text without control characters but tab and line ends */
  DOCKET_TYPE_PARTY,    /* a party's name, or P-17 */
  DOCKET_TYPE_EVIDENCE, /* ids E1,E2 */
  DOCKET_TYPE_LIST,     /* words or texts, separated by commas */
} DocketType;

#define DOCKET_DECIMAL_SCALE G_GINT64_CONSTANT (1000000)

/**
 * DocketValue:
 *
 * One typed value. @text is owned and set for every type (the canonical text).
 */
typedef struct
{
  DocketType type;
  union
  {
    DocketDate    date;    /* DATE, MONTH */
    DocketInstant instant; /* INSTANT */
    gint64        number;  /* INT, MONEY; DECIMAL in millionths; FLAG 0 or 1 */
  };
  char *text;
} DocketValue;

/* DOCKET_ERROR_INVALID, the message says what was expected. A FLAG also takes true/false, 1/0,
 * 是/否 */
DocketValue *docket_value_parse (DocketType  type,
                                 const char *text,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_value_free (DocketValue *value);

/* Whether XML 1.0 can hold every character of @text (valid UTF-8, no control characters but tab,
 * line feed, carriage return; no surrogates, U+FFFE, U+FFFF) */
gboolean docket_text_is_storable (const char *text);

/* "date", "instant", ... and back; FALSE for an unknown name */
const char *docket_type_get_name (DocketType type);
gboolean    docket_type_from_name (const char *name, DocketType *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketValue, docket_value_free)

G_END_DECLS
