/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-private.h"

G_BEGIN_DECLS

/**
 * DocketCaseFile:
 *
 * What evaluating one case takes, loaded from a store. Belongs to the thread of that store.
 */
typedef struct
{
  DocketCaseRow  *row;
  DocketRuleSet  *rules;
  DocketCalendar *calendar;
  GPtrArray      *events;   /* DocketEvent */
  GPtrArray      *parties;  /* DocketCasePartyRow */
  GPtrArray      *ledger;   /* DocketLedgerEntry, of all its parties */
  GPtrArray      *contacts; /* DocketContact */
  GPtrArray      *cases;    /* DocketOtherCase; nullable */
  GHashTable     *given;
  gint64          ruled; /* 0 unless read by docket_case_undo_prepare() */
} DocketCaseFile;

/* DOCKET_ERROR_NOT_FOUND names the case */
DocketCaseFile *docket_case_file_load (DocketDesk  *desk,
                                       DocketStore *store,
                                       const char  *number,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same without what is told of other cases */
DocketCaseFile *docket_case_file_load_alone (DocketDesk  *desk,
                                             DocketStore *store,
                                             const char  *number,
                                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void            docket_case_file_free (DocketCaseFile *file);

/* Of a case that @event is to open, with these parties (role -> P-17); in the writing thread */
DocketCaseFile *docket_case_file_load_opening (DocketDesk        *desk,
                                               const DocketEvent *event,
                                               DocketRuleSet     *rules,
                                               GHashTable        *parties,
                                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* @input borrows from the file */
void docket_case_file_get_input (const DocketCaseFile  *file,
                                 DocketInstant          now,
                                 DocketEvaluationInput *input);

/* The whole view, in the thread of the store; the caller's transaction keeps it of one piece */
DocketCaseView *docket_case_view_load (DocketDesk  *desk,
                                       DocketStore *store,
                                       const char  *number,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the answer into the caches, inside a transaction */
gboolean docket_case_put_state (DocketStore            *store,
                                const char             *number,
                                DocketRuleSet          *rules,
                                const DocketEvaluation *evaluation,
                                GError                **error);

/* The word a person sees: draft, the phase, or the state */
const char *docket_case_get_shown (const DocketRuleSet *rules, const DocketEvaluation *evaluation);

const char *docket_deadline_kind_get_name (DocketDeadlineKind kind);
const char *docket_deadline_status_get_name (DocketDeadlineStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCaseFile, docket_case_file_free)

G_END_DECLS
