/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-value.h"

G_BEGIN_DECLS

/* A canonical value as people type it: an instant to the minute with a blank before the time, an
 * amount in yuan. What is not canonical is given as it is */
char *docket_field_text_dup_typed (DocketType  type,
                                   const char *canonical) G_GNUC_WARN_UNUSED_RESULT;
/* The way back; what cannot be read is given as typed, without blanks around it */
char *docket_field_text_dup_canonical (DocketType  type,
                                       const char *typed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
