/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PEOPLE_PAGE (docket_people_page_get_type ())
G_DECLARE_FINAL_TYPE (DocketPeoplePage, docket_people_page, DOCKET, PEOPLE_PAGE, AdwPreferencesPage)

/**
 * DocketPeoplePage:
 *
 * Who may act at a desk: adds names and changes roles, for an administrator.
 */
/* @desk: nullable */
void docket_people_page_set_desk (DocketPeoplePage *page, DocketDesk *desk);

/* @actors: of DocketActorRow, as they stand now */
void docket_people_page_set_actors (DocketPeoplePage *page, GPtrArray *actors);

/* Registers @name with one of DOCKET_ROLES, or changes its role; says what became of it */
void docket_people_page_register (DocketPeoplePage *page, const char *name, const char *role);

G_END_DECLS
