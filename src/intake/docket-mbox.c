/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mbox, line by line, so that its size does not matter. One thread. */
#include "config.h"

#include "intake/docket-mbox.h"

#include "core/docket-error.h"
#include "intake/docket-mail.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _DocketMbox
{
  FILE *file;
  char *line;
  gsize line_size;
  guint n_read;
};

DocketMbox *
docket_mbox_new (FILE *file)
{
  DocketMbox *mbox = g_new0 (DocketMbox, 1);

  mbox->file = file;
  return mbox;
}

void
docket_mbox_free (DocketMbox *mbox)
{
  fclose (mbox->file);
  /* getline()'s */
  free (mbox->line);
  g_free (mbox);
}

guint
docket_mbox_get_n_read (const DocketMbox *mbox)
{
  return mbox->n_read;
}

static gboolean
is_separator (const char *line, gsize length)
{
  return length >= 5 && memcmp (line, "From ", 5) == 0;
}

static gboolean
is_blank (const char *line, gsize length)
{
  return length > 0 && (line[0] == '\n' || (length > 1 && line[0] == '\r' && line[1] == '\n'));
}

/* One > of ">From ", ">>From " and so on was added by who wrote the mbox */
static gboolean
is_escaped (const char *line, gsize length)
{
  gsize n_marks = 0;

  while (n_marks < length && line[n_marks] == '>')
    n_marks++;
  return n_marks > 0 && is_separator (line + n_marks, length - n_marks);
}

/* The blank line before the next separator is not the mail's */
static void
drop_blank_line (GByteArray *mail)
{
  if (mail->len > 0 && mail->data[mail->len - 1] == '\n')
    g_byte_array_set_size (mail, mail->len - 1);
  if (mail->len > 0 && mail->data[mail->len - 1] == '\r')
    g_byte_array_set_size (mail, mail->len - 1);
}

/* Reads on to the next separator that follows a blank line, or the end; FALSE with @error */
static gboolean
read_mail (DocketMbox *mbox, GByteArray *mail, GError **error)
{
  gboolean after_blank = mail->len == 0;
  gssize   length;

  while ((length = getline (&mbox->line, &mbox->line_size, mbox->file)) >= 0)
    {
      gboolean escaped = is_escaped (mbox->line, (gsize) length);

      if (after_blank && is_separator (mbox->line, (gsize) length))
        {
          if (mail->len == 0)
            continue;
          drop_blank_line (mail);
          return TRUE;
        }
      if ((gsize) length > DOCKET_MAIL_MAX_BYTES - mail->len)
        {
          g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("it is too large for a mail"));
          return FALSE;
        }
      after_blank = is_blank (mbox->line, (gsize) length);
      g_byte_array_append (mail, (guint8 *) mbox->line + escaped, (guint) length - escaped);
    }
  if (!ferror (mbox->file))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "%s", g_strerror (errno));
  return FALSE;
}

GBytes *
docket_mbox_next (DocketMbox *mbox, GError **error)
{
  g_autoptr (GByteArray) mail = g_byte_array_new ();

  if (!read_mail (mbox, mail, error) || mail->len == 0)
    return NULL;
  mbox->n_read++;
  return g_byte_array_free_to_bytes (g_steal_pointer (&mail));
}
