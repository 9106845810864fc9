/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labelled lines of a body, "label: value", also several on a line or in the cells of a table. Any
 * thread. Looks back from each colon, so the cost does not grow with the number of labels a line
 * could hold. */
#include "intake/docket-label-finder.h"

#include <string.h>

/* Characters of "(required)" between a label and its colon */
#define MAX_REMARK 20

/* More labels than any form has */
#define MAX_VALUES 500

static glong
skip_space_back (const DocketIntakeText *body, glong position)
{
  while (position > 0 && (body->folded[position - 1] == ' ' || body->folded[position - 1] == '\t'))
    position--;
  return position;
}

/* Leaves out a closing bracket, or a whole remark in brackets, before @position */
static glong
skip_brackets_back (const DocketIntakeText *body, glong position)
{
  position = skip_space_back (body, position);
  if (position == 0)
    return 0;
  if (body->folded[position - 1] == ')')
    for (glong i = position - 1; i >= 0 && position - i <= MAX_REMARK; i--)
      if (body->folded[i] == '(')
        return skip_space_back (body, i);
  if (strchr ("]*\"", (int) MIN (body->folded[position - 1], 0x7e)) != NULL ||
      body->folded[position - 1] == 0x3011 || body->folded[position - 1] == 0x300d)
    position--;
  return skip_space_back (body, position);
}

static glong
match_label_back (const DocketIntakeText *body, glong position, const gunichar *label)
{
  glong length = docket_intake_ucs4_length (label);
  glong start = position - length;

  if (start < 0 || memcmp (body->folded + start, label, (gsize) length * sizeof (gunichar)) != 0)
    return -1;
  return start;
}

/* Whether a label may start at @start: at a boundary, not inside a longer word */
static gboolean
is_boundary (const DocketIntakeProfile *profile, const DocketIntakeText *body, glong start)
{
  if (start == 0 || !g_unichar_isalpha (body->folded[start - 1]))
    return TRUE;
  for (guint i = 0; i < profile->before->len; i++)
    if (match_label_back (body, start, g_ptr_array_index (profile->before, i)) >= 0)
      return TRUE;
  return FALSE;
}

glong
docket_label_finder_look_back (const DocketIntakeProfile *profile,
                               const DocketIntakeText    *body,
                               glong                      position,
                               DocketLabelledValue       *found)
{
  glong best = -1;

  for (guint field = 0; field < DOCKET_N_LABELS; field++)
    for (guint i = 0; i < profile->labels[field]->len; i++)
      {
        glong start =
            match_label_back (body, position, g_ptr_array_index (profile->labels[field], i));

        if (start < 0 || (best >= 0 && start >= best) || !is_boundary (profile, body, start))
          continue;
        best = start;
        found->field = field;
        found->rank = i;
        found->label = start;
        found->is_quoted = body->is_quoted[start];
      }
  return best;
}

/* A colon ends a label; so does the first tab behind it, which stands between the cells of a table
 */
static gboolean
is_delimiter (const DocketIntakeText *body, glong position)
{
  if (body->folded[position] == ':')
    return TRUE;
  return body->folded[position] == '\t' && position > 0 &&
         !g_unichar_isspace (body->folded[position - 1]);
}

static GArray *
find_labels (const DocketIntakeProfile *profile, const DocketIntakeText *body)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (DocketLabelledValue));

  for (glong i = 0; i < body->length && labels->len < MAX_VALUES; i++)
    {
      DocketLabelledValue label = { 0 };

      if (!is_delimiter (body, i) ||
          docket_label_finder_look_back (profile, body, skip_brackets_back (body, i), &label) < 0)
        continue;
      /* "label:<tab>value" is one label */
      if (labels->len > 0 &&
          g_array_index (labels, DocketLabelledValue, labels->len - 1).label == label.label)
        continue;
      label.start = i + 1;
      g_array_append_val (labels, label);
    }
  return labels;
}

static gboolean
is_blank (const DocketIntakeText *body, glong start, glong end)
{
  docket_intake_text_trim (body, &start, &end);
  return start == end;
}

/* The next line that is not blank, when it belongs to the value before it: not quoted differently,
 * and before @limit, where the next label stands */
static glong
find_following_line (const DocketIntakeText *body, glong line_end, glong limit)
{
  gboolean is_quoted = body->is_quoted[MAX (line_end - 1, 0)];

  for (glong start = line_end + 1; start < limit; start = line_end + 1)
    {
      line_end = docket_intake_text_line_end (body, start);
      if (!is_blank (body, start, line_end))
        return line_end <= limit && body->is_quoted[start] == is_quoted ? line_end : -1;
    }
  return -1;
}

/* Lines up to a blank one, a change of quoting, or @limit */
static glong
extend_paragraph (const DocketIntakeText *body, glong end, glong limit)
{
  while (end + 1 < limit)
    {
      glong next = docket_intake_text_line_end (body, end + 1);

      if (next > limit || is_blank (body, end + 1, next) ||
          body->is_quoted[end + 1] != body->is_quoted[end])
        break;
      end = next;
    }
  return end;
}

static void
measure_value (const DocketIntakeText *body, DocketLabelledValue *value, glong limit)
{
  glong end = MIN (docket_intake_text_line_end (body, value->start), limit);

  if (is_blank (body, value->start, end))
    end = MAX (find_following_line (body, end, limit), end);
  if (end < limit && (value->field == DOCKET_LABEL_REASON || value->field == DOCKET_LABEL_COURSE))
    end = extend_paragraph (body, end, limit);
  value->end = end;
  docket_intake_text_trim (body, &value->start, &value->end);
}

GArray *
docket_label_finder_run (const DocketIntakeProfile *profile, const DocketIntakeText *body)
{
  GArray *labels = find_labels (profile, body);

  for (guint i = 0; i < labels->len; i++)
    {
      glong limit = i + 1 < labels->len ? g_array_index (labels, DocketLabelledValue, i + 1).label
                                        : body->length;

      measure_value (body, &g_array_index (labels, DocketLabelledValue, i), limit);
    }
  return labels;
}
