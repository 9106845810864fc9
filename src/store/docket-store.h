/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-row.h"

G_BEGIN_DECLS

/**
 * DocketStore:
 *
 * One connection to the case database of a desk. Used by one thread, the one that opened it, which
 * every function asserts. Errors: DOCKET_ERROR_IO, DOCKET_ERROR_CORRUPT, DOCKET_ERROR_NOT_FOUND
 * where a single row was asked for.
 */
typedef struct _DocketStore DocketStore;

/* Makes desk.db in @directory with its schema. @desk: 32 hex digits. DOCKET_ERROR_CONFLICT when
 * there is one */
DocketStore *docket_store_create (const char *directory,
                                  const char *desk,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_TOO_NEW, DOCKET_ERROR_CORRUPT (not a desk, or the last 1,000
 * events do not chain). An older schema is copied aside, then migrated, by a writing connection
 * only */
DocketStore *docket_store_open (const char *directory,
                                gboolean    writable,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_store_close (DocketStore *store);

const char *docket_store_get_desk (const DocketStore *store);

/* Of a store opened for reading: until rollback, what it reads is of one moment */
gboolean docket_store_begin (DocketStore *store, GError **error);
/* Survives power loss once it returned TRUE */
gboolean docket_store_commit (DocketStore *store, GError **error);
void     docket_store_rollback (DocketStore *store);

/* Rows that this connection inserted, updated or deleted so far */
gint64 docket_store_get_changes (const DocketStore *store);

/* A snapshot of the database as desk.db of another directory, durably; one that is there is
 * replaced, and must not be open anywhere. Outside a transaction; a store opened for reading will
 * do */
gboolean docket_store_copy (DocketStore *store, const char *directory, GError **error);

/* --- journal ------------------------------------------------------------------------------- */

/* Appends @event and projects it, inside a transaction: gives it seq, subject_seq, hash, head. Its
 * subject is DESK/NAME of this desk */
gboolean docket_store_append (DocketStore *store, DocketEvent *event, GError **error);

/* Count of events and head over the journal; zero and all zero bytes while empty */
gboolean docket_store_get_head (DocketStore  *store,
                                gint64       *events,
                                DocketDigest *head,
                                GError      **error);
/* The `at` of the last event that no simulated clock made; DOCKET_INSTANT_NONE when there is none
 */
DocketInstant docket_store_get_last_real_at (DocketStore *store);

/* The `at` of the latest event before @instant; DOCKET_INSTANT_NONE when there is none */
gboolean docket_store_get_last_at (DocketStore   *store,
                                   DocketInstant  before,
                                   DocketInstant *at,
                                   GError       **error);

/* Of DocketEvent, in order; @subject without the desk: GG-2026-0001 */
GPtrArray *docket_store_dup_events (DocketStore *store,
                                    const char  *subject,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

typedef gboolean (*DocketEventFunc) (const DocketEvent *event, gpointer data, GError **error);
/* All events from @from on; stops at FALSE */
gboolean docket_store_foreach_event (DocketStore    *store,
                                     gint64          from,
                                     DocketEventFunc func,
                                     gpointer        data,
                                     GError        **error);

/* --- verification -------------------------------------------------------------------------- */

/* Recomputes every hash and the head. @problems: of char *, one a finding */
gboolean docket_store_verify_chain (DocketStore *store, GPtrArray *problems, GError **error);
/* PRAGMA integrity_check and foreign_key_check */
gboolean docket_store_verify_database (DocketStore *store, GPtrArray *problems, GError **error);
/* PRAGMA quick_check: whether the file is a sound database, whatever it says */
gboolean docket_store_verify_quickly (DocketStore *store, GPtrArray *problems, GError **error);
/* Ends the statement that runs, with an error. Any thread, while the store is open */
void docket_store_interrupt (DocketStore *store);
/* Replays the journal into a fresh database beside it and compares every projection, row by row */
gboolean docket_store_verify_projections (DocketStore *store, GPtrArray *problems, GError **error);
/* Sets @has to whether after @events events of the journal its head was @head */
gboolean docket_store_has_head (DocketStore        *store,
                                gint64              events,
                                const DocketDigest *head,
                                gboolean           *has,
                                GError            **error);
/* How many events @subject (without the desk) had when the journal had @events, and the hash of the
 * last of them; 0 and all zero bytes when it had none */
gboolean docket_store_get_last (DocketStore  *store,
                                const char   *subject,
                                gint64        events,
                                gint64       *count,
                                DocketDigest *last,
                                GError      **error);

/* --- desk ---------------------------------------------------------------------------------- */

GPtrArray      *docket_store_dup_actors (DocketStore *store, GError **error); /* DocketActorRow */
DocketActorRow *docket_store_dup_actor (DocketStore *store, const char *name, GError **error);
GPtrArray *docket_store_dup_rule_sets (DocketStore *store, GError **error); /* DocketRuleSetRow */
char *docket_store_dup_calendar (DocketStore *store, GError **error); /* digest in use, or NULL */
/* What `set` gave @key last; NULL without error when nothing did */
char *docket_store_dup_setting (DocketStore *store, const char *key, GError **error);

/* --- cases --------------------------------------------------------------------------------- */

/* GG, 2026 -> GG-2026-0001 and on; inside the transaction that opens the case */
char *docket_store_next_number (DocketStore *store, const char *system, int year, GError **error);
/* P-17, M-9 */
char *docket_store_next_party (DocketStore *store, GError **error);
char *docket_store_next_mail (DocketStore *store, GError **error);

DocketCaseRow *docket_store_dup_case (DocketStore *store, const char *number, GError **error);

/* The row ids of a list, in its order: the whole vector, to be fetched by pages.
 * DOCKET_ERROR_USAGE when lists know no such sort */
GArray *docket_store_list_ids (DocketStore *store, const DocketCaseQuery *query, GError **error);
/* How many cases the list has, whatever its limit */
gboolean docket_store_count (DocketStore           *store,
                             const DocketCaseQuery *query,
                             gint64                *cases,
                             GError               **error);
/* Of DocketCaseRow for @n ids, in their order; an id that is gone leaves NULL */
GPtrArray *docket_store_dup_cases (DocketStore *store, const gint64 *ids, gsize n, GError **error);

/* Numbers of open (not ended) cases of @kind in which each of @roles is held by its party of
 * @parties, whoever holds other roles; oldest first. Both NULL-terminated, same length, not empty
 */
GPtrArray *docket_store_dup_open_cases (DocketStore       *store,
                                        const char        *kind,
                                        const char *const *roles,
                                        const char *const *parties,
                                        GError           **error);
/* The same, of ended cases too */
GPtrArray *docket_store_dup_role_cases (DocketStore       *store,
                                        const char        *kind,
                                        const char *const *roles,
                                        const char *const *parties,
                                        GError           **error);
/* Every case of @system to which P-17 is a party, once for each role; of DocketRoleCaseRow, oldest
 * first */
GPtrArray *docket_store_dup_cases_in_roles (DocketStore *store,
                                            const char  *system,
                                            const char  *party,
                                            GError     **error);
/* Numbers of open cases of @system that follow another rule set or another calendar, by digest;
 * oldest first */
GPtrArray *docket_store_dup_cases_beside (DocketStore *store,
                                          const char  *system,
                                          const char  *rules,
                                          const char  *calendar,
                                          GError     **error);
/* What is cached of the cases of @system to which P-17 is a party, but @but, holds no longer,
 * unless they came to their end; inside a transaction */
gboolean docket_store_mark_stale (DocketStore *store,
                                  const char  *system,
                                  const char  *party,
                                  const char  *but,
                                  GError     **error);
/* Numbers whose cached answer does not hold at @now (since and until), at most @limit */
GPtrArray *docket_store_dup_stale_cases (DocketStore  *store,
                                         DocketInstant now,
                                         guint         limit,
                                         GError      **error);

GPtrArray *docket_store_dup_case_parties (DocketStore *store,
                                          const char  *number,
                                          GError     **error); /* DocketCasePartyRow */
GPtrArray *docket_store_dup_facts (DocketStore *store,
                                   const char  *number,
                                   GError     **error); /* DocketFactRow */
GPtrArray *docket_store_dup_evidence (DocketStore *store,
                                      const char  *number,
                                      GError     **error); /* DocketEvidenceRow */
GPtrArray *docket_store_dup_messages (DocketStore *store,
                                      const char  *number,
                                      GError     **error); /* DocketMessageRow */
GPtrArray *docket_store_dup_rulings (DocketStore *store,
                                     const char  *number,
                                     GError     **error); /* DocketRulingRow */
/* Place in the journal of the latest signature that brought a ruling into force in another case of
 * one of the case's parties; 0: none */
gboolean   docket_store_find_last_ruling (DocketStore *store,
                                          const char  *number,
                                          gint64      *seq,
                                          GError     **error);
GPtrArray *docket_store_dup_letters (DocketStore *store,
                                     const char  *number,
                                     GError     **error); /* DocketLetterRow */
GPtrArray *docket_store_dup_case_measures (DocketStore *store,
                                           const char  *number,
                                           GError     **error); /* DocketMeasureRow */
GPtrArray *docket_store_dup_case_ledger (DocketStore *store,
                                         const char  *number,
                                         GError     **error); /* DocketLedgerRow */

/* Mails by their Message-ID, or by the digest of their raw bytes; of DocketMessageRow, oldest first
 */
GPtrArray *docket_store_dup_messages_by_id (DocketStore *store,
                                            const char  *message_id,
                                            GError     **error);
GPtrArray *docket_store_dup_messages_by_digest (DocketStore *store,
                                                const char  *sha256,
                                                GError     **error);

/* Mails that are no case, M-9, with that status (unparsed, duplicate), the latest first; of
 * DocketMessageRow. @limit 0: all */
GPtrArray *docket_store_dup_filed_messages (DocketStore *store,
                                            const char  *status,
                                            guint        limit,
                                            GError     **error);

/* @size in bytes; -1 where no row knows it (rule sets, calendars) */
typedef gboolean (*DocketBlobFunc) (const char *sha256, gint64 size, gpointer data, GError **error);
/* Every file that some row names */
gboolean docket_store_foreach_blob (DocketStore   *store,
                                    DocketBlobFunc func,
                                    gpointer       data,
                                    GError       **error);
/* Sets @has to whether some row names the file */
gboolean docket_store_has_blob (DocketStore *store,
                                const char  *sha256,
                                gboolean    *has,
                                GError     **error);

/* --- parties ------------------------------------------------------------------------------- */

/* By role and folded name or alias; NULL without error when there is none */
DocketPartyRow *docket_store_find_party (DocketStore *store,
                                         const char  *role,
                                         const char  *name,
                                         GError     **error);
DocketPartyRow *docket_store_dup_party (DocketStore *store, const char *party, GError **error);
/* @role and @text nullable; @text is looked for in the folded names */
GPtrArray *docket_store_dup_parties (DocketStore *store,
                                     const char  *role,
                                     const char  *text,
                                     guint        limit,
                                     GError     **error);
GPtrArray *docket_store_dup_contacts (DocketStore *store,
                                      const char  *party,
                                      GError     **error); /* DocketContactRow */
GPtrArray *docket_store_dup_relationships (DocketStore *store,
                                           const char  *party,
                                           GError     **error); /* DocketRelationshipRow */
GPtrArray *docket_store_dup_ledger (DocketStore *store,
                                    const char  *party,
                                    GError     **error); /* DocketLedgerRow */
GPtrArray *docket_store_dup_party_cases (DocketStore *store,
                                         const char  *party,
                                         GError     **error); /* DocketCaseRow */
GPtrArray *docket_store_dup_measures (DocketStore *store,
                                      const char  *party,
                                      GError     **error); /* DocketMeasureRow */

/* --- caches -------------------------------------------------------------------------------- */

/* Replaces what is cached of one case, and moves the counts of the queues; inside a transaction */
gboolean docket_store_put_state (DocketStore *store, const DocketStateRow *state, GError **error);
/* Numbers of cases in which something happened by itself after @since, up to @until; what happened
 * first on top. @limit 0: all */
GPtrArray *docket_store_dup_happened_cases (DocketStore  *store,
                                            DocketInstant since,
                                            DocketInstant until,
                                            guint         limit,
                                            GError      **error);
GPtrArray *docket_store_dup_deadlines (DocketStore *store,
                                       const char  *number,
                                       GError     **error); /* DocketDeadlineRow */
/* Of DocketCountRow: open cases by system, kind and shown state */
GPtrArray *docket_store_dup_counts (DocketStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketStore, docket_store_close)

G_END_DECLS
