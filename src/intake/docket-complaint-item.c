/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cause, phone, screenshots and the request for unbinding (GG-8.2, GG-8.2r). Any thread. */
#include "intake/docket-complaint-private.h"

#include "intake/docket-phone.h"

/* Characters; running text shorter than this tells no cause */
#define MIN_CAUSE 10

static gboolean
is_labelled_line (const DocketReading *reading, glong start, glong end)
{
  for (guint i = 0; i < reading->values->len; i++)
    {
      const DocketLabelledValue *value = &g_array_index (reading->values, DocketLabelledValue, i);

      if (value->label < end && value->end > start)
        return TRUE;
    }
  return FALSE;
}

/* The running text, line by line without quotes and labelled lines, as a cause of its own */
static void
take_running_text (DocketReading *reading, DocketItem *item)
{
  const DocketIntakeText *body = reading->body;
  g_autoptr (GString) text = g_string_new (NULL);

  for (glong start = 0, end; start < body->length; start = end + 1)
    {
      glong first = start, last;

      end = docket_intake_text_line_end (body, start);
      last = end;
      docket_intake_text_trim (body, &first, &last);
      if (last > first && !body->is_quoted[first] && !is_labelled_line (reading, start, end))
        {
          g_autofree char *line = docket_intake_text_dup (body, first, last);

          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
          docket_item_add_span (item, DOCKET_SPAN_BODY, first, last);
        }
    }
  if (g_utf8_strlen (text->str, -1) >= MIN_CAUSE)
    docket_item_set (item, g_string_free (g_steal_pointer (&text), FALSE), "unlabelled");
  else
    g_array_set_size (item->spans, 0);
}

static void
append_value (const DocketReading       *reading,
              const DocketLabelledValue *value,
              GString                   *text,
              DocketItem                *item)
{
  g_autofree char *words = docket_intake_text_dup (reading->body, value->start, value->end);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
  docket_item_add_span (item, DOCKET_SPAN_BODY, value->start, value->end);
}

/* Cause and course are one item (GG-8.2 no. 3). Unlabelled text counts only in a mail that asks for
 * unbinding: anything else may be about anything */
void
docket_complaint_find_reason (DocketReading *reading)
{
  DocketItem                *item = &reading->complaint->items[DOCKET_ITEM_REASON];
  const DocketLabelledValue *reason =
      docket_reading_find_value (reading, DOCKET_LABEL_REASON, NULL);
  const DocketLabelledValue *course =
      docket_reading_find_value (reading, DOCKET_LABEL_COURSE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_quoted;

  if (reason == NULL && course == NULL)
    {
      if (reading->complaint->items[DOCKET_ITEM_REQUEST].status != DOCKET_ITEM_MISSING)
        take_running_text (reading, item);
      return;
    }
  is_quoted = reason != NULL ? reason->is_quoted : course->is_quoted;
  if (reason != NULL)
    append_value (reading, reason, text, item);
  if (course != NULL && course->is_quoted == is_quoted)
    append_value (reading, course, text, item);
  docket_item_set (item, g_string_free (g_steal_pointer (&text), FALSE),
                   is_quoted ? "quoted" : NULL);
}

/* The first of @words in the sender's own text: where it stands, and up to where; -1 */
static glong
find_any (const DocketIntakeText *text, GPtrArray *words, glong *end)
{
  for (guint i = 0; i < words->len; i++)
    {
      const gunichar *word = g_ptr_array_index (words, i);
      glong           at = -1;

      while ((at = docket_intake_text_find (text, at + 1, text->length, word)) >= 0)
        if (!text->is_quoted[at])
          {
            *end = at + docket_intake_ucs4_length (word);
            return at;
          }
    }
  return -1;
}

static gboolean
find_word (const DocketReading *reading, const DocketIntakeText *text, DocketSpanPlace place)
{
  DocketItem *item = &reading->complaint->items[DOCKET_ITEM_REQUEST];
  glong       end;
  glong       at = find_any (text, reading->profile->request, &end);

  if (at < 0)
    return FALSE;
  docket_item_set (item, docket_intake_text_dup (text, at, end), NULL);
  docket_item_add_span (item, place, at, end);
  return TRUE;
}

void
docket_complaint_find_request (DocketReading *reading)
{
  if (!find_word (reading, reading->body, DOCKET_SPAN_BODY))
    find_word (reading, reading->subject->text, DOCKET_SPAN_SUBJECT);
}

static const char *
doubt_phone (const DocketPhone *phone, gboolean is_quoted)
{
  if (is_quoted)
    return "quoted";
  if (phone->kind == DOCKET_PHONE_SERVICE)
    return "service-number";
  return phone->kind == DOCKET_PHONE_ODD ? "odd-number" : NULL;
}

static void
take_phone (DocketReading *reading, const DocketPhone *phone, const char *doubt)
{
  DocketItem *item = &reading->complaint->items[DOCKET_ITEM_PHONE];

  docket_item_set (item, g_strdup (phone->number), doubt);
  docket_item_add_span (item, DOCKET_SPAN_BODY, phone->start, phone->end);
  if (phone->kind == DOCKET_PHONE_LANDLINE)
    g_ptr_array_add (reading->complaint->notes, (gpointer) "landline");
}

static gboolean
find_labelled_phone (DocketReading *reading)
{
  const DocketLabelledValue *value = docket_reading_find_value (reading, DOCKET_LABEL_PHONE, NULL);
  g_autoptr (GArray) phones = NULL;

  if (value == NULL || value->is_quoted)
    return FALSE;
  phones = docket_phone_find (reading->profile, reading->body, value->start, value->end, TRUE);
  if (phones->len == 0)
    return FALSE;
  take_phone (reading, &g_array_index (phones, DocketPhone, 0),
              doubt_phone (&g_array_index (phones, DocketPhone, 0), FALSE));
  return TRUE;
}

/* Whether the number follows a label in running text: "my phone is 1..." */
static gboolean
follows_label (const DocketReading *reading, const DocketPhone *phone)
{
  const DocketIntakeText *body = reading->body;
  glong                   at = phone->start;
  DocketLabelledValue     label;

  while (at > 0 && g_unichar_isspace (body->folded[at - 1]))
    at--;
  for (guint i = 0; i < reading->profile->joins->len; i++)
    {
      const gunichar *join = g_ptr_array_index (reading->profile->joins, i);
      glong           start = at - docket_intake_ucs4_length (join);

      if (start >= 0 && docket_intake_text_find (body, start, at, join) == start)
        {
          at = start;
          break;
        }
    }
  return docket_label_finder_look_back (reading->profile, body, at, &label) >= 0 &&
         label.field == DOCKET_LABEL_PHONE;
}

/* Numbers in running text: the first of the best kind, doubted when there is another of that kind
 * or nothing says what it is */
static void
find_running_phone (DocketReading *reading, gboolean quoted)
{
  g_autoptr (GArray) phones =
      docket_phone_find (reading->profile, reading->body, 0, reading->body->length, FALSE);
  const DocketPhone *best = NULL;
  gboolean           differs = FALSE;

  for (guint i = 0; i < phones->len; i++)
    {
      const DocketPhone *phone = &g_array_index (phones, DocketPhone, i);

      if (reading->body->is_quoted[phone->start] != quoted)
        continue;
      if (best == NULL)
        best = phone;
      else if (best->kind == phone->kind && g_strcmp0 (best->number, phone->number) != 0)
        differs = TRUE;
    }
  if (best == NULL)
    return;
  if (doubt_phone (best, quoted) != NULL)
    take_phone (reading, best, doubt_phone (best, quoted));
  else if (differs)
    take_phone (reading, best, "several");
  else
    take_phone (reading, best, follows_label (reading, best) ? NULL : "unlabelled");
}

void
docket_complaint_find_phone (DocketReading *reading)
{
  const DocketItem *item = &reading->complaint->items[DOCKET_ITEM_PHONE];

  if (find_labelled_phone (reading))
    return;
  find_running_phone (reading, FALSE);
  if (item->status == DOCKET_ITEM_MISSING)
    find_running_phone (reading, TRUE);
}

/* Pictures, recordings of a screen, and the documents people paste screenshots into */
static gboolean
may_hold_screenshot (const DocketMailPart *part)
{
  static const char *const types[] = { "image/",
                                       "video/",
                                       "application/pdf",
                                       "application/msword",
                                       "application/vnd.openxmlformats-officedocument.",
                                       "application/vnd.ms-",
                                       "application/zip",
                                       "application/x-zip-compressed",
                                       "application/x-rar-compressed",
                                       "application/vnd.rar",
                                       "application/x-7z-compressed" };
  static const char *const endings[] = { ".png",  ".jpg",  ".jpeg", ".gif", ".webp",
                                         ".bmp",  ".heic", ".tiff", ".pdf", ".doc",
                                         ".docx", ".zip",  ".rar",  ".7z",  ".mp4" };
  g_autofree char         *name = g_utf8_strdown (part->safe_name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (part->media_type, types[i]))
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  return FALSE;
}

static const char *
doubt_screenshots (const DocketMail *mail, guint n_pictures, guint n_filled)
{
  if (n_pictures == 0)
    return "no-image";
  if (n_filled == 0)
    return "empty-file";
  return mail->is_truncated && n_filled == 1 ? "truncated" : NULL;
}

/* Without a file, the words that promise one are told: they help to say what is missing */
static void
find_promise (DocketReading *reading)
{
  glong end;
  glong at = find_any (reading->body, reading->profile->attached, &end);

  if (at >= 0)
    docket_item_add_span (&reading->complaint->items[DOCKET_ITEM_SCREENSHOTS], DOCKET_SPAN_BODY, at,
                          end);
}

void
docket_complaint_find_screenshots (DocketReading *reading)
{
  DocketItem       *item = &reading->complaint->items[DOCKET_ITEM_SCREENSHOTS];
  const DocketMail *mail = reading->mail;
  guint             n_files = 0, n_pictures = 0, n_filled = 0;

  for (guint i = 0; i < mail->parts->len; i++)
    {
      const DocketMailPart *part = g_ptr_array_index (mail->parts, i);

      /* A forwarded message is looked into, its own parts follow it */
      if (g_str_equal (part->media_type, "message/rfc822"))
        continue;
      n_files++;
      if (!may_hold_screenshot (part))
        continue;
      n_pictures++;
      n_filled += g_bytes_get_size (part->content) > 0;
      docket_item_add_span (item, DOCKET_SPAN_ATTACHMENT, (glong) i, (glong) i);
    }
  if (n_files > 0)
    docket_item_set (item, g_strdup_printf ("%u", n_pictures > 0 ? n_pictures : n_files),
                     doubt_screenshots (mail, n_pictures, n_filled));
  else
    find_promise (reading);
}
