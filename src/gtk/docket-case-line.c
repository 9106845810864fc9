/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of a list of cases: labels where the columns say. A list makes some two hundred lines and
 * shows twenty: those out of sight have no labels, and none is measured to know a height or a
 * width. Main thread. */

#include "gtk/docket-case-line.h"

enum
{
  PADDING = 9, /* above and below */
  SPACING = 3, /* between two rows of text */
  EDGE = 18,   /* beside a stacked line */
  NEAR = 6,
  BUDGET = 12, /* ms of a frame for filling lines */
};

struct _DocketCaseLine
{
  GtkWidget parent_instance;

  GtkWidget         *cells[DOCKET_CASE_N_CELLS]; /* labels; NULL until the line is in sight */
  DocketCaseColumns *columns;
  GtkListItem       *item; /* borrowed */
  DocketCase        *kase;
  gboolean           stale; /* the labels do not tell the case */
};

enum
{
  STALE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketCaseLine, docket_case_line, GTK_TYPE_WIDGET)

static const struct
{
  const char *property;
  const char *tip; /* property; NULL: what is told is all there is */
  int         width_chars;
  int         max_width_chars;
  const char *classes[3];
} CELLS[DOCKET_CASE_N_CELLS] = {
  [DOCKET_CASE_NUMBER] = { "number", NULL, -1, -1, { "numeric", "dim-label" } },
  [DOCKET_CASE_TITLE] = { "title", "title", 10, -1, { NULL } },
  [DOCKET_CASE_STATE] = { "state", "state", 8, 18, { NULL } },
  [DOCKET_CASE_RECEIVED] = { "received", NULL, -1, -1, { "numeric", "dim-label" } },
  [DOCKET_CASE_DUE] = { "due", "due-full", -1, -1, { "numeric" } },
  [DOCKET_CASE_LEFT] = { "left", "due-full", -1, -1, { "docket-chip" } },
};

static gboolean
is_elastic (DocketCaseCell cell)
{
  return cell == DOCKET_CASE_TITLE || cell == DOCKET_CASE_STATE;
}

/* --- for assistive technology --------------------------------------------------------------- */

/* The rows of a list belong to the toolkit, which lets them be named from inside only */
static void
name_row (DocketCaseLine *line)
{
  GtkWidget       *row = gtk_widget_get_parent (GTK_WIDGET (line));
  g_autofree char *description = NULL;

  if (row == NULL || line->kase == NULL)
    return;
  g_object_get (line->kase, "description", &description, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

/* --- labels --------------------------------------------------------------------------------- */

static GtkWidget *
make_label (DocketCaseCell cell)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_single_line_mode (label, TRUE);
  gtk_label_set_width_chars (label, CELLS[cell].width_chars);
  gtk_label_set_max_width_chars (label, CELLS[cell].max_width_chars);
  if (is_elastic (cell))
    gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  for (gsize i = 0; CELLS[cell].classes[i] != NULL; i++)
    gtk_widget_add_css_class (GTK_WIDGET (label), CELLS[cell].classes[i]);
  gtk_widget_set_valign (GTK_WIDGET (label), GTK_ALIGN_CENTER);
  return GTK_WIDGET (label);
}

static void
show_cells (DocketCaseLine *line)
{
  gboolean   stacked = docket_case_columns_is_stacked (line->columns);
  GtkWidget *state = line->cells[DOCKET_CASE_STATE];

  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    gtk_widget_set_visible (line->cells[cell], docket_case_columns_is_shown (line->columns, cell));
  gtk_label_set_xalign (GTK_LABEL (state), stacked ? 1 : 0);
  if (stacked)
    gtk_widget_add_css_class (state, "dim-label");
  else
    gtk_widget_remove_css_class (state, "dim-label");
}

static void
make_cells (DocketCaseLine *line)
{
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    {
      line->cells[cell] = make_label (cell);
      gtk_widget_set_parent (line->cells[cell], GTK_WIDGET (line));
    }
  show_cells (line);
}

static int
get_natural (GtkWidget *widget, GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static void
ask_for_room (DocketCaseLine *line)
{
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    {
      GtkWidget *label = line->cells[cell];

      if (!docket_case_columns_is_shown (line->columns, cell) ||
          *gtk_label_get_text (GTK_LABEL (label)) == '\0')
        continue;
      docket_case_columns_need_height (line->columns,
                                       get_natural (label, GTK_ORIENTATION_VERTICAL));
      docket_case_columns_need (line->columns, cell,
                                cell == DOCKET_CASE_TITLE
                                    ? get_minimum (label)
                                    : get_natural (label, GTK_ORIENTATION_HORIZONTAL));
    }
}

static void
tell_cell (DocketCaseLine *line, DocketCaseCell cell)
{
  g_autofree char *text = NULL;

  g_object_get (line->kase, CELLS[cell].property, &text, NULL);
  gtk_label_set_text (GTK_LABEL (line->cells[cell]), text);
}

/* In sight: tells what is true now. FALSE: it did already */
static gboolean
fill (DocketCaseLine *line)
{
  g_auto (GStrv) style = NULL;

  if (!line->stale || line->kase == NULL)
    return FALSE;
  line->stale = FALSE;
  if (line->cells[0] == NULL)
    make_cells (line);
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    tell_cell (line, cell);
  g_object_get (line->kase, "left-style", &style, NULL);
  gtk_widget_set_css_classes (line->cells[DOCKET_CASE_LEFT], (const char **) style);
  ask_for_room (line);
  gtk_widget_queue_allocate (GTK_WIDGET (line));
  return TRUE;
}

/* Out of sight: tells nothing rather than what is true no more */
static void
clear (DocketCaseLine *line)
{
  if (!line->stale || line->cells[0] == NULL)
    return;
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    gtk_label_set_text (GTK_LABEL (line->cells[cell]), "");
}

guint
docket_case_line_get_position (DocketCaseLine *line)
{
  g_return_val_if_fail (DOCKET_IS_CASE_LINE (line), GTK_INVALID_LIST_POSITION);

  return gtk_list_item_get_position (line->item);
}

gboolean
docket_case_line_fill_some (GtkWidget *list, guint first, guint last)
{
  gint64 end = g_get_monotonic_time () + BUDGET * 1000;

  g_return_val_if_fail (GTK_IS_LIST_VIEW (list), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      DocketCaseLine *line = DOCKET_CASE_LINE (gtk_widget_get_first_child (row));
      guint           position = docket_case_line_get_position (line);

      if (position < first || position >= last)
        clear (line);
      else if (fill (line) && g_get_monotonic_time () > end)
        return TRUE;
    }
  return FALSE;
}

/* --- the case ------------------------------------------------------------------------------- */

static void
make_stale (DocketCaseLine *line)
{
  line->stale = TRUE;
  g_signal_emit (line, signals[STALE], 0);
}

static void
description_changed_cb (DocketCase *kase, GParamSpec *pspec, DocketCaseLine *line)
{
  name_row (line);
  make_stale (line);
}

void
docket_case_line_set_case (DocketCaseLine *line, DocketCase *kase)
{
  g_return_if_fail (DOCKET_IS_CASE_LINE (line));

  if (line->kase != NULL)
    g_signal_handlers_disconnect_by_func (line->kase, description_changed_cb, line);
  g_set_object (&line->kase, kase);
  if (kase == NULL)
    return;
  g_signal_connect (kase, "notify::description", G_CALLBACK (description_changed_cb), line);
  description_changed_cb (kase, NULL, line);
}

static void
columns_changed_cb (DocketCaseColumns *columns, DocketCaseLine *line)
{
  if (line->cells[0] != NULL)
    show_cells (line);
  /* what was said of room is to be said again */
  if (docket_case_columns_get_height (columns) == 0)
    make_stale (line);
  gtk_widget_queue_resize (GTK_WIDGET (line));
}

/* --- widget --------------------------------------------------------------------------------- */

static gboolean
docket_case_line_query_tooltip (GtkWidget  *widget,
                                int         x,
                                int         y,
                                gboolean    keyboard,
                                GtkTooltip *tooltip)
{
  DocketCaseLine  *line = DOCKET_CASE_LINE (widget);
  g_autofree char *text = NULL;
  GtkWidget       *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS && line->kase != NULL; cell++)
    if (at != NULL && at == line->cells[cell] && CELLS[cell].tip != NULL)
      g_object_get (line->kase, CELLS[cell].tip, &text, NULL);
  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GtkSizeRequestMode
docket_case_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
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
  DocketCaseColumns *columns = DOCKET_CASE_LINE (widget)->columns;
  int                height = docket_case_columns_get_height (columns);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = docket_case_columns_get_least (columns);
  else if (docket_case_columns_is_stacked (columns))
    *minimum = 2 * (height + PADDING) + SPACING;
  else
    *minimum = height + 2 * PADDING;
  *natural = *minimum;
}

static void
allocate_cell (DocketCaseLine *line, DocketCaseCell cell, const GdkRectangle *place)
{
  GtkWidget   *label = line->cells[cell];
  GdkRectangle allocation = *place;
  int          width = gtk_widget_get_width (GTK_WIDGET (line));

  if (!docket_case_columns_is_shown (line->columns, cell))
    return;
  /* a chip is as wide as its words */
  if (cell == DOCKET_CASE_LEFT)
    allocation.width = get_natural (label, GTK_ORIENTATION_HORIZONTAL);
  allocation.width = MAX (allocation.width, get_minimum (label));
  if (gtk_widget_get_direction (GTK_WIDGET (line)) == GTK_TEXT_DIR_RTL)
    allocation.x = width - allocation.x - allocation.width;
  gtk_widget_size_allocate (label, &allocation, -1);
}

static void
allocate_side_by_side (DocketCaseLine *line, int width, int height)
{
  DocketCaseSpan spans[DOCKET_CASE_N_CELLS];

  docket_case_columns_place (line->columns, width, spans);
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    allocate_cell (line, cell, &(GdkRectangle) { spans[cell].x, 0, spans[cell].width, height });
}

/* The title; beneath it the due date, the days left, and at the end the state */
static void
allocate_stacked (DocketCaseLine *line, int width)
{
  int height = docket_case_columns_get_height (line->columns);
  int end = width - EDGE;
  int y = PADDING + height + SPACING;
  int due = get_natural (line->cells[DOCKET_CASE_DUE], GTK_ORIENTATION_HORIZONTAL);
  int left = get_natural (line->cells[DOCKET_CASE_LEFT], GTK_ORIENTATION_HORIZONTAL);
  int x = EDGE + due + NEAR;

  allocate_cell (line, DOCKET_CASE_TITLE, &(GdkRectangle) { EDGE, PADDING, end - EDGE, height });
  allocate_cell (line, DOCKET_CASE_DUE, &(GdkRectangle) { EDGE, y, due, height });
  allocate_cell (line, DOCKET_CASE_LEFT, &(GdkRectangle) { x, y, left, height });
  x += left + NEAR;
  allocate_cell (line, DOCKET_CASE_STATE, &(GdkRectangle) { x, y, MAX (0, end - x), height });
}

static void
docket_case_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DocketCaseLine *line = DOCKET_CASE_LINE (widget);

  if (line->cells[0] == NULL)
    return;
  if (docket_case_columns_is_stacked (line->columns))
    allocate_stacked (line, width);
  else
    allocate_side_by_side (line, width, height);
}

static void
docket_case_line_dispose (GObject *object)
{
  DocketCaseLine *line = DOCKET_CASE_LINE (object);

  docket_case_line_set_case (line, NULL);
  for (DocketCaseCell cell = 0; cell < DOCKET_CASE_N_CELLS; cell++)
    g_clear_pointer (&line->cells[cell], gtk_widget_unparent);
  g_clear_object (&line->columns);
  G_OBJECT_CLASS (docket_case_line_parent_class)->dispose (object);
}

static void
docket_case_line_class_init (DocketCaseLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_case_line_dispose;
  widget_class->query_tooltip = docket_case_line_query_tooltip;
  widget_class->get_request_mode = docket_case_line_get_request_mode;
  widget_class->measure = measure_cb;
  widget_class->size_allocate = docket_case_line_size_allocate;
  signals[STALE] = g_signal_new ("stale", DOCKET_TYPE_CASE_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

/* The tooltip is told when it is asked for: setting one asks the display server where the pointer
 * is, for every line that scrolls past */
static void
docket_case_line_init (DocketCaseLine *line)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (line), TRUE);
}

GtkWidget *
docket_case_line_new (DocketCaseColumns *columns, GtkListItem *item)
{
  DocketCaseLine *line;

  g_return_val_if_fail (DOCKET_IS_CASE_COLUMNS (columns) && GTK_IS_LIST_ITEM (item), NULL);

  line = g_object_new (DOCKET_TYPE_CASE_LINE, NULL);
  line->columns = g_object_ref (columns);
  line->item = item;
  g_signal_connect_object (columns, "changed", G_CALLBACK (columns_changed_cb), line, 0);
  return GTK_WIDGET (line);
}
