/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "gtk/docket-ruling-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_SIGN_DIALOG (docket_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketSignDialog, docket_sign_dialog, DOCKET, SIGN_DIALOG, AdwWindow)

/**
 * DocketSignDialog:
 *
 * What is about to be signed, by whom and with what effect; and the signature itself, for which no
 * single key will do. Refused, it stays open and shows the reasons. Main thread.
 */

/* Presents it over the window of @parent. @form: copied. @recorded: it is the draft of the case;
 * otherwise signing drafts it first */
DocketSignDialog *docket_sign_dialog_present (GtkWidget              *parent,
                                              DocketCaseHandle       *handle,
                                              const DocketRulingForm *form,
                                              gboolean                recorded);

G_END_DECLS
