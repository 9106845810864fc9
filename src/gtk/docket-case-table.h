/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-list.h"
#include "gtk/docket-width-class.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CASE_TABLE (docket_case_table_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseTable, docket_case_table, DOCKET, CASE_TABLE, AdwBin)

/**
 * DocketCaseTable:
 *
 * A list of cases as a table. The selected case and what is in sight stay where they are when the
 * list is read again. Emits `selected` (another case, or none, is selected), `activated` (with the
 * number of the selected case, after Enter or a double click) and `sorted` (with the key of a
 * query, after a click on a header). Main thread.
 */

/* Once */
void docket_case_table_set_list (DocketCaseTable *table, DocketCaseList *list);

/* The next reading of the list shows another list: its first case, from the top */
void docket_case_table_start_over (DocketCaseTable *table);

/* Shows by which key of a query the list is sorted */
void docket_case_table_set_sort (DocketCaseTable *table, const char *sort);
/* Which columns there is room for */
void docket_case_table_set_width_class (DocketCaseTable *table, DocketWidthClass width);

/* NULL: none. Borrowed */
DocketCase *docket_case_table_get_selected (DocketCaseTable *table);
/* Whether there is a case @by rows below the selected one */
gboolean docket_case_table_can_step (DocketCaseTable *table, int by);
void     docket_case_table_step (DocketCaseTable *table, int by);

/* Emits `activated` for the selected case, as soon as its row was read */
void docket_case_table_activate (DocketCaseTable *table);

/* Gives the selected row the keyboard */
void docket_case_table_focus (DocketCaseTable *table);

G_END_DECLS
