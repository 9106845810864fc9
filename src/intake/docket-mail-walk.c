/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure of a mail: which text is its body, which parts are attachments, which messages lie
 * in it. Any thread. */
#include "intake/docket-mail-walk.h"

#include "intake/docket-charset.h"
#include "intake/docket-html-text.h"
#include "intake/docket-mail-content.h"

/* One walk through a mail */
typedef struct
{
  DocketMail *mail;
  DocketMail *message; /* whose body is being read: @mail or one nested in it */
  GString    *body;    /* of @message */
  guint       depth;   /* of objects */
  guint       nesting; /* of messages */
  const char *hint;    /* charset of the first labelled text, for what has no label */
} Walk;

static void walk_object (Walk *walk, GMimeObject *object, gboolean skips_html);

/* Takes @bytes */
static void
add_part (Walk *walk, GMimeObject *object, GByteArray *bytes)
{
  DocketMailPart *part =
      docket_mail_content_new_part (object, bytes, walk->mail->parts->len + 1, walk->hint);

  part->depth = walk->nesting;
  g_ptr_array_add (walk->mail->parts, part);
}

static GString *
decode_text (Walk *walk, GMimePart *part)
{
  g_autoptr (GByteArray) bytes = docket_mail_content_decode (part);
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");

  return docket_charset_decode ((const char *) bytes->data, bytes->len, charset, walk->hint);
}

static void
add_body (Walk *walk, GMimePart *part, gboolean is_html)
{
  g_autoptr (GString) text = decode_text (walk, part);
  g_autoptr (GString) plain = is_html ? docket_html_to_text (text->str, text->len) : NULL;
  const GString *words = is_html ? plain : text;

  if (walk->body->len == 0)
    walk->message->is_html = is_html;
  else
    g_string_append_c (walk->body, '\n');
  g_string_append_len (walk->body, words->str, (gssize) words->len);
}

static gboolean
is_body (Walk *walk, GMimeObject *object)
{
  g_autofree char *name = NULL;

  if (docket_mail_content_has_disposition (object, "attachment") ||
      !(docket_mail_content_is_type (object, "text", "plain") ||
        docket_mail_content_is_type (object, "text", "html")))
    return FALSE;
  name = docket_mail_content_dup_name (object, walk->hint);
  return name == NULL;
}

static gboolean
is_blank (const GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if (!g_ascii_isspace (text->str[i]))
      return FALSE;
  return TRUE;
}

/* Whether an alternative offers plain text with any word in it: then its HTML says nothing more */
static gboolean
offers_plain_text (Walk *walk, GMimeMultipart *multipart)
{
  for (int i = 0; i < MIN (g_mime_multipart_get_count (multipart), DOCKET_MAIL_MAX_PARTS); i++)
    {
      GMimeObject *child = g_mime_multipart_get_part (multipart, i);

      if (GMIME_IS_PART (child) && docket_mail_content_is_type (child, "text", "plain") &&
          is_body (walk, child))
        {
          g_autoptr (GString) text = decode_text (walk, GMIME_PART (child));

          if (!is_blank (text))
            return TRUE;
        }
    }
  return FALSE;
}

static void
walk_multipart (Walk *walk, GMimeMultipart *multipart, gboolean skips_html)
{
  int n_parts = g_mime_multipart_get_count (multipart);

  if (docket_mail_content_is_type (GMIME_OBJECT (multipart), "multipart", "alternative") &&
      offers_plain_text (walk, multipart))
    skips_html = TRUE;
  for (int i = 0; i < n_parts && !walk->mail->is_cut; i++)
    walk_object (walk, g_mime_multipart_get_part (multipart, i), skips_html);
}

/* The charset of the first text that names one; NULL when none does */
static char *
find_hint (GMimeMessage *message)
{
  g_autoptr (GMimePartIter) iter = g_mime_part_iter_new (GMIME_OBJECT (message));

  for (guint i = 0; i < DOCKET_MAIL_MAX_PARTS && g_mime_part_iter_is_valid (iter); i++)
    {
      GMimeObject *object = g_mime_part_iter_get_current (iter);
      const char  *charset = docket_mail_content_is_type (object, "text", "*")
                                 ? g_mime_object_get_content_type_parameter (object, "charset")
                                 : NULL;

      if (charset != NULL)
        return g_strdup (charset);
      g_mime_part_iter_next (iter);
    }
  return NULL;
}

/* What the header of @message and its body say */
static void
read_message (Walk *walk, const DocketMailMessage *message, DocketInstant now)
{
  DocketMail             *mail = walk->message;
  const DocketMailHeader *header = message->header;
  g_auto (GStrv) from = docket_mail_header_dup_addresses (header, "From");
  GMimeObject *part = g_mime_message_get_mime_part (message->body);
  g_autoptr (GString) body = g_string_new (NULL);

  mail->message_id = docket_mail_header_dup_message_id (header);
  mail->subject = docket_mail_header_decode (header, "Subject", walk->hint);
  mail->subject_raw = docket_mail_header_escape (header, "Subject");
  mail->from = docket_mail_header_decode (header, "From", walk->hint);
  mail->from_address = g_strdup (from[0]);
  mail->to = docket_mail_header_dup_addresses (header, "To");
  mail->cc = docket_mail_header_dup_addresses (header, "Cc");
  mail->received = docket_mail_header_read_received (header, now, &mail->received_from);
  walk->body = body;
  if (part != NULL)
    walk_object (walk, part, FALSE);
  mail->text = docket_text_clean (body->str, body->len, &mail->n_replaced);
}

/* Takes @bytes. A forwarded message: a part with its very bytes, and a mail of its own, whose
 * attachments count as the outer mail's. A message inside a message is inside the bytes of the
 * outer one already */
static void
walk_nested (Walk *walk, GMimeObject *object, GByteArray *bytes)
{
  g_autoptr (DocketMailMessage) message =
      docket_mail_message_new ((const char *) bytes->data, bytes->len, walk->mail, NULL);
  g_autofree char *hint = message != NULL ? find_hint (message->body) : NULL;
  Walk             inner = *walk;

  if (walk->nesting == 0 || message == NULL)
    add_part (walk, object, bytes);
  else
    g_byte_array_unref (bytes);
  if (message == NULL)
    return;
  inner.message = docket_mail_new ();
  inner.nesting++;
  inner.hint = hint != NULL ? hint : walk->hint;
  g_ptr_array_add (walk->mail->nested, inner.message);
  read_message (&inner, message, walk->mail->received);
}

/* A forwarded message in base64 or quoted-printable GMime leaves closed */
static void
walk_part (Walk *walk, GMimePart *part, gboolean skips_html)
{
  GMimeObject *object = GMIME_OBJECT (part);
  gboolean     is_html = docket_mail_content_is_type (object, "text", "html");

  if (docket_mail_content_is_type (object, "message", "rfc822"))
    walk_nested (walk, object, docket_mail_content_decode (part));
  else if (!is_body (walk, object))
    add_part (walk, object, docket_mail_content_decode (part));
  else if (!is_html || !skips_html)
    add_body (walk, part, is_html);
}

static void
walk_object (Walk *walk, GMimeObject *object, gboolean skips_html)
{
  if (walk->depth >= DOCKET_MAIL_MAX_DEPTH || walk->mail->parts->len >= DOCKET_MAIL_MAX_PARTS)
    {
      walk->mail->is_cut = TRUE;
      return;
    }
  walk->depth++;
  if (GMIME_IS_MULTIPART (object))
    walk_multipart (walk, GMIME_MULTIPART (object), skips_html);
  else if (GMIME_IS_MESSAGE_PART (object))
    walk_nested (walk, object, docket_mail_content_write (GMIME_MESSAGE_PART (object)));
  else if (GMIME_IS_PART (object))
    walk_part (walk, GMIME_PART (object), skips_html);
  walk->depth--;
}

void
docket_mail_walk (DocketMail *mail, const DocketMailMessage *message, DocketInstant now)
{
  g_autofree char *hint = find_hint (message->body);
  Walk             walk = { .mail = mail, .message = mail, .hint = hint };

  read_message (&walk, message, now);
}
