/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places dates on a line. What they are and what they are called is made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-timeline.h"

#include "desk/docket-time-mark.h"
#include "desk/docket-wording-plain.h"

enum
{
  TRACK = 10,  /* pixels: height of the line */
  BAR = 14,    /* height of a window on it */
  TICK = 6,    /* height of a tick below */
  GAP = 6,     /* between line and words */
  APART = 12,  /* between two words */
  LEAST = 120, /* width */
  USUAL = 320,
};

/* One mark with its children; each may be NULL */
typedef struct
{
  const DocketTimeMark *mark;
  GtkWidget            *span;
  GtkWidget            *tick;
  GtkWidget            *label;
  int                   x; /* of the label */
  int                   width;
  gboolean              shown;
} Place;

struct _DocketTimeline
{
  GtkWidget parent_instance;

  GtkWidget *track;
  GtkWidget *today_line;
  GtkWidget *today_label;

  GPtrArray *marks; /* DocketTimeMark; nullable */
  GArray    *places;
  DocketDate today;
  gboolean   compact;
};

G_DEFINE_TYPE (DocketTimeline, docket_timeline, GTK_TYPE_WIDGET)

enum
{
  PROP_COMPACT = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- children ------------------------------------------------------------------------------- */

static GtkWidget *
add_box (DocketTimeline *timeline, const char *style, const char *nature)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, style);
  if (nature != NULL)
    gtk_widget_add_css_class (box, nature);
  gtk_widget_insert_before (box, GTK_WIDGET (timeline), timeline->today_line);
  return box;
}

static GtkWidget *
add_words (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_label (DocketTimeline *timeline, const DocketTimeMark *mark)
{
  gboolean         window = mark->kind == DOCKET_TIME_WINDOW;
  g_autofree char *date = docket_wording_dup_days (mark->from, window ? mark->to : mark->from);
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (!timeline->compact)
    add_words (box, mark->title, NULL);
  add_words (box, date, "dim-label");
  gtk_widget_set_parent (box, GTK_WIDGET (timeline));
  return box;
}

static const char *
get_nature (const DocketTimeline *timeline, const DocketTimeMark *mark)
{
  gboolean over = mark->to < timeline->today;

  if (mark->kind == DOCKET_TIME_WAIT)
    return over ? "past" : "run";
  if (over)
    return mark->current ? "late" : "past";
  return mark->from > timeline->today ? "future" : "window";
}

/* Compact, only where it begins and what it comes to have a word */
static gboolean
is_labelled (const DocketTimeline *timeline, guint index)
{
  const DocketTimeMark *mark = timeline->marks->pdata[index];

  return *mark->title != '\0' && (!timeline->compact || index == 0 || mark->current);
}

static void
add_place (DocketTimeline *timeline, guint index)
{
  const DocketTimeMark *mark = timeline->marks->pdata[index];
  Place                 place = { .mark = mark };

  if (mark->kind != DOCKET_TIME_TICK)
    place.span = add_box (timeline, "span", get_nature (timeline, mark));
  if (!timeline->compact)
    place.tick = add_box (timeline, "tick", NULL);
  if (is_labelled (timeline, index))
    place.label = add_label (timeline, mark);
  g_array_append_val (timeline->places, place);
}

static void
clear_places (DocketTimeline *timeline)
{
  for (guint i = 0; i < timeline->places->len; i++)
    {
      Place *place = &g_array_index (timeline->places, Place, i);

      g_clear_pointer (&place->span, gtk_widget_unparent);
      g_clear_pointer (&place->tick, gtk_widget_unparent);
      g_clear_pointer (&place->label, gtk_widget_unparent);
    }
  g_array_set_size (timeline->places, 0);
}

static void
fill (DocketTimeline *timeline)
{
  gboolean known = timeline->marks != NULL && timeline->marks->len > 0;

  clear_places (timeline);
  for (guint i = 0; known && i < timeline->marks->len; i++)
    add_place (timeline, i);
  gtk_widget_set_visible (timeline->today_line, known);
  gtk_widget_set_visible (timeline->today_label, known);
  gtk_widget_queue_resize (GTK_WIDGET (timeline));
}

/* --- size ----------------------------------------------------------------------------------- */

static int
get_height (GtkWidget *widget)
{
  int natural = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_width (GtkWidget *widget)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_label_height (DocketTimeline *timeline)
{
  int height = 0;

  for (guint i = 0; i < timeline->places->len; i++)
    height = MAX (height, get_height (g_array_index (timeline->places, Place, i).label));
  return height;
}

static void
docket_timeline_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  DocketTimeline *timeline = DOCKET_TIMELINE (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST;
      *natural = USUAL;
      return;
    }
  *minimum = *natural =
      get_height (timeline->today_label) + GAP + BAR + TICK + GAP / 2 + get_label_height (timeline);
}

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  GtkAllocation place = { .x = x, .y = y, .width = width, .height = height };

  /* before it is shown, a widget wants to have been measured */
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (widget, &place, -1);
}

/* --- where labels go ------------------------------------------------------------------------ */

/* The days that the line shows: all marks and today, with some room after the last */
typedef struct
{
  DocketDate from;
  int        days;
  int        width;
} Scale;

static Scale
get_scale (const DocketTimeline *timeline, int width)
{
  DocketDate from = timeline->today;
  DocketDate to = timeline->today;

  for (guint i = 0; i < timeline->places->len; i++)
    {
      const DocketTimeMark *mark = g_array_index (timeline->places, Place, i).mark;

      from = MIN (from, mark->from);
      to = MAX (to, mark->to);
    }
  to += 1 + (to - from) / 6;
  return (Scale) { .from = from, .days = MAX (to - from, 1), .width = width };
}

static int
get_x (const Scale *scale, DocketDate date)
{
  return (int) ((gint64) scale->width * (date - scale->from) / scale->days);
}

/* What stands for the ruling date never makes room for anything */
static gboolean
is_firm (const Place *place)
{
  return place->mark->current || place->mark->kind == DOCKET_TIME_WINDOW;
}

static gboolean
collides (const Place *one, const Place *other)
{
  return one->x < other->x + other->width + APART && other->x < one->x + one->width + APART;
}

static gboolean
is_free (const GArray *places, const Place *wanted)
{
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (place != wanted && place->shown && collides (place, wanted))
        return FALSE;
    }
  return TRUE;
}

/* Firm labels get out of each other's way by moving to the left; there are two at most, so that
 * half of the width is room enough for each */
static void
place_firm (GArray *places, const Scale *scale)
{
  int end = scale->width;

  for (guint i = places->len; i > 0; i--)
    {
      Place *place = &g_array_index (places, Place, i - 1);

      if (place->label == NULL || !is_firm (place))
        continue;
      place->width = MIN (place->width, MAX ((scale->width - APART) / 2, 1));
      place->x = CLAMP (get_x (scale, place->mark->from), 0, MAX (end - place->width, 0));
      place->shown = TRUE;
      end = place->x - APART;
    }
}

/* Of two others that would touch, the earlier one goes */
static void
place_labels (GArray *places, const Scale *scale)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      place->shown = FALSE;
      if (place->label == NULL)
        continue;
      place->width = MIN (get_width (place->label), scale->width);
      place->x = CLAMP (get_x (scale, place->mark->from), 0, scale->width - place->width);
    }
  place_firm (places, scale);
  for (guint i = places->len; i > 0; i--)
    {
      Place *place = &g_array_index (places, Place, i - 1);

      if (place->label != NULL && !place->shown)
        place->shown = is_free (places, place);
    }
}

/* --- allocation ----------------------------------------------------------------------------- */

static void
allocate_place (const Place *place, const Scale *scale, int top)
{
  gboolean window = place->mark->kind == DOCKET_TIME_WINDOW;
  int      from = get_x (scale, place->mark->from);
  int      to = get_x (scale, place->mark->to + 1);
  int      height = window ? BAR : TRACK;

  if (place->span != NULL)
    allocate (place->span, from, top + (BAR - height) / 2, MAX (to - from, height), height);
  if (place->tick != NULL)
    allocate (place->tick, MIN (from, scale->width - 1), top + BAR, 1, TICK);
  if (place->label == NULL)
    return;
  gtk_widget_set_child_visible (place->label, place->shown);
  if (place->shown)
    allocate (place->label, place->x, top + BAR + TICK + GAP / 2, place->width,
              get_height (place->label));
}

static void
allocate_today (DocketTimeline *timeline, const Scale *scale, int top)
{
  int x = MIN (get_x (scale, timeline->today), scale->width - 2);
  int width = MIN (get_width (timeline->today_label), scale->width);

  allocate (timeline->today_label, CLAMP (x - width / 2, 0, scale->width - width), 0, width,
            get_height (timeline->today_label));
  allocate (timeline->today_line, MAX (x, 0), top - GAP / 2, 2, BAR + GAP);
}

static void
docket_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DocketTimeline *timeline = DOCKET_TIMELINE (widget);
  int             top = get_height (timeline->today_label) + GAP;
  Scale           scale = get_scale (timeline, width);

  allocate (timeline->track, 0, top + (BAR - TRACK) / 2, width, TRACK);
  place_labels (timeline->places, &scale);
  for (guint i = 0; i < timeline->places->len; i++)
    allocate_place (&g_array_index (timeline->places, Place, i), &scale, top);
  if (timeline->places->len > 0)
    allocate_today (timeline, &scale, top);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, DOCKET_TIMELINE (object)->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketTimeline *timeline = DOCKET_TIMELINE (object);

  if (id != PROP_COMPACT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (timeline->compact == g_value_get_boolean (value))
    return;
  timeline->compact = g_value_get_boolean (value);
  fill (timeline);
  g_object_notify_by_pspec (object, pspec);
}

static void
docket_timeline_dispose (GObject *object)
{
  DocketTimeline *timeline = DOCKET_TIMELINE (object);

  if (timeline->places != NULL)
    clear_places (timeline);
  g_clear_pointer (&timeline->places, g_array_unref);
  g_clear_pointer (&timeline->marks, g_ptr_array_unref);
  g_clear_pointer (&timeline->track, gtk_widget_unparent);
  g_clear_pointer (&timeline->today_line, gtk_widget_unparent);
  g_clear_pointer (&timeline->today_label, gtk_widget_unparent);

  G_OBJECT_CLASS (docket_timeline_parent_class)->dispose (object);
}

static void
docket_timeline_class_init (DocketTimelineClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_timeline_get_property;
  object_class->set_property = docket_timeline_set_property;
  object_class->dispose = docket_timeline_dispose;
  widget_class->measure = docket_timeline_measure;
  widget_class->size_allocate = docket_timeline_size_allocate;
  properties[PROP_COMPACT] =
      g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketTimeline, track);
  gtk_widget_class_bind_template_child (widget_class, DocketTimeline, today_line);
  gtk_widget_class_bind_template_child (widget_class, DocketTimeline, today_label);
}

static void
docket_timeline_init (DocketTimeline *timeline)
{
  timeline->places = g_array_new (FALSE, FALSE, sizeof (Place));
  gtk_widget_init_template (GTK_WIDGET (timeline));
  fill (timeline);
}

void
docket_timeline_set_marks (DocketTimeline *timeline, GPtrArray *marks, DocketDate today)
{
  g_return_if_fail (DOCKET_IS_TIMELINE (timeline));

  clear_places (timeline);
  if (marks != NULL)
    g_ptr_array_ref (marks);
  g_clear_pointer (&timeline->marks, g_ptr_array_unref);
  timeline->marks = marks;
  timeline->today = today;
  fill (timeline);
}

void
docket_timeline_set_view (DocketTimeline *timeline, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) marks = view == NULL ? NULL : docket_time_marks_new (view);

  docket_timeline_set_marks (timeline, marks,
                             view == NULL ? DOCKET_DATE_NONE
                                          : docket_instant_date (view->evaluation->now));
}
