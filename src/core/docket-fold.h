/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/*
 * The fold: acts and automatic transitions change a matter, in the order in which they happened.
 * Gates are not asked here: what is recorded was allowed.
 */

/* Puts @act at hand: rolls to its instant and takes its values in. DOCKET_ERROR_CORRUPT when they
 * contradict the rule set */
gboolean docket_fold_begin (DocketMatter *matter, DocketAct *act, GError **error);
/* Its effects; @consequences (nullable) are told, of DocketConsequence. The act is done with */
void docket_fold_finish (DocketMatter *matter, DocketAct *act, GPtrArray *consequences);
/* Both, for the acts @from up to @end (not included) */
gboolean docket_fold_run (DocketMatter *matter,
                          GPtrArray    *acts,
                          guint         from,
                          guint         end,
                          GError      **error);

/* Makes the ruling that @act drafts matter->draft: it is asked its gates there */
void docket_fold_draft_ruling (DocketMatter        *matter,
                               const DocketAct     *act,
                               const DocketOutcome *outcome);
/* Puts matter->draft on file, in the place of every ruling that is not in force */
void docket_fold_enter_draft (DocketMatter *matter);
/* The ruling that an act of signing is about, or NULL */
DocketRuling *docket_fold_find_ruling (const DocketMatter *matter, const DocketAct *act);
/* One more signature; the last brings the ruling into force, with the effects of its outcome */
void docket_fold_sign (DocketMatter *matter, DocketAct *act, GPtrArray *consequences);
/* Uses up the rulings that @gates (of DocketGate) ask for; whether there was one */
gboolean docket_fold_use_rulings (DocketMatter *matter, GPtrArray *gates);

/* Automatic transitions up to @to, each at its own instant; afterwards @to is now, and until is the
 * next at which one may happen */
void docket_automatic_roll (DocketMatter *matter, DocketInstant to);

/* @effects: of DocketEffect, nullable */
void docket_effects_apply (DocketMatter *matter, GPtrArray *effects, GPtrArray *consequences);

void docket_consequence_free (DocketConsequence *consequence);

G_END_DECLS
