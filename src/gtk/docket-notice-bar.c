/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar under the header. What is known of the desk comes from the window. Main thread. */

#include "gtk/docket-notice-bar.h"

typedef struct
{
  char *sentence; /* NULL: there is no such notice */
  char *button;
  char *action;
} Notice;

struct _DocketNoticeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget   *content;
  GtkImage    *icon;
  GtkLabel    *sentence;
  GtkButton   *button;

  Notice notices[DOCKET_N_NOTICES];
};

G_DEFINE_TYPE (DocketNoticeBar, docket_notice_bar, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *style;
} LOOKS[DOCKET_N_NOTICES] = {
  [DOCKET_NOTICE_LOCKED] = { "changes-prevent-symbolic", "error" },
  [DOCKET_NOTICE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [DOCKET_NOTICE_SIMULATED] = { "document-open-recent-symbolic", "accent" },
};

static void
clear_notice (Notice *notice)
{
  g_clear_pointer (&notice->sentence, g_free);
  g_clear_pointer (&notice->button, g_free);
  g_clear_pointer (&notice->action, g_free);
}

/* DOCKET_N_NOTICES: none */
static guint
find_gravest (DocketNoticeBar *bar)
{
  guint kind = 0;

  while (kind < DOCKET_N_NOTICES && bar->notices[kind].sentence == NULL)
    kind++;
  return kind;
}

static void
show_gravest (DocketNoticeBar *bar)
{
  guint         kind = find_gravest (bar);
  const Notice *notice;
  const char   *styles[] = { "docket-notice", NULL, NULL };

  gtk_revealer_set_reveal_child (bar->revealer, kind < DOCKET_N_NOTICES);
  if (kind == DOCKET_N_NOTICES)
    return;
  notice = &bar->notices[kind];
  styles[1] = LOOKS[kind].style;
  gtk_widget_set_css_classes (bar->content, styles);
  gtk_image_set_from_icon_name (bar->icon, LOOKS[kind].icon);
  gtk_label_set_text (bar->sentence, notice->sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (bar->sentence), notice->sentence);
  gtk_widget_set_visible (GTK_WIDGET (bar->button), notice->button != NULL);
  if (notice->button != NULL)
    gtk_button_set_label (bar->button, notice->button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->button), notice->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->content), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  notice->sentence, -1);
}

static void
button_clicked_cb (GtkButton *button, DocketNoticeBar *bar)
{
  guint kind = find_gravest (bar);

  if (kind < DOCKET_N_NOTICES && bar->notices[kind].action == NULL)
    docket_notice_bar_put (bar, kind, NULL);
}

static void
docket_notice_bar_finalize (GObject *object)
{
  DocketNoticeBar *bar = DOCKET_NOTICE_BAR (object);

  for (guint kind = 0; kind < DOCKET_N_NOTICES; kind++)
    clear_notice (&bar->notices[kind]);
  G_OBJECT_CLASS (docket_notice_bar_parent_class)->finalize (object);
}

static void
docket_notice_bar_class_init (DocketNoticeBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = docket_notice_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticeBar, content);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticeBar, icon);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticeBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticeBar, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
docket_notice_bar_init (DocketNoticeBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}

void
docket_notice_bar_put (DocketNoticeBar *bar, DocketNoticeKind kind, const DocketNotice *notice)
{
  Notice *own;

  g_return_if_fail (DOCKET_IS_NOTICE_BAR (bar) && kind < DOCKET_N_NOTICES);

  own = &bar->notices[kind];
  clear_notice (own);
  if (notice != NULL)
    {
      own->sentence = g_strdup (notice->sentence);
      own->button = g_strdup (notice->button);
      own->action = g_strdup (notice->action);
    }
  show_gravest (bar);
}

const char *
docket_notice_bar_get_sentence (DocketNoticeBar *bar)
{
  guint kind;

  g_return_val_if_fail (DOCKET_IS_NOTICE_BAR (bar), NULL);

  kind = find_gravest (bar);
  return kind == DOCKET_N_NOTICES ? NULL : bar->notices[kind].sentence;
}
