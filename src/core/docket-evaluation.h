/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-calendar.h"
#include "core/docket-event.h"
#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/*
 * Evaluation is a pure function: rule set, calendar, the events of one case, what the desk knows
 * besides (ledger, contacts, counts) and now -> state, deadlines, actions, warnings, until. It
 * folds the events in the order of (on, seq) and applies automatic transitions at their nominal
 * dates in between. Names of the values of events: docs/report.md. Any thread.
 */

/* One signed entry of a party's ledger */
typedef struct
{
  char         *account; /* rule id */
  char         *party;   /* P-17 */
  char         *key;     /* class, or "" */
  DocketInstant at;
  gint64        amount; /* millionths */
  char         *kase;   /* number of the case that made it */
  gint64        seq;    /* of that case's event */
} DocketLedgerEntry;

typedef struct
{
  char      *party; /* P-17 */
  char      *channel;
  char      *value;
  gboolean   admission; /* given at admission */
  DocketDate from, to;  /* DOCKET_DATE_NONE: open */
} DocketContact;

/* Another case, of a party that has this role in it, as it stands now */
typedef struct
{
  char *number;
  char *kind;  /* of the same rule set's system */
  char *state; /* stored one */
  char *role;
  char *party; /* P-17 */
} DocketOtherCase;

/**
 * DocketEvaluationInput:
 *
 * Everything borrowed for the duration of the call.
 *
 * @events: the case's own, in order of seq, the first being `open`
 * @ledger: entries of the parties of the case, from other cases too; nullable
 * @contacts: of the parties of the case; nullable
 * @cases: other cases of the parties of the case, one for each role; nullable
 * @given: fact id (desk.*) -> canonical text of what the desk knows; nullable
 * @ruled: place in the journal of the latest signature that brought a ruling into force in another
 *   case of one of the parties; 0: none. Entries in ledgers made before it may be what it rests on
 */
typedef struct
{
  const DocketRuleSet  *rules;
  const DocketCalendar *calendar;
  GPtrArray            *events;   /* of DocketEvent */
  GPtrArray            *ledger;   /* of DocketLedgerEntry */
  GPtrArray            *contacts; /* of DocketContact */
  GPtrArray            *cases;    /* of DocketOtherCase */
  GHashTable           *given;
  gint64                ruled;
  DocketInstant         now;
} DocketEvaluationInput;

typedef enum
{
  DOCKET_WORKING_TRIGGER,   /* fact id, date */
  DOCKET_WORKING_RULE,      /* rule id, articles: text is "7(1), 7(2)" */
  DOCKET_WORKING_PARAMETER, /* key, number or text, unit */
  DOCKET_WORKING_CALENDAR, /* from, to: the days of a working-day count that were skipped: number */
  DOCKET_WORKING_RESULT,   /* part name, date or text */
} DocketWorkingKind;

/**
 * DocketWorkingStep:
 *
 * One line of a computation, as data: text is made where it is shown.
 */
typedef struct
{
  DocketWorkingKind kind;
  char             *name;
  char             *text; /* canonical value, or articles */
  DocketDate        date; /* DOCKET_DATE_NONE when it is no date */
  DocketDate        to;   /* end of a span */
  gint64            number;
  gint              unit;       /* DocketUnit, or -1 */
  DocketProvenance  provenance; /* of the rule or parameter; 0 elsewhere */
} DocketWorkingStep;

typedef enum
{
  DOCKET_DEADLINE_RUNNING,
  DOCKET_DEADLINE_OPEN,
  DOCKET_DEADLINE_MET,
  DOCKET_DEADLINE_MISSED,
  DOCKET_DEADLINE_CANCELLED,
} DocketDeadlineStatus;

typedef enum
{
  DOCKET_DEADLINE_DEADLINE,
  DOCKET_DEADLINE_WINDOW,
  DOCKET_DEADLINE_POWER,
  DOCKET_DEADLINE_EXPIRY,
} DocketDeadlineKind;

typedef struct
{
  char                *rule; /* or the measure whose end it is */
  DocketDeadlineKind   kind;
  DocketDate           opens; /* NONE for a deadline or expiry */
  DocketDate           due;   /* last day; NONE for a power */
  DocketDeadlineStatus status;
  gboolean             provisional; /* reaches a year whose holidays are unknown */
  GPtrArray           *working;     /* of DocketWorkingStep */
} DocketDeadline;

/* A date or list that helps to understand a refusal */
typedef enum
{
  DOCKET_HINT_NONE,
  DOCKET_HINT_FROM,       /* possible from date */
  DOCKET_HINT_UNTIL,      /* was possible until date */
  DOCKET_HINT_WINDOW,     /* date to to */
  DOCKET_HINT_MISSING,    /* words: items, inputs, facts */
  DOCKET_HINT_STATE,      /* words: the state the case is in */
  DOCKET_HINT_SIGNATURES, /* number of those given, to of those wanted in number_wanted */
  DOCKET_HINT_CASES,      /* words: numbers of the other cases that are in the way */
} DocketHint;

typedef struct
{
  char            *rule; /* of the gate; "" for what the engine itself asks (state, input, role) */
  char            *articles; /* "7(1)", nullable */
  DocketProvenance provenance;
  gboolean         warning; /* does not refuse */
  gboolean         unknown; /* for want of a fact */
  DocketLabel      label;   /* why; en NULL where the hint says all */
  DocketHint       hint;
  DocketDate       date, to;
  char            *words; /* separated by commas; nullable */
  gboolean         keys;  /* the words are keys of the act's inputs */
  guint            number, number_wanted;
  char *kase; /* number of the other case that refuses or warns; NULL: the one acted on */
} DocketReason;

typedef struct
{
  const DocketAction *action;  /* of the rule set */
  gboolean            allowed; /* as far as can be said before its inputs are given */
  gboolean            due;     /* must be done, and can */
  GPtrArray          *reasons; /* of DocketReason */
} DocketActionState;

typedef struct
{
  guint         measure; /* index in the rule set */
  char         *on;      /* role or scope, nullable */
  gint          rule;    /* index of the rule that answered it, or -1: the act named it */
  gint64        seq;
  DocketInstant from;
  DocketInstant until;  /* DOCKET_INSTANT_NONE: open */
  DocketInstant lifted; /* DOCKET_INSTANT_NONE: runs */
} DocketMeasureState;

typedef struct
{
  gint64   seq; /* of the event that drafted it */
  char    *outcome;
  char    *ground; /* "" = none */
  char    *author;
  guint    signatures;
  guint    wanted;
  gboolean in_force;
  gboolean used;       /* an act was done under it, or it brought its own effects about */
  gboolean superseded; /* by a later draft, by a ruling in force in its place, or by a reopening */
  gint64   replaces;   /* seq of the ruling in whose place it is to stand, 0: none */
  gboolean unfinished; /* kept while it is being written: nobody can sign it */
} DocketRulingState;

/* An automatic transition that has happened */
typedef struct
{
  char         *rule;
  DocketInstant at;       /* nominal */
  guint         from, to; /* states */
  GPtrArray    *working;  /* of DocketWorkingStep: how its instant came about */
} DocketTransition;

typedef struct
{
  guint         kind;
  guint         state;       /* stored */
  gint          phase;       /* state index of the phase shown instead, or -1 */
  gboolean      draft;       /* opening facts are missing */
  gint64        latest;      /* seq of the act that undo can be asked about */
  GPtrArray    *deadlines;   /* of DocketDeadline */
  GPtrArray    *actions;     /* of DocketActionState; empty unless asked for */
  GPtrArray    *rulings;     /* of DocketRulingState, oldest first */
  GPtrArray    *measures;    /* of DocketMeasureState */
  GPtrArray    *transitions; /* of DocketTransition */
  GPtrArray    *letters_due; /* of const DocketLetter * */
  GHashTable   *facts;       /* fact id -> canonical text: what is known now, computed ones too */
  GPtrArray    *missing;     /* of char *: opening facts of the kind that are not known */
  DocketInstant now;         /* what it was evaluated for */
  DocketInstant until;       /* no later than the first instant at which anything above changes;
                              * DOCKET_INSTANT_NONE: never by itself */
  DocketDate next_due; /* nearest due (or opens, of a running window) of what is running or open;
                        * overdue ones included, powers not; DOCKET_DATE_NONE */
  gint next_due_index; /* in deadlines, or -1 */
} DocketEvaluation;

void docket_evaluation_free (DocketEvaluation *evaluation);

/* @with_actions: also which acts are allowed and why not; without, cheaper (lists, queues).
 * DOCKET_ERROR_CORRUPT when the events contradict the rule set (unknown kind, fact, action) */
DocketEvaluation *docket_evaluate (const DocketEvaluationInput *input,
                                   gboolean                     with_actions,
                                   GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

/* What an allowed act brings about besides its own facts. An act with effects ends with a GO that
 * names the state it leads to, be it the same. A SET also tells the fallback of an input that was
 * not given. What is taken back from a ledger is told as a POST too. OPEN and CASCADE are for the
 * caller to carry out in the same transaction: a case of kind @name with the same parties, or the
 * act @name on every case of kind @value where the party of role @on has that role, in one of the
 * states @key; what is not known here is not given. What automatic transitions
 * bring about is computed and not told */
typedef struct
{
  DocketEffectKind kind;
  const char      *name; /* fact, account, measure, letter, relationship type, kind of case to open,
                          * action of a cascade, state */
  char *value;           /* SET: canonical text; POST: amount; CASCADE: kind of the cases */
  char *key;             /* POST: class; IMPOSE: until as a local instant, "" = open; CASCADE: their
                          * states, separated by commas */
  char *on;              /* POST: owner role; IMPOSE: role or scope; RELATE: begin or end; CASCADE:
                          * role */
  char *party;           /* POST: P-17 where the entry is that of a party named before; NULL: of
                          * the party in the role */
  DocketInstant at;      /* POST: from when it counts */
  gint64 reverses; /* POST: seq of the act whose entry it takes back, 0: a new one; LIFT: of the
                    * act that imposed what is lifted, 0: all of that measure */
  char **roles;    /* RELATE, SEND, CASCADE; borrowed from the rule set */
  char **given;    /* OPEN, CASCADE: "FACT=canonical text" for the act there; else NULL */
} DocketConsequence;

typedef struct
{
  gboolean          allowed;
  GPtrArray        *reasons;      /* of DocketReason; with allowed only warnings */
  GPtrArray        *consequences; /* of DocketConsequence, in order; empty when refused */
  DocketEvaluation *after;        /* as the case stands with the act; NULL when refused */
  DocketEvaluation *before;       /* as the act found it, without actions */
} DocketActResult;

void docket_act_result_free (DocketActResult *result);

/**
 * docket_evaluate_act:
 * @act: an event not yet appended: subject, `at`, actor, action and values, of them `on` if it did
 * not happen at `at`. The first of a case is `open`
 * @role: the actor's
 *
 * Tries an act: folds it in at its own place, asks its gates there (today is the day of its `on`)
 * and tells its consequences. Knows the acts of the case's kind and those common to all kinds:
 * rule, sign, supersede, correct, split, undo, note, assign, attach, merge. An act that lies before
 * a later one done under a ruling is refused. Missing, unknown and badly typed inputs are reasons
 * with rule "", whose label.en is a msgid of gettext and whose words say what is meant. A
 * correction names in `of` the act and in `of-on` its day, if that is what was wrong; undo names in
 * `of` the act that is withdrawn. What is put before other acts, corrected or withdrawn is refused
 * when one of the acts recorded would not have been possible then; an act that adds to a record is
 * only warned of.
 *
 * Returns: (transfer full): NULL with DOCKET_ERROR_USAGE for an action the kind does not know,
 *   DOCKET_ERROR_CORRUPT as docket_evaluate()
 */
DocketActResult *docket_evaluate_act (const DocketEvaluationInput *input,
                                      const DocketEvent           *act,
                                      const char                  *role,
                                      GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

/* The instant an event's `on` stands for, and the date it orders by (then by seq): an `on` that is
 * the day of `at`, or absent, stands for `at`; any other date for its last second */
DocketInstant docket_event_get_on (const DocketEvent *event);

/**
 * docket_compute:
 * @rule: a rule that has a compute element
 * @arguments: NULL-terminated key=value strings
 * @working: (out) (optional): of DocketWorkingStep
 *
 * The same evaluation, fed by hand.
 *
 * Returns: (transfer full): the answer; NULL with DOCKET_ERROR_NOT_FOUND (no such rule),
 *   DOCKET_ERROR_USAGE (unknown or missing key) or DOCKET_ERROR_INVALID (value)
 */
char *docket_compute (const DocketRuleSet  *rules,
                      const DocketCalendar *calendar,
                      const char           *rule,
                      const char *const    *arguments,
                      GPtrArray           **working,
                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* What stands in a text for @name, that of a fact, $PARAMETER or RULE#part. @value: canonical,
 * NULL while unknown */
typedef char *(*DocketFormFunc) (const char *name, const char *value, gpointer data);

/* @text of the rule set, a letter's, with what stands in braces filled in by @func, as the case
 * stands. DOCKET_ERROR_CORRUPT as docket_evaluate() */
char *docket_evaluate_text (const DocketEvaluationInput *input,
                            const char                  *text,
                            DocketFormFunc               func,
                            gpointer                     data,
                            GError                     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether that answer reaches a year whose holidays are not known; FALSE also when there is none */
gboolean docket_compute_is_provisional (const DocketRuleSet  *rules,
                                        const DocketCalendar *calendar,
                                        const char           *rule,
                                        const char *const    *arguments);

/* Whether the rule has no answer without the argument, one of @compute */
gboolean docket_compute_needs (const DocketRuleSet         *rules,
                               const DocketCompute         *compute,
                               const DocketComputeArgument *argument);

void docket_working_step_free (DocketWorkingStep *step);
void docket_deadline_free (DocketDeadline *deadline);
void docket_reason_free (DocketReason *reason);
void docket_measure_state_free (DocketMeasureState *measure);
void docket_ruling_state_free (DocketRulingState *ruling);
void docket_transition_free (DocketTransition *transition);
void docket_ledger_entry_free (DocketLedgerEntry *entry);
void docket_contact_free (DocketContact *contact);
void docket_other_case_free (DocketOtherCase *kase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketEvaluation, docket_evaluation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketActResult, docket_act_result_free)

G_END_DECLS
