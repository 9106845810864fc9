/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* The deadlines shown beside the matter, in the order of the file; of DocketDeadline */
GPtrArray *docket_deadlines_list (DocketMatter *matter) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
