/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the program writes for people: UTF-8 in every locale. On a terminal, control and
 * bidirectional characters are shown escaped, so that what came from outside cannot move the cursor
 * or turn text round. Any thread, one at a time.
 */

/* @text on one line: line feeds and tabs are escaped, and as much more as standard output wants */
char *docket_output_dup_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Columns that @text takes on a terminal */
guint docket_output_width (const char *text);

/* To standard output, escaped on a terminal; line feeds stay */
void docket_output_print (const char *text);
void docket_output_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* One line: line feeds within @text are escaped everywhere */
void docket_output_line (const char *text);

/* To standard error, escaped on a terminal */
void docket_output_complain (const char *text);

/* A line that replaces itself, on standard error, while that is a terminal and standard output is
 * none; NULL takes it away */
void docket_output_progress (const char *text);

/* Hands on what is still held back. DOCKET_ERROR_IO when standard output could not be written */
gboolean docket_output_flush (GError **error);

G_END_DECLS
