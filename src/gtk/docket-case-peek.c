/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The summary beside the list. What it says is made by desk/; it shows the first steps and the last
 * events only. Main thread. */

#include "config.h"

#include "gtk/docket-case-peek.h"

#include "desk/docket-clock-words.h"
#include "desk/docket-case-step.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-timeline.h"

#include <glib/gi18n-lib.h>

enum
{
  PATIENCE = 120, /* ms that a selection has to last */
  STEPS = 3,
  EVENTS = 3,
};

struct _DocketCasePeek
{
  AdwBin parent_instance;

  GtkStack       *stack;
  GtkLabel       *title;
  GtkLabel       *subtitle;
  GtkWidget      *clock;
  GtkLabel       *clock_title;
  GtkLabel       *clock_left;
  DocketTimeline *timeline;
  GtkLabel       *formula;
  GtkWidget      *next;
  GtkLabel       *next_title;
  GtkListBox     *steps;
  GtkWidget      *past;
  GtkGrid        *recent;
  GtkLabel       *failure;

  DocketDesk       *desk;
  DocketCase       *kase;   /* to be read */
  DocketCaseHandle *handle; /* of the case shown */
  char             *told;   /* see dup_told(); NULL: nothing yet */
  guint             waiting;
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketCasePeek, docket_case_peek, ADW_TYPE_BIN)

/* --- what it shows -------------------------------------------------------------------------- */

static void
show_head (DocketCasePeek *peek, const DocketCaseView *view)
{
  g_autofree char *title = docket_wording_dup_case_title (view->rules, view->row);
  g_autofree char *kind = docket_wording_dup_kind_title (view->rules, view->row->kind);
  /* Translators: number of a case, kind of case */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), view->row->number, kind);

  gtk_label_set_text (peek->title, title);
  gtk_label_set_text (peek->subtitle, subtitle);
}

static void
show_clock (DocketCasePeek *peek, const DocketCaseView *view)
{
  g_autoptr (DocketClockWords) words = docket_clock_words_new (view);
  const char *styles[] = { words == NULL ? NULL : words->style, NULL };

  gtk_widget_set_visible (peek->clock, words != NULL);
  docket_timeline_set_view (peek->timeline, view);
  if (words == NULL)
    return;
  gtk_label_set_text (peek->clock_title, words->headline);
  gtk_label_set_text (peek->clock_left, words->left);
  gtk_widget_set_css_classes (GTK_WIDGET (peek->clock_left), styles);
  gtk_label_set_text (peek->formula, words->formula);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
make_step_row (const DocketCaseStep *step)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *title = g_markup_escape_text (step->title, -1);
  g_autofree char *subtitle =
      g_markup_escape_text (step->subtitle == NULL ? "" : step->subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (step->action), g_free);
  return row;
}

static void
show_steps (DocketCasePeek *peek, GPtrArray *steps)
{
  guint shown = 0;

  clear_list (peek->steps);
  for (guint i = 0; i < steps->len && shown < STEPS; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      if (!step->allowed)
        continue;
      gtk_list_box_append (peek->steps, make_step_row (step));
      shown++;
    }
  gtk_widget_set_visible (peek->next, shown > 0);
  gtk_label_set_text (peek->next_title, docket_case_steps_find_next (steps) == NULL
                                            ? _ ("You May")
                                            : _ ("Next Step"));
}

static GtkWidget *
make_label (const char *text, const char *const *styles)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_css_classes (label, (const char **) styles);
  return label;
}

static void
add_event (DocketCasePeek *peek, const DocketCaseView *view, guint i, int line)
{
  static const char *const dim[] = { "dim-label", "numeric", NULL };
  static const char *const plain[] = { NULL };
  const DocketEvent       *event = view->events->pdata[i];
  g_autofree char         *date = docket_date_format (docket_instant_date (event->at));
  g_autofree char *words = docket_wording_dup_event (view->rules, view->evaluation->kind, event);
  GtkWidget       *what = make_label (words, plain);
  GtkWidget       *when;

  /* Month and day: the year stands in the tooltip */
  when = make_label (date + strlen ("2022-"), dim);
  gtk_widget_set_tooltip_text (when, date);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_grid_attach (peek->recent, when, 0, line, 1, 1);
  gtk_grid_attach (peek->recent, what, 1, line, 1, 1);
}

static void
show_events (DocketCasePeek *peek, const DocketCaseView *view)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (peek->recent))) != NULL)
    gtk_grid_remove (peek->recent, child);
  for (guint line = 0; line < EVENTS && line < view->events->len; line++)
    add_event (peek, view, view->events->len - 1 - line, line);
  gtk_widget_set_visible (peek->past, view->events->len > 0);
}

/* All that the peek may say of a case */
static char *
dup_told (DocketCasePeek *peek, const DocketCaseView *view, GPtrArray *steps)
{
  GString           *told = g_string_new (NULL);
  const DocketEvent *last =
      view->events->len == 0 ? NULL : view->events->pdata[view->events->len - 1];

  g_string_printf (told, "%s\n%s\n%u %" G_GINT64_FORMAT " %d", view->row->number, view->row->title,
                   view->events->len, last == NULL ? 0 : last->subject_seq,
                   docket_desk_get_today (peek->desk));
  for (guint i = 0; i < steps->len; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      g_string_append_printf (told, "\n%s %s %d%d", step->title,
                              step->subtitle == NULL ? "" : step->subtitle, step->allowed,
                              step->next);
    }
  return g_string_free (told, FALSE);
}

/* The case is read again whenever anything is written; most often it says what it said, and new
 * rows would have to be laid out for that */
static void
show_view (DocketCasePeek *peek, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) steps = docket_case_steps_new (view);
  g_autofree char *told = dup_told (peek, view, steps);

  if (g_strcmp0 (told, peek->told) == 0)
    return;
  g_free (peek->told);
  peek->told = g_steal_pointer (&told);
  show_head (peek, view);
  show_clock (peek, view);
  show_steps (peek, steps);
  show_events (peek, view);
}

static void
handle_changed_cb (DocketCaseHandle *handle, DocketCasePeek *peek)
{
  const DocketCaseView *view = docket_case_handle_get_view (handle);
  const GError         *error = docket_case_handle_get_error (handle);

  if (error != NULL)
    gtk_label_set_text (peek->failure, error->message);
  gtk_stack_set_visible_child_name (peek->stack, error != NULL ? "failure" : "case");
  if (view != NULL)
    show_view (peek, view);
}

/* --- which case ----------------------------------------------------------------------------- */

static void
drop_handle (DocketCasePeek *peek)
{
  if (peek->handle != NULL)
    g_signal_handlers_disconnect_by_data (peek->handle, peek);
  g_clear_object (&peek->handle);
}

static gboolean
is_shown (DocketCasePeek *peek, const char *number)
{
  return peek->handle != NULL && g_str_equal (docket_case_handle_get_number (peek->handle), number);
}

static void
read_case (DocketCasePeek *peek)
{
  const char *number = docket_case_get_number (peek->kase);

  if (*number == '\0' || is_shown (peek, number))
    return;
  drop_handle (peek);
  peek->handle = docket_case_handle_new (peek->desk, number);
  g_signal_connect_object (peek->handle, "changed", G_CALLBACK (handle_changed_cb), peek, 0);
  if (docket_case_handle_get_view (peek->handle) != NULL)
    handle_changed_cb (peek->handle, peek);
}

static gboolean
waited_cb (gpointer data)
{
  DocketCasePeek *peek = data;

  peek->waiting = 0;
  read_case (peek);
  return G_SOURCE_REMOVE;
}

/* The row of the case was read after it had been selected */
static void
number_read_cb (DocketCase *kase, GParamSpec *pspec, DocketCasePeek *peek)
{
  if (peek->waiting == 0)
    read_case (peek);
}

static void
stop_waiting (DocketCasePeek *peek)
{
  if (peek->kase != NULL)
    g_signal_handlers_disconnect_by_data (peek->kase, peek);
  g_clear_object (&peek->kase);
  g_clear_handle_id (&peek->waiting, g_source_remove);
}

void
docket_case_peek_set_case (DocketCasePeek *peek, DocketDesk *desk, DocketCase *kase)
{
  g_return_if_fail (DOCKET_IS_CASE_PEEK (peek) && DOCKET_IS_DESK (desk));
  g_return_if_fail (kase == NULL || DOCKET_IS_CASE (kase));

  stop_waiting (peek);
  g_set_object (&peek->desk, desk);
  if (kase == NULL)
    {
      drop_handle (peek);
      gtk_stack_set_visible_child_name (peek->stack, "nothing");
      return;
    }
  peek->kase = g_object_ref (kase);
  g_signal_connect_object (kase, "notify::number", G_CALLBACK (number_read_cb), peek, 0);
  peek->waiting = g_timeout_add (PATIENCE, waited_cb, peek);
}

DocketCaseHandle *
docket_case_peek_get_handle (DocketCasePeek *peek)
{
  g_return_val_if_fail (DOCKET_IS_CASE_PEEK (peek), NULL);

  return peek->handle;
}

/* --- the widget ----------------------------------------------------------------------------- */

static void
open_clicked_cb (GtkButton *button, DocketCasePeek *peek)
{
  g_signal_emit (peek, signals[OPENED], 0, NULL);
}

static void
step_activated_cb (GtkListBox *list, GtkListBoxRow *row, DocketCasePeek *peek)
{
  g_signal_emit (peek, signals[OPENED], 0, g_object_get_data (G_OBJECT (row), "action"));
}

static void
docket_case_peek_dispose (GObject *object)
{
  DocketCasePeek *peek = DOCKET_CASE_PEEK (object);

  stop_waiting (peek);
  drop_handle (peek);
  g_clear_pointer (&peek->told, g_free);
  g_clear_object (&peek->desk);
  G_OBJECT_CLASS (docket_case_peek_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketCasePeek, stack);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, title);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, subtitle);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, clock);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, clock_title);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, clock_left);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, timeline);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, formula);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, next);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, next_title);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, steps);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, past);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, recent);
  gtk_widget_class_bind_template_child (class, DocketCasePeek, failure);
}

static void
docket_case_peek_class_init (DocketCasePeekClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_case_peek_dispose;
  signals[OPENED] = g_signal_new ("opened", DOCKET_TYPE_CASE_PEEK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DOCKET_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-case-peek.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
docket_case_peek_init (DocketCasePeek *peek)
{
  gtk_widget_init_template (GTK_WIDGET (peek));
}
