/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PARTY_PAGE (docket_party_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketPartyPage, docket_party_page, DOCKET, PARTY_PAGE, GtkBox)

/**
 * DocketPartyPage:
 *
 * One party: who it is, its contacts and relationships, its ledger, its cases. What is changed is
 * asked for in dialogs. Main thread.
 */

/* @desk and @party (P-17): nullable */
void docket_party_page_show (DocketPartyPage *page, DocketDesk *desk, const char *party);

G_END_DECLS
