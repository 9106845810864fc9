/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first tab of a case. Follows its handle; what it says is made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-case-overview.h"

#include "desk/docket-clock-words.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-working-line.h"
#include "gtk/docket-clock-card.h"
#include "gtk/docket-fact-grid.h"
#include "gtk/docket-step-row.h"
#include "gtk/docket-working-row.h"

#include <glib/gi18n-lib.h>

struct _DocketCaseOverview
{
  AdwBin parent_instance;

  GtkLabel            *title;
  GtkLabel            *subtitle;
  GtkLabel            *state;
  GtkLabel            *phase;
  GtkBox              *columns;
  GtkWidget           *main;
  AdwClamp            *side;
  DocketClockCard     *clock;
  AdwPreferencesGroup *others;
  DocketFactGrid      *facts;
  AdwPreferencesGroup *allowed;
  AdwPreferencesGroup *refused;
  GtkWidget *export; /* of a case that has ended: often all that is left to do */

  DocketCaseHandle *handle;
  gulong            changed;
  gboolean          narrow;
  GPtrArray        *rows; /* of the three groups, borrowed */
};

G_DEFINE_TYPE (DocketCaseOverview, docket_case_overview, ADW_TYPE_BIN)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIDE_LEAST = 320,
  SIDE_WIDTH = 352, /* pixels: of the steps beside the rest */
  FULL_WIDTH = 1080,
};

/* --- head ----------------------------------------------------------------------------------- */

static const char *
get_state_id (const DocketCaseView *view, guint state)
{
  return ((DocketState *) view->rules->states->pdata[state])->id;
}

static void
show_state (DocketCaseOverview *overview, const DocketCaseView *view)
{
  const DocketEvaluation *evaluation = view->evaluation;
  g_autofree char        *state =
      docket_wording_dup_state_title (view->rules, get_state_id (view, evaluation->state));
  g_autofree char *phase =
      docket_wording_dup_state_title (view->rules,
                                      evaluation->phase >= 0
                                          ? get_state_id (view, (guint) evaluation->phase)
                                          : "draft");

  gtk_label_set_text (overview->state, state);
  gtk_label_set_text (overview->phase, phase);
  /* a phase stands for its state: both would say that it waits and that it is there */
  gtk_widget_set_visible (GTK_WIDGET (overview->state), evaluation->phase < 0);
  gtk_widget_set_visible (GTK_WIDGET (overview->phase),
                          evaluation->phase >= 0 || evaluation->draft);
}

static void
show_head (DocketCaseOverview *overview, const DocketCaseView *view)
{
  g_autofree char *title = docket_wording_dup_case_title (view->rules, view->row);
  g_autofree char *kind = docket_wording_dup_kind_title (view->rules, view->row->kind);
  g_autofree char *received = docket_wording_dup_instant (view->row->received);
  /* Translators: number, kind, and when the case was received */
  g_autofree char *subtitle =
      g_strdup_printf (_ ("%s · %s · received %s"), view->row->number, kind, received);

  gtk_label_set_text (overview->title, title);
  gtk_label_set_text (overview->subtitle, subtitle);
  show_state (overview, view);
}

/* --- dates ---------------------------------------------------------------------------------- */

static void
add_to_group (DocketCaseOverview *overview, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (overview->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
add_other_date (DocketCaseOverview   *overview,
                const DocketCaseView *view,
                const DocketDeadline *deadline)
{
  g_autoptr (DocketClockWords) words = docket_clock_words_new_for (view, deadline);
  g_autoptr (GPtrArray) lines = docket_working_lines_new (view, deadline);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", words->headline, words->left);
  GtkWidget       *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words->kind);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  for (guint i = 0; i < lines->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              docket_working_row_new (i + 1, lines->pdata[i]));
  add_to_group (overview, overview->others, row);
}

static void
show_other_dates (DocketCaseOverview *overview, const DocketCaseView *view)
{
  g_autoptr (DocketClockWords) main = docket_clock_words_new (view);

  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = view->evaluation->deadlines->pdata[i];

      if (main->deadline != deadline)
        add_other_date (overview, view, deadline);
    }
}

/* --- steps ---------------------------------------------------------------------------------- */

/* Steps of other states would bury those that are near: they stand folded at the end */
static GtkWidget *
make_elsewhere (GPtrArray *steps)
{
  GtkWidget *row = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      if (!step->elsewhere)
        continue;
      if (row == NULL)
        {
          row = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("In Other States"));
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), docket_step_row_new (step));
    }
  return row;
}

static void
show_steps (DocketCaseOverview *overview, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) steps = docket_case_steps_new (view);
  GtkWidget *elsewhere = make_elsewhere (steps);

  for (guint i = 0; i < steps->len; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      if (!step->elsewhere)
        add_to_group (overview, step->allowed ? overview->allowed : overview->refused,
                      docket_step_row_new (step));
    }
  if (elsewhere != NULL)
    add_to_group (overview, overview->refused, elsewhere);
}

static void
clear_groups (DocketCaseOverview *overview)
{
  AdwPreferencesGroup *groups[] = { overview->others, overview->allowed, overview->refused };

  for (guint i = 0; i < overview->rows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (groups); j++)
      if (gtk_widget_is_ancestor (overview->rows->pdata[i], GTK_WIDGET (groups[j])))
        {
          adw_preferences_group_remove (groups[j], overview->rows->pdata[i]);
          break;
        }
  g_ptr_array_set_size (overview->rows, 0);
  for (guint j = 0; j < G_N_ELEMENTS (groups); j++)
    gtk_widget_set_visible (GTK_WIDGET (groups[j]), FALSE);
}

/* --- filling -------------------------------------------------------------------------------- */

static gboolean
has_focus (DocketCaseOverview *overview)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (overview));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (overview));
}

/* After an act, the focus goes on to the next step */
static void
fill (DocketCaseOverview *overview)
{
  const DocketCaseView *view =
      overview->handle == NULL ? NULL : docket_case_handle_get_view (overview->handle);
  gboolean focused = has_focus (overview);

  clear_groups (overview);
  gtk_widget_set_visible (overview->export, view != NULL && view->row->ended);
  docket_clock_card_set_view (overview->clock, view);
  docket_fact_grid_set_view (overview->facts, view);
  if (view == NULL)
    return;
  show_head (overview, view);
  show_other_dates (overview, view);
  show_steps (overview, view);
  if (focused)
    docket_case_overview_focus_step (overview);
}

static void
set_handle (DocketCaseOverview *overview, DocketCaseHandle *handle)
{
  if (overview->handle != NULL)
    g_clear_signal_handler (&overview->changed, overview->handle);
  g_set_object (&overview->handle, handle);
  if (handle != NULL)
    overview->changed = g_signal_connect_swapped (handle, "changed", G_CALLBACK (fill), overview);
  fill (overview);
}

/* One column: what may be done first, then the rest, all over the full width */
static void
set_narrow (DocketCaseOverview *overview, gboolean narrow)
{
  overview->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (overview->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (overview->side), narrow ? -1 : SIDE_LEAST, -1);
  adw_clamp_set_maximum_size (overview->side, narrow ? FULL_WIDTH : SIDE_WIDTH);
  adw_clamp_set_tightening_threshold (overview->side, narrow ? FULL_WIDTH : SIDE_WIDTH);
  gtk_box_reorder_child_after (overview->columns,
                               narrow ? overview->main : GTK_WIDGET (overview->side),
                               narrow ? GTK_WIDGET (overview->side) : overview->main);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_case_overview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketCaseOverview *overview = DOCKET_CASE_OVERVIEW (object);

  if (id == PROP_HANDLE)
    g_value_set_object (value, overview->handle);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, overview->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_overview_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DocketCaseOverview *overview = DOCKET_CASE_OVERVIEW (object);

  if (id == PROP_HANDLE)
    set_handle (overview, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (overview, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_overview_dispose (GObject *object)
{
  DocketCaseOverview *overview = DOCKET_CASE_OVERVIEW (object);

  if (overview->handle != NULL)
    g_clear_signal_handler (&overview->changed, overview->handle);
  g_clear_object (&overview->handle);
  g_clear_pointer (&overview->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_case_overview_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, title);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, subtitle);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, state);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, phase);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, columns);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, main);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, side);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, clock);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, others);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, facts);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, allowed);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, refused);
  gtk_widget_class_bind_template_child (class, DocketCaseOverview, export);
}

static void
docket_case_overview_class_init (DocketCaseOverviewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_case_overview_get_property;
  object_class->set_property = docket_case_overview_set_property;
  object_class->dispose = docket_case_overview_dispose;
  properties[PROP_HANDLE] =
      g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DOCKET_TYPE_CLOCK_CARD);
  g_type_ensure (DOCKET_TYPE_FACT_GRID);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class),
                                               "/org/docket/Docket/ui/docket-case-overview.ui");
  bind_children (GTK_WIDGET_CLASS (class));
}

static void
docket_case_overview_init (DocketCaseOverview *overview)
{
  overview->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (overview));
}

gboolean
docket_case_overview_focus_step (DocketCaseOverview *overview)
{
  g_return_val_if_fail (DOCKET_IS_CASE_OVERVIEW (overview), FALSE);

  for (guint i = 0; i < overview->rows->len; i++)
    if (DOCKET_IS_STEP_ROW (overview->rows->pdata[i]))
      return gtk_widget_grab_focus (overview->rows->pdata[i]);
  return FALSE;
}

gboolean
docket_case_overview_activate_step (DocketCaseOverview *overview)
{
  const DocketCaseView *view =
      overview->handle == NULL ? NULL : docket_case_handle_get_view (overview->handle);
  g_autoptr (GPtrArray) steps = view == NULL ? NULL : docket_case_steps_new (view);
  const DocketCaseStep *next = steps == NULL ? NULL : docket_case_steps_find_next (steps);

  return next != NULL &&
         gtk_widget_activate_action (GTK_WIDGET (overview), "case.act", "s", next->action);
}
