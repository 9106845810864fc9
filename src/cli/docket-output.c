/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on its way to a person. Knows nothing of what it says. */

#include "config.h"

#include "cli/docket-output.h"

#include "core/docket-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

/* --- characters ----------------------------------------------------------------------------- */

static gboolean
is_bidirectional (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

static gboolean
must_escape (gunichar c, gboolean controls, gboolean line_ends)
{
  if (c == '\n' || c == '\t')
    return line_ends;
  if (!controls)
    return FALSE;
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         is_bidirectional (c);
}

/* Writes what a terminal would obey as \\u202e, and line ends as \\n where they are asked for */
static char *
escape_text (const char *text, gboolean controls, gboolean line_ends)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString         *escaped = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!must_escape (c, controls, line_ends))
        g_string_append_unichar (escaped, c);
      else if (c == '\n' || c == '\t')
        g_string_append (escaped, c == '\n' ? "\\n" : "\\t");
      else
        g_string_append_printf (escaped, "\\u%04x", c);
    }
  return g_string_free (escaped, FALSE);
}

char *
docket_output_dup_line (const char *text)
{
  return escape_text (text, isatty (STDOUT_FILENO), TRUE);
}

guint
docket_output_width (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/* --- writing -------------------------------------------------------------------------------- */

static void
write_text (FILE *stream, const char *text)
{
  g_autofree char *escaped = NULL;

  if (isatty (fileno (stream)))
    escaped = escape_text (text, TRUE, FALSE);
  fputs (escaped != NULL ? escaped : text, stream);
}

void
docket_output_print (const char *text)
{
  write_text (stdout, text);
}

void
docket_output_printf (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  write_text (stdout, text);
}

void
docket_output_line (const char *text)
{
  g_autofree char *line = docket_output_dup_line (text);

  fputs (line, stdout);
  fputc ('\n', stdout);
}

void
docket_output_complain (const char *text)
{
  write_text (stderr, text);
}

void
docket_output_progress (const char *text)
{
  static gboolean shown = FALSE;

  if (isatty (STDOUT_FILENO) || !isatty (STDERR_FILENO) || (text == NULL && !shown))
    return;
  fputs ("\r\033[K", stderr);
  if (text != NULL)
    write_text (stderr, text);
  shown = text != NULL;
}

gboolean
docket_output_flush (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Standard output cannot be written: %s"),
               g_strerror (errno));
  return FALSE;
}
