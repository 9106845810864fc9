/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CONTRACT_CHECK (docket_contract_check_get_type ())
G_DECLARE_FINAL_TYPE (DocketContractCheck, docket_contract_check, DOCKET, CONTRACT_CHECK, GtkBox)

/**
 * DocketContractCheck:
 *
 * What was handed in beside the sheet on which it is checked: the acts of the rule set that are at
 * home on this page and ask several questions of yes or no. The action bar says what the answers
 * add up to, and what each result would come to. Properties `handle` (DocketCaseHandle, nullable)
 * and `narrow` (one column). Main thread.
 */

/* The words of the act bar, for assistive technology and tests; borrowed */
const char *docket_contract_check_get_verdict (DocketContractCheck *check);

G_END_DECLS
