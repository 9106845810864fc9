/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of every primitive by name and number, and the rows they read. One evaluation, one
 * thread. */
#include "core/docket-parts.h"

#include "core/docket-items.h"
#include "core/docket-ledger.h"

static const char *const names[] = {
  [DOCKET_PART_LAST] = "last",       [DOCKET_PART_AFTER] = "after",
  [DOCKET_PART_END] = "end",         [DOCKET_PART_OPEN] = "open",
  [DOCKET_PART_CLOSE] = "close",     [DOCKET_PART_MONTH] = "month",
  [DOCKET_PART_FREE] = "free",       [DOCKET_PART_COMPLETE] = "complete",
  [DOCKET_PART_MISSING] = "missing", [DOCKET_PART_FAILED] = "failed",
  [DOCKET_PART_BALANCE] = "balance", [DOCKET_PART_NODE] = "node",
  [DOCKET_PART_EACH] = "each",       [DOCKET_PART_OUT] = "out",
  [DOCKET_PART_STRIKES] = "strikes", [DOCKET_PART_LAST_MEASURE] = "last-measure",
  [DOCKET_PART_RESULT] = "result",   [DOCKET_PART_STATUS] = "status",
  [DOCKET_PART_FAILS] = "fails",     [DOCKET_PART_NEXT] = "next",
  [DOCKET_PART_POINTS] = "points",   [DOCKET_PART_KEY] = "key",
  [DOCKET_PART_STRIKE] = "strike",   [DOCKET_PART_ONE_MORE] = "one-more",
  [DOCKET_PART_GROUP] = "group",
};

const char *
docket_part_get_name (DocketPart part)
{
  g_return_val_if_fail ((gsize) part < G_N_ELEMENTS (names), NULL);

  return names[part];
}

gboolean
docket_part_from_name (const char *name, DocketPart *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], name))
        {
          *part = (DocketPart) i;
          return TRUE;
        }
    }
  return FALSE;
}

static DocketDatum
get_term_part (DocketMatter *matter, guint rule, DocketPart part)
{
  DocketTermDates dates;

  if (!docket_term_compute (matter, rule, &dates))
    return DOCKET_DATUM_UNKNOWN;
  if (part == DOCKET_PART_END)
    return docket_datum_of_instant (dates.end);
  return docket_datum_of_date (part == DOCKET_PART_AFTER ? dates.after : dates.last);
}

static DocketDatum
get_window_part (DocketMatter *matter, guint rule, DocketPart part)
{
  DocketWindowDates dates;

  if (!docket_window_compute (matter, rule, &dates))
    return DOCKET_DATUM_UNKNOWN;
  return docket_datum_of_date (part == DOCKET_PART_CLOSE ? dates.close : dates.open);
}

DocketDatum
docket_part_get (DocketMatter *matter, guint rule, DocketPart part)
{
  switch (docket_matter_get_rule (matter, rule)->primitive)
    {
    case DOCKET_PRIMITIVE_TERM:
      return get_term_part (matter, rule, part);
    case DOCKET_PRIMITIVE_WINDOW:
      return get_window_part (matter, rule, part);
    case DOCKET_PRIMITIVE_MONTH:
      return docket_month_get (matter, rule);
    case DOCKET_PRIMITIVE_HOLD:
      return docket_hold_get (matter, rule);
    case DOCKET_PRIMITIVE_CHECKLIST:
      return docket_checklist_get (matter, rule, part);
    case DOCKET_PRIMITIVE_ACCOUNT:
      return docket_account_get (matter, rule);
    case DOCKET_PRIMITIVE_NODES:
      return docket_nodes_get (matter, rule);
    case DOCKET_PRIMITIVE_STRIKE:
      return docket_strike_get (matter, rule, part);
    case DOCKET_PRIMITIVE_LADDER:
      return docket_ladder_get (matter, rule, part);
    case DOCKET_PRIMITIVE_ASSESSMENT:
      return docket_assessment_get (matter, rule, part);
    case DOCKET_PRIMITIVE_GROUNDS:
      return docket_grounds_get (matter, rule);
    case DOCKET_PRIMITIVE_SCHEDULE:
      return docket_schedule_get (matter, rule, part);
    case DOCKET_PRIMITIVE_STATEMENT:
      break;
    }
  return DOCKET_DATUM_UNKNOWN;
}

const GPtrArray *
docket_rule_answer_imposes (DocketMatter *matter, guint rule)
{
  switch (docket_matter_get_rule (matter, rule)->primitive)
    {
    case DOCKET_PRIMITIVE_NODES:
      return docket_nodes_answer (matter, rule);
    case DOCKET_PRIMITIVE_LADDER:
      return docket_ladder_answer (matter, rule);
    case DOCKET_PRIMITIVE_STRIKE:
      return docket_strike_answer (matter, rule);
    case DOCKET_PRIMITIVE_SCHEDULE:
      return docket_schedule_answer (matter, rule);
    default:
      return NULL;
    }
}

DocketDatum
docket_row_get (const DocketMatter *matter, const DocketRow *row, gint fact)
{
  const DocketFactType *type;

  if (fact < 0)
    return DOCKET_DATUM_UNKNOWN;

  type = g_ptr_array_index (matter->rules->facts, fact);
  return row->fields[type->field];
}

static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer field)
{
  const DocketRow *one = *(DocketRow *const *) a;
  const DocketRow *other = *(DocketRow *const *) b;
  DocketInstant    at = docket_datum_get_instant (&one->fields[GPOINTER_TO_UINT (field)]);
  DocketInstant    other_at = docket_datum_get_instant (&other->fields[GPOINTER_TO_UINT (field)]);

  return (at > other_at) - (at < other_at);
}

GPtrArray *
docket_rows_sorted (DocketMatter *matter, guint record, guint field)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, field);
  const GPtrArray      *rows = docket_rows_get (matter, record);
  GPtrArray            *sorted = g_ptr_array_new ();

  for (guint i = 0; i < docket_items_length (rows); i++)
    {
      DocketRow *row = g_ptr_array_index (rows, i);

      if (row->fields[type->field].known)
        g_ptr_array_add (sorted, row);
    }
  g_ptr_array_sort_with_data (sorted, compare_rows, GUINT_TO_POINTER (type->field));
  return sorted;
}
