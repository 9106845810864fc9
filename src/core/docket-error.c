/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain. Any thread. */
#include "core/docket-error.h"

G_DEFINE_QUARK (docket - error - quark, docket_error)
