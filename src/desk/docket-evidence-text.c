/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person can read of a piece of evidence. Any thread. */

#include "config.h"

#include "desk/docket-desk-evidence.h"

#include "core/docket-instant.h"
#include "intake/docket-charset.h"
#include "intake/docket-html-text.h"
#include "intake/docket-mail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Types that are text without being called so */
static const char *const TEXT_TYPES[] = { "application/json", "application/xml",
                                          "application/x-yaml", "application/x-subrip", NULL };

static gboolean
is_text (const char *media_type)
{
  return g_str_has_prefix (media_type, "text/") || g_strv_contains (TEXT_TYPES, media_type);
}

static char *
dup_plain (GBytes *content, const char *media_type)
{
  gsize       length;
  const char *data = g_bytes_get_data (content, &length);
  g_autoptr (GString) text = docket_charset_decode (data == NULL ? "" : data, length, NULL, NULL);

  if (g_str_equal (media_type, "text/html"))
    {
      g_autoptr (GString) words = docket_html_to_text (text->str, text->len);

      return docket_text_clean (words->str, words->len, NULL);
    }
  return docket_text_clean (text->str, text->len, NULL);
}

/* A mail without a date of its own is as old as time: its receipt is not shown */
static char *
dup_mail (GBytes *content)
{
  g_autoptr (DocketMail) mail = docket_mail_parse (content, 0, NULL);
  g_autofree char *to = mail == NULL ? NULL : g_strjoinv (", ", mail->to);

  return mail == NULL ? NULL
                      : g_strdup_printf (_ ("From: %s\nTo: %s\nSubject: %s\n\n%s"), mail->from, to,
                                         mail->subject, mail->text);
}

static char *
dup_all (GBytes *content, const char *media_type)
{
  char *text = g_str_equal (media_type, "message/rfc822") ? dup_mail (content) : NULL;

  if (text == NULL && (is_text (media_type) || g_str_equal (media_type, "message/rfc822")))
    text = dup_plain (content, media_type);
  return text;
}

char *
docket_evidence_dup_text (GBytes *content, const char *media_type, gsize limit, gboolean *cut)
{
  g_autofree char *text = dup_all (content, media_type);
  gboolean         longer = text != NULL && strlen (text) > limit;

  if (cut != NULL)
    *cut = longer;
  if (!longer)
    return g_steal_pointer (&text);
  return g_utf8_make_valid (text, g_utf8_find_prev_char (text, text + limit + 1) - text);
}
