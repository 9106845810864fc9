/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-file.h"

G_BEGIN_DECLS

/* Of DocketOtherCase: the other cases of the parties of @file, where its rule set asks for such;
 * else empty. In the thread of @store */
GPtrArray *docket_other_cases_load (DocketDesk           *desk,
                                    DocketStore          *store,
                                    const DocketCaseFile *file,
                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
