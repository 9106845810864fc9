/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "desk/docket-desk-try.h"
#include "gtk/docket-ruling-form.h"

G_BEGIN_DECLS

/* What becomes of a ruling, asked of the desk without waiting. Main thread. */

/* @form: what would be drafted; NULL: what is recorded. As docket_desk_try_ruling() */
void               docket_ruling_question_ask_async (DocketCaseHandle       *handle,
                                                     const DocketRulingForm *form,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                data);
DocketRulingTrial *docket_ruling_question_ask_finish (GObject      *source,
                                                      GAsyncResult *result,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether the rules refuse the draft; whether somebody may sign it; whether it could be signed, and
 * nobody who is registered may. @trial: nullable */
gboolean docket_ruling_question_is_refused (const DocketRulingTrial *trial);
gboolean docket_ruling_question_has_signer (const DocketRulingTrial *trial);
gboolean docket_ruling_question_lacks_signer (const DocketRulingTrial *trial);

G_END_DECLS
