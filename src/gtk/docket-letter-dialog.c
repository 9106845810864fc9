/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters to be read and copied. Main thread. */

#include "config.h"

#include "gtk/docket-letter-dialog.h"

#include <glib/gi18n-lib.h>

struct _DocketLetterDialog
{
  AdwWindow parent_instance;

  GtkWidget *letters;
};

G_DEFINE_TYPE (DocketLetterDialog, docket_letter_dialog, ADW_TYPE_WINDOW)

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
docket_letter_dialog_class_init (DocketLetterDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-letter-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketLetterDialog, letters);
  gtk_widget_class_install_action (widget_class, "letter.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "letter.close", NULL);
}

static void
docket_letter_dialog_init (DocketLetterDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

/* --- one letter ----------------------------------------------------------------------------- */

static void
copy_cb (GtkWidget *button, gpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          g_object_get_data (G_OBJECT (button), "text"));
}

static GtkWidget *
make_copy (const DocketLetterText *letter)
{
  g_autofree char *name = g_strdup_printf (_ ("Copy “%s”"), letter->title);
  GtkWidget       *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (letter->text), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  return button;
}

static GtkWidget *
make_text (const DocketLetterText *letter)
{
  GtkWidget *label = gtk_label_new (letter->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  return label;
}

static GtkWidget *
make_letter (const DocketLetterText *letter)
{
  GtkWidget       *group = adw_preferences_group_new ();
  GtkWidget       *row = adw_preferences_row_new ();
  g_autofree char *to = g_strdup_printf (_ ("To: %s"), letter->to);
  g_autofree char *escaped_to = g_markup_escape_text (to, -1);
  g_autofree char *escaped = g_markup_escape_text (letter->title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped_to);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), make_copy (letter));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_text (letter));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

void
docket_letter_dialog_present (GtkWidget *parent, GPtrArray *letters)
{
  DocketLetterDialog *dialog =
      g_object_new (DOCKET_TYPE_LETTER_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  for (guint i = 0; i < letters->len; i++)
    gtk_box_append (GTK_BOX (dialog->letters), make_letter (letters->pdata[i]));
  gtk_window_present (GTK_WINDOW (dialog));
}
