/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* Texts of a rule set with names in braces: {FACT}, {$PARAMETER}, {RULE#part} */

/* Fills @form with what the matter knows. @func: NULL stands for the canonical text, and then
 * nothing may be unknown. NULL when something cannot be filled */
char *docket_form_fill (DocketMatter *matter, const char *form, DocketFormFunc func, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
