/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-projection.h"

G_BEGIN_DECLS

/*
 * How the projector hands an event to the tables; what they hold is read through docket-store.h.
 * Each function is in the file of its table and does one statement or a few. Private to store/.
 */

/* The desk */
gboolean docket_actor_table_put (const DocketProjection *projection, GError **error);
gboolean docket_rule_set_table_add (const DocketProjection *projection, GError **error);
gboolean docket_calendar_table_add (const DocketProjection *projection, GError **error);
gboolean docket_setting_table_put (const DocketProjection *projection, GError **error);

/* @number was given in @series: it is never given again */
gboolean docket_counter_table_raise (DocketDatabase *database,
                                     const char     *series,
                                     gint64          number,
                                     GError        **error);

/* Parties */
gboolean docket_party_table_add (const DocketProjection *projection, GError **error);
gboolean docket_party_table_rename (const DocketProjection *projection, GError **error);
gboolean docket_party_table_add_alias (const DocketProjection *projection, GError **error);
gboolean docket_contact_table_add (const DocketProjection *projection, GError **error);
gboolean docket_contact_table_end (const DocketProjection *projection, GError **error);
gboolean docket_relationship_table_begin (const DocketProjection *projection, GError **error);
gboolean docket_relationship_table_end (const DocketProjection *projection, GError **error);
gboolean docket_relationship_table_project (const DocketProjection *projection,
                                            const DocketGroup      *group,
                                            GError                **error);

/* Cases */
gboolean docket_case_table_add (const DocketProjection *projection, GError **error);
/* DOCKET_ERROR_NOT_FOUND */
gboolean docket_case_table_find_id (DocketDatabase *database,
                                    const char     *number,
                                    gint64         *id,
                                    GError        **error);
gboolean docket_case_table_assign (const DocketProjection *projection, GError **error);
gboolean docket_case_table_move (const DocketProjection *projection, GError **error);
gboolean docket_case_table_set_title (const DocketProjection *projection, GError **error);
gboolean docket_case_party_table_put (const DocketProjection *projection, GError **error);
gboolean docket_message_table_add (const DocketProjection *projection, GError **error);
gboolean docket_message_table_split (const DocketProjection *projection, GError **error);
gboolean docket_fact_table_add (const DocketProjection *projection, GError **error);
gboolean docket_fact_table_correct (const DocketProjection *projection, GError **error);
/* The facts that the act names in `cleared` stand no more */
gboolean docket_fact_table_clear (const DocketProjection *projection, GError **error);
/* What the event in `of` recorded stands no more, what it took the place of stands again */
gboolean docket_fact_table_undo (const DocketProjection *projection, GError **error);
/* What the merge of message @number brought stands no more */
gboolean docket_fact_table_undo_merge (const DocketProjection *projection,
                                       gint64                  number,
                                       GError                **error);
gboolean docket_evidence_table_add (const DocketProjection *projection,
                                    const DocketGroup      *group,
                                    GError                **error);
gboolean docket_letter_table_add (const DocketProjection *projection,
                                  const DocketGroup      *group,
                                  GError                **error);
gboolean docket_letter_table_undo (const DocketProjection *projection, GError **error);

/* Rulings */
gboolean docket_ruling_table_add (const DocketProjection *projection, GError **error);
gboolean docket_ruling_table_sign (const DocketProjection *projection, GError **error);
gboolean docket_ruling_table_lapse (const DocketProjection *projection, GError **error);
gboolean docket_ruling_table_undo (const DocketProjection *projection, GError **error);
gboolean docket_finding_table_add (const DocketProjection *projection,
                                   const DocketGroup      *group,
                                   GError                **error);
gboolean docket_citation_table_add (const DocketProjection *projection,
                                    const DocketGroup      *group,
                                    GError                **error);

/* Effects on parties */
gboolean docket_ledger_table_add (const DocketProjection *projection,
                                  const DocketGroup      *group,
                                  GError                **error);
gboolean docket_measure_table_add (const DocketProjection *projection,
                                   const DocketGroup      *group,
                                   GError                **error);
gboolean docket_measure_table_lift (const DocketProjection *projection,
                                    const DocketGroup      *group,
                                    GError                **error);

G_END_DECLS
