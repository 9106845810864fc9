/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketLock:
 *
 * The right to write to a desk: an advisory lock on DIR/lock, which ends with the process that
 * holds it, however that ends. The file names the holder for whoever is refused.
 */
typedef struct _DocketLock DocketLock;

/* DOCKET_ERROR_BUSY names the holder; DOCKET_ERROR_IO */
DocketLock *docket_lock_take (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a holder before this one ended without releasing it, and nobody put things in order since
 */
gboolean docket_lock_was_left (const DocketLock *lock);
/* What such a holder left is in order again */
void docket_lock_put_in_order (DocketLock *lock);
void docket_lock_release (DocketLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketLock, docket_lock_release)

G_END_DECLS
