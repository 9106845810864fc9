/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/*
 * What stands in the vault as the evidence of a case. Every reading checks the whole content
 * against the digest that the journal names. May wait for the disk.
 */

/**
 * DocketExhibit:
 *
 * One piece of evidence, as its file is now.
 *
 * @found: digest of the file in hex; @row's own when it is intact; NULL: there is no file
 * @content: NULL when it is not intact, or larger than what was asked for
 */
typedef struct
{
  DocketEvidenceRow *row;
  gboolean           intact;
  char              *found;
  GBytes            *content;
} DocketExhibit;

/**
 * docket_desk_dup_exhibit:
 * @id: E1
 * @limit: bytes; what is larger is checked only
 *
 * A file that is missing or is not what was recorded is an answer, no error. DOCKET_ERROR_NOT_FOUND
 * (case or evidence)
 */
DocketExhibit *docket_desk_dup_exhibit (DocketDesk *desk,
                                        const char *number,
                                        const char *id,
                                        guint64     limit,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void           docket_exhibit_free (DocketExhibit *exhibit);

/* The whole content. DOCKET_ERROR_NOT_FOUND, and DOCKET_ERROR_CORRUPT naming the digest recorded
 * and the one found */
GBytes *docket_desk_dup_evidence (DocketDesk *desk,
                                  const char *number,
                                  const char *id,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* A name under which the evidence may be written to a directory: E1-NAME, with nothing in it that
 * a system or a reader takes for something else */
char *docket_evidence_dup_file_name (const DocketEvidenceRow *row) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the content to the file @path, which is replaced whole or not at all, and in which its
 * owner alone may read. Errors as docket_desk_dup_evidence() */
gboolean docket_desk_copy_evidence (DocketDesk *desk,
                                    const char *number,
                                    const char *id,
                                    const char *path,
                                    GError    **error);

/**
 * docket_evidence_dup_text:
 * @media_type: as recorded
 *
 * What a person can read of it: a text in whatever charset, the words of a page, head and body of a
 * mail. At most @limit bytes of UTF-8 without control characters; @cut (out) (optional): whether
 * there was more. NULL when it is no text. Any thread; the clock is not asked.
 */
char *docket_evidence_dup_text (GBytes *content, const char *media_type, gsize limit, gboolean *cut)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketExhibit, docket_exhibit_free)

G_END_DECLS
