/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PARTY_LIST (docket_party_list_get_type ())
G_DECLARE_FINAL_TYPE (DocketPartyList, docket_party_list, DOCKET, PARTY_LIST, GtkBox)

/**
 * DocketPartyList:
 *
 * Everybody in the register, by role and name. Signal `party-activated` (P-17). Main thread.
 */
void docket_party_list_set_desk (DocketPartyList *list, DocketDesk *desk);
void docket_party_list_focus_search (DocketPartyList *list);

G_END_DECLS
