/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-date.h"

G_BEGIN_DECLS

/**
 * DocketCalendar:
 *
 * Working days of one country, as its published exceptions from Monday to Friday. Immutable and
 * atomically ref-counted, so that threads may share it.
 */
typedef struct _DocketCalendar DocketCalendar;

typedef struct
{
  DocketDate date;
  gboolean   is_workday;
} DocketCalendarDay;

/* @days in any order, copied; a date given twice keeps the last. @digest: lower-case hex SHA-256 of
 * the file they came from, copied */
DocketCalendar *docket_calendar_new (const DocketCalendarDay *days,
                                     gsize                    n_days,
                                     const char              *digest) G_GNUC_WARN_UNUSED_RESULT;
DocketCalendar *docket_calendar_ref (DocketCalendar *calendar);
void            docket_calendar_unref (DocketCalendar *calendar);

const char *docket_calendar_get_digest (const DocketCalendar *calendar);

gboolean docket_calendar_is_workday (const DocketCalendar *calendar, DocketDate date);

/* Whether any exception is entered for @year: without one its holidays are unknown */
gboolean docket_calendar_covers (const DocketCalendar *calendar, int year);

/* The @n-th working day after @date, which itself is not counted; @n from 0 (then @date itself).
 * @provisional (nullable) becomes TRUE when a year without entries was looked at, and is otherwise
 * left alone. DOCKET_DATE_NONE when @date is none or the day lies beyond year 9999 */
DocketDate docket_calendar_add_workdays (const DocketCalendar *calendar,
                                         DocketDate            date,
                                         guint                 n,
                                         gboolean             *provisional);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCalendar, docket_calendar_unref)

G_END_DECLS
