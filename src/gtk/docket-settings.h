/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Looks for the schema of the settings where the desktop has them and where Docket was to be
 * installed. DOCKET_ERROR_NOT_FOUND. Main thread, once, before anything asks for the settings */
gboolean docket_settings_load (GError **error);

/* What the program keeps from one time to the next: keys of data/org.docket.Docket.gschema.xml.
 * Borrowed, never NULL: without a schema the program does not get here. Main thread */
GSettings *docket_settings_get (void);

G_END_DECLS
