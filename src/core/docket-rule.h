/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-condition.h"

G_BEGIN_DECLS

/*
 * The primitives that a rule set is made of, compiled: what it can say about time, lists, points
 * and repetition. Plain structs, built by rules/, read by evaluation; strings and arrays are owned
 * by the struct they stand in, arrays hold pointers to the structs named.
 */

typedef enum
{
  DOCKET_PROVENANCE_SOURCE = 1 << 0,  /* stands in the platform's text */
  DOCKET_PROVENANCE_OTHER = 1 << 1,   /* from another published source, named in cite */
  DOCKET_PROVENANCE_DEFAULT = 1 << 2, /* our default, shown as default by analogy */
} DocketProvenance;

typedef struct
{
  char *en;
  char *zh_cn;
  char *zh_tw; /* NULL: as zh_cn */
} DocketLabel;

typedef struct
{
  char       *id;     /* XML id, a7-1 */
  char       *number; /* as cited: 7(1) */
  DocketLabel label;  /* our own wording */
} DocketArticle;

typedef struct
{
  char            *key;
  DocketType       type;
  char            *value;   /* "" = not set: unknown wherever it is asked for */
  char           **choices; /* NULL = free */
  DocketProvenance provenance;
  char            *cite; /* nullable */
  DocketLabel      label;
} DocketParameter;

/* How a contact of a channel is written */
typedef enum
{
  DOCKET_WRITTEN_FREE,
  DOCKET_WRITTEN_MAIL,   /* as an address of mail */
  DOCKET_WRITTEN_NUMBER, /* as a number to be called */
} DocketWritten;

/* What one of the words that a fact allows is called */
typedef struct
{
  char         *id; /* the word as it stands in an act */
  DocketWritten written;
  DocketLabel   label;
} DocketWord;

typedef struct
{
  char       *id; /* within a record: RECORD.FIELD */
  DocketType  type;
  char      **values; /* allowed words, or NULL */
  GPtrArray  *words;  /* of DocketWord: those that are called something; nullable */
  gboolean    many;
  gint        record;        /* index of the record it is a field of, or -1 */
  gboolean    given_by_desk; /* known to the desk, never recorded (desk.open-cases) */
  guint       field;         /* set by docket_rule_set_seal(): its place within the record */
  DocketLabel label;
} DocketFactType;

typedef struct
{
  char   *id;
  GArray *fields;  /* of guint: indices of facts */
  gint    account; /* set by docket_rule_set_seal(): the rule whose entries are its rows, or -1 */
} DocketRecordType;

/* A number written in the file or taken from a parameter, which the working then names */
typedef struct
{
  gint64   value;
  gint     parameter; /* index, or -1 */
  gboolean known;     /* FALSE: the parameter is not set */
} DocketNumber;

/* One of a closed set of words, as the enum of the attribute it stands in */
typedef struct
{
  gint value;
  gint parameter; /* index, or -1 */
} DocketChoice;

typedef enum
{
  DOCKET_PRIMITIVE_TERM,
  DOCKET_PRIMITIVE_WINDOW,
  DOCKET_PRIMITIVE_MONTH,
  DOCKET_PRIMITIVE_HOLD,
  DOCKET_PRIMITIVE_CHECKLIST,
  DOCKET_PRIMITIVE_ACCOUNT,
  DOCKET_PRIMITIVE_NODES,
  DOCKET_PRIMITIVE_STRIKE,
  DOCKET_PRIMITIVE_LADDER,
  DOCKET_PRIMITIVE_SCHEDULE,
  DOCKET_PRIMITIVE_ASSESSMENT,
  DOCKET_PRIMITIVE_GROUNDS,
  DOCKET_PRIMITIVE_STATEMENT,
} DocketPrimitive;

typedef enum
{
  DOCKET_UNIT_DAY,     /* event day not counted; last = base + n */
  DOCKET_UNIT_WORKDAY, /* n-th working day after the base */
  DOCKET_UNIT_HOUR,    /* instant + n * 3600 s */
  DOCKET_UNIT_MONTH,   /* same day number n months later, or month end */
  DOCKET_UNIT_DAY24,   /* instant + n * 24 h */
} DocketUnit;

typedef enum
{
  DOCKET_TERM_DEADLINE,
  DOCKET_TERM_EXPIRY,
  DOCKET_TERM_POWER, /* shown with the first day on which something becomes possible */
  DOCKET_TERM_BAR,
  DOCKET_TERM_WAIT,
} DocketTermKind;

typedef enum
{
  DOCKET_PICK_FIRST_KNOWN,
  DOCKET_PICK_LATEST,       /* of all; unknown while one is */
  DOCKET_PICK_LATEST_KNOWN, /* of those that are known */
  DOCKET_PICK_EARLIEST,     /* of those that are known */
} DocketPick;

typedef struct
{
  DocketRef        of;
  DocketCondition *condition; /* nullable: only used while true */
} DocketBaseUse;

/* parts: last, after (the day after last); HOUR and DAY24: end (an instant) too */
typedef struct
{
  DocketNumber   count;
  DocketUnit     unit;
  DocketTermKind kind;
  gboolean       binds_person; /* the only ones that a holiday rollover may move */
  DocketChoice   pick;         /* DocketPick */
  GPtrArray     *base;         /* of DocketBaseUse */
} DocketTerm;

typedef enum
{
  DOCKET_WINDOW_OF_LAST,  /* month of the term's last day */
  DOCKET_WINDOW_OF_AFTER, /* month of the day after */
  DOCKET_WINDOW_NEXT,     /* month after that */
} DocketWindowMonth;

/* parts: open, close (DATE). With rolling, the first window whose close is not before today, else
 * the first of all */
typedef struct
{
  guint        term; /* index of the rule */
  DocketNumber open; /* days of the month, cut at its end */
  DocketNumber close;
  DocketChoice month;   /* DocketWindowMonth */
  DocketNumber partial; /* 1: a window that has begun may be used from the day after the term */
  gboolean     rolling;
} DocketWindowRule;

typedef enum
{
  DOCKET_MONTH_CONTAINING,
  DOCKET_MONTH_NEXT,
  DOCKET_MONTH_FIRST_FULL, /* the month itself when the date is its first day */
} DocketMonthPick;

/* part: month */
typedef struct
{
  DocketRef    of;
  DocketChoice pick; /* DocketMonthPick */
} DocketMonth;

typedef enum
{
  DOCKET_OVERLAP_LATEST_END,
  DOCKET_OVERLAP_STACKED,
} DocketOverlap;

/* part: free (an instant): when nothing of the record runs any more */
typedef struct
{
  guint        record;
  guint        start; /* fact index of the field */
  DocketNumber count;
  DocketUnit   unit; /* HOUR or DAY24 */
  DocketChoice overlap;
} DocketHold;

typedef struct
{
  char            *id;
  gboolean         hard;  /* needed; else shown only */
  gboolean         proof; /* wants a file */
  DocketLabel      label;
  DocketCondition *condition;
} DocketCheck;

/* parts: complete (flag), missing (list of item ids), failed (flag: a hard item is known to be
 * false) */
typedef struct
{
  GPtrArray *items; /* of DocketCheck */
} DocketChecklist;

typedef struct
{
  char           **keys;                           /* classes it holds for; NULL = all */
  DocketNumber     carry_from, carry, clear_below; /* known FALSE: everything is zeroed */
  DocketProvenance provenance;
} DocketYearEnd;

/* parts: balance (decimal). Entries come from the ledger of the owner, or from a record when fed by
 * hand; in a case the record has a row for each entry */
typedef struct
{
  char    *owner;           /* role */
  gint     record;          /* index, or -1 */
  gint     at;              /* fact index of the field that puts an entry in time, or -1 */
  gint     amount;          /* fact index of the field, or -1: each row counts one */
  gint     key;             /* fact index of the class field, or -1 */
  gint     ask_key, ask_at; /* fact indices that ask for one class at one instant, or -1 */
  gboolean monthly; /* entries count in the month of their date; asked for by ask_at (a month) */
  DocketNumber start, cap;
  GPtrArray   *year_ends; /* of DocketYearEnd */
} DocketAccount;

typedef struct
{
  guint        measure; /* index */
  char        *on;      /* role or scope, nullable */
  DocketNumber count;   /* known FALSE: no length */
  DocketUnit   unit;
} DocketImpose;

typedef struct
{
  char           **keys;
  gint64           value; /* millionths */
  DocketProvenance provenance;
  GPtrArray       *imposes; /* of DocketImpose */
} DocketNode;

/* part: node (decimal, or the word NONE) */
typedef struct
{
  gboolean   up;
  gint       table;   /* record that overrides the values (its first field), or -1 */
  gboolean   replace; /* a new node replaces one that runs; else extends it */
  DocketRef  before, after, deducted, key; /* the change asked about; after or deducted */
  GPtrArray *nodes;                        /* of DocketNode */
} DocketNodes;

typedef enum
{
  DOCKET_ANCHOR_FIXED_DAYS,
  DOCKET_ANCHOR_FIXED_HOURS,
  DOCKET_ANCHOR_SLIDING_DAYS,
} DocketAnchor;

typedef enum
{
  DOCKET_RESET_NEVER,
  DOCKET_RESET_YEAR,
} DocketReset;

/* parts: each (list of running counts), out (flag), strikes (int), group (int: decisions that the
 * last strike was made of), one-more (int: strikes with one more now whose merge field is key) */
typedef struct
{
  guint        record;
  guint        at, merge; /* fact indices of fields */
  char        *merge_value;
  DocketNumber span; /* days */
  DocketChoice anchor;
  DocketChoice reset; /* DocketReset */
  DocketRef    key;   /* kind NONE: nobody asks for one more */
  DocketNumber limit;
  GPtrArray   *imposes;
} DocketStrike;

typedef struct
{
  guint      from; /* n-th time, from 1 */
  GPtrArray *imposes;
} DocketStep;

/* parts: each (list of MEASURE+MEASURE), end (instant or NONE), last-measure */
typedef struct
{
  guint        record;
  guint        at;
  gint         by; /* fact index of the field that counts apart, or -1: all together */
  gint         by_parameter;
  DocketChoice reset; /* DocketReset */
  GPtrArray   *steps; /* of DocketStep */
} DocketLadder;

typedef struct
{
  char        *id;
  char        *key;
  DocketNumber points;
  char        *strike; /* nullable: merge value */
  guint        signatures;
  GPtrArray   *imposes;
} DocketTier;

/* parts: points (int), key, strike (words): of the tier that the fact names */
typedef struct
{
  gint       fact;    /* index, or -1 */
  guint      account; /* index of the rule */
  GArray    *correct; /* of guint: measures */
  GArray    *may;
  GPtrArray *tiers; /* of DocketTier */
} DocketSchedule;

typedef struct
{
  char        *id;
  char        *word;
  DocketNumber fails;
  gboolean     streak; /* in a row; else within the year of the period */
  char        *action; /* nullable: the act it makes due */
  gboolean     final;
} DocketAssessmentOutcome;

typedef struct
{
  char            *id;
  DocketLabel      label;
  DocketCondition *condition; /* over fields of the record */
} DocketMetric;

/* parts: each (P or F per metric of the last row), result (PASS, FAIL), status, month, fails, next
 * (the first month without figures) */
typedef struct
{
  guint        record;
  guint        period;   /* fact index of the field */
  gint         result;   /* fact index of a field that holds P or F when fed by hand, or -1 */
  DocketRef    first;    /* first assessed month */
  DocketNumber free;     /* 1: the month after a failed one is not assessed */
  GPtrArray   *metrics;  /* of DocketMetric */
  GPtrArray   *outcomes; /* of DocketAssessmentOutcome, gravest first */
} DocketAssessment;

typedef struct
{
  char  *id;
  char  *result; /* nullable: a rule id, or a word */
  char **proofs; /* facts or words wanted, nullable */
} DocketGround;

/* part: result (word) */
typedef struct
{
  guint      fact;
  GPtrArray *grounds; /* of DocketGround */
} DocketGrounds;

/**
 * DocketRule:
 *
 * What every primitive bears, and the primitive itself.
 */
typedef struct
{
  char            *id;
  DocketPrimitive  primitive;
  GArray          *articles; /* of guint: indices */
  DocketProvenance provenance;
  char            *cite;  /* nullable */
  DocketLabel      label; /* en NULL: none */
  guint            line;  /* in the file */
  union
  {
    DocketTerm       term;
    DocketWindowRule window;
    DocketMonth      month;
    DocketHold       hold;
    DocketChecklist  checklist;
    DocketAccount    account;
    DocketNodes      nodes;
    DocketStrike     strike;
    DocketLadder     ladder;
    DocketSchedule   schedule;
    DocketAssessment assessment;
    DocketGrounds    grounds;
  };
} DocketRule;

void docket_article_free (DocketArticle *article);
void docket_parameter_free (DocketParameter *parameter);
void docket_fact_type_free (DocketFactType *fact);
void docket_record_type_free (DocketRecordType *record);
void docket_rule_free (DocketRule *rule);
void docket_word_free (DocketWord *word);
/* NULL when the word is called nothing in particular; borrowed */
const DocketWord *docket_fact_type_find_word (const DocketFactType *fact, const char *id);
void              docket_label_clear (DocketLabel *label);

G_END_DECLS
