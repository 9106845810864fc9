/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One mail by GMime, within bounds. Any thread. Its structure is docket-mail-walk.c's, what the
 * words mean docket-complaint.c's; keeping the raw bytes is the caller's. */
#include "config.h"

#include "intake/docket-mail.h"

#include "core/docket-error.h"
#include "intake/docket-mail-content.h"
#include "intake/docket-mail-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More boundaries than any person's mail has; each costs GMime an object */
#define MAX_BOUNDARIES 20000

/* Sum of the squared lengths in bytes: one list of 30 KiB, or many short ones */
#define MAX_ADDRESS_COST (G_GUINT64_CONSTANT (30) * 1024 * 30 * 1024)

static void
free_part (gpointer data)
{
  DocketMailPart *part = data;

  g_free (part->name);
  g_free (part->safe_name);
  g_free (part->media_type);
  g_clear_pointer (&part->content, g_bytes_unref);
  g_free (part);
}

DocketMail *
docket_mail_new (void)
{
  DocketMail *mail = g_new0 (DocketMail, 1);

  mail->parts = g_ptr_array_new_with_free_func (free_part);
  mail->nested = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_mail_free);
  return mail;
}

void
docket_mail_free (DocketMail *mail)
{
  if (mail == NULL)
    return;
  g_free (mail->message_id);
  g_free (mail->subject);
  g_free (mail->subject_raw);
  g_free (mail->from);
  g_free (mail->from_address);
  g_strfreev (mail->to);
  g_strfreev (mail->cc);
  g_free (mail->text);
  g_ptr_array_unref (mail->parts);
  g_ptr_array_unref (mail->nested);
  g_free (mail);
}

static void
note_problem_cb (gint64 offset, GMimeParserWarning problem, const char *item, gpointer user_data)
{
  DocketMail *mail = user_data;

  if (problem == GMIME_WARN_TRUNCATED_MESSAGE)
    mail->is_truncated = TRUE;
  else if (problem == GMIME_CRIT_NESTING_OVERFLOW)
    mail->is_cut = TRUE;
}

/* Leaves out what may stand before the first header: a byte order mark, blank lines, and the
 * separator of an mbox */
static void
skip_preamble (const char **data, gsize *length)
{
  const char *start = *data;
  const char *end = *data + *length;

  if (end - start >= 3 && memcmp (start, "\357\273\277", 3) == 0)
    start += 3;
  while (start < end && (*start == '\r' || *start == '\n'))
    start++;
  if (end - start >= 5 && memcmp (start, "From ", 5) == 0)
    {
      const char *line_end = memchr (start, '\n', (gsize) (end - start));

      start = line_end != NULL ? line_end + 1 : end;
    }
  *length -= (gsize) (start - *data);
  *data = start;
}

static gboolean
begins_address_field (const char *line, const char *end)
{
  static const char *const names[] = { "from", "to", "cc", "bcc", "sender", "reply-to" };

  if (end - line > 7 && g_ascii_strncasecmp (line, "resent-", 7) == 0)
    line += 7;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if ((gsize) (end - line) > length && g_ascii_strncasecmp (line, names[i], length) == 0 &&
          strchr (": \t", line[length]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What a body would cost GMime */
typedef struct
{
  guint   n_boundaries;
  guint64 address_cost;
} Survey;

/* Looks at the beginnings of lines only. A list of addresses in a forwarded message costs GMime the
 * square of its length */
static Survey
survey_body (const char *line, const char *end)
{
  Survey survey = { 0, 0 };

  while (line < end)
    {
      const char *mark = memchr (line, '\n', (gsize) (end - line));
      const char *next = mark != NULL ? mark + 1 : end;

      if (*line == '-')
        survey.n_boundaries += line + 1 < end && line[1] == '-';
      else if (strchr ("fFtTcCbBsSrR", *line) != NULL && begins_address_field (line, end))
        {
          while (next < end && (*next == ' ' || *next == '\t'))
            {
              mark = memchr (next, '\n', (gsize) (end - next));
              next = mark != NULL ? mark + 1 : end;
            }
          survey.address_cost += (guint64) (next - line) * (guint64) (next - line);
        }
      line = next;
    }
  return survey;
}

/* Why GMime should not see a body that would cost it more than a mail may; NULL when it may */
static const char *
find_excess (const char *body, gsize length, gsize header_length)
{
  Survey survey;

  if (length > DOCKET_MAIL_MAX_BYTES)
    return _ ("it is too large");
  if (header_length > DOCKET_MAIL_MAX_HEADER_BYTES)
    return _ ("its header is too large");
  survey = survey_body (body, body + length);
  if (survey.n_boundaries > MAX_BOUNDARIES)
    return _ ("it has too many parts");
  if (survey.address_cost > MAX_ADDRESS_COST)
    return _ ("it has too many addresses");
  return NULL;
}

static gpointer
initialise_cb (gpointer data)
{
  g_mime_init ();
  return NULL;
}

/* RFC 2047 is ours (docket-rfc2047.c); strictly read, GMime does not spend quadratic time on it */
static GMimeMessage *
parse_body (GByteArray *bytes, DocketMail *mail)
{
  static GOnce once = G_ONCE_INIT;
  g_autoptr (GMimeParser) parser = NULL;
  g_autoptr (GMimeStream) stream = NULL;
  GMimeParserOptions *options;
  GMimeMessage       *message;

  g_once (&once, initialise_cb, NULL);
  stream = g_mime_stream_mem_new_with_byte_array (bytes);
  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), TRUE);
  parser = g_mime_parser_new_with_stream (stream);
  options = g_mime_parser_options_new ();
  g_mime_parser_options_set_rfc2047_compliance_mode (options, GMIME_RFC_COMPLIANCE_STRICT);
#ifdef WARNING_CALLBACK_NOTIFIES
  g_mime_parser_options_set_warning_callback (options, note_problem_cb, mail, NULL);
#else
  g_mime_parser_options_set_warning_callback (options, note_problem_cb, mail);
#endif
  message = g_mime_parser_construct_message (parser, options);
  g_mime_parser_options_free (options);
  return message;
}

static void
set_unreadable (GError **error, const char *reason)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("The mail cannot be read: %s"),
               reason);
}

DocketMailMessage *
docket_mail_message_new (const char *data, gsize length, DocketMail *mail, GError **error)
{
  g_autoptr (DocketMailMessage) message = g_new0 (DocketMailMessage, 1);
  GByteArray *bytes;
  const char *excess;
  gsize       start;

  if (data == NULL) /* of no bytes there is no place either */
    data = "";
  skip_preamble (&data, &length);
  message->header = docket_mail_header_parse (data, length, &start);
  excess = find_excess (data + start, length - start, start);
  if (length == 0)
    excess = _ ("it is empty");
  else if (excess == NULL && !docket_mail_header_is_mail (message->header))
    excess = _ ("it has no header of a mail");
  if (excess != NULL)
    {
      set_unreadable (error, excess);
      return NULL;
    }
  bytes = g_byte_array_sized_new ((guint) length + 64);
  docket_mail_header_append_mime (message->header, bytes);
  g_byte_array_append (bytes, (const guint8 *) data + start, (guint) (length - start));
  message->body = parse_body (bytes, mail);
  if (message->body != NULL)
    return g_steal_pointer (&message);
  set_unreadable (error, _ ("it has no body"));
  return NULL;
}

void
docket_mail_message_free (DocketMailMessage *message)
{
  if (message == NULL)
    return;
  docket_mail_header_free (message->header);
  g_clear_object (&message->body);
  g_free (message);
}

DocketMail *
docket_mail_parse (GBytes *raw, DocketInstant now, GError **error)
{
  g_autoptr (DocketMail) mail = docket_mail_new ();
  g_autoptr (DocketMailMessage) message = NULL;
  const char *data;
  gsize       length;

  g_return_val_if_fail (raw != NULL, NULL);

  data = g_bytes_get_data (raw, &length);
  message = docket_mail_message_new (data, length, mail, error);
  if (message == NULL)
    return NULL;
  docket_mail_walk (mail, message, now);
  return g_steal_pointer (&mail);
}
