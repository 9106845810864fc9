/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/*
 * The attempts to reach a party, by channel. Which act records them, in which record, and whose
 * contacts count, is read from the rule set: the act is at home on the page and adds to a record;
 * the record's first word says by which channel, its second what came of it. Pure; any thread.
 */

/**
 * DocketNoticeAttempt:
 *
 * @event: that recorded it; borrowed from the view
 * @on: when it happened, as corrected
 * @to, @outcome, @evidence: canonical, as corrected; "" when not stated
 * @corrected: something of it was corrected later
 */
typedef struct
{
  const DocketEvent *event;
  DocketInstant      on;
  char              *to;
  char              *outcome;
  char              *evidence;
  gboolean           corrected;
} DocketNoticeAttempt;

/**
 * DocketNoticeChannel:
 *
 * @word: of the rule set; "" for what belongs to no channel of it
 * @contacts: const DocketContactRow * that hold today, those given at admission first
 * @attempts: DocketNoticeAttempt, the latest first
 */
typedef struct
{
  char      *word;
  GPtrArray *contacts;
  GPtrArray *attempts;
} DocketNoticeChannel;

/**
 * DocketNoticeBook:
 *
 * @attempt: the act that records one; of the view
 * @channel, @outcome, @to, @evidence: indices of the fields, -1: the record has no such
 * @channels: DocketNoticeChannel, in the order of the rule set
 * @marks: of guint: facts about the notice as a whole that the act sets
 * @n_attempts: on all channels
 */
typedef struct
{
  const DocketActionState *attempt;
  gint                     channel, outcome, to, evidence;
  GPtrArray               *channels;
  GArray                  *marks;
  guint                    n_attempts;
} DocketNoticeBook;

/* The party whose contacts the acts of @page ask about, P-17; NULL when there is none. Borrowed */
const char *docket_notice_find_party (const DocketCaseView *view, const char *page);

/* NULL when cases of this kind have no such act. @contacts: of DocketContactRow, nullable;
 * borrowed, like @view */
DocketNoticeBook *docket_notice_book_new (const DocketCaseView *view,
                                          const char           *page,
                                          GPtrArray            *contacts) G_GNUC_WARN_UNUSED_RESULT;
void              docket_notice_book_free (DocketNoticeBook *book);

/* The key under which the act takes a field; NULL when it does not */
const char *docket_notice_book_get_key (const DocketNoticeBook *book, gint fact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketNoticeBook, docket_notice_book_free)

G_END_DECLS
