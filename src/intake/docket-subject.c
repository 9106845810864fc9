/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pattern of a complaint's subject. Any thread. Names may hold the separator themselves, so
 * every split is kept; which one is meant, the body decides (docket-complaint-name.c). */
#include "intake/docket-subject.h"

/* A subject with more separators than this is no pattern */
#define MAX_SPLITS 20

/* Characters; a longer half of a subject is no name */
#define MAX_NAME 100

static gboolean
holds (const gunichar *set, gunichar c)
{
  for (; *set != 0; set++)
    if (*set == c)
      return TRUE;
  return FALSE;
}

static gboolean
is_separator (const DocketIntakeProfile *profile, gunichar c)
{
  for (guint i = 0; i < profile->separators->len; i++)
    if (holds (g_ptr_array_index (profile->separators, i), c))
      return TRUE;
  return FALSE;
}

/* Behind reply prefixes such as "Re:", as often as they come */
static glong
skip_prefixes (const DocketIntakeProfile *profile, const DocketIntakeText *text)
{
  glong    start = 0;
  gboolean moved = TRUE;

  while (moved)
    {
      moved = FALSE;
      while (start < text->length && g_unichar_isspace (text->folded[start]))
        start++;
      for (guint i = 0; i < profile->prefixes->len && !moved; i++)
        {
          const gunichar *prefix = g_ptr_array_index (profile->prefixes, i);
          glong           end = start + docket_intake_ucs4_length (prefix);

          moved = docket_intake_text_find (text, start, MIN (end, text->length), prefix) == start &&
                  text->folded[end] == ':';
          if (moved)
            start = end + 1;
        }
    }
  return start;
}

/* Where the closing words stand last, or -1 */
static glong
find_closing (const DocketIntakeProfile *profile, const DocketIntakeText *text, glong start)
{
  glong last = -1;

  for (guint i = 0; i < profile->closing->len; i++)
    {
      const gunichar *words = g_ptr_array_index (profile->closing, i);
      glong           at = start - 1;

      while ((at = docket_intake_text_find (text, at + 1, text->length, words)) >= 0)
        last = MAX (last, at);
    }
  return last;
}

static void
trim_separators (const DocketIntakeProfile *profile,
                 const DocketIntakeText    *text,
                 glong                     *start,
                 glong                     *end)
{
  while (*start < *end && is_separator (profile, text->folded[*start]))
    ++*start;
  while (*end > *start && is_separator (profile, text->folded[*end - 1]))
    --*end;
}

/* Adds the split at the separators @from to @to of the names @start to @end */
static void
add_split (DocketSubject *subject, glong start, glong end, glong from, glong to)
{
  DocketSubjectSplit split = { start, from, to, end };

  docket_intake_text_trim (subject->text, &split.agency_start, &split.agency_end);
  docket_intake_text_trim (subject->text, &split.creator_start, &split.creator_end);
  if (split.agency_start < split.agency_end && split.creator_start < split.creator_end &&
      split.agency_end - split.agency_start <= MAX_NAME &&
      split.creator_end - split.creator_start <= MAX_NAME)
    g_array_append_val (subject->splits, split);
}

static void
split_names (DocketSubject *subject, const gunichar *set, glong start, glong end)
{
  for (glong i = start; i < end; i++)
    {
      glong from = i;

      while (i < end && holds (set, subject->text->folded[i]))
        i++;
      if (i > from)
        add_split (subject, start, end, from, i);
    }
}

/* Splits at the best separator that occurs at all */
static void
find_splits (DocketSubject *subject, const DocketIntakeProfile *profile, glong start, glong end)
{
  for (guint rank = 0; rank < profile->separators->len && subject->splits->len == 0; rank++)
    {
      split_names (subject, g_ptr_array_index (profile->separators, rank), start, end);
      subject->rank = rank;
    }
  if (subject->splits->len > MAX_SPLITS)
    g_array_set_size (subject->splits, 0);
}

/* Whether the separators are the first of the profile, in that width */
static gboolean
uses_exact_separator (DocketSubject *subject, const DocketIntakeProfile *profile, glong end)
{
  const gunichar *set = g_ptr_array_index (profile->separators, 0);

  if (subject->rank > 0)
    return FALSE;
  for (glong i = 0; i < end; i++)
    if (holds (set, subject->text->folded[i]) && !holds (set, subject->text->characters[i]))
      return FALSE;
  return TRUE;
}

DocketSubject *
docket_subject_parse (const DocketIntakeProfile *profile, const char *subject)
{
  DocketSubject *self = g_new0 (DocketSubject, 1);
  glong          start, closing, end;

  self->text = docket_intake_text_new (subject);
  self->splits = g_array_new (FALSE, FALSE, sizeof (DocketSubjectSplit));
  start = skip_prefixes (profile, self->text);
  closing = find_closing (profile, self->text, start);
  self->has_closing = closing >= 0;
  end = self->has_closing ? closing : self->text->length;
  trim_separators (profile, self->text, &start, &end);
  find_splits (self, profile, start, end);
  /* Without the closing words only the rule's own separator makes a pattern of any two words */
  if (!self->has_closing && self->rank > 0)
    g_array_set_size (self->splits, 0);
  self->is_exact = self->splits->len > 0 &&
                   uses_exact_separator (self, profile, self->has_closing ? closing : end);
  return self;
}

void
docket_subject_free (DocketSubject *subject)
{
  docket_intake_text_free (subject->text);
  g_array_unref (subject->splits);
  g_free (subject);
}
