/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "by due date": what a list is sorted by, in the user's language. @sort: key of a query, nullable;
 * NULL when no list of the window is sorted by it */
const char *docket_case_sort_describe (const char *sort);

G_END_DECLS
