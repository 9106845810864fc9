/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DocketWidthClass:
 *
 * How much room the window has, in pixels divided by the text scale. Ordered: what a class has, the
 * wider ones have too.
 *
 * @DOCKET_WIDTH_TINY: title with due beneath, no header row; panes stand below each other
 * @DOCKET_WIDTH_NARROW: a table without the day of receipt, the sidebar over it; a case in one
 *   column
 * @DOCKET_WIDTH_MEDIUM: sidebar beside the list; a case in two columns
 * @DOCKET_WIDTH_BROAD: the tabs of a case in the header
 * @DOCKET_WIDTH_WIDE: a peek beside the list, the sidebar beside a case
 */
typedef enum
{
  DOCKET_WIDTH_TINY,
  DOCKET_WIDTH_NARROW,
  DOCKET_WIDTH_MEDIUM,
  DOCKET_WIDTH_BROAD,
  DOCKET_WIDTH_WIDE,
} DocketWidthClass;

/* The class of a window @width pixels wide that has been @before: one is left for a narrower one
 * only some way below the width at which it was reached, so that a border held still never flickers
 */
DocketWidthClass docket_width_class_choose (DocketWidthClass before, int width, double text_scale);

/* How much larger than usual the user wants text */
double docket_width_class_get_text_scale (GtkSettings *settings);

G_END_DECLS
