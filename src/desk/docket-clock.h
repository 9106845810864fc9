/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-instant.h"

G_BEGIN_DECLS

/**
 * DocketClock:
 *
 * The one clock of a program: the only place that asks the system for the time. Immutable, any
 * thread.
 */
typedef struct _DocketClock DocketClock;

/* @today: NULL for the real time; a date YYYY-MM-DD, with the real time of day; or a local instant
 * YYYY-MM-DDTHH:MM:SS, which then stands still. DOCKET_ERROR_USAGE */
DocketClock *docket_clock_new (const char *today, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_clock_free (DocketClock *clock);

DocketInstant docket_clock_now (const DocketClock *clock);
gboolean      docket_clock_is_simulated (const DocketClock *clock);

/* The mark an event bears that this clock dates: "simulated", "back" when it is real and stands
 * before
 * @last_real (the `at` of the last event with a real clock, or DOCKET_INSTANT_NONE), else "" */
const char *docket_clock_get_mark (const DocketClock *clock,
                                   DocketInstant      now,
                                   DocketInstant      last_real);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketClock, docket_clock_free)

G_END_DECLS
