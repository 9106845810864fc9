/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calculator of a date: the same computation that cases use, fed by hand; it is pure and so
 * quick that it follows each change. Main thread. */

#include "config.h"

#include "gtk/docket-what-if-dialog.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-working-line.h"
#include "gtk/docket-act-field.h"
#include "gtk/docket-working-row.h"

struct _DocketWhatIfDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *dates;
  GtkLabel            *answer;
  GtkListBox          *working;

  DocketRuleSet  *rules;
  DocketCalendar *calendar;
  char           *rule;
  DocketActField *field;
};

G_DEFINE_TYPE (DocketWhatIfDialog, docket_what_if_dialog, ADW_TYPE_WINDOW)

/* --- computing ------------------------------------------------------------------------------ */

static void
show_working (DocketWhatIfDialog *dialog, GPtrArray *steps)
{
  GtkWidget *row;
  g_autoptr (GPtrArray) lines = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (dialog->working))) != NULL)
    gtk_list_box_remove (dialog->working, row);
  if (steps == NULL)
    return;
  lines = docket_working_lines_new_for_steps (dialog->rules, steps);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (dialog->working, docket_working_row_new (i + 1, lines->pdata[i]));
}

/* "2022-02-25..2022-02-28" or "2022-02-12" in words; anything else as it is */
static char *
dup_answer (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "..", 2);
  DocketDate from, to;

  if (!docket_date_parse (parts[0], &from))
    return g_strdup (text);
  if (parts[1] == NULL)
    return docket_wording_dup_date (from);
  return docket_date_parse (parts[1], &to) ? docket_wording_dup_dates (from, to) : g_strdup (text);
}

static void
compute_cb (DocketWhatIfDialog *dialog)
{
  g_autofree char *value = docket_act_field_dup_value (dialog->field);
  g_autofree char *argument =
      g_strconcat (docket_act_field_get_key (dialog->field), "=", value, NULL);
  const char *const arguments[] = { argument, NULL };
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      docket_compute (dialog->rules, dialog->calendar, dialog->rule, arguments, &steps, &error);
  g_autofree char *answer = text == NULL ? g_strdup ("—") : dup_answer (text);

  gtk_label_set_text (dialog->answer, answer);
  show_working (dialog, text == NULL ? NULL : steps);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_what_if_dialog_finalize (GObject *object)
{
  DocketWhatIfDialog *dialog = DOCKET_WHAT_IF_DIALOG (object);

  g_clear_pointer (&dialog->rules, docket_rule_set_unref);
  g_clear_pointer (&dialog->calendar, docket_calendar_unref);
  g_clear_pointer (&dialog->field, docket_act_field_free);
  g_free (dialog->rule);

  G_OBJECT_CLASS (docket_what_if_dialog_parent_class)->finalize (object);
}

static void
docket_what_if_dialog_class_init (DocketWhatIfDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = docket_what_if_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-what-if-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketWhatIfDialog, dates);
  gtk_widget_class_bind_template_child (widget_class, DocketWhatIfDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, DocketWhatIfDialog, working);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
docket_what_if_dialog_init (DocketWhatIfDialog *dialog)
{
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

/* --- public --------------------------------------------------------------------------------- */

/* The fact that @argument is, when it is a date; NULL for what cannot be asked for here */
static const DocketFactType *
get_date_fact (const DocketRuleSet *rules, const DocketComputeArgument *argument)
{
  const DocketFactType *fact = argument->fact < 0 ? NULL : rules->facts->pdata[argument->fact];

  return fact != NULL && (fact->type == DOCKET_TYPE_DATE || fact->type == DOCKET_TYPE_INSTANT)
             ? fact
             : NULL;
}

/* The first argument is what is counted from; others ask whether something came in time */
gboolean
docket_what_if_dialog_is_possible (const DocketCaseView *view, const DocketDeadline *deadline)
{
  const DocketCompute *compute = docket_rule_set_find_compute (view->rules, deadline->rule);

  return compute != NULL && docket_items_length (compute->arguments) > 0 &&
         get_date_fact (view->rules, compute->arguments->pdata[0]) != NULL;
}

/* What the working counted from; "" when it did not */
static char *
dup_trigger (const DocketDeadline *deadline)
{
  for (guint i = 0; i < deadline->working->len; i++)
    {
      const DocketWorkingStep *step = deadline->working->pdata[i];

      if (step->kind == DOCKET_WORKING_TRIGGER && step->date != DOCKET_DATE_NONE)
        return docket_date_format (step->date);
    }
  return g_strdup ("");
}

static void
add_argument (DocketWhatIfDialog *dialog, const DocketComputeArgument *argument, char *value)
{
  DocketFieldSpec  spec = { .key = argument->name, .type = DOCKET_TYPE_DATE };
  g_autofree char *initial = value;
  g_autofree char *title =
      docket_wording_dup_fact_title (dialog->rules, get_date_fact (dialog->rules, argument)->id);

  spec.title = title;
  spec.value = initial;
  dialog->field = docket_act_field_new (&spec);
  docket_act_field_connect_changed (dialog->field, G_CALLBACK (compute_cb), dialog);
  adw_preferences_group_add (dialog->dates, docket_act_field_get_row (dialog->field));
}

void
docket_what_if_dialog_present (GtkWidget            *parent,
                               const DocketCaseView *view,
                               const DocketDeadline *deadline)
{
  DocketWhatIfDialog  *dialog = g_object_new (DOCKET_TYPE_WHAT_IF_DIALOG, NULL);
  const DocketCompute *compute = docket_rule_set_find_compute (view->rules, deadline->rule);
  GtkRoot             *root = gtk_widget_get_root (parent);

  g_return_if_fail (docket_what_if_dialog_is_possible (view, deadline));

  dialog->rules = docket_rule_set_ref (view->rules);
  dialog->calendar = docket_calendar_ref (view->calendar);
  dialog->rule = g_strdup (deadline->rule);
  add_argument (dialog, compute->arguments->pdata[0], dup_trigger (deadline));
  compute_cb (dialog);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}
