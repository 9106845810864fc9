/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* What the primitives answer about a matter at its instant. Each writes its working when it is
 * collected, and notes when its answer may change by time alone */

typedef struct
{
  DocketDate    last, after;
  DocketInstant end; /* of an hour or day24 term; else the start of after */
  gboolean      provisional;
} DocketTermDates;

typedef struct
{
  DocketDate open, close;
  gboolean   provisional;
} DocketWindowDates;

/* FALSE while they are not known */
gboolean docket_term_compute (DocketMatter *matter, guint rule, DocketTermDates *dates);
gboolean docket_window_compute (DocketMatter *matter, guint rule, DocketWindowDates *dates);

/* @number days, hours, ... after @start; of days and months the midnight that ends the last one */
DocketInstant docket_duration_end (DocketMatter       *matter,
                                   DocketInstant       start,
                                   const DocketNumber *number,
                                   DocketUnit          unit);

DocketDatum docket_month_get (DocketMatter *matter, guint rule);
DocketDatum docket_hold_get (DocketMatter *matter, guint rule);
DocketDatum docket_checklist_get (DocketMatter *matter, guint rule, DocketPart part);
DocketTruth docket_checklist_is_complete (DocketMatter *matter, guint rule);
DocketTruth docket_checklist_has_failed (DocketMatter *matter, guint rule);
DocketDatum docket_account_get (DocketMatter *matter, guint rule);
DocketDatum docket_nodes_get (DocketMatter *matter, guint rule);
DocketDatum docket_strike_get (DocketMatter *matter, guint rule, DocketPart part);
DocketDatum docket_ladder_get (DocketMatter *matter, guint rule, DocketPart part);
DocketDatum docket_assessment_get (DocketMatter *matter, guint rule, DocketPart part);
DocketDatum docket_grounds_get (DocketMatter *matter, guint rule);
DocketDatum docket_schedule_get (DocketMatter *matter, guint rule, DocketPart part);

/* The measures that a rule answers at this point, of DocketImpose: of the node that the change
 * reaches, of the step of the row that the act at hand entered or else of the last, of a strike
 * that is out, of the tier. Borrowed; NULL: none */
const GPtrArray *docket_nodes_answer (DocketMatter *matter, guint rule);
const GPtrArray *docket_ladder_answer (DocketMatter *matter, guint rule);
const GPtrArray *docket_strike_answer (DocketMatter *matter, guint rule);
const GPtrArray *docket_schedule_answer (DocketMatter *matter, guint rule);
/* Any of these */
const GPtrArray *docket_rule_answer_imposes (DocketMatter *matter, guint rule);

/* MEASURE#end: the last of those imposed for a time and not lifted; unknown: none was */
DocketDatum docket_measure_get_end (const DocketMatter *matter, guint measure);
/* In force at the matter's instant; notes when that changes by time alone */
gboolean docket_measure_is_running (DocketMatter *matter, const DocketMeasureState *measure);

/* Any part of any primitive; unknown for a part that it has not */
DocketDatum docket_part_get (DocketMatter *matter, guint rule, DocketPart part);
const char *docket_part_get_name (DocketPart part);
/* "last", "after", ...; FALSE for an unknown name */
gboolean docket_part_from_name (const char *name, DocketPart *part);

/* The rows of @record in the order of @field, those without it left out; (transfer container) */
GPtrArray *docket_rows_sorted (DocketMatter *matter,
                               guint         record,
                               guint         field) G_GNUC_WARN_UNUSED_RESULT;
/* The value of the field that is fact @fact; unknown for -1 */
DocketDatum docket_row_get (const DocketMatter *matter, const DocketRow *row, gint fact);

G_END_DECLS
