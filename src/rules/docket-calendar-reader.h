/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-calendar.h"

G_BEGIN_DECLS

/**
 * docket_calendar_read_bytes:
 * @bytes: UTF-8 text: lines date,kind,name below a first line of just that; kind is holiday or
 *   makeup-workday, the name is for people. Lines that begin with # are comments
 * @name: what to call it in messages
 *
 * Any thread.
 *
 * Returns: (transfer full): the calendar, its digest that of @bytes. NULL with
 *   DOCKET_ERROR_INVALID: the first problem as NAME:LINE: text, and how many more there are
 */
DocketCalendar *docket_calendar_read_bytes (GBytes     *bytes,
                                            const char *name,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
