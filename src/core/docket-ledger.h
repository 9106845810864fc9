/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* Accounts as a matter sees them: the entries of its parties from other cases, and its own as far
 * as it is folded. An own act that is on record has the entries that its event bears, whatever it
 * would come to now; one that is tried has those that its effects come to */

/* All that counts in the account of its owner, in order of at; what was taken back is left out with
 * what takes it back. (transfer full): of DocketEntry */
GArray *docket_ledger_collect (DocketMatter *matter, guint account) G_GNUC_WARN_UNUSED_RESULT;

/* The case's own entries that stand: in @account, and of the act @of; -1 and 0: of any */
GArray *docket_ledger_list_own (const DocketMatter *matter,
                                gint                account,
                                gint64              of) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the act at hand has the entries that are on record */
gboolean docket_ledger_is_recorded (const DocketMatter *matter);
/* Takes in those of @act, in @account (-1: any), new ones or ones that take back (-1: both), as far
 * as they are not taken in yet */
void docket_ledger_take (DocketMatter *matter, const DocketAct *act, gint account, gint reversing);
/* Adds one of the act at hand */
void docket_ledger_add (DocketMatter *matter, const DocketEntry *entry);

/* Those of @mine that have no equal in @others, whichever act they are of */
GArray *docket_ledger_subtract (const GArray *mine, const GArray *others) G_GNUC_WARN_UNUSED_RESULT;

/* The rows of @record at the matter's instant: those that were added to it, or one for each entry
 * of the account whose record it is. Borrowed until the instant or an entry changes; NULL: none */
const GPtrArray *docket_rows_get (DocketMatter *matter, guint record);

G_END_DECLS
