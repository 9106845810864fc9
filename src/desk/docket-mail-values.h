/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-event.h"
#include "core/docket-rule-set.h"
#include "intake/docket-complaint.h"

G_BEGIN_DECLS

/**
 * DocketIntake:
 *
 * One mail as it was read: what import makes of a file, and split of a message. Owns everything;
 * may be handed to another thread.
 */
typedef struct
{
  char            *file; /* its name when it came */
  GBytes          *raw;
  DocketMail      *mail;      /* NULL: could not be read */
  DocketComplaint *complaint; /* NULL with @mail */
  char            *problem;   /* why it could not be read; NULL with @mail */
  DocketDigest     digest;    /* of the raw bytes; set with @digests */
  GArray          *digests;   /* DocketDigest of each attachment; NULL: not in the vault yet */
} DocketIntake;

/* Parses @raw; never fails: @problem tells. Any thread */
DocketIntake *docket_intake_new (const char          *file,
                                 GBytes              *raw,
                                 DocketInstant        now,
                                 DocketIntakeProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
void          docket_intake_free (DocketIntake *intake);

/* The group message.*; @id: M1 and on, NULL for a mail that is no case */
void docket_mail_values_add (DocketEvent        *event,
                             const DocketIntake *intake,
                             const char         *id,
                             const char         *status);

/* The items as facts, where @rules knows a fact of the item's name, and how each was found. @first:
 * the number of evidence that the first attachment bears */
void docket_mail_values_add_items (DocketEvent         *event,
                                   const DocketIntake  *intake,
                                   const DocketRuleSet *rules,
                                   guint                first);

/* What a search should find of the mail: subject, sender, text */
char *docket_intake_dup_text (const DocketIntake *intake) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketIntake, docket_intake_free)

G_END_DECLS
