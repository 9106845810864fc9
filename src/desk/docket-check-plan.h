/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/*
 * An act of the rule set as a sheet to be checked item by item: what its inputs ask with yes or no,
 * how much each answer weighs, and what they add up to. Any thread; pure.
 */

typedef enum
{
  DOCKET_CHECK_NEEDED, /* stands on a checklist that is incomplete without it */
  DOCKET_CHECK_NOTED,  /* stands on a checklist that points it out only */
  DOCKET_CHECK_FREE,   /* stands on none */
} DocketCheckWeight;

/* One question; borrowed from the rule set */
typedef struct
{
  const DocketInput *input;
  const DocketCheck *check; /* of the checklist; NULL: free */
  DocketCheckWeight  weight;
} DocketCheckItem;

/**
 * DocketCheckPlan:
 *
 * @items: DocketCheckItem, in the order of the action's inputs
 * @result: the word that the act wants and that is no answer of yes or no; NULL: there is none
 * @others: const DocketInput *: what else may be stated
 * @checklist: that most of the items stand on; nullable
 */
typedef struct
{
  const DocketRuleSet *rules;
  const DocketAction  *action;
  GPtrArray           *items;
  const DocketInput   *result;
  GPtrArray           *others;
  const DocketRule    *checklist;
} DocketCheckPlan;

/* NULL for an act that asks fewer than two such questions: no sheet. Borrows from @rules */
DocketCheckPlan *docket_check_plan_new (const DocketRuleSet *rules,
                                        const DocketAction  *action) G_GNUC_WARN_UNUSED_RESULT;
void             docket_check_plan_free (DocketCheckPlan *plan);

typedef enum
{
  DOCKET_ANSWER_NONE, /* not examined */
  DOCKET_ANSWER_YES,
  DOCKET_ANSWER_NO,
} DocketAnswer;

/* Of a recorded value, nullable */
DocketAnswer docket_answer_of_text (const char *text);
/* "yes", "no", NULL */
const char *docket_answer_get_text (DocketAnswer answer);

/* What answers add up to; @n counts those of DOCKET_CHECK_NEEDED */
typedef struct
{
  guint n, yes, no;
  guint noted_no; /* of DOCKET_CHECK_NOTED */
  guint answered; /* of all */
} DocketCheckSum;

/* @answers: as many as the plan has items */
void docket_check_plan_sum_up (const DocketCheckPlan *plan,
                               const DocketAnswer    *answers,
                               DocketCheckSum        *sum);

/* Whether one of the questions was answered. @facts: of the evaluation */
gboolean docket_check_plan_is_answered (const DocketCheckPlan *plan, GHashTable *facts);

/* The words that the result may be, of the input or of its fact; never NULL */
char **docket_check_plan_get_results (const DocketCheckPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCheckPlan, docket_check_plan_free)

G_END_DECLS
