/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include "intake/docket-intake-profile-private.h"

G_BEGIN_DECLS

/* One way to read the names: agency before, creator behind a separator. Places are characters */
typedef struct
{
  glong agency_start;
  glong agency_end;
  glong creator_start;
  glong creator_end;
} DocketSubjectSplit;

/**
 * DocketSubject:
 *
 * What the subject's pattern "agency+creator+closing words" gives. @rank is the separator's place
 * in the profile, @is_exact whether it is the very character that the rule names.
 */
typedef struct
{
  DocketIntakeText *text;
  gboolean          has_closing;
  gboolean          is_exact;
  guint             rank;
  GArray           *splits; /* of DocketSubjectSplit, from left to right; empty: no pattern */
} DocketSubject;

DocketSubject *docket_subject_parse (const DocketIntakeProfile *profile,
                                     const char                *subject) G_GNUC_WARN_UNUSED_RESULT;
void           docket_subject_free (DocketSubject *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketSubject, docket_subject_free)

G_END_DECLS
