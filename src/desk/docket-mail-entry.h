/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-private.h"
#include "desk/docket-mail-values.h"
#include "vault/docket-vault-batch.h"

G_BEGIN_DECLS

/* Lays the bytes of the mail and its attachments ready, for DocketMailEntry to keep what it names;
 * sets the digests of @intake. Any thread */
gboolean docket_intake_stage (DocketIntake *intake, DocketVaultBatch *files, GError **error);

/**
 * DocketMailEntry:
 *
 * One mail about to be entered: writing thread, inside a transaction. All borrowed; staged.
 *
 * @files: must be committed before the database
 */
typedef struct
{
  DocketDesk         *desk;
  DocketVaultBatch   *files;
  const DocketIntake *intake;
} DocketMailEntry;

/* The open case that the mail belongs to: of @kind, with exactly the parties that the mail names.
 * @number NULL: there is none */
gboolean docket_mail_entry_find_case (const DocketMailEntry *entry,
                                      const DocketRuleSet   *rules,
                                      const char            *kind,
                                      char                 **number,
                                      GError               **error);

/* Opens a case of @kind with the mail as its first message. @cause: nullable, the event that led to
 * it. Returns its number */
char *docket_mail_entry_open_case (const DocketMailEntry *entry,
                                   DocketRuleSet         *rules,
                                   const char            *kind,
                                   const char            *cause,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the mail to an open case */
gboolean docket_mail_entry_merge (const DocketMailEntry *entry, const char *number, GError **error);

/* Files a mail that is no case: @status unparsed, or duplicate of @of (nullable) */
gboolean docket_mail_entry_file (const DocketMailEntry *entry,
                                 const char            *status,
                                 const char            *of,
                                 GError               **error);

G_END_DECLS
