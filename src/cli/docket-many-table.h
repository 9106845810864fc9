/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"

G_BEGIN_DECLS

/**
 * DocketManyTable:
 *
 * A table on its way to acts.
 *
 * @table: of DocketCsvRow, the header first
 * @name: of the file, for messages
 * @action: the act of every row
 * @constant: key=value strings that go into every row which does not give them itself
 * @system: nullable; found by the act where it is not given and one alone knows it
 */
typedef struct
{
  GPtrArray                *table;
  const char               *name;
  const char               *action;
  const char *const        *constant;
  const DocketRulesLibrary *library;
  const char               *system;
} DocketManyTable;

/* What the columns mean: `case`, a role of a party, or an input of the act. Of DocketManyRow; NULL
 * with DOCKET_ERROR_USAGE (no such act, a column that means nothing) or DOCKET_ERROR_INVALID (a
 * line with more fields than the header) */
GPtrArray *docket_many_table_read (DocketManyTable *table,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
