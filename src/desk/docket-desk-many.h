/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* The same act on many cases, out of a table */

/**
 * DocketManyRow:
 *
 * @line: of the table, for messages
 * @number: of the case; NULL: the open one of the parties that knows the act
 * @parties: ROLE=NAME or ROLE=P-17 strings, NULL-terminated; nullable
 * @inputs: key=value strings, NULL-terminated
 */
typedef struct
{
  guint  line;
  char  *number;
  char **parties;
  char **inputs;
} DocketManyRow;

void docket_many_row_free (DocketManyRow *row);

/* What became of one row. @problem: sentences, why it was not done, without the number of the line;
 * NULL: it was. @acted: what the act brought about, or why it was refused; NULL when it could not
 * even be tried */
typedef struct
{
  guint        line;
  char        *number; /* of the case; NULL: it was not found */
  char        *problem;
  DocketActed *acted;
} DocketManyResult;

void docket_many_result_free (DocketManyResult *result);

/**
 * DocketManyRequest:
 *
 * @system: of the cases that are found by their parties; nullable when every row has a number
 * @rows: of DocketManyRow
 * @skip_refused: do the others; else one row that cannot be done keeps all from being recorded
 */
typedef struct
{
  const char *system;
  const char *action;
  GPtrArray  *rows;
  gboolean    skip_refused;
} DocketManyRequest;

/**
 * docket_desk_act_on_many:
 * @recorded: (out): how many acts were recorded: all, or none, or those that were not skipped
 *
 * Tries every row in order, each after those before it, and records them in one transaction.
 *
 * Returns: (transfer full): of DocketManyResult, one a row; NULL when nothing could be tried at
 * all, with the errors of docket_desk_act() that are not about one case
 */
GPtrArray *docket_desk_act_on_many (DocketDesk              *desk,
                                    const DocketManyRequest *request,
                                    guint                   *recorded,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
