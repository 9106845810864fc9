/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the finders of this library read of a profile. */
#pragma once

#include "intake/docket-intake-profile.h"
#include "intake/docket-intake-text.h"

G_BEGIN_DECLS

typedef enum
{
  DOCKET_LABEL_AGENCY,
  DOCKET_LABEL_CREATOR,
  DOCKET_LABEL_REASON,
  DOCKET_LABEL_COURSE,
  DOCKET_LABEL_PHONE,
  DOCKET_LABEL_OTHER, /* of no interest, but ends the value before it */
  DOCKET_N_LABELS
} DocketLabelField;

typedef enum
{
  DOCKET_PHONE_MOBILE,
  DOCKET_PHONE_LANDLINE,
  DOCKET_PHONE_SERVICE,
  DOCKET_PHONE_ODD, /* digits that are no number of the country */
  DOCKET_N_PHONES
} DocketPhoneKind;

/* Lists hold zero-ended folded gunichar strings, the preferred first */
struct _DocketIntakeProfile
{
  char      *system;
  char      *kind;
  GPtrArray *labels[DOCKET_N_LABELS];
  GPtrArray *closing;
  GPtrArray *prefixes;
  GPtrArray *separators; /* by falling rank: the characters of each */
  GPtrArray *request;
  GPtrArray *attached;
  GPtrArray *nothing;
  GPtrArray *quote;
  GPtrArray *before; /* characters that may touch a label from the left */
  GPtrArray *joins;  /* words between a label and a number */
  GRegex    *phones[DOCKET_N_PHONES];
};

G_END_DECLS
