/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* The matter at its instant, as told to others; until goes on from what the matter has noted */
DocketEvaluation *docket_evaluation_new (DocketMatter *matter,
                                         gboolean      with_actions) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
