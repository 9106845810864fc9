/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"
#include "desk/docket-desk-private.h"

G_BEGIN_DECLS

/* How cases are opened; writing thread, inside a transaction. docket_desk_new_case() is here too */

/* Adds what every opening says: system, kind, rule set, calendar */
void docket_desk_describe_opening (DocketDesk          *desk,
                                   DocketEvent         *event,
                                   const DocketRuleSet *rules,
                                   const char          *kind);

/* Registers rule set, calendar and parties (put into @parties, role -> P-17) of an `open` event,
 * and adds what follows from its values: title, receipt */
gboolean docket_desk_prepare_opening (DocketDesk          *desk,
                                      DocketEvent         *event,
                                      const DocketRuleSet *rules,
                                      GHashTable          *parties,
                                      GError             **error);

/* Appends an `open` event completed by evaluation, with its parties, its rule set and calendar
 * registered, and caches its state; also what it brings about in other cases. @result tells when it
 * is refused */
gboolean docket_desk_append_opening (DocketDesk       *desk,
                                     DocketEvent      *event,
                                     DocketRuleSet    *rules,
                                     DocketActResult **result,
                                     GError          **error);

G_END_DECLS
