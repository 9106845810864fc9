/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_MATCH_GROUP (docket_match_group_get_type ())
G_DECLARE_FINAL_TYPE (DocketMatchGroup,
                      docket_match_group,
                      DOCKET,
                      MATCH_GROUP,
                      AdwPreferencesGroup)

/**
 * DocketMatchGroup:
 *
 * The parties of the case held against the register: whether they are registered, since when they
 * are bound, and which other open cases they have. Adds to the register by itself; emits
 * `choose-party` with the role when another party is to be chosen. Main thread.
 */

/* @handle: nullable. Reads again by docket_match_group_reload() */
void docket_match_group_set_handle (DocketMatchGroup *group, DocketCaseHandle *handle);
void docket_match_group_reload (DocketMatchGroup *group);

G_END_DECLS
