/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"

G_BEGIN_DECLS

/* A table of acts: `do ACTION --from FILE`. @path: "-" is standard input; @system: nullable */
typedef struct
{
  const char *path;
  const char *system;
  gboolean    skip_refused;
} DocketManyOptions;

gboolean docket_many_run (DocketInvocation        *invocation,
                          const DocketManyOptions *options,
                          GError                 **error);

G_END_DECLS
