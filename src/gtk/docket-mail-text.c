/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mail with marks. The numbers of the marks are text of the buffer, so that they flow and can be
 * read out; what stands where is kept by marks of the buffer, since they move the words. */

#include "config.h"

#include "gtk/docket-mail-text.h"

#include "desk/docket-mail-sheet.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

/* Words of an item; the marks belong to the buffer */
typedef struct
{
  guint        item;
  GtkTextMark *start;
  GtkTextMark *end;
} Place;

struct _DocketMailText
{
  GtkTextView parent_instance;

  GArray *places; /* of Place */
};

G_DEFINE_TYPE (DocketMailText, docket_mail_text, GTK_TYPE_TEXT_VIEW)

char *
docket_mail_text_dup_number (guint item)
{
  char letter[7] = { 0 };

  if (item >= 20)
    return g_strdup_printf ("(%u)", item + 1);
  g_unichar_to_utf8 (0x2460 + item, letter);
  return g_strdup (letter);
}

/* --- filling -------------------------------------------------------------------------------- */

static GtkTextBuffer *
get_buffer (DocketMailText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
clear (DocketMailText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      gtk_text_buffer_delete_mark (buffer, place->start);
      gtk_text_buffer_delete_mark (buffer, place->end);
    }
  g_array_set_size (self->places, 0);
  gtk_text_buffer_set_text (buffer, "", 0);
}

/* Appends a line; tells the offset at which it begins */
static gint
append (DocketMailText *self, const char *words, const char *tag)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    end;
  gint           offset;

  gtk_text_buffer_get_end_iter (buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  if (tag == NULL)
    gtk_text_buffer_insert (buffer, &end, words, -1);
  else
    {
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, words, -1, tag, NULL);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &end, "\n", 1, tag, NULL);
    }
  return offset;
}

static char *
describe_sender (const DocketMessageRow *row)
{
  g_autofree char *instant =
      row->received == DOCKET_INSTANT_NONE ? NULL : docket_wording_dup_instant (row->received);

  return instant == NULL || *row->sender == '\0'
             ? g_strdup (instant == NULL ? row->sender : instant)
             : g_strdup_printf ("%s · %s", row->sender, instant);
}

/* Words of an item that is missing all the same say what is not so */
static const char *
get_tag (const DocketSheetItem *item, const DocketItem *found)
{
  if (item->status == DOCKET_ITEM_MISSING)
    return "contradicts";
  if (item->status == DOCKET_ITEM_PRESENT || found->doubt == NULL)
    return "found";
  return g_str_equal (found->doubt, "contradiction") ? "contradicts" : "doubtful";
}

/* A number that is put at the end of one place pushes the start of the next */
static void
add_place (DocketMailText *self, guint item, gint offset, glong length, const char *tag)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    start, end;
  Place          place = { .item = item };

  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, offset + (gint) length);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &start, &end);
  place.start = gtk_text_buffer_create_mark (buffer, NULL, &start, FALSE);
  place.end = gtk_text_buffer_create_mark (buffer, NULL, &end, TRUE);
  g_array_append_val (self->places, place);
}

static void
add_number (DocketMailText *self, const Place *place)
{
  GtkTextBuffer   *buffer = get_buffer (self);
  g_autofree char *number = docket_mail_text_dup_number (place->item);
  GtkTextIter      start, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &end, place->end);
  gtk_text_buffer_insert (buffer, &end, number, -1);
  gtk_text_buffer_get_iter_at_mark (buffer, &start, place->end);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, "mark", &start, &end);
}

static void
add_places (DocketMailText        *self,
            const DocketComplaint *complaint,
            GPtrArray             *items,
            gint                   subject,
            gint                   body)
{
  for (guint i = 0; i < items->len; i++)
    {
      const DocketSheetItem *item = items->pdata[i];
      const DocketItem      *found =
          item->field < DOCKET_N_ITEMS ? &complaint->items[item->field] : NULL;

      for (guint j = 0; found != NULL && j < found->spans->len; j++)
        {
          const DocketSpan *span = &g_array_index (found->spans, DocketSpan, j);
          gint              base = span->place == DOCKET_SPAN_SUBJECT ? subject : body;

          if (span->place != DOCKET_SPAN_ATTACHMENT && span->length > 0)
            add_place (self, i, base + (gint) span->offset, span->length, get_tag (item, found));
        }
    }
}

void
docket_mail_text_set (DocketMailText *self, const DocketMailView *mail, GPtrArray *items)
{
  g_autofree char *sender = NULL;
  GtkTextIter      start;
  gint             subject, body;

  g_return_if_fail (DOCKET_IS_MAIL_TEXT (self) && mail != NULL && mail->complaint != NULL);

  sender = describe_sender (mail->row);
  clear (self);
  subject =
      append (self,
              *mail->complaint->subject == '\0' ? _ ("(no subject)") : mail->complaint->subject,
              "subject");
  append (self, sender, "sender");
  body = append (self, mail->complaint->text, NULL);
  add_places (self, mail->complaint, items, subject, body);
  /* from the last on: where several end together, each is put before those of later items */
  for (guint i = self->places->len; i > 0; i--)
    add_number (self, &g_array_index (self->places, Place, i - 1));
  gtk_text_buffer_get_start_iter (get_buffer (self), &start);
  gtk_text_buffer_place_cursor (get_buffer (self), &start);
}

/* --- words ---------------------------------------------------------------------------------- */

static const Place *
find_place (DocketMailText *self, guint item)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if (place->item == item)
        return place;
    }
  return NULL;
}

gboolean
docket_mail_text_has_item (DocketMailText *self, guint item)
{
  g_return_val_if_fail (DOCKET_IS_MAIL_TEXT (self), FALSE);

  return find_place (self, item) != NULL;
}

gboolean
docket_mail_text_show_item (DocketMailText *self, guint item)
{
  const Place *place;
  GtkTextIter  start, end;

  g_return_val_if_fail (DOCKET_IS_MAIL_TEXT (self), FALSE);

  place = find_place (self, item);
  if (place == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &start, place->start);
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &end, place->end);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), place->start, 0.1, FALSE, 0, 0);
  return TRUE;
}

gboolean
docket_mail_text_is_selected (DocketMailText *self, guint item)
{
  GtkTextIter start, end, at;

  g_return_val_if_fail (DOCKET_IS_MAIL_TEXT (self), FALSE);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return FALSE;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &at, place->start);
      if (place->item != item || !gtk_text_iter_equal (&at, &start))
        continue;
      gtk_text_buffer_get_iter_at_mark (get_buffer (self), &at, place->end);
      if (gtk_text_iter_equal (&at, &end))
        return TRUE;
    }
  return FALSE;
}

char *
docket_mail_text_dup_selection (DocketMailText *self)
{
  g_autoptr (GString) words = NULL;
  GtkTextTag *mark;
  GtkTextIter at, end;

  g_return_val_if_fail (DOCKET_IS_MAIL_TEXT (self), NULL);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &at, &end))
    return NULL;
  mark = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (get_buffer (self)), "mark");
  words = g_string_new (NULL);
  for (; gtk_text_iter_compare (&at, &end) < 0; gtk_text_iter_forward_char (&at))
    if (!gtk_text_iter_has_tag (&at, mark))
      g_string_append_unichar (words, gtk_text_iter_get_char (&at));
  return words->len == 0 ? NULL : g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_mail_text_finalize (GObject *object)
{
  g_array_unref (DOCKET_MAIL_TEXT (object)->places);

  G_OBJECT_CLASS (docket_mail_text_parent_class)->finalize (object);
}

static void
docket_mail_text_class_init (DocketMailTextClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_mail_text_finalize;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class),
                                               "/org/docket/Docket/ui/docket-mail-text.ui");
}

static void
docket_mail_text_init (DocketMailText *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  gtk_widget_init_template (GTK_WIDGET (self));
}
