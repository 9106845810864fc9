/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include "intake/docket-intake-profile-private.h"

G_BEGIN_DECLS

typedef struct
{
  DocketPhoneKind kind;
  glong           start; /* characters */
  glong           end;
  char *number; /* owned: a mobile number without spaces and country code, any other as written */
} DocketPhone;

/* Telephone numbers of @text between @start and @end, each place once, the kinds in the profile's
 * order but ODD only with @takes_odd; array of DocketPhone */
GArray *docket_phone_find (const DocketIntakeProfile *profile,
                           const DocketIntakeText    *text,
                           glong                      start,
                           glong                      end,
                           gboolean                   takes_odd) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
