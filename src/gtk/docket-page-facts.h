/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What a page of a case tells besides its own sheet, as the rule set has it: the acts that are at
 * home on the page, the deadlines that hang on what they record, and what was done. Main thread.
 */

/* Of DocketActionState, borrowed from @view: acts of the page that the case's kind knows */
GPtrArray *docket_page_facts_list_acts (const DocketCaseView *view,
                                        const char           *page) G_GNUC_WARN_UNUSED_RESULT;
/* Whether only another state of the case lets it */
gboolean docket_page_facts_is_elsewhere (const DocketActionState *act);

/* The deadlines that are met by what acts of the page record, or that run from it */
void docket_page_facts_show_deadlines (AdwPreferencesGroup  *group,
                                       const DocketCaseView *view,
                                       const char           *page);
/* What was done there, the latest first */
void docket_page_facts_show_history (AdwPreferencesGroup  *group,
                                     const DocketCaseView *view,
                                     const char           *page);

/* Ids of the evidence that acts of the page gave, the latest first */
GPtrArray *docket_page_facts_dup_evidence (const DocketCaseView *view,
                                           const char           *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
