/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "desk/docket-register-words.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The groups of rows on the page of a party. Main thread. */

/**
 * DocketPartyReading:
 *
 * A party as it was read, and what else its page says. Owned.
 *
 * @names: P-18 -> name, of those it has a relationship with
 */
typedef struct
{
  DocketPartyView *view;
  GHashTable      *names;
} DocketPartyReading;

/* Waits for the disk */
DocketPartyReading *docket_party_reading_new (DocketDesk *desk,
                                              const char *party,
                                              GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                docket_party_reading_free (DocketPartyReading *reading);

/* Each contact and relationship that still holds has a button `party.end-contact` (ss: channel,
 * value) or `party.end-relationship` (ss: type, other party) */
void docket_party_groups_fill_names (AdwPreferencesGroup *group, const DocketPartyReading *reading);
void docket_party_groups_fill_contacts (AdwPreferencesGroup       *group,
                                        const DocketPartyReading  *reading,
                                        const DocketRegisterWords *words);
void docket_party_groups_fill_relationships (AdwPreferencesGroup      *group,
                                             const DocketPartyReading *reading);
void docket_party_groups_fill_measures (AdwPreferencesGroup      *group,
                                        const DocketPartyReading *reading,
                                        DocketDesk               *desk);
void docket_party_groups_fill_cases (AdwPreferencesGroup *group, const DocketPartyReading *reading);
void docket_party_groups_fill_ledger (AdwPreferencesGroup      *group,
                                      const DocketPartyReading *reading,
                                      DocketDesk               *desk);

G_END_DECLS
