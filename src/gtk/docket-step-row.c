/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The row of a step. What it says is made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-step-row.h"

#include <glib/gi18n-lib.h>

struct _DocketStepRow
{
  AdwActionRow parent_instance;

  char *action;
};

G_DEFINE_TYPE (DocketStepRow, docket_step_row, ADW_TYPE_ACTION_ROW)

static void
docket_step_row_activate (AdwActionRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "case.act", "s", DOCKET_STEP_ROW (row)->action);
}

static void
docket_step_row_finalize (GObject *object)
{
  g_free (DOCKET_STEP_ROW (object)->action);

  G_OBJECT_CLASS (docket_step_row_parent_class)->finalize (object);
}

static void
docket_step_row_class_init (DocketStepRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_step_row_finalize;
  ADW_ACTION_ROW_CLASS (class)->activate = docket_step_row_activate;
}

static void
docket_step_row_init (DocketStepRow *row)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
}

/* Decoration: the row's own name says the same */
static GtkWidget *
make_icon (const char *name, const char *style)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, style);
  return icon;
}

static void
add_icons (DocketStepRow *row, const DocketCaseStep *step)
{
  AdwActionRow *action_row = ADW_ACTION_ROW (row);

  if (step->next)
    adw_action_row_add_prefix (action_row, make_icon ("starred-symbolic", "accent"));
  if (!step->allowed)
    adw_action_row_add_prefix (action_row, make_icon ("system-lock-screen-symbolic", "dim-label"));
  else
    adw_action_row_add_suffix (action_row, make_icon ("go-next-symbolic", "dim-label"));
}

GtkWidget *
docket_step_row_new (const DocketCaseStep *step)
{
  DocketStepRow   *row = g_object_new (DOCKET_TYPE_STEP_ROW, NULL);
  g_autofree char *description = docket_case_step_dup_description (step);

  row->action = g_strdup (step->action);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), step->subtitle);
  add_icons (row, step);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), step->allowed);
  if (step->next)
    gtk_widget_set_tooltip_text (GTK_WIDGET (row), _ ("This step is due"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  return GTK_WIDGET (row);
}

const char *
docket_step_row_get_action (DocketStepRow *row)
{
  g_return_val_if_fail (DOCKET_IS_STEP_ROW (row), NULL);

  return row->action;
}
