/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PARTY_DIALOG (docket_party_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketPartyDialog, docket_party_dialog, DOCKET, PARTY_DIALOG, AdwWindow)

/**
 * DocketPartyDialog:
 *
 * One change of the register. Refused, it stays open and says why. Signal `done` (P-17): it was
 * recorded. Main thread.
 */

typedef enum
{
  DOCKET_PARTY_ADD,
  DOCKET_PARTY_RENAME,
  DOCKET_PARTY_ALIAS,
  DOCKET_PARTY_CONTACT,
  DOCKET_PARTY_END_CONTACT,
  DOCKET_PARTY_RELATE,
  DOCKET_PARTY_UNRELATE,
} DocketPartyChange;

/**
 * DocketPartySubject:
 *
 * Whom and what the change is about. All nullable, all borrowed.
 *
 * @party: P-17; NULL: one is to be added
 * @role: of the party
 * @kind: channel, or type of the relationship, that ends; of what is added: chosen at first
 * @value: the contact that ends, the other party (P-18), or the name as it is
 * @words: what ends, to be read
 */
typedef struct
{
  const char *party;
  const char *role;
  const char *kind;
  const char *value;
  const char *words;
} DocketPartySubject;

DocketPartyDialog *docket_party_dialog_present (GtkWidget                *parent,
                                                DocketDesk               *desk,
                                                DocketPartyChange         change,
                                                const DocketPartySubject *subject);

G_END_DECLS
