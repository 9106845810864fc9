/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketIntakeText:
 *
 * A decoded text by characters, beside a copy in which width and case make no difference. Offsets
 * are the same in both, and are those that a span tells.
 */
typedef struct
{
  gunichar *characters;
  gunichar *folded;
  glong     length;    /* characters */
  gboolean *is_quoted; /* by character: part of what the sender quotes */
} DocketIntakeText;

/* @text: valid UTF-8. Nothing is quoted yet */
DocketIntakeText *docket_intake_text_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void              docket_intake_text_free (DocketIntakeText *text);

gunichar docket_intake_text_fold (gunichar c);

/* Marks lines that begin with > and everything behind a line that is one of @markers, which are
 * folded; one that ends with a colon need only end the line */
void docket_intake_text_mark_quotes (DocketIntakeText *text, GPtrArray *markers);

/* First place from @start on, before @end, where folded @needle stands; -1 when it does not */
glong docket_intake_text_find (const DocketIntakeText *text,
                               glong                   start,
                               glong                   end,
                               const gunichar         *needle);

/* End of the line that holds @position: the place of its LF, or the text's end */
glong docket_intake_text_line_end (const DocketIntakeText *text, glong position);

/* Moves both ends past white space and the punctuation that senders put around values */
void docket_intake_text_trim (const DocketIntakeText *text, glong *start, glong *end);

char *docket_intake_text_dup (const DocketIntakeText *text,
                              glong                   start,
                              glong                   end) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the two values are one name, whatever their width, case and white space */
gboolean docket_intake_text_same (const char *a, const char *b);

glong docket_intake_ucs4_length (const gunichar *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketIntakeText, docket_intake_text_free)

G_END_DECLS
