/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-ruling-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a case offers to whoever writes a ruling. Main thread. */

/* The draft that waits for signatures, else the latest ruling in force that stands; NULL */
const DocketRulingRow *docket_ruling_basis_find (const DocketCaseView *view);
/* The state of that ruling; NULL when evaluation does not know it */
const DocketRulingState *docket_ruling_basis_get_state (const DocketCaseView  *view,
                                                        const DocketRulingRow *ruling);

/* Of const DocketOutcome *: those that the case's kind and state have */
GPtrArray *docket_ruling_basis_list_outcomes (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

/* Whether there is a ruling, or may be one now */
gboolean docket_ruling_basis_has_any (const DocketCaseView *view);

/* Of DocketChip */
GPtrArray *docket_ruling_basis_list_evidence (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *docket_ruling_basis_list_articles (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

/* What keeps the form from being signed, as markup; NULL: nothing */
char *docket_ruling_basis_dup_problem (const DocketRulingForm *form,
                                       gboolean wants_ground) G_GNUC_WARN_UNUSED_RESULT;

/* How far a recorded ruling has come: its signatures, or since when it is in force */
char *docket_ruling_basis_dup_standing (const DocketCaseView  *view,
                                        const DocketRulingRow *ruling) G_GNUC_WARN_UNUSED_RESULT;

/* Rulings other than the one that is shown, the latest first; @shown nullable */
void docket_ruling_basis_fill_earlier (AdwPreferencesGroup   *group,
                                       const DocketCaseView  *view,
                                       const DocketRulingRow *shown);

G_END_DECLS
