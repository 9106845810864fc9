/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question with three answers. Main thread. */

#include "config.h"

#include "gtk/docket-check-row.h"

#include <glib/gi18n-lib.h>

struct _DocketCheckRow
{
  AdwActionRow parent_instance;

  GtkImage        *icon;
  GtkWidget       *answers;
  GtkToggleButton *yes;
  GtkToggleButton *no;

  DocketCheckWeight weight;
  gboolean          setting;
};

G_DEFINE_TYPE (DocketCheckRow, docket_check_row, ADW_TYPE_ACTION_ROW)

enum
{
  ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- showing -------------------------------------------------------------------------------- */

/* A missing item that is only noted is a warning, one that is needed is the reason of a refusal */
static void
show_icon (DocketCheckRow *row)
{
  static const char *const styles[] = { "success", "warning", "error" };
  GtkWidget               *icon = GTK_WIDGET (row->icon);
  DocketAnswer             answer = docket_check_row_get_answer (row);
  gboolean                 grave = row->weight == DOCKET_CHECK_NEEDED;

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (icon, styles[i]);
  switch (answer)
    {
    case DOCKET_ANSWER_YES:
      gtk_image_set_from_icon_name (row->icon, "object-select-symbolic");
      gtk_widget_add_css_class (icon, "success");
      break;
    case DOCKET_ANSWER_NO:
      gtk_image_set_from_icon_name (row->icon,
                                    grave ? "window-close-symbolic" : "dialog-warning-symbolic");
      gtk_widget_add_css_class (icon, grave ? "error" : "warning");
      break;
    case DOCKET_ANSWER_NONE:
    default:
      gtk_image_set_from_icon_name (row->icon, "list-remove-symbolic");
      gtk_widget_add_css_class (icon, "dim-label");
      return;
    }
  gtk_widget_remove_css_class (icon, "dim-label");
}

static const char *
get_words (DocketAnswer answer)
{
  switch (answer)
    {
    case DOCKET_ANSWER_YES:
      return _ ("Yes");
    case DOCKET_ANSWER_NO:
      return _ ("No");
    case DOCKET_ANSWER_NONE:
    default:
      return _ ("not examined");
    }
}

static void
tell_assistive_technology (DocketCheckRow *row)
{
  const char      *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autofree char *words =
      g_strdup_printf (_ ("%s, %s"), title, get_words (docket_check_row_get_answer (row)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->answers), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->yes), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (row->yes), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->no), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_toggle_button_get_active (row->no), -1);
}

static void
show_answer (DocketCheckRow *row)
{
  show_icon (row);
  tell_assistive_technology (row);
}

/* --- answering ------------------------------------------------------------------------------ */

DocketAnswer
docket_check_row_get_answer (DocketCheckRow *row)
{
  g_return_val_if_fail (DOCKET_IS_CHECK_ROW (row), DOCKET_ANSWER_NONE);

  if (gtk_toggle_button_get_active (row->yes))
    return DOCKET_ANSWER_YES;
  return gtk_toggle_button_get_active (row->no) ? DOCKET_ANSWER_NO : DOCKET_ANSWER_NONE;
}

void
docket_check_row_set_answer (DocketCheckRow *row, DocketAnswer answer)
{
  g_return_if_fail (DOCKET_IS_CHECK_ROW (row));

  row->setting = TRUE;
  gtk_toggle_button_set_active (row->yes, answer == DOCKET_ANSWER_YES);
  gtk_toggle_button_set_active (row->no, answer == DOCKET_ANSWER_NO);
  row->setting = FALSE;
  show_answer (row);
}

/* No group of the toolkit's: there one is always pressed */
static void
toggled_cb (DocketCheckRow *row, GtkToggleButton *button)
{
  GtkToggleButton *other = button == row->yes ? row->no : row->yes;

  if (row->setting)
    return;
  if (gtk_toggle_button_get_active (button))
    {
      row->setting = TRUE;
      gtk_toggle_button_set_active (other, FALSE);
      row->setting = FALSE;
    }
  show_answer (row);
  g_signal_emit (row, signals[ANSWERED], 0);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DocketCheckRow  *row = DOCKET_CHECK_ROW (widget);
  const char      *key = g_variant_get_string (arguments, NULL);
  GtkToggleButton *button = *key == 'y' ? row->yes : row->no;

  if (!gtk_widget_is_sensitive (GTK_WIDGET (button)))
    return FALSE;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return TRUE;
}

void
docket_check_row_set_editable (DocketCheckRow *row, gboolean editable)
{
  g_return_if_fail (DOCKET_IS_CHECK_ROW (row));

  gtk_widget_set_sensitive (row->answers, editable);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_check_row_class_init (DocketCheckRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  signals[ANSWERED] = g_signal_new ("answered", DOCKET_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckRow, answers);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckRow, yes);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckRow, no);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, 0, key_cb, "s", "y");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_n, 0, key_cb, "s", "n");
}

static void
docket_check_row_init (DocketCheckRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
  g_signal_connect_object (row->yes, "toggled", G_CALLBACK (toggled_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->no, "toggled", G_CALLBACK (toggled_cb), row, G_CONNECT_SWAPPED);
}

GtkWidget *
docket_check_row_new (const char *title, DocketCheckWeight weight)
{
  DocketCheckRow *row = g_object_new (DOCKET_TYPE_CHECK_ROW, "title", title, NULL);

  row->weight = weight;
  show_answer (row);
  return GTK_WIDGET (row);
}
