/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-event.h"

G_BEGIN_DECLS

/* One file as an event names it; strings borrowed */
typedef struct
{
  const char  *name; /* as it came */
  const char  *media_type;
  guint64      size; /* bytes */
  DocketDigest digest;
  const char  *proves;  /* nullable */
  const char  *message; /* M1 of the mail it came with; nullable */
} DocketEvidence;

/* Adds the group evidence.E<number>.*; a name that XML cannot hold has its characters replaced */
void docket_evidence_values_add (DocketEvent *event, guint number, const DocketEvidence *evidence);

/* The highest number of evidence that the events of a case have given; ids are never used again */
guint docket_evidence_values_get_last (GPtrArray *events);

/* The same for the mails of a case, M1 and on */
guint docket_message_values_get_last (GPtrArray *events);

G_END_DECLS
