/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketDate:
 *
 * A civil date of the proleptic Gregorian calendar, as days since 1970-01-01, years 1 to 9999.
 * Dates compare and subtract as numbers. A month is the date of its first day.
 */
typedef gint32 DocketDate;

#define DOCKET_DATE_NONE G_MININT32

/* DOCKET_DATE_NONE when there is no such day; month and day count from 1 */
DocketDate docket_date_new (int year, int month, int day);

/* Whether @date lies in years 1 to 9999. Arithmetic may leave them: what gives a date then gives
 * DOCKET_DATE_NONE, also for DOCKET_DATE_NONE; splitting, formatting or asking the weekday of such
 * a date is the caller's mistake */
gboolean docket_date_is_valid (DocketDate date);

/* Each of @year, @month and @day may be NULL */
void docket_date_split (DocketDate date, int *year, int *month, int *day);

/* Strictly YYYY-MM-DD; FALSE leaves @date alone */
gboolean docket_date_parse (const char *text, DocketDate *date);
char    *docket_date_format (DocketDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Strictly YYYY-MM; @month becomes the first day */
gboolean docket_month_parse (const char *text, DocketDate *month);
char    *docket_month_format (DocketDate date) G_GNUC_WARN_UNUSED_RESULT;

/* 1 Monday to 7 Sunday (ISO 8601) */
int docket_date_weekday (DocketDate date);

DocketDate docket_date_month_start (DocketDate date);
DocketDate docket_date_month_end (DocketDate date);

/* Same day number @months later, or the end of the month where that day does not exist
 * (Civil Code of the PRC art. 202). DOCKET_DATE_NONE outside years 1 to 9999 */
DocketDate docket_date_add_months (DocketDate date, int months);

G_END_DECLS
