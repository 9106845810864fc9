/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-private.h"

G_BEGIN_DECLS

/**
 * docket_party_change_fill:
 * @event: a change of the register, its action set; gets the values
 * @party: P-17 that it is about
 * @inputs: NULL-terminated key=value strings; other parties by their numbers
 *
 * Returns: FALSE with DOCKET_ERROR_USAGE for a wrong or missing key, DOCKET_ERROR_INVALID for a
 *   wrong value, DOCKET_ERROR_NOT_FOUND for a contact to be ended that there is not
 */
gboolean docket_party_change_fill (DocketDesk        *desk,
                                   DocketEvent       *event,
                                   const char        *party,
                                   const char *const *inputs,
                                   GError           **error);

G_END_DECLS
