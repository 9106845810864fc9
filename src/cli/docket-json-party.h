/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-json.h"
#include "desk/docket-desk.h"

G_BEGIN_DECLS

/* party, role, name, aliases, cases */
JsonObject *docket_json_make_party (const DocketPartyRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* The same with contacts, relationships, ledger, measures; "cases" are then their numbers */
JsonObject *docket_json_make_party_view (const DocketPartyView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
