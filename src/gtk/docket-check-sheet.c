/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions of one act. What is asked comes from the rule set. Main thread. */

#include "config.h"

#include "gtk/docket-check-sheet.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-act-form.h"
#include "gtk/docket-check-row.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

struct _DocketCheckSheet
{
  GtkBox parent_instance;

  AdwPreferencesGroup *needed;
  AdwPreferencesGroup *noted;
  AdwPreferencesGroup *free;
  DocketActForm       *others;

  DocketRuleSet   *rules; /* that the plan borrows from */
  DocketCheckPlan *plan;
  char            *shown; /* of which case and act, and what was recorded then */
  GPtrArray       *rows;  /* DocketCheckRow beside the items of the plan; borrowed */
};

G_DEFINE_TYPE (DocketCheckSheet, docket_check_sheet, GTK_TYPE_BOX)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (DocketCheckSheet *sheet)
{
  g_signal_emit (sheet, signals[CHANGED], 0);
}

/* --- what is recorded ----------------------------------------------------------------------- */

static const char *
get_known (const DocketCaseView *view, const DocketInput *input)
{
  const DocketFactType *fact = view->rules->facts->pdata[input->fact];

  return g_hash_table_lookup (view->evaluation->facts, fact->id);
}

/* Two of these that are equal show the same sheet */
static char *
dup_shown (const DocketCaseView *view, const DocketCheckPlan *plan)
{
  g_autoptr (GString) text = g_string_new (view->row->number);

  g_string_append_printf (text, " %s %s", view->rules->digest, plan->action->id);
  for (guint i = 0; i < plan->items->len; i++)
    {
      const char *known = get_known (view, ((DocketCheckItem *) plan->items->pdata[i])->input);

      g_string_append_printf (text, " %s", known == NULL ? "-" : known);
    }
  g_string_append_printf (text, " %u", view->evidence->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- filling -------------------------------------------------------------------------------- */

static char *
dup_question (const DocketCheckPlan *plan, const DocketCheckItem *item)
{
  const DocketFactType *fact = plan->rules->facts->pdata[item->input->fact];

  if (item->check != NULL && *docket_wording_get_label (&item->check->label) != '\0')
    return docket_wording_dup_title (&item->check->label);
  return docket_wording_dup_fact_title (plan->rules, fact->id);
}

static void
add_row (DocketCheckSheet *sheet, const DocketCaseView *view, const DocketCheckItem *item)
{
  AdwPreferencesGroup *const groups[] = {
    [DOCKET_CHECK_NEEDED] = sheet->needed,
    [DOCKET_CHECK_NOTED] = sheet->noted,
    [DOCKET_CHECK_FREE] = sheet->free,
  };
  g_autofree char *question = dup_question (sheet->plan, item);
  GtkWidget       *row = docket_check_row_new (question, item->weight);

  docket_check_row_set_answer (DOCKET_CHECK_ROW (row),
                               docket_answer_of_text (get_known (view, item->input)));
  g_signal_connect_object (row, "answered", G_CALLBACK (changed_cb), sheet, G_CONNECT_SWAPPED);
  docket_row_group_take (groups[item->weight], row);
  g_ptr_array_add (sheet->rows, row);
}

static void
add_other (DocketCheckSheet *sheet, const DocketCaseView *view, const DocketInput *input)
{
  g_autofree char *title = docket_wording_dup_title (&input->label);
  DocketFormFact   fact = {
      .key = input->key,
      .title = *title == '\0' ? NULL : title,
      .fact = input->fact,
      .need = input->need,
      .values = input->values,
      .evidence = view->evidence,
      .value = get_known (view, input),
      .fallback = input->fallback,
  };
  DocketActField *field = docket_act_form_add_fact (sheet->others, view->rules, &fact);

  docket_act_field_connect_changed (field, G_CALLBACK (changed_cb), sheet);
}

static void
describe_needed (DocketCheckSheet *sheet)
{
  DocketCheckSum   sum;
  g_autofree char *text = NULL;

  docket_check_sheet_sum_up (sheet, &sum);
  text = g_strdup_printf (ngettext ("It must hold.", "All %u must hold.", sum.n), sum.n);
  adw_preferences_group_set_description (sheet->needed, text);
}

static void
empty (DocketCheckSheet *sheet)
{
  docket_row_group_clear (sheet->needed);
  docket_row_group_clear (sheet->noted);
  docket_row_group_clear (sheet->free);
  docket_act_form_clear (sheet->others);
  g_ptr_array_set_size (sheet->rows, 0);
  g_clear_pointer (&sheet->plan, docket_check_plan_free);
  g_clear_pointer (&sheet->rules, docket_rule_set_unref);
}

static void
fill (DocketCheckSheet *sheet, const DocketCaseView *view)
{
  for (guint i = 0; i < sheet->plan->items->len; i++)
    add_row (sheet, view, sheet->plan->items->pdata[i]);
  for (guint i = 0; i < sheet->plan->others->len; i++)
    add_other (sheet, view, sheet->plan->others->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (sheet->others), sheet->plan->others->len > 0);
  describe_needed (sheet);
}

void
docket_check_sheet_show (DocketCheckSheet     *sheet,
                         const DocketCaseView *view,
                         const DocketAction   *action)
{
  g_autoptr (DocketCheckPlan) plan = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (DOCKET_IS_CHECK_SHEET (sheet));

  plan = action == NULL ? NULL : docket_check_plan_new (view->rules, action);
  shown = plan == NULL ? NULL : dup_shown (view, plan);
  if (plan != NULL && g_strcmp0 (shown, sheet->shown) == 0)
    return;
  empty (sheet);
  g_free (sheet->shown);
  sheet->shown = g_steal_pointer (&shown);
  sheet->plan = g_steal_pointer (&plan);
  if (sheet->plan == NULL)
    return;
  sheet->rules = docket_rule_set_ref (view->rules);
  fill (sheet, view);
}

void
docket_check_sheet_set_editable (DocketCheckSheet *sheet, gboolean editable)
{
  g_return_if_fail (DOCKET_IS_CHECK_SHEET (sheet));

  for (guint i = 0; i < sheet->rows->len; i++)
    docket_check_row_set_editable (sheet->rows->pdata[i], editable);
  gtk_widget_set_sensitive (GTK_WIDGET (sheet->others), editable);
}

/* --- answers -------------------------------------------------------------------------------- */

const DocketCheckPlan *
docket_check_sheet_get_plan (DocketCheckSheet *sheet)
{
  return sheet->plan;
}

void
docket_check_sheet_sum_up (DocketCheckSheet *sheet, DocketCheckSum *sum)
{
  g_autofree DocketAnswer *answers = g_new (DocketAnswer, sheet->rows->len);

  for (guint i = 0; i < sheet->rows->len; i++)
    answers[i] = docket_check_row_get_answer (sheet->rows->pdata[i]);
  docket_check_plan_sum_up (sheet->plan, answers, sum);
}

static void
add_input (GStrvBuilder *inputs, const char *key, const char *value)
{
  g_autofree char *input = g_strdup_printf ("%s=%s", key, value);

  g_strv_builder_add (inputs, input);
}

char **
docket_check_sheet_dup_inputs (DocketCheckSheet *sheet, const char *result)
{
  g_autoptr (GStrvBuilder) inputs = g_strv_builder_new ();
  g_auto (GStrv) others = docket_act_form_dup_inputs (sheet->others);

  if (result != NULL)
    add_input (inputs, sheet->plan->result->key, result);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const DocketCheckItem *item = sheet->plan->items->pdata[i];
      const char            *text =
          docket_answer_get_text (docket_check_row_get_answer (sheet->rows->pdata[i]));

      if (text != NULL)
        add_input (inputs, item->input->key, text);
    }
  g_strv_builder_addv (inputs, (const char **) others);
  return g_strv_builder_end (inputs);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_check_sheet_dispose (GObject *object)
{
  DocketCheckSheet *sheet = DOCKET_CHECK_SHEET (object);
  GtkWidget        *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (sheet))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_check_sheet_parent_class)->dispose (object);
}

static void
docket_check_sheet_finalize (GObject *object)
{
  DocketCheckSheet *sheet = DOCKET_CHECK_SHEET (object);

  g_clear_pointer (&sheet->plan, docket_check_plan_free);
  g_clear_pointer (&sheet->rules, docket_rule_set_unref);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet->shown);

  G_OBJECT_CLASS (docket_check_sheet_parent_class)->finalize (object);
}

static void
docket_check_sheet_class_init (DocketCheckSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_check_sheet_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_check_sheet_finalize;
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_CHECK_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOCKET_TYPE_ACT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-check-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketCheckSheet, needed);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckSheet, noted);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckSheet, free);
  gtk_widget_class_bind_template_child (widget_class, DocketCheckSheet, others);
}

static void
docket_check_sheet_init (DocketCheckSheet *sheet)
{
  sheet->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (sheet));
  empty (sheet);
}
