/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"
#include "store/docket-row.h"

G_BEGIN_DECLS

/*
 * The same as docket-wording.h for the window: labels without the ids that commands take, dates as
 * people say them. All in the user's language. Any thread.
 */

/* --- dates ---------------------------------------------------------------------------------- */

/* "25 February 2022"; "" for DOCKET_DATE_NONE */
char *docket_wording_dup_date (DocketDate date) G_GNUC_WARN_UNUSED_RESULT;
/* "25 Feb", for where the year is clear */
char *docket_wording_dup_day (DocketDate date) G_GNUC_WARN_UNUSED_RESULT;
/* "25 – 28 February 2022": nothing is said twice; one that is none: the other alone */
char *docket_wording_dup_dates (DocketDate from, DocketDate to) G_GNUC_WARN_UNUSED_RESULT;
/* "25 – 28 Feb" */
char *docket_wording_dup_days (DocketDate from, DocketDate to) G_GNUC_WARN_UNUSED_RESULT;
/* "25 February 2022, 09:30", local */
char *docket_wording_dup_instant (DocketInstant instant) G_GNUC_WARN_UNUSED_RESULT;
/* "February 2022" */
char *docket_wording_dup_month (DocketDate month) G_GNUC_WARN_UNUSED_RESULT;

/* --- labels --------------------------------------------------------------------------------- */

/* @text (nullable) with a large first letter */
char *docket_wording_dup_capital (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The label as a title: its first letter is large. "" when it is empty */
char *docket_wording_dup_title (const DocketLabel *label) G_GNUC_WARN_UNUSED_RESULT;
/* Of a fact, state or kind; the id where the rule set has no wording */
char *docket_wording_dup_fact_title (const DocketRuleSet *rules,
                                     const char          *fact) G_GNUC_WARN_UNUSED_RESULT;
char *docket_wording_dup_state_title (const DocketRuleSet *rules,
                                      const char          *state) G_GNUC_WARN_UNUSED_RESULT;
char *docket_wording_dup_kind_title (const DocketRuleSet *rules,
                                     const char          *kind) G_GNUC_WARN_UNUSED_RESULT;
/* What an act is called, be it of the rule set for cases of @kind or common to all. "" for an act
 * that nobody knows */
char *docket_wording_dup_action_title (const DocketRuleSet *rules,
                                       guint                kind,
                                       const char          *action) G_GNUC_WARN_UNUSED_RESULT;
/* Names of several ids between blanks or commas: facts, items of checklists, keys of @action
 * (nullable) */
char *docket_wording_dup_names (const DocketRuleSet *rules,
                                const DocketAction  *action,
                                const char          *ids) G_GNUC_WARN_UNUSED_RESULT;

/* A recorded value: dates, yes and no, words as the rule set calls them. @fact: index */
char *docket_wording_dup_value (const DocketRuleSet *rules,
                                guint                fact,
                                const char          *text) G_GNUC_WARN_UNUSED_RESULT;

/* --- articles and reasons ------------------------------------------------------------------- */

/* "Articles 7.1(1), 7.2" of "7.1(1), 7.2"; "" for none. @numbers: nullable */
char *docket_wording_dup_articles (const char *numbers) G_GNUC_WARN_UNUSED_RESULT;
/* What something rests on: articles, whether it is a default by analogy, and the rule. @articles
 * and @rule: nullable */
char *docket_wording_dup_basis (const char      *articles,
                                DocketProvenance provenance,
                                const char      *rule) G_GNUC_WARN_UNUSED_RESULT;
/* Why an act is refused, and the date or words that help. @action: nullable */
char *docket_wording_dup_why (const DocketRuleSet *rules,
                              const DocketAction  *action,
                              const DocketReason  *reason) G_GNUC_WARN_UNUSED_RESULT;
/* The same with what it rests on */
char *docket_wording_dup_full_why (const DocketRuleSet *rules,
                                   const DocketAction  *action,
                                   const DocketReason  *reason) G_GNUC_WARN_UNUSED_RESULT;

/* --- journal -------------------------------------------------------------------------------- */

/* What was done, in one sentence. @kind: of the case */
char *docket_wording_dup_event (const DocketRuleSet *rules,
                                guint                kind,
                                const DocketEvent   *event) G_GNUC_WARN_UNUSED_RESULT;
/* What a value of an event is called, such as fact.reason or evidence.E1.name; NULL for one that
 * says nothing to a reader */
char *docket_wording_dup_value_name (const DocketRuleSet *rules,
                                     const char          *name) G_GNUC_WARN_UNUSED_RESULT;
/* The value itself; NULL for one that was withheld */
char *docket_wording_dup_event_value (const DocketRuleSet    *rules,
                                      const DocketEventValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* The title of the case in a list: its parties, or while it has none the title of its kind; @rules
 * nullable */
char *docket_wording_dup_case_title (const DocketRuleSet *rules,
                                     const DocketCaseRow *row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
