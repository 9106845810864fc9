/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a message. Any thread. Read by ourselves: GMime drops words of subjects, and takes
 * quadratic time on a hostile list of addresses; it gets the fields about the body alone. */
#include "intake/docket-mail-header.h"

#include "intake/docket-charset.h"
#include "intake/docket-rfc2047.h"

#include <gmime/gmime.h>
#include <string.h>

/* Bytes of a date or of the addresses that are looked at */
#define MAX_PARSED 1000

typedef struct
{
  char *name;
  char *value; /* raw, folded; NUL bytes as spaces */
} Field;

struct _DocketMailHeader
{
  GPtrArray *fields; /* of Field */
};

static void
free_field (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field);
}

/* Length of the field name that @line begins with; 0 when it begins with none */
static gsize
measure_name (const char *line, const char *end)
{
  const char *at = line;
  gsize       length;

  while (at < end && *at > ' ' && *at < 0x7f && *at != ':')
    at++;
  length = (gsize) (at - line);
  while (at < end && (*at == ' ' || *at == '\t'))
    at++;
  return at < end && *at == ':' ? length : 0;
}

static const char *
find_line_end (const char *line, const char *end)
{
  const char *mark = line < end ? memchr (line, '\n', (gsize) (end - line)) : NULL;

  return mark != NULL ? mark + 1 : end;
}

static gboolean
is_blank_line (const char *line, const char *end)
{
  return *line == '\n' || (*line == '\r' && line + 1 < end && line[1] == '\n');
}

/* Whether @line goes on with the field before it. One that is no field, but has one below, was
 * folded by a sender who forgot the white space */
static gboolean
is_continuation (const char *line, const char *end)
{
  const char *next;

  if (*line == ' ' || *line == '\t')
    return TRUE;
  next = find_line_end (line, end);
  return measure_name (line, end) == 0 && measure_name (next, end) > 0;
}

static void
add_field (DocketMailHeader *header, const char *start, const char *end)
{
  gsize       name_length = measure_name (start, end);
  const char *colon = memchr (start, ':', (gsize) (end - start));
  gsize       value_length = (gsize) (end - colon) - 1;
  Field      *field = g_new0 (Field, 1);

  field->name = g_strndup (start, name_length);
  field->value = g_memdup2 (colon, value_length + 1);
  memmove (field->value, field->value + 1, value_length);
  field->value[value_length] = '\0';
  for (gsize i = 0; i < value_length; i++)
    if (field->value[i] == '\0')
      field->value[i] = ' ';
  g_ptr_array_add (header->fields, field);
}

DocketMailHeader *
docket_mail_header_parse (const char *data, gsize length, gsize *body)
{
  DocketMailHeader *header = g_new0 (DocketMailHeader, 1);
  const char       *end = data + length;
  const char       *line = data;

  header->fields = g_ptr_array_new_with_free_func (free_field);
  while (line < end && measure_name (line, end) > 0)
    {
      const char *start = line;

      line = find_line_end (line, end);
      while (line < end && !is_blank_line (line, end) && is_continuation (line, end))
        line = find_line_end (line, end);
      add_field (header, start, line);
    }
  if (line < end && is_blank_line (line, end))
    line = find_line_end (line, end);
  *body = (gsize) (line - data);
  return header;
}

void
docket_mail_header_free (DocketMailHeader *header)
{
  g_ptr_array_unref (header->fields);
  g_free (header);
}

/* The raw value of the topmost field @name; borrowed, NULL when there is none */
static const char *
find_raw (const DocketMailHeader *header, const char *name)
{
  for (guint i = 0; i < header->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (header->fields, i);

      if (g_ascii_strcasecmp (field->name, name) == 0)
        return field->value;
    }
  return NULL;
}

gboolean
docket_mail_header_is_mail (const DocketMailHeader *header)
{
  static const char *const names[] = { "From",         "To",          "Cc",          "Subject",
                                       "Date",         "Received",    "Message-ID",  "Sender",
                                       "Reply-To",     "Bcc",         "Return-Path", "Delivered-To",
                                       "MIME-Version", "Content-Type" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (find_raw (header, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

void
docket_mail_header_append_mime (const DocketMailHeader *header, GByteArray *bytes)
{
  append_text (bytes, "MIME-Version: 1.0\n");
  for (guint i = 0; i < header->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (header->fields, i);

      if (g_ascii_strncasecmp (field->name, "Content-", 8) != 0)
        continue;
      append_text (bytes, field->name);
      append_text (bytes, ":");
      append_text (bytes, field->value);
      if (!g_str_has_suffix (field->value, "\n"))
        append_text (bytes, "\n");
    }
  append_text (bytes, "\n");
}

char *
docket_mail_header_decode (const DocketMailHeader *header, const char *name, const char *hint)
{
  const char *raw = find_raw (header, name);

  return raw != NULL ? docket_rfc2047_decode (raw, strlen (raw), hint) : g_strdup ("");
}

char *
docket_mail_header_escape (const DocketMailHeader *header, const char *name)
{
  const char *raw = find_raw (header, name);
  g_autoptr (GString) escaped = g_string_new (NULL);
  gboolean valid = raw != NULL && g_utf8_validate (raw, -1, NULL);
  char    *clean;

  for (; raw != NULL && *raw != '\0'; raw++)
    {
      if ((guchar) *raw >= 0x80 && !valid)
        g_string_append_printf (escaped, "\\x%02x", (guchar) *raw);
      else if (*raw != '\r' && *raw != '\n')
        g_string_append_c (escaped, *raw);
    }
  clean = docket_text_clean (escaped->str, escaped->len, NULL);
  return g_strstrip (clean);
}

/* What is left between angle brackets, where there are any */
static char *
strip_brackets (char *text)
{
  char *open = strchr (text, '<');
  char *close = open != NULL ? strchr (open, '>') : NULL;

  if (close == NULL)
    return text;
  *close = '\0';
  memmove (text, open + 1, (gsize) (close - open));
  return g_strstrip (text);
}

char *
docket_mail_header_dup_message_id (const DocketMailHeader *header)
{
  g_autofree char *id = strip_brackets (docket_mail_header_escape (header, "Message-ID"));

  return *id != '\0' ? g_steal_pointer (&id) : NULL;
}

static void
add_address (GStrvBuilder *builder, InternetAddress *address)
{
  const char      *text = INTERNET_ADDRESS_IS_MAILBOX (address)
                              ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address))
                              : NULL;
  g_autofree char *clean = NULL;

  if (text == NULL || *text == '\0')
    return;
  clean = docket_text_clean (text, strlen (text), NULL);
  g_strv_builder_add (builder, clean);
}

char **
docket_mail_header_dup_addresses (const DocketMailHeader *header, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char          *raw = find_raw (header, name);
  g_autofree char     *start = g_strndup (raw != NULL ? raw : "", MAX_PARSED);
  InternetAddressList *list = internet_address_list_parse (NULL, start);

  for (int i = 0; list != NULL && i < internet_address_list_length (list); i++)
    add_address (builder, internet_address_list_get_address (list, i));
  g_clear_object (&list);
  return g_strv_builder_end (builder);
}

/* DOCKET_INSTANT_NONE when @text holds no date */
static DocketInstant
parse_date (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strndup (text, MAX_PARSED), "\r\n\t", ' ');
  g_autoptr (GDateTime) date = g_mime_utils_header_decode_date (g_strstrip (line));

  return date != NULL ? g_date_time_to_unix (date) : DOCKET_INSTANT_NONE;
}

DocketInstant
docket_mail_header_read_received (const DocketMailHeader *header,
                                  DocketInstant           now,
                                  const char            **from)
{
  const char   *received = find_raw (header, "Received");
  const char   *date = find_raw (header, "Date");
  DocketInstant instant = DOCKET_INSTANT_NONE;

  received = received != NULL ? strrchr (received, ';') : NULL;
  if (received != NULL)
    instant = parse_date (received + 1);
  *from = "received";
  if (instant == DOCKET_INSTANT_NONE && date != NULL)
    {
      instant = parse_date (date);
      *from = "date";
    }
  if (instant != DOCKET_INSTANT_NONE && instant <= now)
    return instant;
  *from = "now";
  return now;
}
