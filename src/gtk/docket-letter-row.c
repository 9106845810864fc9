/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters in rows. Main thread. */

#include "config.h"

#include "gtk/docket-letter-row.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

static void
copy_cb (GtkWidget *button, gpointer label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), gtk_label_get_text (label));
  docket_feedback_tell (button, _ ("The letter was copied"));
}

static GtkWidget *
make_copy_button (GtkWidget *label)
{
  GtkWidget *button =
      g_object_new (GTK_TYPE_BUTTON, "icon-name", "edit-copy-symbolic", "tooltip-text",
                    _ ("Copy the Letter"), "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), label, 0);
  return button;
}

static GtkWidget *
make_text (const DocketLetterText *letter)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", letter->text, "wrap", TRUE, "wrap-mode",
                    PANGO_WRAP_WORD_CHAR, "xalign", 0.0, "selectable", TRUE, "hexpand", TRUE, NULL);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "margin-top", 12, "margin-bottom", 12,
                                 "margin-start", 12, "margin-end", 12, NULL);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_copy_button (label));
  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "child", box, NULL);
}

GtkWidget *
docket_letter_row_new (const DocketLetterText *letter)
{
  g_autofree char *on = docket_wording_dup_date (letter->on);
  g_autofree char *subtitle =
      letter->seq == 0 ? g_strdup_printf (_ ("To %s"), letter->to)
                       /* Translators: to whom a letter goes, and on which day it was made */
                       : g_strdup_printf (_ ("To %s · %s"), letter->to, on);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", letter->title,
                                 "subtitle", subtitle, NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_text (letter));
  return row;
}
