/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-try.h"
#include "gtk/docket-ruling-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Groups of rows that tell about a ruling: on its tab and in the dialog that signs it. Main thread.
 */

/* What comes of it; in @act_group what the act does that it opens. @trial: nullable: not known yet.
 * @wanted: signatures */
void docket_ruling_groups_fill_effects (AdwPreferencesGroup     *group,
                                        AdwPreferencesGroup     *act_group,
                                        const DocketRulingTrial *trial,
                                        guint                    wanted);

/* Who has signed, who is wanted. @ruling: nullable: not recorded yet */
void docket_ruling_groups_fill_signatures (AdwPreferencesGroup   *group,
                                           guint                  wanted,
                                           const DocketRulingRow *ruling);

/* The articles that @form cites and the parameters of the rule set. @ruling: nullable: whose
 * articles are frozen already */
void docket_ruling_groups_fill_frozen (AdwExpanderRow         *expander,
                                       const DocketCaseView   *view,
                                       const DocketRulingForm *form,
                                       const DocketRulingRow  *ruling);

/* Every reason that refuses, a row each */
void docket_ruling_groups_fill_reasons (AdwPreferencesGroup *group,
                                        const DocketRuleSet *rules,
                                        GPtrArray           *reasons);

/* Takes the rows of an expander away that these functions added */
void docket_ruling_groups_clear_expander (AdwExpanderRow *expander);
void docket_ruling_groups_add_to_expander (AdwExpanderRow *expander, GtkWidget *row);

/* "Unbind", and on what ground, as rule set and language have it */
char *docket_ruling_groups_dup_outcome (const DocketCaseView *view,
                                        const char           *outcome) G_GNUC_WARN_UNUSED_RESULT;
char *docket_ruling_groups_dup_ground (const DocketCaseView *view,
                                       const char           *ground) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
