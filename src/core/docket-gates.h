/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* Asks @gates (of DocketGate, nullable) of the matter as it stands; TRUE when none refuses. Those
 * that refuse or warn are added to @reasons. While inputs are still to come (matter->listing), a
 * gate that looks at them and cannot be answered is passed over */
gboolean docket_gates_ask (DocketMatter *matter, GPtrArray *gates, GPtrArray *reasons);

/* A reason of the engine's own; @message: a msgid; @hint with @words (nullable) */
DocketReason *docket_reason_add (GPtrArray  *reasons,
                                 const char *message,
                                 DocketHint  hint,
                                 const char *words);

/* What would help with a condition that is not true: a date, a window, what is missing */
void docket_hint_find (DocketMatter          *matter,
                       const DocketCondition *condition,
                       DocketReason          *reason);

/* Every act that the kind knows, in the order of the file; of DocketActionState */
GPtrArray *docket_actions_list (DocketMatter *matter) G_GNUC_WARN_UNUSED_RESULT;

/* Reason that the case is in no state that @from names, nullable: any but an end */
gboolean docket_gates_ask_state (const DocketMatter *matter,
                                 const GArray       *from,
                                 GPtrArray          *reasons);

G_END_DECLS
