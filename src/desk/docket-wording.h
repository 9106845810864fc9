/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/*
 * The sentences of the program, made in one place: what evaluation gives as data becomes text in
 * the user's language. Rule sets bear their own wording, which the locale chooses. Any thread.
 */

/* In the user's language; "" when the label is empty. Borrowed */
const char *docket_wording_get_label (const DocketLabel *label);

/* "ID (label)", or the id alone where the rule set has none of that id; @rules nullable */
char *docket_wording_dup_state (const DocketRuleSet *rules,
                                const char          *state) G_GNUC_WARN_UNUSED_RESULT;
char *docket_wording_dup_fact (const DocketRuleSet *rules,
                               const char          *fact) G_GNUC_WARN_UNUSED_RESULT;

/* What @word, a value of the fact with that index, is called; @word itself where nothing says so.
 * Borrowed, from the rule set or from @word */
const char *docket_wording_get_word (const DocketRuleSet *rules, guint fact, const char *word);

/* "source, default by analogy" */
char *docket_wording_dup_provenance (DocketProvenance provenance) G_GNUC_WARN_UNUSED_RESULT;

/* Why something is refused: rule, articles, reason, and the date or words that help */
char *docket_wording_dup_reason (const DocketRuleSet *rules,
                                 const DocketReason  *reason) G_GNUC_WARN_UNUSED_RESULT;

/* The refusal of an act with all its reasons, one a line. @on: the day of the act */
char *docket_wording_dup_refusal (const DocketRuleSet *rules,
                                  const char          *number,
                                  const char          *action,
                                  const char          *on,
                                  GPtrArray           *reasons) G_GNUC_WARN_UNUSED_RESULT;

/* "trigger", "rule", ...: the kind of a step; not translated */
const char *docket_wording_get_step_name (DocketWorkingKind kind);
/* One step of a working */
char *docket_wording_dup_step (const DocketRuleSet     *rules,
                               const DocketWorkingStep *step) G_GNUC_WARN_UNUSED_RESULT;
/* "7 working days". @unit: DocketUnit; -1: the number alone */
char *docket_wording_dup_length (gint64 number, gint unit) G_GNUC_WARN_UNUSED_RESULT;
/* "workday", ...: as rule set files call it; NULL for -1; not translated */
const char *docket_wording_get_unit_name (gint unit);

/* What a role, kind or status is called */
const char *docket_wording_get_deadline_status (DocketDeadlineStatus status);
const char *docket_wording_get_deadline_kind (DocketDeadlineKind kind);

/* "2022-02-25 to 2022-02-28", "until 2022-02-28", "from 2022-02-25", "" */
char *docket_wording_dup_span (DocketDate from, DocketDate to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
