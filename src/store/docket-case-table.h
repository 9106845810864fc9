/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-statement.h"

G_BEGIN_DECLS

/* Columns of a DocketCaseRow, of case_file AS c, for docket_case_table_read(). Private to store/ */
#define DOCKET_CASE_COLUMNS                                                                        \
  "c.id, c.number, c.system, c.kind, c.title, c.received, c.rules, c.calendar, c.assignee, "       \
  "c.state, c.shown, c.ended, c.due, c.due_rule, c.until, "                                        \
  "(SELECT coalesce (max (e.subject_seq), 0) FROM event AS e WHERE e.subject = c.number)"

/* What case_file.due holds when nothing is due, so that it sorts last */
#define DOCKET_CASE_NEVER_DUE G_MAXINT32

/* A DocketReadFunc */
gpointer docket_case_table_read (DocketStatement *select);

/* Splits GG-2026-0001 into system, year and running number; FALSE when it is none. @system: owned
 * by the caller */
gboolean docket_case_number_split (const char *number, char **system, int *year, gint64 *running);

G_END_DECLS
