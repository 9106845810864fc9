/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketMailSource:
 *
 * The mails under one path, in order of their names: an .eml file, an mbox, a Maildir, or a folder
 * of such things at any depth. Symbolic links inside a folder are told of and not followed. One
 * thread at a time.
 */
typedef struct _DocketMailSource DocketMailSource;

/* Lists what is there. DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_IO */
DocketMailSource *docket_mail_source_new (const char *path,
                                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void              docket_mail_source_free (DocketMailSource *source);

/* Files, for telling progress; an mbox counts as one */
guint docket_mail_source_get_n_files (const DocketMailSource *source);
guint docket_mail_source_get_n_files_done (const DocketMailSource *source);

/* The next mail; FALSE behind the last. @name: relative to the path, below its own last component,
 * with "#number" for a mail of an mbox, valid UTF-8 and unescaped otherwise, owned. Exactly one of
 * @raw and @error is set: a file that cannot be read is told of, and the next call goes on.
 * DOCKET_ERROR_IO, DOCKET_ERROR_INVALID for a symbolic link, a special or a too large file */
gboolean docket_mail_source_next (DocketMailSource *source,
                                  char            **name,
                                  GBytes          **raw,
                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMailSource, docket_mail_source_free)

G_END_DECLS
