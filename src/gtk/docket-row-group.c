/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of words in groups. Main thread. */

#include "config.h"

#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

#define ROWS "docket-rows"

static GPtrArray *
get_rows (AdwPreferencesGroup *group)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), ROWS);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (group), ROWS, rows, (GDestroyNotify) g_ptr_array_unref);
    }
  return rows;
}

void
docket_row_group_clear (AdwPreferencesGroup *group)
{
  GPtrArray *rows = get_rows (group);

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (group), FALSE);
}

void
docket_row_group_take (AdwPreferencesGroup *group, GtkWidget *row)
{
  g_ptr_array_add (get_rows (group), row);
  adw_preferences_group_add (group, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
add_icon (AdwActionRow *row, const DocketRowWords *words)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", words->icon, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (words->style != NULL)
    gtk_widget_add_css_class (icon, words->style);
  adw_action_row_add_prefix (row, icon);
}

static void
name_row (GtkWidget *row, const DocketRowWords *words)
{
  gboolean         two = words->subtitle != NULL && *words->subtitle != '\0';
  const char      *title = words->title == NULL ? "" : words->title;
  g_autofree char *name =
      /* Translators: what a screen reader says of a row: its title, then the line under it */
      two ? g_strdup_printf (_ ("%s, %s"), title, words->subtitle) : g_strdup (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

AdwActionRow *
docket_row_new (const DocketRowWords *words)
{
  AdwActionRow *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0,
                                    "subtitle-lines", 0, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 words->title == NULL ? "" : words->title);
  adw_action_row_set_subtitle (row, words->subtitle == NULL ? "" : words->subtitle);
  if (words->icon != NULL)
    add_icon (row, words);
  name_row (GTK_WIDGET (row), words);
  return row;
}

AdwActionRow *
docket_row_group_add (AdwPreferencesGroup *group, const DocketRowWords *words)
{
  AdwActionRow *row = docket_row_new (words);

  docket_row_group_take (group, GTK_WIDGET (row));
  return row;
}

void
docket_row_set_act (AdwActionRow *row, const char *action)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", action);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "case.act");
}
