/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CARE_GROUP (docket_care_group_get_type ())
G_DECLARE_FINAL_TYPE (DocketCareGroup, docket_care_group, DOCKET, CARE_GROUP, AdwPreferencesGroup)

/**
 * DocketCareGroup:
 *
 * Backup and check of a desk, each told in its row. Both go on when the group is closed.
 */
/* @desk: nullable */
void docket_care_group_set_desk (DocketCareGroup *group, DocketDesk *desk);

/* Copies the desk to @directory and tells in the row what came of it */
void docket_care_group_back_up (DocketCareGroup *group, const char *directory);

G_END_DECLS
