/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schedules of points: what the tier that a fact names comes to. One evaluation, one thread. */
#include "core/docket-items.h"
#include "core/docket-parts.h"
#include "core/docket-working.h"

static const DocketTier *
find_tier (const DocketMatter *matter, const DocketSchedule *schedule)
{
  DocketDatum id = schedule->fact >= 0 ? matter->facts[schedule->fact].value : DOCKET_DATUM_UNKNOWN;

  for (guint i = 0; id.known && i < docket_items_length (schedule->tiers); i++)
    {
      const DocketTier *tier = g_ptr_array_index (schedule->tiers, i);

      if (g_strcmp0 (tier->id, id.text) == 0)
        return tier;
    }
  return NULL;
}

static DocketDatum
get_part (const DocketTier *tier, DocketPart part)
{
  if (part == DOCKET_PART_KEY)
    return docket_datum_of_text (DOCKET_TYPE_WORD, tier->key);
  if (part == DOCKET_PART_STRIKE)
    return docket_datum_of_text (DOCKET_TYPE_WORD, tier->strike);
  return part == DOCKET_PART_POINTS && tier->points.known
             ? docket_datum_of_count (tier->points.value)
             : DOCKET_DATUM_UNKNOWN;
}

DocketDatum
docket_schedule_get (DocketMatter *matter, guint rule, DocketPart part)
{
  const DocketTier *tier = find_tier (matter, &docket_matter_get_rule (matter, rule)->schedule);
  DocketDatum       value = tier != NULL ? get_part (tier, part) : DOCKET_DATUM_UNKNOWN;

  if (tier != NULL && docket_working_begin (matter, rule))
    {
      docket_working_add_rule (matter, rule);
      if (part == DOCKET_PART_POINTS)
        docket_working_add_number (matter, &tier->points, "points", -1);
      docket_working_add_result (matter, docket_part_get_name (part), &value);
    }
  return value;
}

const GPtrArray *
docket_schedule_answer (DocketMatter *matter, guint rule)
{
  const DocketTier *tier = find_tier (matter, &docket_matter_get_rule (matter, rule)->schedule);

  return tier != NULL ? tier->imposes : NULL;
}
