/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Widths of columns, without a widget: rows then need not be measured one by one. Main thread. */

#include "gtk/docket-case-columns.h"

enum
{
  START = 18, /* pixels before the first cell */
  END = 18,
  GAP = 12,
  NEAR = 6,         /* between the due date and the days left */
  LEAST_STATE = 72, /* of the state, in a stacked line */
};

struct _DocketCaseColumns
{
  GObject parent_instance;

  DocketWidthClass width;
  int              needed[DOCKET_CASE_N_CELLS];
  int              height;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketCaseColumns, docket_case_columns, G_TYPE_OBJECT)

static void
tell (DocketCaseColumns *columns)
{
  g_signal_emit (columns, signals[CHANGED], 0);
}

void
docket_case_columns_set_width_class (DocketCaseColumns *columns, DocketWidthClass width)
{
  g_return_if_fail (DOCKET_IS_CASE_COLUMNS (columns));

  if (columns->width == width)
    return;
  columns->width = width;
  tell (columns);
}

gboolean
docket_case_columns_is_stacked (DocketCaseColumns *columns)
{
  g_return_val_if_fail (DOCKET_IS_CASE_COLUMNS (columns), FALSE);

  return columns->width < DOCKET_WIDTH_NARROW;
}

gboolean
docket_case_columns_is_shown (DocketCaseColumns *columns, DocketCaseCell cell)
{
  g_return_val_if_fail (DOCKET_IS_CASE_COLUMNS (columns), FALSE);

  switch (cell)
    {
    case DOCKET_CASE_NUMBER:
      return columns->width >= DOCKET_WIDTH_NARROW;
    case DOCKET_CASE_RECEIVED:
      return columns->width >= DOCKET_WIDTH_MEDIUM;
    default:
      return TRUE;
    }
}

static void
grow (DocketCaseColumns *columns, int *needed, int pixels)
{
  if (pixels <= *needed)
    return;
  *needed = pixels;
  tell (columns);
}

void
docket_case_columns_need (DocketCaseColumns *columns, DocketCaseCell cell, int width)
{
  g_return_if_fail (DOCKET_IS_CASE_COLUMNS (columns) && cell < DOCKET_CASE_N_CELLS);

  grow (columns, &columns->needed[cell], width);
}

void
docket_case_columns_need_height (DocketCaseColumns *columns, int height)
{
  g_return_if_fail (DOCKET_IS_CASE_COLUMNS (columns));

  grow (columns, &columns->height, height);
}

int
docket_case_columns_get_height (DocketCaseColumns *columns)
{
  g_return_val_if_fail (DOCKET_IS_CASE_COLUMNS (columns), 0);

  return columns->height;
}

void
docket_case_columns_forget (DocketCaseColumns *columns)
{
  g_return_if_fail (DOCKET_IS_CASE_COLUMNS (columns));

  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    columns->needed[cell] = 0;
  columns->height = 0;
  tell (columns);
}

static int
get_gap_before (DocketCaseCell cell)
{
  if (cell == DOCKET_CASE_NUMBER)
    return START;
  return cell == DOCKET_CASE_LEFT ? NEAR : GAP;
}

int
docket_case_columns_get_least (DocketCaseColumns *columns)
{
  int least = END;

  g_return_val_if_fail (DOCKET_IS_CASE_COLUMNS (columns), 0);

  if (docket_case_columns_is_stacked (columns))
    return START + columns->needed[DOCKET_CASE_DUE] + NEAR + columns->needed[DOCKET_CASE_LEFT] +
           NEAR + LEAST_STATE + END;
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    if (docket_case_columns_is_shown (columns, cell))
      least += get_gap_before (cell) + columns->needed[cell];
  return least;
}

void
docket_case_columns_place (DocketCaseColumns *columns, int width, DocketCaseSpan *spans)
{
  int left_over;
  int x = 0;

  g_return_if_fail (DOCKET_IS_CASE_COLUMNS (columns) && spans != NULL);

  left_over = MAX (0, width - docket_case_columns_get_least (columns));
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    {
      spans[cell] = (DocketCaseSpan) { x, 0 };
      if (!docket_case_columns_is_shown (columns, cell))
        continue;
      spans[cell].x = x + get_gap_before (cell);
      spans[cell].width = columns->needed[cell] + (cell == DOCKET_CASE_TITLE ? left_over : 0);
      x = spans[cell].x + spans[cell].width;
    }
}

static void
docket_case_columns_class_init (DocketCaseColumnsClass *class)
{
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_CASE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
docket_case_columns_init (DocketCaseColumns *columns)
{
  columns->width = DOCKET_WIDTH_WIDE;
}

DocketCaseColumns *
docket_case_columns_new (void)
{
  return g_object_new (DOCKET_TYPE_CASE_COLUMNS, NULL);
}
