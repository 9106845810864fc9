/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-call.h"
#include "desk/docket-desk-try.h"

G_BEGIN_DECLS

/* What an act would come to with each of several sets of inputs: a call for
 * docket_desk_call_async(), whose result is a GPtrArray of DocketTried, in their order. @inputs: of
 * char **, taken */
DocketDeskCall docket_check_tries_new (const char *number,
                                       const char *action,
                                       GPtrArray  *inputs) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
