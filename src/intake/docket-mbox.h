/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/* The mails of an mbox, read one at a time. One thread */
typedef struct _DocketMbox DocketMbox;

/* Takes @file, which stands at its start */
DocketMbox *docket_mbox_new (FILE *file) G_GNUC_WARN_UNUSED_RESULT;
void        docket_mbox_free (DocketMbox *mbox);

/* The next mail without its "From " line and with ">From " as it was sent (mboxrd). NULL without
 * @error behind the last. DOCKET_ERROR_IO, DOCKET_ERROR_INVALID when a mail is too large: the rest
 * cannot be read then */
GBytes *docket_mbox_next (DocketMbox *mbox, GError **error) G_GNUC_WARN_UNUSED_RESULT;

guint docket_mbox_get_n_read (const DocketMbox *mbox);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMbox, docket_mbox_free)

G_END_DECLS
