/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-digest.h"
#include "core/docket-instant.h"

G_BEGIN_DECLS

/**
 * DocketEventValue:
 *
 * One named value of an event. Either @value and @salt are set, or, where the value is withheld,
 * only @commitment holds. Text is UTF-8 without NUL, exact. The strings lie in the same block of
 * memory as the value: they live as long as it does and are not freed or replaced singly.
 */
typedef struct
{
  const char  *name;
  const char  *salt;  /* 32 lower-case hex digits, or NULL when withheld */
  const char  *value; /* NULL when withheld */
  DocketDigest commitment;
} DocketEventValue;

/**
 * DocketEvent:
 *
 * One record of the journal. Owns everything in it. Names may repeat in @values, order counts.
 * Format and hash: docs/report.md.
 */
typedef struct
{
  gint64        seq;         /* place in the whole journal, from 1; 0 while not appended */
  char         *subject;     /* DESK/GG-2026-0001, DESK/P-17, DESK/M-9, DESK/desk */
  gint64        subject_seq; /* place among the subject's events, from 1 */
  DocketInstant at;          /* when it was recorded */
  char         *clock;       /* "", "simulated" or "back" */
  char         *actor;
  char         *auth; /* "claimed" or "passphrase" */
  char         *action;
  GPtrArray    *values; /* of DocketEventValue, owned */
  DocketDigest  hash;
  DocketDigest  head;
} DocketEvent;

/* Empty strings, no values */
DocketEvent *docket_event_new (const char *subject, const char *action) G_GNUC_WARN_UNUSED_RESULT;
void         docket_event_free (DocketEvent *event);

/* Adds a value with a fresh random salt; strings are copied */
void docket_event_add (DocketEvent *event, const char *name, const char *value);
/* Adds a value as read from a store or a report: @value and @salt, or @commitment when withheld
 * (then both are NULL). @commitment is not looked at when @value is given. Strings are copied */
void docket_event_add_stored (DocketEvent        *event,
                              const char         *name,
                              const char         *salt,
                              const char         *value,
                              const DocketDigest *commitment);

/* What stands for the value in the hash: SHA-256 (N(salt) N(value)), or the commitment of a
 * withheld one */
void docket_event_value_commit (const DocketEventValue *value, DocketDigest *commitment);

/* The first value called @name, NULL when there is none or it is withheld; borrowed */
const char *docket_event_get (const DocketEvent *event, const char *name);

/* The seq of the event that withdrew the one with @seq, 0: none did. @events: of one subject */
gint64 docket_events_find_undo (GPtrArray *events, gint64 seq);

/* N(name) N(salt) N(value) ... of all values, none of which may be withheld */
GBytes *docket_event_dup_body (const DocketEvent *event) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the values of a stored body; on failure @event stays as it was. DOCKET_ERROR_CORRUPT */
gboolean docket_event_add_body (DocketEvent  *event,
                                const guint8 *body,
                                gsize         length,
                                GError      **error);

/* Computes the hash from the event's own values after @previous, the hash of the subject's event
 * before it (NULL for the first). @hasher: of the caller's, for whoever computes many in a row;
 * nullable */
void docket_event_compute_hash (const DocketEvent  *event,
                                DocketHasher       *hasher,
                                const DocketDigest *previous,
                                DocketDigest       *hash);

/* head_n = SHA-256 (N(head_{n-1}) N(hash_n)); @previous NULL for the first event of a journal.
 * @hasher as above */
void docket_event_compute_head (DocketHasher       *hasher,
                                const DocketDigest *previous,
                                const DocketDigest *hash,
                                DocketDigest       *head);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketEvent, docket_event_free)

G_END_DECLS
