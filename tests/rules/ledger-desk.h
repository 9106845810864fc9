/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several cases of one party with their ledger, kept by evaluation alone: no desk, no clock. */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

typedef struct
{
  char      *number;
  GPtrArray *events; /* of DocketEvent */
} LedgerCase;

typedef struct
{
  DocketRuleSet  *rules; /* tests/data/rules/points.xml */
  DocketCalendar *calendar;
  GPtrArray      *cases;  /* of LedgerCase */
  GPtrArray      *ledger; /* of DocketLedgerEntry, of all cases */
  GPtrArray      *others; /* of DocketOtherCase; empty unless a test fills it */
  GPtrArray      *order;  /* of guint as pointers: the case of each event, in the order recorded */
} LedgerDesk;

/* @setting: "KEY=VALUE" of a parameter; NULL: as the file has it */
LedgerDesk *ledger_desk_new (const char *setting);
void        ledger_desk_free (LedgerDesk *desk);

/* @at: a day (at 09:00) or an instant. A case of the party P-1 */
LedgerCase *ledger_desk_open (LedgerDesk *desk, const char *kind, const char *at);

/* Tries @act, "ACTION NAME=VALUE|NAME=VALUE" with facts by id and other values as "=NAME=VALUE";
 * what is allowed is recorded with its entries */
DocketActResult *ledger_desk_act (LedgerDesk *desk,
                                  LedgerCase *kase,
                                  const char *at,
                                  const char *act) G_GNUC_WARN_UNUSED_RESULT;
/* The same act as that of @event, of another desk, without what that brought about */
DocketActResult *ledger_desk_repeat (LedgerDesk        *desk,
                                     LedgerCase        *kase,
                                     const DocketEvent *event) G_GNUC_WARN_UNUSED_RESULT;
/* The same; fails the test unless it is allowed and enters @posts, "account key+amount@day" joined
 * by blanks */
void ledger_desk_allow (LedgerDesk *desk,
                        LedgerCase *kase,
                        const char *at,
                        const char *act,
                        const char *posts);
/* The same; fails the test unless the rule or label @reason refuses it */
void ledger_desk_refuse (LedgerDesk *desk,
                         LedgerCase *kase,
                         const char *at,
                         const char *act,
                         const char *reason);

DocketEvaluationInput ledger_desk_input (LedgerDesk *desk, LedgerCase *kase, const char *now);
DocketEvaluation     *ledger_desk_evaluate (LedgerDesk *desk,
                                            LedgerCase *kase,
                                            const char *now) G_GNUC_WARN_UNUSED_RESULT;
/* @text with what stands in braces as the case sees it; "?" for what is unknown */
char *ledger_desk_tell (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *text);

/* That told is @told; that the case changes next at @until ("never"); the measures imposed, with
 * their end, "-" before those lifted; "STATE/PHASE DEADLINE:day ..." */
void ledger_assert_told (LedgerDesk *desk,
                         LedgerCase *kase,
                         const char *now,
                         const char *text,
                         const char *told);
void ledger_assert_until (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *until);
void ledger_assert_measures (LedgerDesk *desk,
                             LedgerCase *kase,
                             const char *now,
                             const char *measures);
void ledger_assert_shown (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *shown);

char *ledger_describe_posts (GPtrArray *consequences);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerDesk, ledger_desk_free)

G_END_DECLS
