/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Headers in windows as narrow as a telephone. How many buttons a window has is the session's
 * matter: so headers are measured. Main thread. */

#include "gtk/docket-header-room.h"

static int
get_least (gpointer widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static gboolean
fits (GtkWidget *header, int width)
{
  return width == 0 || get_least (header) <= width;
}

void
docket_header_room_make (GtkWidget *header, int width, GtkWidget *const *spare)
{
  guint n = 0;

  g_return_if_fail (GTK_IS_WIDGET (header) && spare != NULL);

  for (; spare[n] != NULL; n++)
    gtk_widget_set_visible (spare[n], TRUE);
  while (n > 0 && !fits (header, width))
    gtk_widget_set_visible (spare[--n], FALSE);
}

/* --- tabs ----------------------------------------------------------------------------------- */

static gboolean
has_room (const DocketHeaderTabs *tabs, int width, AdwViewSwitcherPolicy policy)
{
  int others;

  adw_view_switcher_set_policy (tabs->switcher, policy);
  others = get_least (tabs->header) - get_least (tabs->titles);
  return width == 0 || width >= others + get_least (tabs->switcher);
}

/* Words are longer in one language than in another */
void
docket_header_room_place_tabs (const DocketHeaderTabs *tabs, int width, gboolean below)
{
  GtkWidget *shown;

  g_return_if_fail (tabs != NULL);

  below = below || (!has_room (tabs, width, ADW_VIEW_SWITCHER_POLICY_WIDE) &&
                    !has_room (tabs, width, ADW_VIEW_SWITCHER_POLICY_NARROW));
  shown = below ? GTK_WIDGET (tabs->title) : GTK_WIDGET (tabs->switcher);
  gtk_stack_set_visible_child (tabs->titles, shown);
  adw_view_switcher_bar_set_reveal (tabs->bar, below);
}
