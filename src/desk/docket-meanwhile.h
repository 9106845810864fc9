/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* What happens in a case by itself when its day has come: nobody does it, and it is never written,
 * but computed */
typedef enum
{
  DOCKET_MEANWHILE_TRANSITION, /* the case went over to another state */
  DOCKET_MEANWHILE_MEASURE,    /* a measure ended */
  DOCKET_MEANWHILE_EXPIRY,     /* a right or a term expired */
} DocketMeanwhileKind;

/**
 * DocketMeanwhile:
 *
 * @kase: number of the case; NULL where there is but one
 * @id: of the transition, the measure or the rule
 * @at: the nominal instant: when it happened, whenever somebody looked
 * @from, @to: states of a transition; else NULL
 * @working: of DocketWorkingStep: how @at came about
 */
typedef struct
{
  DocketMeanwhileKind kind;
  char               *kase;
  char               *title;
  DocketRuleSet      *rules;
  char               *id;
  DocketInstant       at;
  char               *from;
  char               *to;
  GPtrArray          *working;
} DocketMeanwhile;

void docket_meanwhile_free (DocketMeanwhile *meanwhile);

/* Of DocketMeanwhile, by @at: what the evaluation tells of the time after @since, up to when it was
 * made. Pure */
GPtrArray *docket_meanwhile_collect (DocketRuleSet          *rules,
                                     const DocketEvaluation *evaluation,
                                     DocketInstant           since) G_GNUC_WARN_UNUSED_RESULT;

/* What it is called: "exam right expires", of @rules; borrowed */
const DocketLabel *docket_meanwhile_get_label (const DocketMeanwhile *meanwhile);

const char *docket_meanwhile_kind_get_name (DocketMeanwhileKind kind);

/**
 * docket_desk_list_meanwhile:
 * @since: DOCKET_INSTANT_NONE: since somebody last worked on the desk before today
 * @limit: number of cases; 0: all
 * @from: (out) (optional): the instant that was meant; DOCKET_INSTANT_NONE: nobody ever did
 *
 * What happened by itself in cases, in the order in which it did. Rolls the desk forward first.
 *
 * Returns: (transfer full): of DocketMeanwhile
 */
GPtrArray *docket_desk_list_meanwhile (DocketDesk    *desk,
                                       DocketInstant  since,
                                       guint          limit,
                                       DocketInstant *from,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMeanwhile, docket_meanwhile_free)

G_END_DECLS
