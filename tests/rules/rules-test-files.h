/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a file of tests/data/rules */
char *rules_test_read (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* @text with the first @from, which must be there, made into @to */
char *rules_test_replace (const char *text,
                          const char *from,
                          const char *to) G_GNUC_WARN_UNUSED_RESULT;

/* Line, from 1, of the first @part, which must be there */
guint rules_test_line_of (const char *text, const char *part);

/* An empty directory; and its end with all files in it */
char *rules_test_make_directory (void) G_GNUC_WARN_UNUSED_RESULT;
void  rules_test_remove_directory (const char *path);
void  rules_test_write (const char *directory, const char *name, const char *text);

G_END_DECLS
