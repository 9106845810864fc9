/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check lists and grounds. One evaluation, one thread. */
#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"
#include "core/docket-working.h"

static DocketTruth
ask_item (DocketMatter *matter, const DocketCheck *item)
{
  return item->condition != NULL ? docket_truth (matter, item->condition) : DOCKET_UNKNOWN;
}

/* An item that is not known is not there, except while inputs are still to come that may bring it
 */
DocketTruth
docket_checklist_is_complete (DocketMatter *matter, guint rule)
{
  const GPtrArray *items = docket_matter_get_rule (matter, rule)->checklist.items;
  DocketTruth      result = DOCKET_TRUE;

  for (guint i = 0; i < docket_items_length (items); i++)
    {
      const DocketCheck *item = g_ptr_array_index (items, i);
      DocketTruth        truth = item->hard ? ask_item (matter, item) : DOCKET_TRUE;

      if (truth == DOCKET_FALSE || (truth == DOCKET_UNKNOWN && !matter->listing))
        return DOCKET_FALSE;
      if (truth == DOCKET_UNKNOWN)
        result = DOCKET_UNKNOWN;
    }
  return result;
}

DocketTruth
docket_checklist_has_failed (DocketMatter *matter, guint rule)
{
  const GPtrArray *items = docket_matter_get_rule (matter, rule)->checklist.items;
  gboolean         is_open = FALSE;

  for (guint i = 0; i < docket_items_length (items); i++)
    {
      const DocketCheck *item = g_ptr_array_index (items, i);
      DocketTruth        truth = item->hard ? ask_item (matter, item) : DOCKET_TRUE;

      if (truth == DOCKET_FALSE)
        return DOCKET_TRUE;
      is_open |= truth == DOCKET_UNKNOWN;
    }
  return is_open && matter->listing ? DOCKET_UNKNOWN : DOCKET_FALSE;
}

static DocketDatum
get_missing (DocketMatter *matter, guint rule)
{
  const GPtrArray *items = docket_matter_get_rule (matter, rule)->checklist.items;
  GString         *missing = g_string_new (NULL);

  for (guint i = 0; i < docket_items_length (items); i++)
    {
      const DocketCheck *item = g_ptr_array_index (items, i);

      if (item->hard && ask_item (matter, item) != DOCKET_TRUE)
        g_string_append_printf (missing, missing->len > 0 ? ",%s" : "%s", item->id);
    }
  return docket_datum_of_text (DOCKET_TYPE_LIST,
                               docket_matter_keep_text (matter, g_string_free (missing, FALSE)));
}

static DocketDatum
datum_of_truth (DocketTruth truth)
{
  return truth == DOCKET_UNKNOWN ? DOCKET_DATUM_UNKNOWN
                                 : docket_datum_of_flag (truth == DOCKET_TRUE);
}

DocketDatum
docket_checklist_get (DocketMatter *matter, guint rule, DocketPart part)
{
  gboolean    explain = docket_working_begin (matter, rule);
  DocketDatum missing;

  if (explain)
    {
      missing = get_missing (matter, rule);
      docket_working_add_rule (matter, rule);
      docket_working_add_result (matter, "missing", &missing);
    }
  switch (part)
    {
    case DOCKET_PART_COMPLETE:
      return datum_of_truth (docket_checklist_is_complete (matter, rule));
    case DOCKET_PART_FAILED:
      return datum_of_truth (docket_checklist_has_failed (matter, rule));
    case DOCKET_PART_MISSING:
      return get_missing (matter, rule);
    default:
      return DOCKET_DATUM_UNKNOWN;
    }
}

static void
explain_ground (DocketMatter *matter, guint rule, const DocketDatum *result)
{
  const DocketRule *type = docket_matter_get_rule (matter, rule);

  docket_working_add_row (matter, type->grounds.fact, &matter->facts[type->grounds.fact].value);
  docket_working_add_rule (matter, rule);
  docket_working_add_result (matter, "result", result);
}

DocketDatum
docket_grounds_get (DocketMatter *matter, guint rule)
{
  const DocketGrounds *type = &docket_matter_get_rule (matter, rule)->grounds;
  gboolean             explain = docket_working_begin (matter, rule);
  DocketRef            of = { .kind = DOCKET_REF_FACT, .index = type->fact };
  DocketDatum          fact = docket_resolve (matter, &of);
  DocketDatum          result = DOCKET_DATUM_UNKNOWN;

  for (guint i = 0; fact.known && i < docket_items_length (type->grounds); i++)
    {
      const DocketGround *ground = g_ptr_array_index (type->grounds, i);

      if (g_strcmp0 (ground->id, fact.text) == 0)
        result = docket_datum_of_text (DOCKET_TYPE_WORD, ground->result);
    }
  if (explain && result.known)
    explain_ground (matter, rule, &result);
  return result;
}
