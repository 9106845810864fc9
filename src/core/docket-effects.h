/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-fold.h"

G_BEGIN_DECLS

/* Effects, each with a part of its own; @consequences (nullable) are told. docket_effects_apply()
 * asks their conditions */

/* NULL when nobody asks */
DocketConsequence *docket_consequence_add (GPtrArray       *consequences,
                                           DocketEffectKind kind,
                                           const char      *name);

void docket_effects_post (DocketMatter       *matter,
                          const DocketEffect *effect,
                          GPtrArray          *consequences);
void docket_effects_reverse (DocketMatter       *matter,
                             const DocketEffect *effect,
                             GPtrArray          *consequences);
void docket_effects_impose (DocketMatter       *matter,
                            const DocketEffect *effect,
                            GPtrArray          *consequences);
void docket_effects_lift (DocketMatter       *matter,
                          const DocketEffect *effect,
                          GPtrArray          *consequences);

/* What a correction or a withdrawal takes back of the entries of acts on record, and enters
 * instead. @of: of this act alone; 0: of any */
void docket_effects_tell_changed (const DocketMatter *before,
                                  const DocketMatter *after,
                                  gint64              of,
                                  GPtrArray          *consequences);

G_END_DECLS
