/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finders of single items; called by docket_complaint_extract() alone. */
#pragma once

#include "intake/docket-complaint.h"
#include "intake/docket-label-finder.h"
#include "intake/docket-subject.h"

G_BEGIN_DECLS

/* One message being read; everything borrowed */
typedef struct
{
  const DocketIntakeProfile *profile;
  const DocketMail          *mail; /* whose parts count */
  const DocketSubject       *subject;
  const DocketIntakeText    *body;
  GArray                    *values; /* of DocketLabelledValue */
  DocketComplaint           *complaint;
} DocketReading;

void docket_item_add_span (DocketItem *item, DocketSpanPlace place, glong start, glong end);
/* Takes @value; @doubt NULL for a present one */
void docket_item_set (DocketItem *item, char *value, const char *doubt);

/* The value under the best label of @field: unquoted if there is one; NULL when there is none or it
 * says that there is none. @differs (nullable): whether the same label gives another value too */
const DocketLabelledValue *docket_reading_find_value (const DocketReading *reading,
                                                      DocketLabelField     field,
                                                      gboolean            *differs);

void docket_complaint_find_names (DocketReading *reading);
void docket_complaint_find_phone (DocketReading *reading);
void docket_complaint_find_reason (DocketReading *reading);
void docket_complaint_find_request (DocketReading *reading);
void docket_complaint_find_screenshots (DocketReading *reading);

G_END_DECLS
