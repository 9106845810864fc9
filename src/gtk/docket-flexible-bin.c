/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bin that can be narrower than its child, so that a window can be made smaller than what it
 * shows just now. Main thread. */

#include "gtk/docket-flexible-bin.h"

struct _DocketFlexibleBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int        width; /* as told last, in pixels */
  guint      telling;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketFlexibleBin, docket_flexible_bin, GTK_TYPE_WIDGET)

/* Shapes must not change inside an allocation */
static gboolean
tell_width_cb (gpointer data)
{
  DocketFlexibleBin *bin = data;

  bin->telling = 0;
  g_signal_emit (bin, signals[RESIZED], 0, bin->width);
  return G_SOURCE_REMOVE;
}

static void
measure_cb (GtkWidget     *widget,
            GtkOrientation orientation,
            int            for_size,
            int           *minimum,
            int           *natural,
            int           *minimum_baseline,
            int           *natural_baseline)
{
  DocketFlexibleBin *bin = DOCKET_FLEXIBLE_BIN (widget);
  int                least = 0;

  if (bin->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    gtk_widget_measure (bin->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (bin->child, orientation, for_size < 0 ? -1 : MAX (for_size, least), minimum,
                      natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
docket_flexible_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DocketFlexibleBin *bin = DOCKET_FLEXIBLE_BIN (widget);
  int                least;

  if (bin->child != NULL && gtk_widget_should_layout (bin->child))
    {
      gtk_widget_measure (bin->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_allocate (bin->child, MAX (width, least), height, baseline, NULL);
    }
  if (width == bin->width)
    return;
  bin->width = width;
  if (bin->telling == 0)
    bin->telling = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_width_cb, bin, NULL);
}

static void
set_child (DocketFlexibleBin *bin, GtkWidget *child)
{
  g_clear_pointer (&bin->child, gtk_widget_unparent);
  bin->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (bin));
}

static void
docket_flexible_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, DOCKET_FLEXIBLE_BIN (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_flexible_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (DOCKET_FLEXIBLE_BIN (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_flexible_bin_dispose (GObject *object)
{
  DocketFlexibleBin *bin = DOCKET_FLEXIBLE_BIN (object);

  g_clear_handle_id (&bin->telling, g_source_remove);
  set_child (bin, NULL);
  G_OBJECT_CLASS (docket_flexible_bin_parent_class)->dispose (object);
}

static void
docket_flexible_bin_class_init (DocketFlexibleBinClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_flexible_bin_get_property;
  object_class->set_property = docket_flexible_bin_set_property;
  object_class->dispose = docket_flexible_bin_dispose;
  widget_class->measure = measure_cb;
  widget_class->size_allocate = docket_flexible_bin_size_allocate;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RESIZED] = g_signal_new ("resized", DOCKET_TYPE_FLEXIBLE_BIN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
docket_flexible_bin_init (DocketFlexibleBin *bin)
{
  gtk_widget_set_overflow (GTK_WIDGET (bin), GTK_OVERFLOW_HIDDEN);
}
