/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-act.h"
#include "core/docket-datum.h"

G_BEGIN_DECLS

/* What is known of one fact, and from which act */
typedef struct
{
  DocketDatum   value;
  gint64        seq; /* 0: computed by an automatic transition, or given */
  DocketInstant on;
  gboolean      proved;  /* the act named evidence */
  gboolean      to_come; /* while listing: an input of the action that has no value yet */
} DocketSlot;

typedef struct
{
  gint64        seq;
  DocketInstant on;
  DocketDatum   fields[]; /* in the order of the record */
} DocketRow;

/* One entry of an account */
typedef struct
{
  guint         account; /* index of the rule */
  const char   *party;   /* P-17 */
  const char   *key;     /* "": none */
  DocketInstant at;      /* from when it counts */
  gint64        amount;  /* millionths */
  const char   *kase;    /* number of the case that made it; NULL: the one at hand */
  gint64        seq;     /* of the event that bears it */
  gint64 of;    /* seq of the act whose it is: a correction bears those of the act it corrects */
  guint  place; /* within the event */
} DocketEntry;

/* Entries of an account as rows of its record */
typedef struct
{
  GPtrArray    *rows; /* of DocketRow; NULL: not made for this instant yet */
  DocketInstant next; /* at which there will be one more, or NONE */
} DocketEntryRows;

typedef struct
{
  DocketRulingState   *state;
  const DocketOutcome *outcome;
  GPtrArray           *signers;      /* of borrowed char * */
  GArray              *articles;     /* of guint: cited */
  gint64               in_force_seq; /* of the signature, 0: not in force */
} DocketRuling;

/**
 * DocketMatter:
 *
 * A case while it is folded: what the events so far have made of it, at one instant. Lives for one
 * evaluation; borrows rule set, calendar and events.
 */
typedef struct
{
  const DocketEvaluationInput *input; /* borrowed */
  const DocketRuleSet         *rules;
  const DocketCalendar        *calendar;

  /* the instant at which is asked; docket_matter_set_now() */
  DocketInstant now; /* DOCKET_INSTANT_NONE: a computation without time */
  DocketDate    today;
  DocketInstant until; /* the first instant after now at which an answer given since may change */
  DocketInstant clock; /* automatic transitions are rolled up to here */

  gboolean      opened;
  gboolean      by_mail;
  const char   *number; /* of the case, borrowed; NULL while it is not open */
  guint         kind;
  guint         state;
  DocketInstant entered; /* when the state was */
  gint64        latest;  /* seq of the act recorded last of those that undo can be asked about */
  guint         n_fired; /* automatic transitions since the opening */
  guint8       *fired;   /* by automatic: since the state was entered; NULL while none */

  DocketSlot *facts;   /* by fact */
  GPtrArray **records; /* by record: of DocketRow, or NULL */
  GPtrArray  *rulings; /* of DocketRuling, oldest first */
  GPtrArray  *measures;
  GPtrArray  *transitions;
  GHashTable *parties; /* role -> P-3, borrowed; NULL while none */

  GArray          *entries;    /* of DocketEntry: the case's own, also those taken back */
  DocketEntryRows *entry_rows; /* by record; NULL while none was asked for */

  DocketInstant *sent; /* by letter: last sent, or NONE; NULL while nothing was */
  DocketInstant *due;  /* by letter: made due by an automatic transition; NULL while none is */

  const DocketAct *act;        /* at hand, or NULL */
  DocketRuling    *draft;      /* being drafted, or NULL */
  DocketRuling    *relied_on;  /* by the act whose gates are asked, or NULL */
  const DocketRow *row;        /* at hand inside a count, or NULL */
  guint            row_record; /* its record */
  gboolean         listing;    /* inputs of an action are not given yet */

  GPtrArray *working;     /* of DocketWorkingStep, to be added to; or NULL */
  gboolean   provisional; /* days were counted in a year whose holidays are not known */
  guint8    *explained;   /* by rule: stands in working already */
  GPtrArray *texts;       /* owned, for computed texts; NULL while none */
} DocketMatter;

DocketMatter *docket_matter_new (const DocketEvaluationInput *input) G_GNUC_WARN_UNUSED_RESULT;
void          docket_matter_free (DocketMatter *matter);

/* Also forgets until */
void docket_matter_set_now (DocketMatter *matter, DocketInstant now);
/* An answer may change at @instant, or at the start of @date; those not after now are passed over
 */
void docket_matter_note (DocketMatter *matter, DocketInstant instant);
void docket_matter_note_date (DocketMatter *matter, DocketDate date);

/* Takes @text and lends it for the matter's life */
const char *docket_matter_keep_text (DocketMatter *matter, char *text);

void       docket_matter_set_fact (DocketMatter *matter, guint fact, DocketDatum value);
DocketRow *docket_matter_add_row (DocketMatter *matter, guint record);

/* @letters: the matter's sent or due */
void docket_matter_mark_letter (DocketMatter *matter, DocketInstant **letters, guint letter);

/* Rows made of ledger entries are made anew */
void docket_matter_forget_rows (DocketMatter *matter);

const DocketRule  *docket_matter_get_rule (const DocketMatter *matter, guint index);
const DocketState *docket_matter_get_state (const DocketMatter *matter);

/* The ruling whose act has @seq, else NULL; the latest that is neither in force nor replaced, else
 * NULL */
DocketRuling *docket_matter_find_ruling (const DocketMatter *matter, gint64 seq);
DocketRuling *docket_matter_find_draft (const DocketMatter *matter);
/* The ruling that the facts ruling.* and citations speak of: being drafted, relied on, in force, or
 * drafted; NULL if none */
DocketRuling *docket_matter_find_current (const DocketMatter *matter);
void          docket_matter_refresh_ruling (DocketMatter *matter);

DocketRuling *docket_ruling_new (const DocketAct     *act,
                                 const DocketOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;
void          docket_ruling_free (DocketRuling *ruling);
/* In force, and neither used up nor superseded */
gboolean docket_ruling_is_usable (const DocketRuling *ruling);
/* In force by one signature and not used: some acts under it want two */
gboolean docket_ruling_takes_second (const DocketRuling *ruling);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMatter, docket_matter_free)

G_END_DECLS
