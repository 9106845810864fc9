/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Borrowed values of an evaluation. Any thread; which words a fact allows is asked elsewhere. */
#include "core/docket-datum.h"

static gint64
scale_saturated (gint64 count)
{
  gint64 millionths;

  if (__builtin_mul_overflow (count, DOCKET_DECIMAL_SCALE, &millionths))
    return count < 0 ? G_MININT64 : G_MAXINT64;
  return millionths;
}

static gboolean
parse_number (DocketDatum *datum, const char *text)
{
  g_autoptr (DocketValue) value = docket_value_parse (datum->type, text, NULL);

  if (value == NULL)
    return FALSE;

  datum->number =
      value->type == DOCKET_TYPE_DECIMAL ? value->number : scale_saturated (value->number);
  if (value->type == DOCKET_TYPE_FLAG)
    datum->text = value->number != 0 ? "yes" : "no";
  return TRUE;
}

static gboolean
parse_typed (DocketDatum *datum, const char *text)
{
  switch (datum->type)
    {
    case DOCKET_TYPE_DATE:
      return docket_date_parse (text, &datum->date);
    case DOCKET_TYPE_MONTH:
      return docket_month_parse (text, &datum->date);
    case DOCKET_TYPE_INSTANT:
      return docket_instant_parse (text, &datum->instant);
    case DOCKET_TYPE_INT:
    case DOCKET_TYPE_DECIMAL:
    case DOCKET_TYPE_MONEY:
    case DOCKET_TYPE_FLAG:
      return parse_number (datum, text);
    default:
      return TRUE;
    }
}

gboolean
docket_datum_parse (DocketDatum *datum, DocketType type, const char *text)
{
  *datum = (DocketDatum) { .known = TRUE, .type = type, .text = text };
  if (parse_typed (datum, text))
    return TRUE;

  *datum = DOCKET_DATUM_UNKNOWN;
  return FALSE;
}

DocketDatum
docket_datum_of_date (DocketDate date)
{
  if (!docket_date_is_valid (date))
    return DOCKET_DATUM_UNKNOWN;
  return (DocketDatum) { .known = TRUE, .type = DOCKET_TYPE_DATE, .date = date };
}

DocketDatum
docket_datum_of_month (DocketDate date)
{
  if (!docket_date_is_valid (date))
    return DOCKET_DATUM_UNKNOWN;
  return (DocketDatum) { .known = TRUE,
                         .type = DOCKET_TYPE_MONTH,
                         .date = docket_date_month_start (date) };
}

DocketDatum
docket_datum_of_instant (DocketInstant instant)
{
  if (!docket_instant_is_valid (instant))
    return DOCKET_DATUM_UNKNOWN;
  return (DocketDatum) { .known = TRUE, .type = DOCKET_TYPE_INSTANT, .instant = instant };
}

DocketDatum
docket_datum_of_number (DocketType type, gint64 millionths)
{
  return (DocketDatum) { .known = TRUE, .type = type, .number = millionths };
}

DocketDatum
docket_datum_of_count (gint64 count)
{
  return docket_datum_of_number (DOCKET_TYPE_INT, scale_saturated (count));
}

DocketDatum
docket_datum_of_flag (gboolean flag)
{
  return (DocketDatum) { .known = TRUE,
                         .type = DOCKET_TYPE_FLAG,
                         .number = flag ? DOCKET_DECIMAL_SCALE : 0,
                         .text = flag ? "yes" : "no" };
}

DocketDatum
docket_datum_of_text (DocketType type, const char *text)
{
  return (DocketDatum) { .known = text != NULL, .type = type, .text = text };
}

DocketDate
docket_datum_get_date (const DocketDatum *datum)
{
  if (!datum->known)
    return DOCKET_DATE_NONE;
  if (datum->type == DOCKET_TYPE_DATE || datum->type == DOCKET_TYPE_MONTH)
    return datum->date;
  return datum->type == DOCKET_TYPE_INSTANT ? docket_instant_date (datum->instant)
                                            : DOCKET_DATE_NONE;
}

DocketInstant
docket_datum_get_instant (const DocketDatum *datum)
{
  if (datum->known && datum->type == DOCKET_TYPE_INSTANT)
    return datum->instant;
  return docket_instant_of_date (docket_datum_get_date (datum));
}

gboolean
docket_datum_get_number (const DocketDatum *datum, gint64 *millionths)
{
  if (!datum->known)
    return FALSE;

  switch (datum->type)
    {
    case DOCKET_TYPE_INT:
    case DOCKET_TYPE_DECIMAL:
    case DOCKET_TYPE_MONEY:
    case DOCKET_TYPE_FLAG:
      *millionths = datum->number;
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
format_millionths (gint64 millionths)
{
  char   text[64];
  gint64 rest = ABS (millionths % DOCKET_DECIMAL_SCALE);
  int    length = g_snprintf (text, sizeof text, "%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT,
                           millionths < 0 && millionths > -DOCKET_DECIMAL_SCALE ? "-" : "",
                              millionths / DOCKET_DECIMAL_SCALE, rest);

  while (text[length - 1] == '0')
    length--;
  if (text[length - 1] == '.')
    length--;
  return g_strndup (text, length);
}

char *
docket_datum_dup_text (const DocketDatum *datum)
{
  if (!datum->known || datum->text != NULL)
    return datum->known ? g_strdup (datum->text) : NULL;

  switch (datum->type)
    {
    case DOCKET_TYPE_DATE:
      return docket_date_format (datum->date);
    case DOCKET_TYPE_MONTH:
      return docket_month_format (datum->date);
    case DOCKET_TYPE_INSTANT:
      return docket_instant_format (datum->instant);
    default:
      return format_millionths (datum->number);
    }
}
