/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-date.h"

G_BEGIN_DECLS

/**
 * docket_rules_dup_version:
 * @bytes: of a valid rule set
 * @version: (nullable): the version that the copy is called; NULL: as it is
 * @from: the day from which the copy is in force, without end; DOCKET_DATE_NONE: as it is
 *
 * The text of the file is otherwise what it was, but for the blanks within tags. Any thread.
 *
 * Returns: (transfer full): NULL with DOCKET_ERROR_INVALID when @bytes are no rule set
 */
GBytes *docket_rules_dup_version (GBytes     *bytes,
                                  const char *version,
                                  DocketDate  from,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
