/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-try.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_HANDLE (docket_case_handle_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseHandle, docket_case_handle, DOCKET, CASE_HANDLE, GObject)

/**
 * DocketCaseHandle:
 *
 * The case that a case page shows: its view as last read, and what can be done to it without
 * waiting. Emits `changed` when the view, or the error that stands in its place, is another one;
 * reads it again by itself after DocketDesk::changed. Property `busy`: an act or a reading is under
 * way. Main thread.
 */
DocketCaseHandle *docket_case_handle_new (DocketDesk *desk,
                                          const char *number) G_GNUC_WARN_UNUSED_RESULT;

DocketDesk *docket_case_handle_get_desk (DocketCaseHandle *handle);
const char *docket_case_handle_get_number (DocketCaseHandle *handle);

/* NULL until it was read, or when the last reading failed. Borrowed, valid until `changed` */
const DocketCaseView *docket_case_handle_get_view (DocketCaseHandle *handle);
/* Why the last reading failed; NULL when it did not */
const GError *docket_case_handle_get_error (DocketCaseHandle *handle);

void docket_case_handle_reload (DocketCaseHandle *handle);

/* As docket_desk_act(); @inputs are copied, nullable. `changed` comes before @callback */
void docket_case_handle_act_async (DocketCaseHandle   *handle,
                                   const char         *action,
                                   const char *const  *inputs,
                                   GAsyncReadyCallback callback,
                                   gpointer            data);
/* Refused: the result's @after is NULL, @reasons say why, and no error is set. NULL: the act failed
 * otherwise */
DocketActed *docket_case_handle_act_finish (DocketCaseHandle *handle,
                                            GAsyncResult     *result,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* As docket_desk_try_act(); @inputs are copied, nullable */
void         docket_case_handle_try_async (DocketCaseHandle   *handle,
                                           const char         *action,
                                           const char *const  *inputs,
                                           GAsyncReadyCallback callback,
                                           gpointer            data);
DocketTried *docket_case_handle_try_finish (DocketCaseHandle *handle,
                                            GAsyncResult     *result,
                                            GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* As docket_desk_attach(); @proves nullable */
void   docket_case_handle_attach_async (DocketCaseHandle   *handle,
                                        const char *const  *paths,
                                        const char         *proves,
                                        GAsyncReadyCallback callback,
                                        gpointer            data);
char **docket_case_handle_attach_finish (DocketCaseHandle *handle,
                                         GAsyncResult     *result,
                                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
