/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-instant.h"

G_BEGIN_DECLS

/**
 * DocketDiskCheck:
 *
 * Looks whether the database of a desk is a sound file, in a thread and with a connection of its
 * own, so that nobody waits for it. A file in the desk's directory says when all was found well.
 */
typedef struct _DocketDiskCheck DocketDiskCheck;

/* Whether a week has gone by since all was well, or nobody looked since docket_disk_check_forget()
 */
gboolean docket_disk_check_is_due (const char *directory, DocketInstant now);
/* Makes the next one due, as after a program that was killed */
void docket_disk_check_forget (const char *directory);

/* @warned: called in the thread of the check when there is something to warn of */
DocketDiskCheck *docket_disk_check_start (const char    *directory,
                                          DocketInstant  now,
                                          GDestroyNotify warned,
                                          gpointer       data) G_GNUC_WARN_UNUSED_RESULT;
/* A sentence on what was found; NULL when all is well, and as long as it is looked at. Any thread
 */
char *docket_disk_check_dup_warning (DocketDiskCheck *check) G_GNUC_WARN_UNUSED_RESULT;
/* Stops it when it is not at its end: then it stays due */
void docket_disk_check_free (DocketDiskCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketDiskCheck, docket_disk_check_free)

G_END_DECLS
