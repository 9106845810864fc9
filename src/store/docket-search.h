/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketSearch:
 *
 * The search cache search.db of a desk: folded text of every case in an index of overlapping CJK
 * bigrams. A cache: unsynced, rebuilt when missing, damaged or of another format. One thread.
 */
typedef struct _DocketSearch DocketSearch;

typedef struct
{
  gint64 id;    /* row id of the case */
  char  *words; /* the text around the first match, folded */
} DocketHit;

/* @writable FALSE: NULL with DOCKET_ERROR_NOT_FOUND when there is none */
DocketSearch *docket_search_open (const char *directory,
                                  gboolean    writable,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void          docket_search_close (DocketSearch *search);
/* Removes the files of the cache, which nobody may have open: after DOCKET_ERROR_CORRUPT, or when
 * the watermark is past the journal because a backup was restored */
gboolean docket_search_discard (const char *directory, GError **error);

/* The last event seq whose text is in; 0 when empty */
gint64 docket_search_get_watermark (DocketSearch *search);

gboolean docket_search_begin (DocketSearch *search, GError **error);
/* Adds @text to what is known of case @id */
gboolean docket_search_add (DocketSearch *search, gint64 id, const char *text, GError **error);
gboolean docket_search_commit (DocketSearch *search, gint64 watermark, GError **error);

/* Cases that hold every word of @text (words are separated by white space; each is looked for as it
 * stands, folded), best first, at most @limit; of DocketHit */
GPtrArray *docket_search_find (DocketSearch *search, const char *text, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* For cases past the watermark: the part of folded @text around its first match, as DocketHit has
 * it; NULL unless it holds every word of @query */
char *docket_search_dup_match (const char *text, const char *query) G_GNUC_WARN_UNUSED_RESULT;

/* Traditional to Simplified, width, case, diacritics apart: what comparing names needs too */
char *docket_fold_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A text to be looked through: folded, and behind it once more, without blanks and hyphens, the
 * numbers that are written in groups. What is looked for has them joined instead */
char *docket_fold_document (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *docket_fold_query (const char *text) G_GNUC_WARN_UNUSED_RESULT;

void docket_hit_free (DocketHit *hit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketSearch, docket_search_close)

G_END_DECLS
