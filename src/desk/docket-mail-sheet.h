/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "intake/docket-complaint.h"

G_BEGIN_DECLS

/**
 * DocketSheetItem:
 *
 * One item that a case must hold, as the case stands: what a mail said of it, unless a person
 * recorded it since. Borrows from the view where it says so.
 *
 * @field: what intake looks for in a mail; DOCKET_N_ITEMS when it looks for no such thing
 * @fact: of the rule set; borrowed
 * @label: in the user's language, as a title
 * @needed: FALSE: only a hint
 * @value: as a person reads it; NULL when missing
 * @note: why it is missing or doubtful, or who recorded it; NULL when there is nothing to say
 * @message: M1 of the mail that gave it; borrowed, NULL when none did
 */
typedef struct
{
  DocketItemField       field;
  const DocketFactType *fact;
  char                 *label;
  gboolean              needed;
  DocketItemStatus      status;
  char                 *value;
  char                 *note;
  const char           *message;
} DocketSheetItem;

/**
 * DocketMailSheet:
 *
 * @items: of DocketSheetItem, in their order
 * @rule: the list of the rule set that asks for them; NULL when it has none. Borrowed
 * @missing, @doubtful: how many of those that are needed
 */
typedef struct
{
  GPtrArray        *items;
  const DocketRule *rule;
  guint             missing;
  guint             doubtful;
} DocketMailSheet;

/* Pure, any thread; the view must outlive it */
DocketMailSheet *docket_mail_sheet_new (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;
void             docket_mail_sheet_free (DocketMailSheet *sheet);

/* What an item that intake looks for ("phone") is called in the user's language; @name itself when
 * it looks for no such thing */
const char *docket_mail_sheet_get_item_name (const char *name);

/* "1 item missing, 1 doubtful", in the user's language */
char *docket_mail_sheet_dup_counts (const DocketMailSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;
/* Why the first step of the page for mails cannot be done yet, with its rule, or what it warns of;
 * NULL when there is nothing to say */
char *docket_mail_sheet_dup_reason (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMailSheet, docket_mail_sheet_free)

G_END_DECLS
