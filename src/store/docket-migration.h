/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-database.h"

G_BEGIN_DECLS

/* The schema scripts of this program, the first for version 1; NULL-terminated. Private to store/
 */
char **docket_migration_dup_scripts (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Brings @database from the version it has to that of the last of @scripts, each in a transaction
 * that also sets the version. Stops at the first failure, which leaves the version before it.
 * DOCKET_ERROR_CORRUPT when a script does not set its version, else as the database */
gboolean docket_migration_run (DocketDatabase    *database,
                               const char *const *scripts,
                               GError           **error);

/* Copies @database to @path, durably, before it is migrated; a copy that is there is replaced.
 * DOCKET_ERROR_IO */
gboolean docket_migration_copy (DocketDatabase *database, const char *path, GError **error);

/* Renames a file that is complete and keeps the new name through power loss. DOCKET_ERROR_IO */
gboolean docket_migration_publish (const char *from, const char *to, GError **error);

G_END_DECLS
