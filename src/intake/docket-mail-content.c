/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a mail: its bytes, type and name. Any thread. Which parts a mail has is
 * docket-mail-walk.c's. */
#include "intake/docket-mail-content.h"

#include "intake/docket-base64.h"
#include "intake/docket-charset.h"
#include "intake/docket-mime-parameter.h"
#include "intake/docket-safe-name.h"

#include <string.h>

/* Longer names are cut where they are shown */
#define MAX_NAME_CHARACTERS 255

/* Takes @stream, which gives up its bytes */
static GByteArray *
steal_bytes (GMimeStream *stream)
{
  GByteArray *bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  g_object_unref (stream);
  return bytes;
}

/* Whether the header of @message ends its lines as the network does */
static gboolean
uses_crlf (GMimeMessage *message)
{
  GMimeHeaderList *headers = g_mime_object_get_header_list (GMIME_OBJECT (message));
  const char      *raw = NULL;

  if (g_mime_header_list_get_count (headers) > 0)
    raw = g_mime_header_get_raw_value (g_mime_header_list_get_header_at (headers, 0));
  return raw != NULL && g_str_has_suffix (raw, "\r\n");
}

GByteArray *
docket_mail_content_write (GMimeMessagePart *part)
{
  GMimeMessage       *message = g_mime_message_part_get_message (part);
  GMimeStream        *stream = g_mime_stream_mem_new ();
  GMimeFormatOptions *format = g_mime_format_options_new ();

  if (message != NULL && uses_crlf (message))
    g_mime_format_options_set_newline_format (format, GMIME_NEWLINE_FORMAT_DOS);
  if (message != NULL)
    g_mime_object_write_to_stream (GMIME_OBJECT (message), format, stream);
  g_mime_format_options_free (format);
  return steal_bytes (stream);
}

/* The encoded bytes of @content where they lie in memory; NULL when they lie elsewhere */
static const char *
find_encoded (GMimeDataWrapper *content, gsize *length)
{
  GMimeStream *stream = g_mime_data_wrapper_get_stream (content);
  GByteArray  *bytes;
  gint64       start, size;

  if (stream == NULL || !GMIME_IS_STREAM_MEM (stream))
    return NULL;
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  start = stream->bound_start;
  size = g_mime_stream_length (stream);
  if (start < 0 || size < 0 || start + size > (gint64) bytes->len)
    return NULL;
  *length = (gsize) size;
  return (const char *) bytes->data + start;
}

GByteArray *
docket_mail_content_decode (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream      *stream;
  GByteArray       *bytes;
  const char       *encoded;
  gsize             length;

  if (content == NULL)
    return g_byte_array_new ();
  encoded = find_encoded (content, &length);
  if (encoded != NULL &&
      g_mime_data_wrapper_get_encoding (content) == GMIME_CONTENT_ENCODING_BASE64)
    {
      bytes = g_byte_array_new ();
      docket_base64_append (bytes, encoded, length);
      return bytes;
    }
  stream = g_mime_stream_mem_new ();
  g_mime_data_wrapper_write_to_stream (content, stream);
  return steal_bytes (stream);
}

static char *
dup_media_type (GMimeObject *object)
{
  GMimeContentType *type = g_mime_object_get_content_type (object);
  g_autofree char  *name = type != NULL ? g_mime_content_type_get_mime_type (type) : NULL;
  g_autofree char  *clean = NULL;

  if (name == NULL)
    return g_strdup ("application/octet-stream");
  clean = docket_text_clean (name, strlen (name), NULL);
  return g_utf8_strdown (clean, -1);
}

/* The raw value of the field @name of @object; borrowed, NULL when there is none */
static const char *
find_raw (GMimeObject *object, const char *name)
{
  GMimeHeader *header =
      g_mime_header_list_get_header (g_mime_object_get_header_list (object), name);

  return header != NULL ? g_mime_header_get_raw_value (header) : NULL;
}

char *
docket_mail_content_dup_name (GMimeObject *object, const char *hint)
{
  const char      *disposition = find_raw (object, "Content-Disposition");
  const char      *type = find_raw (object, "Content-Type");
  g_autofree char *name = NULL;

  if (disposition != NULL)
    name = docket_mime_parameter_decode (disposition, "filename", hint);
  if (type != NULL && (name == NULL || *name == '\0'))
    {
      g_free (name);
      name = docket_mime_parameter_decode (type, "name", hint);
    }
  if (name == NULL || *name == '\0')
    return NULL;
  if (g_utf8_strlen (name, -1) > MAX_NAME_CHARACTERS)
    *g_utf8_offset_to_pointer (name, MAX_NAME_CHARACTERS) = '\0';
  return g_steal_pointer (&name);
}

/* A name for a part that has none: part-3.png */
static char *
invent_name (guint number, const char *media_type)
{
  static const struct
  {
    const char *media_type;
    const char *extension;
  } known[] = {
    { "image/png", "png" },      { "image/jpeg", "jpg" }, { "image/gif", "gif" },
    { "image/webp", "webp" },    { "image/bmp", "bmp" },  { "application/pdf", "pdf" },
    { "message/rfc822", "eml" }, { "text/plain", "txt" }, { "text/html", "html" },
    { "text/calendar", "ics" },  { "video/mp4", "mp4" },  { "audio/mpeg", "mp3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].media_type, media_type) == 0)
      return g_strdup_printf ("part-%u.%s", number, known[i].extension);
  return g_strdup_printf ("part-%u.bin", number);
}

gboolean
docket_mail_content_has_disposition (GMimeObject *object, const char *disposition)
{
  const char *found = g_mime_object_get_disposition (object);

  return found != NULL && g_ascii_strcasecmp (found, disposition) == 0;
}

gboolean
docket_mail_content_is_type (GMimeObject *object, const char *type, const char *subtype)
{
  GMimeContentType *content_type = g_mime_object_get_content_type (object);

  return content_type != NULL && g_mime_content_type_is_type (content_type, type, subtype);
}

DocketMailPart *
docket_mail_content_new_part (GMimeObject *object,
                              GByteArray  *bytes,
                              guint        number,
                              const char  *hint)
{
  DocketMailPart  *part = g_new0 (DocketMailPart, 1);
  g_autofree char *invented = NULL;

  part->name = docket_mail_content_dup_name (object, hint);
  part->media_type = dup_media_type (object);
  invented = invent_name (number, part->media_type);
  part->safe_name = docket_safe_name (part->name, invented);
  part->content = g_byte_array_free_to_bytes (bytes);
  part->is_inline = docket_mail_content_has_disposition (object, "inline") ||
                    (g_mime_object_get_disposition (object) == NULL &&
                     g_mime_object_get_content_id (object) != NULL);
  return part;
}
