/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-value.h"

G_BEGIN_DECLS

typedef enum
{
  DOCKET_REF_NONE,
  DOCKET_REF_NUMBER,    /* number, in millionths */
  DOCKET_REF_PARAMETER, /* index */
  DOCKET_REF_FACT,      /* index; inside a count also the field of the row at hand */
  DOCKET_REF_PART,      /* index of a rule, part */
  DOCKET_REF_TODAY,     /* the local date of now, or of the act that is tried */
  DOCKET_REF_NOW,
  DOCKET_REF_ON,      /* when the act at hand happened */
  DOCKET_REF_MEASURE, /* index of a measure: its end */
} DocketRefKind;

/* Parts of a primitive's result; which primitive has which: docket-rule-set.h */
typedef enum
{
  DOCKET_PART_LAST,
  DOCKET_PART_AFTER,
  DOCKET_PART_END,
  DOCKET_PART_OPEN,
  DOCKET_PART_CLOSE,
  DOCKET_PART_MONTH,
  DOCKET_PART_FREE,
  DOCKET_PART_COMPLETE,
  DOCKET_PART_MISSING,
  DOCKET_PART_FAILED,
  DOCKET_PART_BALANCE,
  DOCKET_PART_NODE,
  DOCKET_PART_EACH,
  DOCKET_PART_OUT,
  DOCKET_PART_STRIKES,
  DOCKET_PART_LAST_MEASURE,
  DOCKET_PART_RESULT,
  DOCKET_PART_STATUS,
  DOCKET_PART_FAILS,
  DOCKET_PART_NEXT,
  DOCKET_PART_POINTS,
  DOCKET_PART_KEY,
  DOCKET_PART_STRIKE,
  DOCKET_PART_ONE_MORE,
  DOCKET_PART_GROUP,
} DocketPart;

/**
 * DocketRef:
 *
 * Where a value comes from, resolved at load: nothing is looked up by name afterwards.
 */
typedef struct
{
  DocketRefKind kind;
  DocketPart    part;
  guint         index;
  gint64        number;
} DocketRef;

typedef enum
{
  DOCKET_CONDITION_ALL,
  DOCKET_CONDITION_ANY,
  DOCKET_CONDITION_NONE,
  DOCKET_CONDITION_KNOWN,    /* of */
  DOCKET_CONDITION_IS,       /* of, words; of a list: any of its words; no words: those of to */
  DOCKET_CONDITION_DATE,     /* of, relation, to */
  DOCKET_CONDITION_INSIDE,   /* of, index: a window */
  DOCKET_CONDITION_AMOUNT,   /* of * times, relation, to * to_times */
  DOCKET_CONDITION_COUNT,    /* index: a record; distinct, minimum, maximum; children filter rows */
  DOCKET_CONDITION_COMPLETE, /* index: a checklist */
  DOCKET_CONDITION_FAILED,   /* index: a checklist of which a hard item is false */
  DOCKET_CONDITION_STATE,    /* words: states of the case, phases not counted */
  DOCKET_CONDITION_KIND,     /* words: kinds */
  DOCKET_CONDITION_SIGNED,   /* words: outcome; of: its ground must equal this; minimum: signatures,
                                -1: those that bring it into force. One in force that no act has used
                              */
  DOCKET_CONDITION_CITES,    /* words: articles; the ruling drafted or in force cites one of them */
  DOCKET_CONDITION_CONTACT,  /* of: text; words: role; it is an admission contact of that party */
  DOCKET_CONDITION_PROVED,   /* words: the act at hand, or the fact's own act, names evidence; of:
                                fact */
  DOCKET_CONDITION_RUNNING,  /* words: measures, none: any; index 1: with an end by time; of: a list
                                of which every measure runs */
  DOCKET_CONDITION_MEASURED, /* words: measures; of: a list of which every measure was imposed */
  DOCKET_CONDITION_MATCHES,  /* of: text, to: list, index: DocketMatching */
  DOCKET_CONDITION_COVERS,   /* of: a list, each item of which stands in the field distinct of a row
                                of the record index; children filter rows */
  DOCKET_CONDITION_IN_FORCE, /* of: a kind of party, for which the rule set is in force today */
  DOCKET_CONDITION_CASES,    /* index: a kind; words: a role, then states; minimum, maximum */
} DocketConditionKind;

/* How a text may match an item of a list */
typedef enum
{
  DOCKET_MATCHING_SAME,
  DOCKET_MATCHING_CONTAINS,
  DOCKET_MATCHING_ENDS,
} DocketMatching;

typedef enum
{
  DOCKET_RELATION_BEFORE, /* lt */
  DOCKET_RELATION_UNTIL,  /* le */
  DOCKET_RELATION_EQUAL,  /* eq */
  DOCKET_RELATION_FROM,   /* ge */
  DOCKET_RELATION_AFTER,  /* gt */
} DocketRelation;

typedef struct
{
  DocketConditionKind kind;
  DocketRelation      relation;
  guint               size; /* nodes of this subtree, itself included; children follow in order */
  guint               index;
  DocketRef           of, to;
  gint64              times, to_times;
  gint64 minimum, maximum; /* COUNT; -1: none. A parameter that is not set leaves it -1 */
  gint   distinct;         /* COUNT: fact index of a field, or -1 */
  char **words;            /* owned */
} DocketConditionNode;

/**
 * DocketCondition:
 *
 * A three-valued condition, compiled into one array in prefix order. Immutable.
 */
typedef struct
{
  guint                n_nodes;
  DocketConditionNode *nodes; /* owned */
} DocketCondition;

typedef enum
{
  DOCKET_FALSE,
  DOCKET_TRUE,
  DOCKET_UNKNOWN,
} DocketTruth;

/* Takes @nodes and their words */
DocketCondition *docket_condition_new (DocketConditionNode *nodes,
                                       guint                n_nodes) G_GNUC_WARN_UNUSED_RESULT;
void             docket_condition_free (DocketCondition *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCondition, docket_condition_free)

G_END_DECLS
