/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-rule.h"

G_BEGIN_DECLS

/*
 * What a case goes through, compiled: kinds, states, actions with their gates and effects,
 * automatic transitions, outcomes of rulings, letters, deadlines shown. Ownership as in
 * docket-rule.h. A set of kinds is the bits of their indices; no bit at all stands for every kind.
 */

typedef enum
{
  DOCKET_MEASURE_TIME,
  DOCKET_MEASURE_LIFTED,
  DOCKET_MEASURE_CONDITION,
  DOCKET_MEASURE_FOREVER,
  DOCKET_MEASURE_ONCE,
} DocketMeasureEnd;

typedef struct
{
  char            *id;
  DocketMeasureEnd until;
  DocketLabel      label;
} DocketMeasure;

typedef struct
{
  char            *id;
  char           **to; /* roles, or page, file */
  DocketLabel      title;
  DocketLabel      text;   /* with {FACT} and {RULE#part} to be filled in */
  DocketRef        due_of; /* kind NONE: only sent by acts */
  DocketNumber     due_days_before;
  DocketCondition *due_while; /* nullable */
} DocketLetter;

typedef enum
{
  DOCKET_STATE_STORED,
  DOCKET_STATE_PHASE,
  DOCKET_STATE_RESULT,
  DOCKET_STATE_END,
} DocketStateNature;

typedef struct
{
  char             *id;
  DocketStateNature nature;
  guint64           kinds; /* bits of kind indices */
  char             *queue; /* nullable: list of the window that has such cases as its own */
  DocketLabel       label;
  gint              host;      /* of a phase: state index */
  DocketCondition  *condition; /* of a phase */
} DocketState;

typedef enum
{
  DOCKET_EFFECT_SET,     /* fact = ref or literal */
  DOCKET_EFFECT_CLEAR,   /* fact becomes unknown */
  DOCKET_EFFECT_ADD,     /* the act's fields of the record become a row */
  DOCKET_EFFECT_POST,    /* ledger entry */
  DOCKET_EFFECT_REVERSE, /* entries that the case made in the account are taken back */
  DOCKET_EFFECT_IMPOSE,
  DOCKET_EFFECT_LIFT,
  DOCKET_EFFECT_SEND,    /* letter */
  DOCKET_EFFECT_RELATE,  /* begin or end a relationship between two roles */
  DOCKET_EFFECT_OPEN,    /* another case of the same parties */
  DOCKET_EFFECT_CASCADE, /* acts on other cases */
  DOCKET_EFFECT_GO,      /* next state; the first whose condition is true, then no other GO */
} DocketEffectKind;

/* A fact that an act gives to the act on another case */
typedef struct
{
  guint     fact; /* index */
  DocketRef of;   /* kind NONE: word */
  char     *word; /* literal, nullable */
} DocketGive;

/* Which measures an effect is about */
typedef enum
{
  DOCKET_MEASURES_NAMED,    /* index: one measure */
  DOCKET_MEASURES_LISTED,   /* value: a list of them */
  DOCKET_MEASURES_ANSWERED, /* index: a rule; IMPOSE: those that it answers at this point; LIFT:
                             * those that it answered */
} DocketMeasures;

typedef struct
{
  DocketEffectKind kind;
  DocketCondition *condition; /* nullable: always. Anything but true: not done */
  guint            index;     /* fact, record, account rule, measure, letter, kind or state */
  DocketMeasures   measures;  /* IMPOSE, LIFT */
  DocketRef        value;     /* SET, POST (amount), IMPOSE and LIFT (a list) */
  DocketRef        key, at;   /* POST; kind NONE: as the account asks, when the act happened */
  GPtrArray       *gives;     /* OPEN, CASCADE: of DocketGive; nullable */
  char            *word;      /* SET: literal; RELATE: relationship type; CASCADE: action */
  gboolean         negative;  /* POST: the amount is taken off */
  gboolean         once;      /* POST: not while the case has an entry there that stands */
  gboolean         begin;     /* RELATE: begins; else ends */
  char           **roles;     /* POST: owner; IMPOSE: on; RELATE: the two; CASCADE: role */
  char            *over;      /* CASCADE: kind */
  char           **states;    /* CASCADE: from */
  DocketNumber     count;     /* IMPOSE */
  DocketUnit       unit;
} DocketEffect;

typedef struct
{
  char            *id; /* the rule it enforces: shown with the refusal */
  GArray          *articles;
  DocketProvenance provenance;
  DocketLabel      label;        /* why it is refused, or what it warns of */
  gboolean         warn;         /* false only warns */
  gboolean         unknown_warn; /* unknown only warns */
  gboolean         asks_inputs;  /* its condition looks at an input of the action */
  DocketCondition *condition;
} DocketGate;

typedef struct
{
  char       *key;  /* as given on the command line */
  guint       fact; /* index */
  gboolean    need;
  char       *fallback;    /* literal, nullable */
  DocketRef   fallback_of; /* kind NONE: none */
  char      **values;      /* words allowed here; NULL: those of the fact */
  DocketLabel label;
} DocketInput;

typedef enum
{
  DOCKET_POWER_MAY,
  DOCKET_POWER_MUST,
} DocketPower;

typedef struct
{
  char            *id;     /* rule */
  char            *action; /* its name */
  GArray          *articles;
  DocketProvenance provenance;
  DocketLabel      label;
  guint64          kinds;
  GArray          *from; /* of guint: states */
  char           **by;   /* who does it: roles, reviewer, platform; nullable */
  char            *role; /* least role of the actor */
  char            *page; /* nullable: page of a case on which the window does it */
  DocketPower      power;
  DocketCondition *due;     /* of power must: while true; nullable: always */
  GPtrArray       *inputs;  /* of DocketInput */
  GPtrArray       *gates;   /* of DocketGate */
  GPtrArray       *effects; /* of DocketEffect, in order */
} DocketAction;

typedef struct
{
  char            *id;
  GArray          *articles;
  DocketProvenance provenance;
  DocketLabel      label;
  guint64          kinds;
  GArray          *from;
  DocketRef        at;
  DocketCondition *condition; /* nullable */
  GPtrArray       *effects;
} DocketAutomatic;

/* What a ruling may decide. In force with @signatures: 1, or 2 of which the second is a senior who
 * is not the author */
typedef struct
{
  char       *id;
  guint       signatures;
  char      **grounds; /* NULL: none is asked for */
  guint64     kinds;
  DocketLabel label;
  GArray     *from;    /* of guint: states; empty: every state but ends */
  GPtrArray  *gates;   /* of drafting it */
  GPtrArray  *effects; /* of its coming into force */
} DocketOutcome;

/* A date shown beside a case */
typedef struct
{
  guint                rule;    /* TERM or WINDOW */
  const DocketMeasure *measure; /* nullable: the end of this instead of a rule */
  guint64              kinds;
  DocketLabel          label;
  DocketCondition     *condition; /* shown while true; nullable */
  DocketCondition     *met;       /* nullable */
  DocketCondition     *cancelled; /* nullable */
} DocketDeadlineType;

typedef struct
{
  char       *id;
  guint       start;         /* state */
  guint       reopens;       /* state */
  gboolean    by_mail;       /* a complaint mail opens one */
  GArray     *opening;       /* of guint: facts without which it is a draft */
  GArray     *inputs_of_new; /* of guint: facts `new` takes */
  GPtrArray  *gates;         /* of opening; of DocketGate */
  GPtrArray  *effects;       /* of opening */
  DocketLabel label;
} DocketKind;

/* Whether @kinds, as the structs above hold them, has the kind of that index */
gboolean docket_kinds_include (guint64 kinds, guint kind);

void docket_measure_free (DocketMeasure *measure);
void docket_letter_free (DocketLetter *letter);
void docket_kind_free (DocketKind *kind);
void docket_state_free (DocketState *state);
void docket_action_free (DocketAction *action);
void docket_automatic_free (DocketAutomatic *automatic);
void docket_outcome_free (DocketOutcome *outcome);
void docket_deadline_type_free (DocketDeadlineType *deadline);
void docket_gate_free (DocketGate *gate);
void docket_input_free (DocketInput *input);
void docket_effect_free (DocketEffect *effect);

G_END_DECLS
