/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-value.h"

G_BEGIN_DECLS

/*
 * A value while a case is evaluated: like DocketValue, but borrowed and passed by value, so that
 * conditions are asked without allocating. Numbers of every type are held in millionths, so that
 * they compare with each other.
 */
typedef struct
{
  gboolean   known; /* FALSE: nothing else is set */
  DocketType type;
  union
  {
    DocketDate    date;    /* DATE, MONTH */
    DocketInstant instant; /* INSTANT */
    gint64        number;  /* INT, MONEY, DECIMAL, FLAG */
  };
  const char *text; /* canonical, borrowed; NULL: to be made from the above */
} DocketDatum;

#define DOCKET_DATUM_UNKNOWN ((DocketDatum) { .known = FALSE })

/* @text must outlive @datum; FALSE, with @datum unknown, when it is not of @type */
gboolean docket_datum_parse (DocketDatum *datum, DocketType type, const char *text);

/* Unknown for DOCKET_DATE_NONE and DOCKET_INSTANT_NONE */
DocketDatum docket_datum_of_date (DocketDate date);
DocketDatum docket_datum_of_month (DocketDate date);
DocketDatum docket_datum_of_instant (DocketInstant instant);
DocketDatum docket_datum_of_number (DocketType type, gint64 millionths);
DocketDatum docket_datum_of_count (gint64 count);
DocketDatum docket_datum_of_flag (gboolean flag);
/* Unknown for NULL */
DocketDatum docket_datum_of_text (DocketType type, const char *text);

/* The date of a DATE, MONTH or INSTANT, the instant (of a date its first second); NONE of others */
DocketDate    docket_datum_get_date (const DocketDatum *datum);
DocketInstant docket_datum_get_instant (const DocketDatum *datum);
/* FALSE for what is no number */
gboolean docket_datum_get_number (const DocketDatum *datum, gint64 *millionths);

/* Canonical text; NULL while unknown */
char *docket_datum_dup_text (const DocketDatum *datum) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
