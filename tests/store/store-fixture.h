/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-store.h"

/* A desk's database in a directory of its own, and short ways to put events into it */
typedef struct
{
  char        *directory;
  DocketStore *store;
  gint64       at; /* of the next event; each takes a minute */
} StoreFixture;

#define STORE_DESK "0123456789abcdef0123456789abcdef"
#define STORE_CASE "GG-2026-0001"
/* 2026-03-02T09:00:00 local */
#define STORE_START G_GINT64_CONSTANT (1772413200)

void store_fixture_set_up (StoreFixture *fixture, gconstpointer data);
void store_fixture_tear_down (StoreFixture *fixture, gconstpointer data);

/* The same with an agency P-1, the creators P-2 and P-3, and STORE_CASE between the first two */
void store_fixture_set_up_case (StoreFixture *fixture, gconstpointer data);
/* Also checks that nothing is wrong with the desk then */
void store_fixture_tear_down_sound (StoreFixture *fixture, gconstpointer data);

/* Closes the store and opens it again */
void store_fixture_reopen (StoreFixture *fixture, gboolean writable);

/* An event of @subject (without the desk) with values NAME, VALUE, ..., NULL */
DocketEvent *store_fixture_event (StoreFixture *fixture,
                                  const char   *subject,
                                  const char   *action,
                                  ...) G_GNUC_NULL_TERMINATED;
/* Appends it in a transaction of its own; returns its number within the subject */
gint64 store_fixture_append (StoreFixture *fixture, const char *subject, const char *action, ...)
    G_GNUC_NULL_TERMINATED;
/* Appends @event, which it takes, where a transaction runs already */
void store_fixture_take (StoreFixture *fixture, DocketEvent *event);

/* Opens a case of @number between two parties */
void store_fixture_open_case (StoreFixture *fixture,
                              const char   *number,
                              const char   *agency,
                              const char   *creator);

/* 64 hex digits that @text alone has; static until the next but seven */
const char *store_fixture_digest (const char *text);

/* Runs SQL on the database behind the store's back; the store must be closed to write */
void store_fixture_meddle (StoreFixture *fixture, const char *sql);
/* The same where it must fail: why it did */
char  *store_fixture_meddle_and_fail (StoreFixture *fixture, const char *sql);
gint64 store_fixture_count (StoreFixture *fixture, const char *sql);

/* Nothing is wrong with chain, database and projections */
void store_fixture_assert_sound (StoreFixture *fixture);

/* Row @index of @n */
gpointer store_fixture_row (GPtrArray *rows, guint index, guint n);

DocketInstant store_fixture_instant (const char *text);
DocketDate    store_fixture_date (const char *text);
