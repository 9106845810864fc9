/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail -> the items of a complaint. Any thread. Which message of the mail is read is decided
 * here; the finders are docket-complaint-name.c and -item.c; matching names with parties is
 * others'. */
#include "intake/docket-complaint-private.h"

void
docket_item_add_span (DocketItem *item, DocketSpanPlace place, glong start, glong end)
{
  DocketSpan span = { place, start, end - start };

  g_array_append_val (item->spans, span);
}

void
docket_item_set (DocketItem *item, char *value, const char *doubt)
{
  g_free (item->value);
  item->value = value;
  item->doubt = doubt;
  item->status = doubt != NULL ? DOCKET_ITEM_DOUBTFUL : DOCKET_ITEM_PRESENT;
}

static gboolean
says_nothing (const DocketIntakeProfile *profile, const char *value)
{
  if (*value == '\0')
    return TRUE;
  for (guint i = 0; i < profile->nothing->len; i++)
    {
      g_autofree char *word =
          g_ucs4_to_utf8 (g_ptr_array_index (profile->nothing, i), -1, NULL, NULL, NULL);

      if (docket_intake_text_same (word, value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_better (const DocketLabelledValue *value, const DocketLabelledValue *best)
{
  if (best == NULL)
    return TRUE;
  if (value->is_quoted != best->is_quoted)
    return !value->is_quoted;
  return value->rank < best->rank;
}

const DocketLabelledValue *
docket_reading_find_value (const DocketReading *reading, DocketLabelField field, gboolean *differs)
{
  const DocketLabelledValue *best = NULL;
  g_autofree char           *best_words = NULL;

  if (differs != NULL)
    *differs = FALSE;
  for (guint i = 0; i < reading->values->len; i++)
    {
      const DocketLabelledValue *value = &g_array_index (reading->values, DocketLabelledValue, i);
      g_autofree char           *words =
          value->field == field ? docket_intake_text_dup (reading->body, value->start, value->end)
                                          : NULL;

      if (words == NULL || says_nothing (reading->profile, words))
        continue;
      if (is_better (value, best))
        {
          best = value;
          g_free (best_words);
          best_words = g_steal_pointer (&words);
          if (differs != NULL)
            *differs = FALSE;
        }
      else if (differs != NULL && value->rank == best->rank &&
               value->is_quoted == best->is_quoted && !docket_intake_text_same (words, best_words))
        *differs = TRUE;
    }
  return best;
}

/* Whether @text gives any item under a label, in the sender's own words */
static gboolean
has_items (const DocketIntakeProfile *profile, const char *text)
{
  g_autoptr (DocketIntakeText) body = docket_intake_text_new (text);
  g_autoptr (GArray) values = NULL;

  docket_intake_text_mark_quotes (body, profile->quote);
  values = docket_label_finder_run (profile, body);
  for (guint i = 0; i < values->len; i++)
    {
      const DocketLabelledValue *value = &g_array_index (values, DocketLabelledValue, i);

      if (value->field != DOCKET_LABEL_OTHER && !value->is_quoted && value->end > value->start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_pattern (const DocketIntakeProfile *profile, const char *text)
{
  g_autoptr (DocketSubject) subject = docket_subject_parse (profile, text);

  return subject->has_closing && subject->splits->len > 0;
}

/* The message that holds the complaint: the mail itself unless it is only the cover of a forwarded
 * one */
static const DocketMail *
choose_message (const DocketMail *mail, const DocketIntakeProfile *profile)
{
  if (mail->nested->len == 0 || has_items (profile, mail->text))
    return mail;
  for (guint i = 0; i < mail->nested->len; i++)
    {
      const DocketMail *nested = g_ptr_array_index (mail->nested, i);

      if (has_items (profile, nested->text) || has_pattern (profile, nested->subject))
        return nested;
    }
  return mail;
}

static void
add_notes (DocketReading *reading, const DocketMail *message)
{
  const DocketMail    *mail = reading->mail;
  const DocketSubject *subject = reading->subject;
  gboolean             has_splits = subject->splits->len > 0;
  const struct
  {
    gboolean    applies;
    const char *note;
  } notes[] = {
    { !has_splits || !subject->has_closing, "subject-pattern" },
    { has_splits && !subject->is_exact, "subject-separator" },
    { message != mail, "nested" },
    { message->is_html, "html" },
    { mail->is_truncated, "truncated" },
    { mail->is_cut, "cut" },
    { message->n_replaced > 0, "replaced" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (notes[i].applies)
      g_ptr_array_add (reading->complaint->notes, (gpointer) notes[i].note);
}

static DocketComplaint *
create_complaint (const DocketMail *message)
{
  DocketComplaint *complaint = g_new0 (DocketComplaint, 1);

  complaint->subject = g_strdup (message->subject);
  complaint->text = g_strdup (message->text);
  complaint->notes = g_ptr_array_new ();
  for (gsize i = 0; i < DOCKET_N_ITEMS; i++)
    complaint->items[i].spans = g_array_new (FALSE, FALSE, sizeof (DocketSpan));
  return complaint;
}

DocketComplaint *
docket_complaint_extract (const DocketMail *mail, const DocketIntakeProfile *profile)
{
  const DocketMail *message;
  g_autoptr (DocketSubject) subject = NULL;
  g_autoptr (DocketIntakeText) body = NULL;
  g_autoptr (GArray) values = NULL;
  DocketReading reading;

  g_return_val_if_fail (mail != NULL && profile != NULL, NULL);

  message = choose_message (mail, profile);
  subject = docket_subject_parse (profile, message->subject);
  body = docket_intake_text_new (message->text);
  docket_intake_text_mark_quotes (body, profile->quote);
  values = docket_label_finder_run (profile, body);
  reading = (DocketReading) { profile, mail, subject, body, values, create_complaint (message) };
  docket_complaint_find_names (&reading);
  docket_complaint_find_request (&reading);
  docket_complaint_find_reason (&reading);
  docket_complaint_find_phone (&reading);
  docket_complaint_find_screenshots (&reading);
  add_notes (&reading, message);
  return reading.complaint;
}

void
docket_complaint_free (DocketComplaint *complaint)
{
  if (complaint == NULL)
    return;
  for (gsize i = 0; i < DOCKET_N_ITEMS; i++)
    {
      g_free (complaint->items[i].value);
      g_array_unref (complaint->items[i].spans);
    }
  g_free (complaint->subject);
  g_free (complaint->text);
  g_ptr_array_unref (complaint->notes);
  g_free (complaint);
}

gboolean
docket_complaint_has_note (const DocketComplaint *complaint, const char *note)
{
  g_return_val_if_fail (complaint != NULL && note != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (complaint->notes, note, g_str_equal, NULL);
}

const char *
docket_item_field_get_name (DocketItemField field)
{
  static const char *const names[DOCKET_N_ITEMS] = { "agency",      "creator", "reason",
                                                     "screenshots", "phone",   "request" };

  g_return_val_if_fail (field < DOCKET_N_ITEMS, NULL);

  return names[field];
}

const char *
docket_item_status_get_name (DocketItemStatus status)
{
  static const char *const names[] = { "missing", "doubtful", "present" };

  g_return_val_if_fail (status < G_N_ELEMENTS (names), NULL);

  return names[status];
}

const char *
docket_span_place_get_name (DocketSpanPlace place)
{
  static const char *const names[] = { "subject", "body", "attachment" };

  g_return_val_if_fail (place < G_N_ELEMENTS (names), NULL);

  return names[place];
}
