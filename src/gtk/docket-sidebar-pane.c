/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sidebar beside or over what it leads to. When it is shown, the window says. Main thread. */

#include "gtk/docket-sidebar-pane.h"

struct _DocketSidebarPane
{
  AdwBin parent_instance;

  GtkRevealer *beside;
  AdwBin      *beside_bin;
  GtkRevealer *above;
  AdwBin      *above_bin;
  GtkWidget   *scrim;
  AdwBin      *content_bin;

  GtkWidget *sidebar;
  gboolean   over;
  gboolean   shown;
};

enum
{
  PROP_0,
  PROP_SIDEBAR,
  PROP_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  DISMISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketSidebarPane, docket_sidebar_pane, ADW_TYPE_BIN)

/* The sidebar stands in one of two places */
static void
place_sidebar (DocketSidebarPane *pane)
{
  AdwBin *from = pane->over ? pane->beside_bin : pane->above_bin;
  AdwBin *to = pane->over ? pane->above_bin : pane->beside_bin;

  if (adw_bin_get_child (to) == pane->sidebar)
    return;
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, pane->sidebar);
}

static void
reveal_sidebar (DocketSidebarPane *pane)
{
  gtk_revealer_set_reveal_child (pane->beside, pane->shown && !pane->over);
  gtk_revealer_set_reveal_child (pane->above, pane->shown && pane->over);
  gtk_widget_set_visible (pane->scrim, pane->shown && pane->over);
  /* A revealer that is closed would still take clicks along its edge */
  gtk_widget_set_can_target (GTK_WIDGET (pane->above), pane->shown && pane->over);
}

void
docket_sidebar_pane_set_over (DocketSidebarPane *pane, gboolean over)
{
  g_return_if_fail (DOCKET_IS_SIDEBAR_PANE (pane));

  pane->over = over;
  place_sidebar (pane);
  reveal_sidebar (pane);
}

void
docket_sidebar_pane_set_shown (DocketSidebarPane *pane, gboolean shown)
{
  g_return_if_fail (DOCKET_IS_SIDEBAR_PANE (pane));

  pane->shown = shown;
  reveal_sidebar (pane);
}

gboolean
docket_sidebar_pane_is_covering (DocketSidebarPane *pane)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR_PANE (pane), FALSE);

  return pane->shown && pane->over;
}

static void
scrim_pressed_cb (DocketSidebarPane *pane)
{
  g_signal_emit (pane, signals[DISMISSED], 0);
}

static void
docket_sidebar_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketSidebarPane *pane = DOCKET_SIDEBAR_PANE (object);

  if (id == PROP_SIDEBAR)
    g_value_set_object (value, pane->sidebar);
  else if (id == PROP_CONTENT)
    g_value_set_object (value, adw_bin_get_child (pane->content_bin));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_sidebar_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketSidebarPane *pane = DOCKET_SIDEBAR_PANE (object);

  if (id == PROP_SIDEBAR)
    {
      g_set_object (&pane->sidebar, g_value_get_object (value));
      place_sidebar (pane);
    }
  else if (id == PROP_CONTENT)
    adw_bin_set_child (pane->content_bin, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_sidebar_pane_dispose (GObject *object)
{
  g_clear_object (&DOCKET_SIDEBAR_PANE (object)->sidebar);
  G_OBJECT_CLASS (docket_sidebar_pane_parent_class)->dispose (object);
}

static void
docket_sidebar_pane_class_init (DocketSidebarPaneClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_sidebar_pane_get_property;
  object_class->set_property = docket_sidebar_pane_set_property;
  object_class->dispose = docket_sidebar_pane_dispose;

  properties[PROP_SIDEBAR] = g_param_spec_object ("sidebar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DISMISSED] = g_signal_new ("dismissed", DOCKET_TYPE_SIDEBAR_PANE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-sidebar-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, beside);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, beside_bin);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, above);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, above_bin);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, scrim);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebarPane, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, scrim_pressed_cb);
}

static void
docket_sidebar_pane_init (DocketSidebarPane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
}
