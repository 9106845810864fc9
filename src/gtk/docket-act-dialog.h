/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_ACT_DIALOG (docket_act_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketActDialog, docket_act_dialog, DOCKET, ACT_DIALOG, AdwWindow)

/**
 * DocketActDialog:
 *
 * One act on a case: a form made from the inputs that the rule set gives the action. Refused, it
 * stays open and shows the reasons.
 */

/* Presents it over the window of @parent. @action: of the case's rule set */
void docket_act_dialog_present (GtkWidget *parent, DocketCaseHandle *handle, const char *action);

/* The same with key=value strings that stand in the form at first; keys that the action does not
 * have are passed over. @inputs: NULL-terminated, nullable */
void docket_act_dialog_present_with (GtkWidget         *parent,
                                     DocketCaseHandle  *handle,
                                     const char        *action,
                                     const char *const *inputs);

G_END_DECLS
