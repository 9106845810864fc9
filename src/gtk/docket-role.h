/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The roles that somebody registered at a desk may have, least first; NULL-terminated */
extern const char *const DOCKET_ROLES[];

/* What a role is called, and what it may do, in the user's language; the role itself, "" where it
 * is none of these */
const char *docket_role_get_label (const char *role);
const char *docket_role_get_description (const char *role);
/* Whether it gives second signatures */
gboolean docket_role_is_senior (const char *role);

G_END_DECLS
