/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-event.h"

G_BEGIN_DECLS

/*
 * What the store gives and takes: plain rows that own their strings. Every array of rows frees
 * them. Instants are seconds since 1970 UTC, dates days since 1970-01-01; *_NONE where there is
 * none.
 */

typedef struct
{
  char  *name;
  char  *role; /* auditor, reviewer, senior, administrator */
  gint64 seq;
} DocketActorRow;

typedef struct
{
  char  *system;
  char  *version;
  char  *sha256; /* of the file, which is in the vault */
  gint64 seq;
} DocketRuleSetRow;

typedef struct
{
  gint64        id;
  char         *number;
  char         *system;
  char         *kind;
  char         *title;
  DocketInstant received;
  char         *rules;    /* sha256 of its rule set */
  char         *calendar; /* sha256 */
  char         *assignee; /* "" = nobody */
  gint64        events;   /* of its subject */
  /* cached */
  char         *state; /* stored state; "" while never evaluated */
  char         *shown; /* phase, draft, or the state */
  gboolean      ended; /* has come to a result or its end */
  DocketDate    due;
  char         *due_rule; /* "" = none */
  DocketInstant until;
} DocketCaseRow;

/**
 * DocketEnding:
 *
 * How far a case has come, as its stored state's nature says.
 *
 * @DOCKET_ENDING_NONE: it is open
 * @DOCKET_ENDING_RESULT: it came to a result
 * @DOCKET_ENDING_END: it came to its end
 */
typedef enum
{
  DOCKET_ENDING_NONE,
  DOCKET_ENDING_RESULT,
  DOCKET_ENDING_END,
} DocketEnding;

/* Which endings a list has */
typedef enum
{
  DOCKET_ENDED_ANY,
  DOCKET_ENDED_OPEN,   /* DOCKET_ENDING_NONE */
  DOCKET_ENDED_EITHER, /* both others */
  DOCKET_ENDED_RESULT,
  DOCKET_ENDED_END,
} DocketEnded;

/**
 * DocketCaseQuery:
 *
 * Everything nullable or zero: not asked. All that is asked must hold.
 *
 * @state: stored or shown state
 * @states: NULL-terminated, of SYSTEM/STATE: any of them, stored or shown; an empty one finds
 * nothing
 * @unfinished: NULL-terminated, of SYSTEM/STATE: results that wait for something to be done yet;
 * they are listed with what is open instead of with results. Not beside @state or @states
 * @party: text of a party's name, or P-17
 * @text: looked for in number, title and names of parties, however it is written
 * @assignee: actor; "": cases of nobody
 * @due_before: DOCKET_DATE_NONE: not asked; cases due on or before it
 * @due_from: 0 or DOCKET_DATE_NONE: not asked; cases due on or after it
 * @unsigned_ruling: only cases with a ruling that was drafted, and neither came into force nor was
 * superseded
 * @sort: due (the default: nothing due last), received, case, state, title; a leading - turns it
 * round
 */
typedef struct
{
  const char        *system;
  const char        *kind;
  const char        *state;
  const char *const *states;
  const char *const *unfinished;
  const char        *party;
  const char        *text;
  const char        *assignee;
  DocketDate         due_before;
  DocketDate         due_from;
  DocketEnded        ended;
  gboolean           unsigned_ruling;
  const char        *sort;
  guint              limit; /* 0: all */
} DocketCaseQuery;

typedef struct
{
  char *role;
  char *party; /* P-17 */
  char *name;
} DocketCasePartyRow;

/* A case and the role that a party has in it */
typedef struct
{
  char         *number;
  char         *kind;
  char         *state; /* as cached */
  char         *role;
  gboolean      open;  /* it came neither to a result nor to its end */
  DocketInstant until; /* as DocketCaseRow */
} DocketRoleCaseRow;

typedef struct
{
  gint64 seq; /* of the case's event */
  char  *name;
  char  *on; /* as recorded: date or instant */
  char  *value;
  gint64 superseded_by; /* seq of the correction, 0 = stands */
} DocketFactRow;

typedef struct
{
  char  *id; /* E1 */
  gint64 seq;
  char  *name;
  char  *media_type;
  char  *sha256;
  gint64 size; /* bytes */
  char  *proves;
  char  *message; /* M1, or "" */
} DocketEvidenceRow;

typedef struct
{
  char         *kase; /* number, or M-9 for a mail that is no case */
  char         *id;   /* M1 within the case */
  gint64        seq;
  char         *status; /* opened, merged, split, duplicate, unparsed */
  char         *message_id;
  char         *subject;
  char         *sender;
  char         *file; /* its name when it came */
  DocketInstant received;
  char         *received_from; /* received, date, now */
  char         *sha256;        /* of the raw bytes, in the vault */
  gint64        size;
} DocketMessageRow;

typedef struct
{
  guint number; /* from 1 */
  char *text;
  char *evidence; /* E1,E2 */
  char *cite;     /* as given */
} DocketFindingRow;

typedef struct
{
  char *article; /* number */
  char *text_zh;
  char *text_en;
  char *rules; /* GG 2021 sha256 */
} DocketCitationRow;

typedef struct
{
  char         *actor;
  char         *role;
  gint64        seq;
  DocketInstant at;
} DocketSignatureRow;

typedef struct
{
  gint64     seq;
  char      *outcome;
  char      *ground;
  char      *reason;
  char      *author;
  gint64     in_force_seq;  /* 0: draft */
  gint64     superseded_by; /* 0: stands */
  GPtrArray *findings;      /* DocketFindingRow */
  GPtrArray *citations;     /* DocketCitationRow; frozen when it came into force */
  GPtrArray *signatures;    /* DocketSignatureRow */
} DocketRulingRow;

typedef struct
{
  gint64 seq;
  char  *letter;
  char  *to;
} DocketLetterRow;

typedef struct
{
  char         *kase;
  gint64        seq;
  char         *measure;
  char         *party; /* P-17, or "" */
  char         *scope; /* what it is imposed on, in words; "" */
  DocketInstant from;
  DocketInstant until;
  gint64        lifted_seq; /* 0: not lifted */
} DocketMeasureRow;

typedef struct
{
  char         *account;
  char         *party;
  char         *key;
  DocketInstant at;
  gint64        amount; /* millionths */
  char         *kase;
  gint64        seq;
} DocketLedgerRow;

typedef struct
{
  char  *party; /* P-17 */
  char  *role;
  char  *name;
  char **aliases;
  gint64 cases; /* it is a party to */
} DocketPartyRow;

typedef struct
{
  char      *channel;
  char      *value;
  gboolean   admission;
  DocketDate from, to;
  gint64     seq;
} DocketContactRow;

typedef struct
{
  char      *type;  /* binding, distribution */
  char      *a, *b; /* parties */
  DocketDate from, to;
  char      *ground; /* of its end; "" */
  char      *kase;   /* that ended it; "" */
} DocketRelationshipRow;

typedef struct
{
  char      *rule;
  char      *kind;
  DocketDate opens, due;
  char      *status;
  gboolean   provisional;
} DocketDeadlineRow;

typedef struct
{
  const char   *number;
  const char   *state;
  const char   *shown;
  DocketEnding  ending;
  DocketDate    due;
  const char   *due_rule;
  DocketInstant since;     /* the answer holds from here */
  DocketInstant until;     /* and before here; NONE: for good */
  GPtrArray    *deadlines; /* DocketDeadlineRow */
  const GArray *happened;  /* of DocketInstant: when something happened by itself; nullable */
} DocketStateRow;

typedef struct
{
  char  *system;
  char  *kind;
  char  *shown;
  gint64 cases;
} DocketCountRow;

/* A query that owns all it points to */
DocketCaseQuery *docket_case_query_copy (const DocketCaseQuery *query) G_GNUC_WARN_UNUSED_RESULT;
void             docket_case_query_free (DocketCaseQuery *query);

void docket_actor_row_free (DocketActorRow *row);
void docket_rule_set_row_free (DocketRuleSetRow *row);
void docket_case_row_free (DocketCaseRow *row);
void docket_case_party_row_free (DocketCasePartyRow *row);
void docket_role_case_row_free (DocketRoleCaseRow *row);
void docket_fact_row_free (DocketFactRow *row);
void docket_evidence_row_free (DocketEvidenceRow *row);
void docket_message_row_free (DocketMessageRow *row);
void docket_finding_row_free (DocketFindingRow *row);
void docket_citation_row_free (DocketCitationRow *row);
void docket_signature_row_free (DocketSignatureRow *row);
void docket_ruling_row_free (DocketRulingRow *row);
void docket_letter_row_free (DocketLetterRow *row);
void docket_measure_row_free (DocketMeasureRow *row);
void docket_ledger_row_free (DocketLedgerRow *row);
void docket_party_row_free (DocketPartyRow *row);
void docket_contact_row_free (DocketContactRow *row);
void docket_relationship_row_free (DocketRelationshipRow *row);
void docket_deadline_row_free (DocketDeadlineRow *row);
void docket_count_row_free (DocketCountRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketActorRow, docket_actor_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCaseQuery, docket_case_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCaseRow, docket_case_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketPartyRow, docket_party_row_free)

G_END_DECLS
