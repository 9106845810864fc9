/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Classes of width, in place of breakpoints, which libadwaita 1.2 does not have. Any thread; asking
 * for the text scale: main thread. */

#include "gtk/docket-width-class.h"

enum
{
  HYSTERESIS = 24, /* pixels */
  USUAL_DPI = 96,
};

/* The least width of each class */
static const int LEAST[] = {
  [DOCKET_WIDTH_TINY] = 0,     [DOCKET_WIDTH_NARROW] = 600, [DOCKET_WIDTH_MEDIUM] = 860,
  [DOCKET_WIDTH_BROAD] = 1000, [DOCKET_WIDTH_WIDE] = 1180,
};

DocketWidthClass
docket_width_class_choose (DocketWidthClass before, int width, double text_scale)
{
  double scaled = width / MAX (text_scale, 0.1);
  DocketWidthClass class = DOCKET_WIDTH_TINY;

  for (guint i = 0; i < G_N_ELEMENTS (LEAST); i++)
    {
      int least = LEAST[i] - (i <= before ? HYSTERESIS : 0);

      if (scaled >= least)
        class = i;
    }
  return class;
}

double
docket_width_class_get_text_scale (GtkSettings *settings)
{
  int dpi = -1; /* in 1024ths */

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi <= 0 ? 1.0 : dpi / 1024.0 / USUAL_DPI;
}
