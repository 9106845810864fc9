/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_RULING_BUILDER (docket_ruling_builder_get_type ())
G_DECLARE_FINAL_TYPE (DocketRulingBuilder, docket_ruling_builder, DOCKET, RULING_BUILDER, GtkBox)

/**
 * DocketRulingBuilder:
 *
 * The tab on which a ruling is written, signed and read. What was written and not yet saved stays
 * with its case until the window closes. Properties: `handle` (DocketCaseHandle, nullable),
 * `narrow`: one column. Main thread.
 *
 * Actions: ruling.save, ruling.discard, ruling.revise, ruling.sign (opens the summary),
 * ruling.preview-letters.
 */
GtkWidget *docket_ruling_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
