/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-notice-book.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One channel of a notice: its contacts, the attempts by it, and a button that records another.
 * Main thread */
GtkWidget *docket_channel_group_new (DocketCaseHandle          *handle,
                                     const DocketNoticeBook    *book,
                                     const DocketNoticeChannel *channel) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
