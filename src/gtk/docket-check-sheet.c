/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions of one act. What is asked comes from the rule set. Main thread. */

#include "config.h"

#include "gtk/docket-check-sheet.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-act-form.h"
#include "gtk/docket-check-row.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-unsaved.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DocketCheckSheet
{
  GtkBox parent_instance;

  AdwPreferencesGroup *needed;
  AdwPreferencesGroup *noted;
  AdwPreferencesGroup *free;
  DocketActForm       *others;

  DocketRuleSet   *rules; /* that the plan borrows from */
  DocketCheckPlan *plan;
  gboolean         editable;
  char            *subject; /* number of the case, blank, rule set and act */
  char            *shown;   /* how it was filled: of which subject, what was recorded */
  GPtrArray       *rows;    /* DocketCheckRow beside the items of the plan; borrowed */
  GPtrArray       *known;   /* char *: recorded answer beside each of them; nullable */
  GHashTable      *kept;    /* subject that is not shown -> its answers, key -> text */
};

static void implement_unsaved (DocketUnsavedInterface *interface);

G_DEFINE_TYPE_WITH_CODE (DocketCheckSheet,
                         docket_check_sheet,
                         GTK_TYPE_BOX,
                         G_IMPLEMENT_INTERFACE (DOCKET_TYPE_UNSAVED, implement_unsaved))

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

static char *
dup_subject (const DocketCaseView *view, const DocketCheckPlan *plan)
{
  return g_strdup_printf ("%s %s %s", view->row->number, view->rules->digest, plan->action->id);
}

/* Two of these that are equal show the same sheet */
static char *
dup_shown (const DocketCaseView *view, const DocketCheckPlan *plan, gboolean editable)
{
  g_autofree char *subject = dup_subject (view, plan);
  g_autoptr (GString) text = g_string_new (subject);

  for (guint i = 0; i < plan->items->len; i++)
    {
      const char *known = get_known (view, ((DocketCheckItem *) plan->items->pdata[i])->input);

      g_string_append_printf (text, " %s", known == NULL ? "-" : known);
    }
  g_string_append_printf (text, " %u %d", view->evidence->len, editable);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- what is answered and not recorded ------------------------------------------------------ */

static void
keep_row (DocketCheckSheet *sheet, guint index, GHashTable *answers)
{
  const DocketCheckItem *item = sheet->plan->items->pdata[index];
  DocketAnswer           answer = docket_check_row_get_answer (sheet->rows->pdata[index]);
  const char            *text = docket_answer_get_text (answer);

  if (answer != docket_answer_of_text (sheet->known->pdata[index]))
    g_hash_table_insert (answers, g_strdup (item->input->key), g_strdup (text == NULL ? "" : text));
}

static void
keep_other (DocketCheckSheet *sheet, const DocketInput *input, GHashTable *answers)
{
  DocketActField *field = docket_act_form_find (sheet->others, input->key);

  if (field != NULL && docket_act_field_is_changed (field))
    g_hash_table_insert (answers, g_strdup (input->key), docket_act_field_dup_value (field));
}

/* key -> text of what was answered otherwise than it is recorded */
static GHashTable *
list_answers (DocketCheckSheet *sheet)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (sheet->plan == NULL || !sheet->editable)
    return answers;
  for (guint i = 0; i < sheet->rows->len; i++)
    keep_row (sheet, i, answers);
  for (guint i = 0; i < sheet->plan->others->len; i++)
    keep_other (sheet, sheet->plan->others->pdata[i], answers);
  return answers;
}

/* Meanwhile it may have been recorded, here or elsewhere */
static void
drop_recorded (DocketCheckSheet *sheet, const DocketCaseView *view, GHashTable *answers)
{
  GHashTableIter iter;
  gpointer       key, text;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &key, &text))
    for (guint i = 0; i < sheet->plan->action->inputs->len; i++)
      {
        const DocketInput    *input = sheet->plan->action->inputs->pdata[i];
        const DocketFactType *fact = sheet->rules->facts->pdata[input->fact];

        if (g_str_equal (input->key, key) &&
            g_strcmp0 (text, g_hash_table_lookup (view->evaluation->facts, fact->id)) == 0)
          {
            g_hash_table_iter_remove (&iter);
            break;
          }
      }
}

/* @view: that is shown next */
static void
keep_answers (DocketCheckSheet *sheet, const DocketCaseView *view)
{
  g_autoptr (GHashTable) answers = list_answers (sheet);
  g_autofree char *place = view == NULL ? NULL : g_strconcat (view->row->number, " ", NULL);

  if (place != NULL && sheet->plan != NULL && g_str_has_prefix (sheet->subject, place))
    drop_recorded (sheet, view, answers);
  if (g_hash_table_size (answers) > 0)
    g_hash_table_insert (sheet->kept, g_strdup (sheet->subject), g_steal_pointer (&answers));
}

/* Those of the subject that is shown now; NULL: there are none */
static GHashTable *
take_answers (DocketCheckSheet *sheet)
{
  g_autofree char *key = NULL;
  GHashTable      *answers = NULL;

  g_hash_table_steal_extended (sheet->kept, sheet->subject, (gpointer *) &key,
                               (gpointer *) &answers);
  if (!sheet->editable)
    g_clear_pointer (&answers, g_hash_table_unref);
  return answers;
}

static void
add_line (GString *lines, const char *subject)
{
  g_autofree char *number = g_strndup (subject, strcspn (subject, " "));
  /* Translators: %s is the number of a case */
  g_autofree char *line = g_strdup_printf (_ ("%s: the answers of the check"), number);

  g_string_append_printf (lines, lines->len > 0 ? "\n%s" : "%s", line);
}

static char *
dup_unsaved (DocketUnsaved *unsaved)
{
  DocketCheckSheet *sheet = DOCKET_CHECK_SHEET (unsaved);
  g_autoptr (GHashTable) answers = list_answers (sheet);
  g_autoptr (GString) lines = g_string_new (NULL);
  GHashTableIter iter;
  gpointer       subject;

  if (g_hash_table_size (answers) > 0)
    add_line (lines, sheet->subject);
  g_hash_table_iter_init (&iter, sheet->kept);
  while (g_hash_table_iter_next (&iter, &subject, NULL))
    add_line (lines, subject);
  return lines->len == 0 ? NULL : g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
implement_unsaved (DocketUnsavedInterface *interface)
{
  interface->dup_unsaved = dup_unsaved;
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

static const char *
get_answer (GHashTable *answers, const char *key, const char *known)
{
  const char *answer = answers == NULL ? NULL : g_hash_table_lookup (answers, key);

  return answer == NULL ? known : answer;
}

/* @answers: nullable */
static void
add_row (DocketCheckSheet      *sheet,
         const DocketCaseView  *view,
         const DocketCheckItem *item,
         GHashTable            *answers)
{
  AdwPreferencesGroup *const groups[] = {
    [DOCKET_CHECK_NEEDED] = sheet->needed,
    [DOCKET_CHECK_NOTED] = sheet->noted,
    [DOCKET_CHECK_FREE] = sheet->free,
  };
  g_autofree char *question = dup_question (sheet->plan, item);
  const char      *known = get_known (view, item->input);
  const char      *answer = get_answer (answers, item->input->key, known);
  GtkWidget       *row = docket_check_row_new (question, item->weight);

  docket_check_row_set_answer (DOCKET_CHECK_ROW (row), docket_answer_of_text (answer));
  docket_check_row_set_editable (DOCKET_CHECK_ROW (row), sheet->editable);
  g_signal_connect_object (row, "answered", G_CALLBACK (changed_cb), sheet, G_CONNECT_SWAPPED);
  docket_row_group_take (groups[item->weight], row);
  g_ptr_array_add (sheet->rows, row);
  g_ptr_array_add (sheet->known, g_strdup (known));
}

static void
add_other (DocketCheckSheet     *sheet,
           const DocketCaseView *view,
           const DocketInput    *input,
           GHashTable           *answers)
{
  const char      *known = get_known (view, input);
  g_autofree char *title = docket_wording_dup_title (&input->label);
  DocketFormFact   fact = {
      .key = input->key,
      .title = *title == '\0' ? NULL : title,
      .fact = input->fact,
      .need = input->need,
      .values = input->values,
      .evidence = view->evidence,
      .value = get_answer (answers, input->key, known),
      .fallback = input->fallback,
  };
  DocketActField *field = docket_act_form_add_fact (sheet->others, view->rules, &fact);

  if (fact.value != known)
    docket_act_field_set_initial (field, known);
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
  g_ptr_array_set_size (sheet->known, 0);
  g_clear_pointer (&sheet->plan, docket_check_plan_free);
  g_clear_pointer (&sheet->rules, docket_rule_set_unref);
}

static void
fill (DocketCheckSheet *sheet, const DocketCaseView *view)
{
  g_autoptr (GHashTable) answers = take_answers (sheet);

  for (guint i = 0; i < sheet->plan->items->len; i++)
    add_row (sheet, view, sheet->plan->items->pdata[i], answers);
  for (guint i = 0; i < sheet->plan->others->len; i++)
    add_other (sheet, view, sheet->plan->others->pdata[i], answers);
  gtk_widget_set_visible (GTK_WIDGET (sheet->others), sheet->plan->others->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (sheet->others), sheet->editable);
  describe_needed (sheet);
}

void
docket_check_sheet_show (DocketCheckSheet     *sheet,
                         const DocketCaseView *view,
                         const DocketAction   *action,
                         gboolean              editable)
{
  g_autoptr (DocketCheckPlan) plan = NULL;
  g_autofree char *shown = NULL;

  g_return_if_fail (DOCKET_IS_CHECK_SHEET (sheet));

  plan = action == NULL ? NULL : docket_check_plan_new (view->rules, action);
  shown = plan == NULL ? NULL : dup_shown (view, plan, editable);
  if (plan != NULL && g_strcmp0 (shown, sheet->shown) == 0)
    return;
  keep_answers (sheet, view);
  empty (sheet);
  sheet->editable = editable;
  g_free (sheet->shown);
  sheet->shown = g_steal_pointer (&shown);
  sheet->plan = g_steal_pointer (&plan);
  g_clear_pointer (&sheet->subject, g_free);
  if (sheet->plan == NULL)
    return;
  sheet->subject = dup_subject (view, sheet->plan);
  sheet->rules = docket_rule_set_ref (view->rules);
  fill (sheet, view);
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
  g_ptr_array_unref (sheet->known);
  g_hash_table_unref (sheet->kept);
  g_free (sheet->subject);
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
  sheet->known = g_ptr_array_new_with_free_func (g_free);
  sheet->kept =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  gtk_widget_init_template (GTK_WIDGET (sheet));
  empty (sheet);
}
