/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketIntakeProfile:
 *
 * By which words the mail of one system tells its items (data/intake/gg.ini explains the form).
 * Immutable, so that threads may share it; its owner must outlive them.
 */
typedef struct _DocketIntakeProfile DocketIntakeProfile;

/* The profile @name ("gg") that is built in. DOCKET_ERROR_NOT_FOUND */
DocketIntakeProfile *docket_intake_profile_load (const char *name,
                                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* DOCKET_ERROR_INVALID: no key file, a list missing or empty, a pattern that is none */
DocketIntakeProfile *docket_intake_profile_parse (const char *data,
                                                  gsize       length,
                                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

void docket_intake_profile_free (DocketIntakeProfile *profile);

/* The system and the kind of case that its mails open; borrowed */
const char *docket_intake_profile_get_system (const DocketIntakeProfile *profile);
const char *docket_intake_profile_get_kind (const DocketIntakeProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketIntakeProfile, docket_intake_profile_free)

G_END_DECLS
