/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include "intake/docket-intake-profile-private.h"

G_BEGIN_DECLS

/* A label in a body and the value under it; places are characters */
typedef struct
{
  DocketLabelField field;
  guint            rank; /* place in the profile's list: the lower, the more to be trusted */
  glong            label;
  glong            start; /* of the value, trimmed; equal to @end when there is none */
  glong            end;
  gboolean         is_quoted;
} DocketLabelledValue;

/* All labelled values of @body in order; array of DocketLabelledValue */
GArray *docket_label_finder_run (const DocketIntakeProfile *profile,
                                 const DocketIntakeText    *body) G_GNUC_WARN_UNUSED_RESULT;

/* The longest label that ends right before @position; its start, or -1.
 * field, rank, label and is_quoted of @found are set then */
glong docket_label_finder_look_back (const DocketIntakeProfile *profile,
                                     const DocketIntakeText    *body,
                                     glong                      position,
                                     DocketLabelledValue       *found);

G_END_DECLS
