/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_PEEK (docket_case_peek_get_type ())
G_DECLARE_FINAL_TYPE (DocketCasePeek, docket_case_peek, DOCKET, CASE_PEEK, AdwBin)

/**
 * DocketCasePeek:
 *
 * A look at the case that is selected in a list: which date, how it came about, what comes next.
 * Emits `opened` (the user wants the case) with the action id to begin with, nullable. Main thread.
 */

/* @kase: nullable. It is read a moment later, so that running through a list stays fluent */
void docket_case_peek_set_case (DocketCasePeek *peek, DocketDesk *desk, DocketCase *kase);

/* NULL until the case is being read. Borrowed */
DocketCaseHandle *docket_case_peek_get_handle (DocketCasePeek *peek);

G_END_DECLS
