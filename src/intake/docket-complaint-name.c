/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agency and creator: what the body says under a label, held against the subject (GG-8.1, GG-8.2).
 * Any thread. */
#include "intake/docket-complaint-private.h"

/* Characters; a longer value is a sentence */
#define MAX_NAME 60

/* A name in the subject: places of one half of a split */
typedef struct
{
  glong start;
  glong end;
} Half;

static Half
get_half (const DocketSubjectSplit *split, DocketItemField field)
{
  if (field == DOCKET_ITEM_AGENCY)
    return (Half) { split->agency_start, split->agency_end };
  return (Half) { split->creator_start, split->creator_end };
}

static char *
dup_half (const DocketReading *reading, const DocketSubjectSplit *split, DocketItemField field)
{
  Half half = get_half (split, field);

  return docket_intake_text_dup (reading->subject->text, half.start, half.end);
}

static DocketLabelField
get_label (DocketItemField field)
{
  return field == DOCKET_ITEM_AGENCY ? DOCKET_LABEL_AGENCY : DOCKET_LABEL_CREATOR;
}

/* Where the body, quotes left out, holds that half of the subject; -1 when nowhere */
static glong
find_in_body (const DocketReading *reading, Half half)
{
  g_autofree gunichar *name = g_memdup2 (reading->subject->text->folded + half.start,
                                         (gsize) (half.end - half.start + 1) * sizeof (gunichar));
  glong                at = -1;

  name[half.end - half.start] = 0;
  while ((at = docket_intake_text_find (reading->body, at + 1, reading->body->length, name)) >= 0)
    if (!reading->body->is_quoted[at])
      break;
  return at;
}

/* How well the body supports a split: two for each name under its label, one for each in the text
 */
static guint
rate_split (const DocketReading *reading, const DocketSubjectSplit *split)
{
  guint rating = 0;

  for (DocketItemField field = DOCKET_ITEM_AGENCY; field <= DOCKET_ITEM_CREATOR; field++)
    {
      const DocketLabelledValue *value =
          docket_reading_find_value (reading, get_label (field), NULL);
      g_autofree char *name = dup_half (reading, split, field);
      g_autofree char *labelled =
          value != NULL ? docket_intake_text_dup (reading->body, value->start, value->end) : NULL;

      if (labelled != NULL && docket_intake_text_same (name, labelled))
        rating += 2;
      else if (find_in_body (reading, get_half (split, field)) >= 0)
        rating += 1;
    }
  return rating;
}

/* The split that the body supports best, the last among equals; NULL when there is none.
 * @is_ambiguous: whether others are as good */
static const DocketSubjectSplit *
choose_split (const DocketReading *reading, gboolean *is_ambiguous)
{
  const DocketSubjectSplit *best = NULL;
  guint                     best_rating = 0;

  *is_ambiguous = FALSE;
  for (guint i = 0; i < reading->subject->splits->len; i++)
    {
      const DocketSubjectSplit *split =
          &g_array_index (reading->subject->splits, DocketSubjectSplit, i);
      guint rating = rate_split (reading, split);

      *is_ambiguous = best != NULL && rating == best_rating;
      if (best != NULL && rating < best_rating)
        continue;
      best = split;
      best_rating = rating;
    }
  return best;
}

static void
set_from_subject (DocketReading            *reading,
                  DocketItemField           field,
                  const DocketSubjectSplit *split,
                  gboolean                  is_ambiguous)
{
  DocketItem *item = &reading->complaint->items[field];
  Half        half = get_half (split, field);
  glong       at = find_in_body (reading, half);
  const char *doubt = NULL;

  if (is_ambiguous)
    doubt = "ambiguous";
  else if (at < 0)
    doubt = reading->subject->is_exact ? "subject-only" : "separator";
  docket_item_set (item, dup_half (reading, split, field), doubt);
  docket_item_add_span (item, DOCKET_SPAN_SUBJECT, half.start, half.end);
  if (at >= 0)
    docket_item_add_span (item, DOCKET_SPAN_BODY, at, at + half.end - half.start);
}

static const char *
doubt_value (const DocketLabelledValue *value, gboolean differs, gboolean contradicts)
{
  if (contradicts)
    return "contradiction";
  if (value->is_quoted)
    return "quoted";
  if (differs)
    return "several";
  return value->end - value->start > MAX_NAME ? "too-long" : NULL;
}

static void
find_name (DocketReading            *reading,
           DocketItemField           field,
           const DocketSubjectSplit *split,
           gboolean                  is_ambiguous)
{
  DocketItem                *item = &reading->complaint->items[field];
  gboolean                   differs = FALSE;
  const DocketLabelledValue *value =
      docket_reading_find_value (reading, get_label (field), &differs);
  const char      *doubt;
  g_autofree char *labelled = NULL;
  g_autofree char *name = split != NULL ? dup_half (reading, split, field) : NULL;

  /* What somebody else wrote below does not outweigh the sender's own subject */
  if (value == NULL || (value->is_quoted && split != NULL))
    {
      if (split != NULL)
        set_from_subject (reading, field, split, is_ambiguous);
      return;
    }
  labelled = docket_intake_text_dup (reading->body, value->start, value->end);
  docket_item_add_span (item, DOCKET_SPAN_BODY, value->start, value->end);
  if (split != NULL)
    {
      Half half = get_half (split, field);

      docket_item_add_span (item, DOCKET_SPAN_SUBJECT, half.start, half.end);
    }
  doubt = doubt_value (value, differs, name != NULL && !docket_intake_text_same (name, labelled));
  docket_item_set (item, g_steal_pointer (&labelled), doubt);
}

void
docket_complaint_find_names (DocketReading *reading)
{
  gboolean                  is_ambiguous;
  const DocketSubjectSplit *split = choose_split (reading, &is_ambiguous);

  find_name (reading, DOCKET_ITEM_AGENCY, split, is_ambiguous);
  find_name (reading, DOCKET_ITEM_CREATOR, split, is_ambiguous);
}
