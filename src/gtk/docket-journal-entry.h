/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_JOURNAL_ENTRY (docket_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (DocketJournalEntry, docket_journal_entry, DOCKET, JOURNAL_ENTRY, GObject)

/**
 * DocketJournalEntry:
 *
 * A line of the journal as a list shows it: an event, or one of its values. Properties `seq`, `at`,
 * `actor`, `byline` (these two), `text`, `hash`, `full-hash`, `clock` (the mark of a clock that was
 * not the real one), all in the user's language, each empty where it does not apply. Main thread.
 */

DocketJournalEntry *docket_journal_entry_new (const DocketCaseView *view,
                                              const DocketEvent *event) G_GNUC_WARN_UNUSED_RESULT;

/* Whether `byline` is told: it is where nothing else tells when and by whom */
void docket_journal_entry_set_signed (DocketJournalEntry *entry, gboolean is_signed);

/* What the event recorded, as a GListModel of DocketJournalEntry; NULL for a value. Borrowed */
GListModel *docket_journal_entry_get_values (DocketJournalEntry *entry);

G_END_DECLS
