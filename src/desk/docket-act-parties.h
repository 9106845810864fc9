/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-private.h"

G_BEGIN_DECLS

/* What names parties in an act; writing thread, inside a transaction */

/* Role -> P-17, both owned, of DocketCasePartyRow; @rows NULL: of a case that is not open yet */
GHashTable *docket_act_parties_new (GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

/**
 * docket_act_parties_dup_inputs:
 * @action: NULL: the opening of a case
 *
 * Of key=value strings, those that name a party by its number, agency=P-17, name it by its name.
 *
 * Returns: (transfer full): NULL with DOCKET_ERROR_NOT_FOUND when there is no such party,
 *   DOCKET_ERROR_INVALID when its role is another one than the key asks for
 */
char **docket_act_parties_dup_inputs (DocketDesk          *desk,
                                      const DocketRuleSet *rules,
                                      const DocketAction  *action,
                                      const char *const   *inputs,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * docket_act_parties_add:
 * @parties: of the case so far; gets those that the act brings in
 * @cause: SUBJECT/SEQ that @event will have
 *
 * A fact that names a party makes it a party to the case, in the role that the fact is called by;
 * one that is not registered yet is.
 */
gboolean docket_act_parties_add (DocketDesk          *desk,
                                 DocketEvent         *event,
                                 const DocketRuleSet *rules,
                                 GHashTable          *parties,
                                 const char          *cause,
                                 GError             **error);

G_END_DECLS
