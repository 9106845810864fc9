/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-date.h"

G_BEGIN_DECLS

/**
 * DocketInstant:
 *
 * A moment, as seconds since 1970-01-01T00:00:00Z. Rules look at its local form: Asia/Shanghai,
 * UTC+8 without daylight saving.
 */
typedef gint64 DocketInstant;

#define DOCKET_INSTANT_NONE G_MININT64

/* Whether both the local form and UTC stand in years 1 to 9999, so that @instant can be written */
gboolean docket_instant_is_valid (DocketInstant instant);

/* 00:00:00 local of @date; DOCKET_INSTANT_NONE when @date is no valid date */
DocketInstant docket_instant_of_date (DocketDate date);
/* The local date; DOCKET_DATE_NONE outside years 1 to 9999 */
DocketDate docket_instant_date (DocketInstant instant);

/* Strictly YYYY-MM-DDTHH:MM:SS, local time; with a final Z, UTC. FALSE leaves @instant alone */
gboolean docket_instant_parse (const char *text, DocketInstant *instant);
/* YYYY-MM-DDTHH:MM:SS, local */
char *docket_instant_format (DocketInstant instant) G_GNUC_WARN_UNUSED_RESULT;
/* RFC 3339, UTC, with seconds: YYYY-MM-DDTHH:MM:SSZ */
char *docket_instant_format_utc (DocketInstant instant) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
