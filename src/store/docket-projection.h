/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-event.h"
#include "store/docket-statement.h"

G_BEGIN_DECLS

/**
 * DocketProjection:
 *
 * One event on its way into the tables, and whose it is. Borrows everything. Private to store/.
 */
typedef struct
{
  DocketDatabase    *database;
  const DocketEvent *event;
  const char        *subject; /* without the desk */
  gint64             case_id; /* 0: the subject is no case */
  gint64             id;      /* 17 for P-17, 9 for M-9; 0: a case or the desk */
} DocketProjection;

/**
 * DocketGroup:
 *
 * The values GROUP.NUMBER.FIELD of one event that share group and number. Borrows the values.
 */
typedef struct
{
  char      *name;   /* evidence, post, ... */
  gint64     number; /* 1 for 1 as for E1 */
  GPtrArray *values; /* of DocketEventValue */
} DocketGroup;

/* The groups of @event whose names are in @names, in order of first appearance.
 * DOCKET_ERROR_INVALID */
GPtrArray *docket_projection_dup_groups (const DocketEvent *event,
                                         const char *const *names,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed; NULL when there is no such field */
const char *docket_group_get (const DocketGroup *group, const char *field);

/* Value @name of the event; "" when it has none */
const char *docket_projection_get (const DocketProjection *projection, const char *name);
/* Number of an event named by value @name; 0 when it names none */
gint64 docket_projection_get_seq (const DocketProjection *projection, const char *name);
/* When it happened: instant or first instant of the day, `at` when the event does not say */
DocketInstant docket_projection_get_on (const DocketProjection *projection);

/* @text, a date or an instant; @otherwise when it is NULL or empty. An unreadable text is kept as
 * the failure of @statement */
void docket_projection_bind_instant (DocketStatement *statement,
                                     const char      *name,
                                     const char      *text,
                                     DocketInstant    otherwise);
/* The same for the day of it; empty: NULL */
void docket_projection_bind_date (DocketStatement *statement, const char *name, const char *text);
/* A decimal as millionths; empty or unreadable: a failure of @statement */
void docket_projection_bind_decimal (DocketStatement *statement,
                                     const char      *name,
                                     const char      *text);
/* A natural number; empty: 0 */
void docket_projection_bind_size (DocketStatement *statement, const char *name, const char *text);

/* Binds :case and :seq */
void docket_projection_bind_place (const DocketProjection *projection, DocketStatement *statement);

G_END_DECLS
