/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* Steps of a computation. All of them do nothing while matter->working is NULL */

/* Whether the working of @rule is to be written now: once per collection */
gboolean docket_working_begin (DocketMatter *matter, guint rule);
/* Gives @steps to be filled, NULL ends it; the one before is returned */
GPtrArray *docket_working_collect (DocketMatter *matter, GPtrArray *steps);

void docket_working_add_rule (DocketMatter *matter, guint rule);
void docket_working_add_trigger (DocketMatter      *matter,
                                 const DocketRef   *of,
                                 const DocketDatum *value);
/* A trigger that is a row of a record */
void docket_working_add_row (DocketMatter *matter, guint fact, const DocketDatum *value);
/* A trigger that is an entry of an account */
void docket_working_add_entry (DocketMatter *matter, DocketInstant at, const DocketDatum *amount);
/* @name where the number stands in the rule itself; @unit: DocketUnit or -1 */
void docket_working_add_number (DocketMatter       *matter,
                                const DocketNumber *number,
                                const char         *name,
                                gint                unit);
/* The reading that a parameter chooses; nothing when the rule itself says it */
void docket_working_add_choice (DocketMatter *matter, const DocketChoice *choice);
/* @skipped days between the two were no working days */
void docket_working_add_calendar (DocketMatter *matter,
                                  DocketDate    from,
                                  DocketDate    to,
                                  gint64        skipped);
void docket_working_add_result (DocketMatter *matter, const char *part, const DocketDatum *value);
void docket_working_add_date (DocketMatter *matter, const char *part, DocketDate date);

G_END_DECLS
