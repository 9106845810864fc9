/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DocketLaunch:
 *
 * What the program was started with: which desk, as whom, on which day. What the command line does
 * not name the settings do. Main thread.
 */
typedef struct _DocketLaunch DocketLaunch;

DocketLaunch *docket_launch_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          docket_launch_free (DocketLaunch *launch);

/* The options of the command line, for docket_launch_read() */
void docket_launch_add_options (GApplication *application);
/* DOCKET_ERROR_USAGE for a date that is none */
gboolean docket_launch_read (DocketLaunch *launch, GVariantDict *options, GError **error);
/* Whether the command line asks for another desk, name or day than what this user works with */
gboolean docket_launch_is_special (const DocketLaunch *launch);

/* Borrowed until something is set */
DocketDeskOptions docket_launch_get_options (const DocketLaunch *launch);

/* From now on, and the next time unless the command line named another */
void docket_launch_set_actor (DocketLaunch *launch, const char *name);
void docket_launch_set_directory (DocketLaunch *launch, const char *directory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketLaunch, docket_launch_free)

G_END_DECLS
