/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-width-class.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a line about a case tells */
typedef enum
{
  DOCKET_CASE_NUMBER,
  DOCKET_CASE_TITLE,
  DOCKET_CASE_STATE,
  DOCKET_CASE_RECEIVED,
  DOCKET_CASE_DUE,
  DOCKET_CASE_LEFT, /* stands beside the due date, under its header */
  DOCKET_CASE_N_CELLS,
} DocketCaseCell;

/* Pixels from the left edge; width 0: not shown */
typedef struct
{
  int x;
  int width;
} DocketCaseSpan;

#define DOCKET_TYPE_CASE_COLUMNS (docket_case_columns_get_type ())
G_DECLARE_FINAL_TYPE (DocketCaseColumns, docket_case_columns, DOCKET, CASE_COLUMNS, GObject)

/**
 * DocketCaseColumns:
 *
 * Where the cells of all lines and of their header stand. A column is as wide as the widest text
 * that asked for room; the title takes what is left. Emits `changed`. Main thread.
 */
DocketCaseColumns *docket_case_columns_new (void) G_GNUC_WARN_UNUSED_RESULT;

void docket_case_columns_set_width_class (DocketCaseColumns *columns, DocketWidthClass width);
/* Whether a line has two rows of text, and no header */
gboolean docket_case_columns_is_stacked (DocketCaseColumns *columns);
gboolean docket_case_columns_is_shown (DocketCaseColumns *columns, DocketCaseCell cell);

/* A cell needs so many pixels; for the title: at least */
void docket_case_columns_need (DocketCaseColumns *columns, DocketCaseCell cell, int width);
/* Of one row of text; 0: not known yet */
void docket_case_columns_need_height (DocketCaseColumns *columns, int height);
int  docket_case_columns_get_height (DocketCaseColumns *columns);
/* Text is of another size: what was needed counts no more */
void docket_case_columns_forget (DocketCaseColumns *columns);

/* The least width of a line */
int docket_case_columns_get_least (DocketCaseColumns *columns);
/* @spans: of DOCKET_CASE_N_CELLS; where they are in a line that is not stacked */
void docket_case_columns_place (DocketCaseColumns *columns, int width, DocketCaseSpan *spans);

G_END_DECLS
