/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-desk-try.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_RULING_SIDE (docket_ruling_side_get_type ())
G_DECLARE_FINAL_TYPE (DocketRulingSide, docket_ruling_side, DOCKET, RULING_SIDE, AdwBin)

/**
 * DocketRulingSide:
 *
 * Beside a ruling: why it is refused, what it brings, who signs, and the acts under it. Main
 * thread.
 */

/* @trial, @outcome and @ruling (whose signatures count): nullable */
void docket_ruling_side_show (DocketRulingSide        *side,
                              const DocketRulingTrial *trial,
                              const DocketOutcome     *outcome,
                              const DocketRulingRow   *ruling);
/* @handle: has a view; kept until the next call. @in_force: the ruling shown is */
void docket_ruling_side_show_steps (DocketRulingSide *side,
                                    DocketCaseHandle *handle,
                                    gboolean          in_force);
/* The first act that the ruling in force opens: its label; NULL: none. Opens its form */
char *docket_ruling_side_dup_suggested (DocketRulingSide *side) G_GNUC_WARN_UNUSED_RESULT;
void  docket_ruling_side_do_suggested (DocketRulingSide *side);
void  docket_ruling_side_set_narrow (DocketRulingSide *side, gboolean narrow);

G_END_DECLS
