/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-case-columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_HEADER (docket_case_header_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseHeader, docket_case_header, DOCKET, CASE_HEADER, GtkWidget)

/**
 * DocketCaseHeader:
 *
 * The header of a list of cases: a button over each column, which sorts by it, and the other way
 * round when it does already. Emits `sorted` with the key of a query. Not visible while lines are
 * stacked. Main thread.
 */

/* Once */
void docket_case_header_set_columns (DocketCaseHeader *header, DocketCaseColumns *columns);
/* Shows by which key of a query the list is sorted */
void docket_case_header_set_sort (DocketCaseHeader *header, const char *sort);

G_END_DECLS
