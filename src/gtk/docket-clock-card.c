/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The card at the head of a case. What it says is made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-clock-card.h"

#include "desk/docket-clock-words.h"
#include "gtk/docket-timeline.h"
#include "gtk/docket-what-if-dialog.h"
#include "gtk/docket-working-row.h"

struct _DocketClockCard
{
  GtkBox parent_instance;

  GtkLabel       *kind;
  GtkLabel       *date;
  GtkLabel       *left;
  DocketTimeline *timeline;
  GtkWidget      *what_if;
  GtkListBox     *working;

  const DocketCaseView *view; /* borrowed; NULL: nothing to show */
};

G_DEFINE_TYPE (DocketClockCard, docket_clock_card, GTK_TYPE_BOX)

static void
clear_rows (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_working (DocketClockCard *card, const DocketDeadline *deadline)
{
  g_autoptr (GPtrArray) lines = docket_working_lines_new (card->view, deadline);

  clear_rows (card->working);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (card->working, docket_working_row_new (i + 1, lines->pdata[i]));
}

static void
show_left (DocketClockCard *card, const DocketClockWords *words)
{
  const char *const classes[] = { "heading", "numeric", words->style, NULL };

  gtk_label_set_text (card->left, words->left);
  gtk_widget_set_css_classes (GTK_WIDGET (card->left), (const char **) classes);
}

static void
show_words (DocketClockCard *card, const DocketClockWords *words)
{
  gboolean can_try = docket_what_if_dialog_is_possible (card->view, words->deadline);

  gtk_label_set_text (card->kind, words->kind);
  gtk_label_set_text (card->date, words->headline);
  show_left (card, words);
  docket_timeline_set_view (card->timeline, card->view);
  show_working (card, words->deadline);
  gtk_widget_set_visible (card->what_if, can_try);
  gtk_widget_action_set_enabled (GTK_WIDGET (card), "clock.what-if", can_try);
}

void
docket_clock_card_set_view (DocketClockCard *card, const DocketCaseView *view)
{
  g_autoptr (DocketClockWords) words = view == NULL ? NULL : docket_clock_words_new (view);

  g_return_if_fail (DOCKET_IS_CLOCK_CARD (card));

  card->view = words == NULL ? NULL : view;
  gtk_widget_set_visible (GTK_WIDGET (card), words != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (card), "clock.copy", words != NULL);
  if (words != NULL)
    show_words (card, words);
}

/* --- actions -------------------------------------------------------------------------------- */

static void
copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketClockCard *card = DOCKET_CLOCK_CARD (widget);
  g_autoptr (DocketClockWords) words = NULL;
  g_autofree char *text = NULL;

  if (card->view == NULL)
    return;
  words = docket_clock_words_new (card->view);
  text = docket_clock_words_dup_text (card->view, words);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
try_another (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketClockCard *card = DOCKET_CLOCK_CARD (widget);
  g_autoptr (DocketClockWords) words = NULL;

  if (card->view == NULL)
    return;
  words = docket_clock_words_new (card->view);
  docket_what_if_dialog_present (widget, card->view, words->deadline);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_clock_card_class_init (DocketClockCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DOCKET_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-clock-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, kind);
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, date);
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, left);
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, timeline);
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, what_if);
  gtk_widget_class_bind_template_child (widget_class, DocketClockCard, working);
  gtk_widget_class_install_action (widget_class, "clock.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "clock.what-if", NULL, try_another);
}

static void
docket_clock_card_init (DocketClockCard *card)
{
  gtk_widget_init_template (GTK_WIDGET (card));
  docket_clock_card_set_view (card, NULL);
}
