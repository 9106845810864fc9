/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar beside an entry for dates. Main thread. */

#include "config.h"

#include "gtk/docket-date-picker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DocketDatePicker
{
  GtkWidget parent_instance;

  GtkWidget   *button;
  GtkCalendar *calendar; /* borrowed from the button's popover */
  GtkEditable *entry;    /* borrowed */
  DocketType   type;
};

G_DEFINE_TYPE (DocketDatePicker, docket_date_picker, GTK_TYPE_WIDGET)

static gboolean
parse_day (const char *text, DocketDate *date)
{
  g_autofree char *day = g_strndup (text, strlen ("YYYY-MM-DD"));

  return docket_date_parse (day, date) || docket_month_parse (day, date);
}

static void
show_day_cb (DocketDatePicker *picker)
{
  g_autoptr (GDateTime) day = NULL;
  DocketDate date;
  int        year, month, number;

  if (!parse_day (gtk_editable_get_text (picker->entry), &date))
    return;
  docket_date_split (date, &year, &month, &number);
  day = g_date_time_new_utc (year, month, number, 0, 0, 0);
  g_signal_handlers_block_matched (picker->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, picker);
  gtk_calendar_select_day (picker->calendar, day);
  g_signal_handlers_unblock_matched (picker->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     picker);
}

/* The time of day that stands there, or midnight */
static const char *
get_time (DocketDatePicker *picker)
{
  const char *text = gtk_editable_get_text (picker->entry);

  return strlen (text) > strlen ("YYYY-MM-DD") ? text + strlen ("YYYY-MM-DD") : " 00:00";
}

static void
choose_cb (DocketDatePicker *picker)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (picker->calendar);
  g_autofree char *date =
      g_date_time_format (day, picker->type == DOCKET_TYPE_MONTH ? "%Y-%m" : "%Y-%m-%d");
  g_autofree char *text =
      g_strconcat (date, picker->type == DOCKET_TYPE_INSTANT ? get_time (picker) : "", NULL);

  gtk_editable_set_text (picker->entry, text);
}

static void
docket_date_picker_dispose (GObject *object)
{
  DocketDatePicker *picker = DOCKET_DATE_PICKER (object);

  g_clear_pointer (&picker->button, gtk_widget_unparent);

  G_OBJECT_CLASS (docket_date_picker_parent_class)->dispose (object);
}

static void
docket_date_picker_class_init (DocketDatePickerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = docket_date_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
docket_date_picker_init (DocketDatePicker *picker)
{
  GtkWidget *popover = gtk_popover_new ();

  picker->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (picker->calendar));
  picker->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (picker->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (picker->button), popover);
  gtk_widget_set_tooltip_text (picker->button, _ ("Choose a Date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (picker->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a Date"), -1);
  gtk_widget_set_valign (GTK_WIDGET (picker), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picker->button, "flat");
  gtk_widget_set_parent (picker->button, GTK_WIDGET (picker));
  g_signal_connect_swapped (popover, "show", G_CALLBACK (show_day_cb), picker);
  g_signal_connect_swapped (picker->calendar, "day-selected", G_CALLBACK (choose_cb), picker);
}

GtkWidget *
docket_date_picker_new (GtkEditable *entry, DocketType type)
{
  DocketDatePicker *picker = g_object_new (DOCKET_TYPE_DATE_PICKER, NULL);

  picker->entry = entry;
  picker->type = type;
  return GTK_WIDGET (picker);
}
