/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketQueue:
 *
 * Lists of cases that a reviewer works through.
 *
 * @DOCKET_QUEUE_TODO: everything open, and results that wait to be closed, whose states' attribute
 * `queue` says so; every other but the last two is a cut of it
 * @DOCKET_QUEUE_OVERDUE: open, what is due lies before today
 * @DOCKET_QUEUE_TODAY: open, due today
 * @DOCKET_QUEUE_SIGN: open, with a ruling that was drafted and is not in force
 * @DOCKET_QUEUE_CLOSED: came to a result and waits for nothing
 * @DOCKET_QUEUE_ARCHIVE: came to the end
 *
 * All others: cases in a state whose attribute `queue` in the rule set names the queue.
 */
typedef enum
{
  DOCKET_QUEUE_TODO,
  DOCKET_QUEUE_INBOX,
  DOCKET_QUEUE_SUPPLEMENT,
  DOCKET_QUEUE_OVERDUE,
  DOCKET_QUEUE_TODAY,
  DOCKET_QUEUE_CONTRACT,
  DOCKET_QUEUE_PUBLISHED,
  DOCKET_QUEUE_WINDOW,
  DOCKET_QUEUE_SIGN,
  DOCKET_QUEUE_CLOSED,
  DOCKET_QUEUE_ARCHIVE,
  DOCKET_N_QUEUES,
} DocketQueue;

/* todo, inbox, ...: as rule sets, settings and links name it */
const char *docket_queue_get_id (DocketQueue queue);
/* DOCKET_N_QUEUES when it is no queue's */
DocketQueue docket_queue_from_id (const char *id);

/* What the queue lists today, in the order it is worked through; of one system only, unless @system
 * is NULL. Any thread; never waits */
DocketCaseQuery *docket_desk_dup_queue_query (DocketDesk *desk,
                                              DocketQueue queue,
                                              const char *system) G_GNUC_WARN_UNUSED_RESULT;
/* The same by the id of a queue, or by a system, whose list is its open cases; NULL when it is
 * neither */
DocketCaseQuery *docket_desk_dup_query_by_id (DocketDesk *desk,
                                              const char *id) G_GNUC_WARN_UNUSED_RESULT;

/* Of DocketRuleSet: by system, those in force today that have kinds of cases to open. Any thread;
 * never waits */
GPtrArray *docket_desk_dup_systems (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/**
 * DocketQueueCounts:
 *
 * How many cases each queue and each system of docket_desk_dup_systems() lists.
 */
typedef struct
{
  gint64      queues[DOCKET_N_QUEUES];
  GHashTable *systems; /* char * -> gint64 *; see docket_queue_counts_get() */
} DocketQueueCounts;

/* All of one moment, as cached */
DocketQueueCounts *docket_desk_count_queues (DocketDesk *desk,
                                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* By the id of a queue, or a system; 0 when it is neither */
gint64 docket_queue_counts_get (const DocketQueueCounts *counts, const char *id);
void   docket_queue_counts_free (DocketQueueCounts *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketQueueCounts, docket_queue_counts_free)

G_END_DECLS
