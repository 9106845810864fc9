/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Outcome, ground, findings and reason of a ruling. What the rules say of them its owner asks. Main
 * thread. */

#include "config.h"

#include "gtk/docket-ruling-sheet.h"

#include "desk/docket-ruling-ground.h"
#include "gtk/docket-choice-list.h"
#include "gtk/docket-finding-item.h"
#include "gtk/docket-growing-text.h"
#include "gtk/docket-ruling-basis.h"
#include "gtk/docket-ruling-groups.h"

#include <glib/gi18n-lib.h>

struct _DocketRulingSheet
{
  GtkBox parent_instance;

  GtkWidget      *outcome;
  GtkWidget      *ground;
  GtkWidget      *outcome_read;
  GtkWidget      *outcome_text;
  GtkWidget      *ground_read;
  GtkWidget      *ground_text;
  GtkWidget      *add;
  GtkWidget      *findings;
  GtkWidget      *heads;
  GtkWidget      *head_line;
  GtkSizeGroup   *evidence_column;
  GtkSizeGroup   *articles_column;
  GtkWidget      *reason;
  AdwExpanderRow *frozen;

  const DocketCaseView *view; /* NULL: nothing is shown */
  DocketRulingForm     *form;
  gboolean              editable;
  gboolean              narrow;
  gboolean              filling;
  GPtrArray            *outcomes; /* const DocketOutcome * */
  GPtrArray            *evidence; /* DocketChip */
  GPtrArray            *articles; /* DocketChip */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketRulingSheet, docket_ruling_sheet, GTK_TYPE_BOX)

static void
tell_changed (DocketRulingSheet *sheet)
{
  if (sheet->filling || sheet->form == NULL)
    return;
  docket_ruling_groups_fill_frozen (sheet->frozen, sheet->view, sheet->form, NULL);
  g_signal_emit (sheet, signals[CHANGED], 0);
}

/* --- outcome and ground --------------------------------------------------------------------- */

static gboolean
wants_ground (const DocketOutcome *outcome)
{
  return outcome != NULL && outcome->grounds != NULL;
}

static void
fill_grounds (DocketRulingSheet *sheet)
{
  const DocketCaseView *view = sheet->view;
  const DocketOutcome  *outcome = docket_ruling_sheet_get_outcome (sheet);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; wants_ground (outcome) && outcome->grounds[i] != NULL; i++)
    {
      g_autofree char *name = docket_ruling_groups_dup_ground (view, outcome->grounds[i]);

      gtk_string_list_append (names, name);
      if (g_str_equal (outcome->grounds[i], sheet->form->ground))
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (sheet->ground), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (sheet->ground), selected);
  gtk_widget_set_visible (sheet->ground, sheet->editable && wants_ground (outcome));
}

static void
fill_outcomes (DocketRulingSheet *sheet)
{
  const DocketCaseView *view = sheet->view;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Choose…"));
  for (guint i = 0; i < sheet->outcomes->len; i++)
    {
      const DocketOutcome *outcome = sheet->outcomes->pdata[i];
      g_autofree char     *name = docket_ruling_groups_dup_outcome (view, outcome->id);

      gtk_string_list_append (names, name);
      if (g_str_equal (outcome->id, sheet->form->outcome))
        selected = i + 1;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (sheet->outcome), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (sheet->outcome), selected);
  gtk_widget_set_visible (sheet->outcome, sheet->editable);
}

static void
fill_read (DocketRulingSheet *sheet)
{
  const DocketCaseView *view = sheet->view;
  g_autofree char      *outcome = docket_ruling_groups_dup_outcome (view, sheet->form->outcome);
  g_autofree char      *ground = docket_ruling_groups_dup_ground (view, sheet->form->ground);

  gtk_label_set_text (GTK_LABEL (sheet->outcome_text), outcome);
  gtk_label_set_text (GTK_LABEL (sheet->ground_text), ground);
  gtk_widget_set_visible (sheet->outcome_read, !sheet->editable);
  gtk_widget_set_visible (sheet->ground_read, !sheet->editable && *sheet->form->ground != '\0');
}

/* The ground that the case names by itself is proposed */
static void
outcome_chosen_cb (DocketRulingSheet *sheet)
{
  guint                selected = adw_combo_row_get_selected (ADW_COMBO_ROW (sheet->outcome));
  const DocketOutcome *outcome = NULL;
  const char          *ground = NULL;

  if (sheet->filling || sheet->form == NULL)
    return;
  if (selected > 0 && selected <= sheet->outcomes->len)
    outcome = sheet->outcomes->pdata[selected - 1];
  if (wants_ground (outcome))
    ground = docket_ruling_find_ground (sheet->view, outcome);
  g_free (sheet->form->outcome);
  sheet->form->outcome = g_strdup (outcome == NULL ? "" : outcome->id);
  g_free (sheet->form->ground);
  sheet->form->ground = g_strdup (ground == NULL ? "" : ground);
  sheet->filling = TRUE;
  fill_grounds (sheet);
  sheet->filling = FALSE;
  tell_changed (sheet);
}

static void
ground_chosen_cb (DocketRulingSheet *sheet)
{
  const DocketOutcome *outcome = docket_ruling_sheet_get_outcome (sheet);
  guint                selected = adw_combo_row_get_selected (ADW_COMBO_ROW (sheet->ground));

  if (sheet->filling || !wants_ground (outcome))
    return;
  g_free (sheet->form->ground);
  sheet->form->ground = g_strdup (selected == 0 || selected > g_strv_length (outcome->grounds)
                                      ? ""
                                      : outcome->grounds[selected - 1]);
  tell_changed (sheet);
}

/* --- findings ------------------------------------------------------------------------------- */

/* The columns of the rows end before the button that removes one, so those of the heads do too */
enum
{
  HEAD_END = 12,
  HEAD_END_REMOVABLE = 48,
};

static void
renumber (DocketRulingSheet *sheet)
{
  GtkListBox *list = GTK_LIST_BOX (sheet->findings);
  guint       n = sheet->form->findings->len;

  for (guint i = 0; i < n; i++)
    {
      /* the first row is the heads of the columns */
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (gint) i + 1);

      docket_finding_item_set_number (DOCKET_FINDING_ITEM (row), i + 1);
      docket_finding_item_set_editable (DOCKET_FINDING_ITEM (row), sheet->editable, n > 1);
    }
  gtk_widget_set_margin_end (sheet->head_line,
                             sheet->editable && n > 1 ? HEAD_END_REMOVABLE : HEAD_END);
}

static void
finding_removed_cb (DocketRulingSheet *sheet, GtkListBoxRow *row)
{
  guint index = (guint) gtk_list_box_row_get_index (row) - 1;

  gtk_list_box_remove (GTK_LIST_BOX (sheet->findings), GTK_WIDGET (row));
  g_ptr_array_remove_index (sheet->form->findings, index);
  renumber (sheet);
  tell_changed (sheet);
}

static DocketFindingItem *
append_row (DocketRulingSheet *sheet, DocketFormFinding *finding)
{
  GtkWidget *row = docket_finding_item_new (finding, sheet->evidence, sheet->articles);

  docket_finding_item_set_narrow (DOCKET_FINDING_ITEM (row), sheet->narrow);
  docket_finding_item_align (DOCKET_FINDING_ITEM (row), sheet->evidence_column,
                             sheet->articles_column);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_changed), sheet);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (finding_removed_cb), sheet);
  gtk_list_box_append (GTK_LIST_BOX (sheet->findings), row);
  return DOCKET_FINDING_ITEM (row);
}

static void
clear_findings (DocketRulingSheet *sheet)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sheet->findings), 1)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (sheet->findings), GTK_WIDGET (row));
}

/* While a finding is being written its row stays as it is: only what there is to choose changes */
static void
refresh_findings (DocketRulingSheet *sheet)
{
  for (guint i = 0; i < sheet->form->findings->len; i++)
    docket_finding_item_set_choices (DOCKET_FINDING_ITEM (
                                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (
                                                                            sheet->findings),
                                                                        (gint) i + 1)),
                                     sheet->evidence, sheet->articles);
}

static void
fill_findings (DocketRulingSheet *sheet)
{
  clear_findings (sheet);
  for (guint i = 0; i < sheet->form->findings->len; i++)
    append_row (sheet, sheet->form->findings->pdata[i]);
  renumber (sheet);
}

void
docket_ruling_sheet_add_finding (DocketRulingSheet *sheet)
{
  DocketFormFinding *finding = docket_form_finding_new ();
  DocketFindingItem *row;

  g_ptr_array_add (sheet->form->findings, finding);
  row = append_row (sheet, finding);
  renumber (sheet);
  tell_changed (sheet);
  docket_finding_item_focus (row);
}

static void
add_finding_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  docket_ruling_sheet_add_finding (DOCKET_RULING_SHEET (widget));
}

/* --- reason --------------------------------------------------------------------------------- */

static void
reason_changed_cb (DocketRulingSheet *sheet)
{
  if (sheet->filling || sheet->form == NULL)
    return;
  g_free (sheet->form->reason);
  sheet->form->reason =
      g_strdup (docket_growing_text_get_text (DOCKET_GROWING_TEXT (sheet->reason)));
  tell_changed (sheet);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_ruling_sheet_finalize (GObject *object)
{
  DocketRulingSheet *sheet = DOCKET_RULING_SHEET (object);

  g_clear_pointer (&sheet->outcomes, g_ptr_array_unref);
  g_clear_pointer (&sheet->evidence, g_ptr_array_unref);
  g_clear_pointer (&sheet->articles, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_ruling_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  g_type_ensure (DOCKET_TYPE_GROWING_TEXT);
  gtk_widget_class_set_template_from_resource (class,
                                               "/org/docket/Docket/ui/docket-ruling-sheet.ui");
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, outcome);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, ground);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, outcome_read);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, outcome_text);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, ground_read);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, ground_text);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, add);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, findings);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, heads);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, head_line);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, evidence_column);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, articles_column);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, reason);
  gtk_widget_class_bind_template_child (class, DocketRulingSheet, frozen);
  gtk_widget_class_bind_template_callback (class, outcome_chosen_cb);
  gtk_widget_class_bind_template_callback (class, ground_chosen_cb);
  gtk_widget_class_bind_template_callback (class, reason_changed_cb);
}

static void
docket_ruling_sheet_class_init (DocketRulingSheetClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_ruling_sheet_finalize;
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_RULING_SHEET, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (class));
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (class), "sheet.add-finding", NULL,
                                   add_finding_cb);
}

static void
docket_ruling_sheet_init (DocketRulingSheet *sheet)
{
  gtk_widget_init_template (GTK_WIDGET (sheet));
  docket_choice_list_wrap (ADW_COMBO_ROW (sheet->outcome));
  docket_choice_list_wrap (ADW_COMBO_ROW (sheet->ground));
}

/* --- public --------------------------------------------------------------------------------- */

static void
fill_choices (DocketRulingSheet *sheet)
{
  g_clear_pointer (&sheet->outcomes, g_ptr_array_unref);
  g_clear_pointer (&sheet->evidence, g_ptr_array_unref);
  g_clear_pointer (&sheet->articles, g_ptr_array_unref);
  sheet->outcomes = docket_ruling_basis_list_outcomes (sheet->view);
  sheet->evidence = docket_ruling_basis_list_evidence (sheet->view);
  sheet->articles = docket_ruling_basis_list_articles (sheet->view);
}

void
docket_ruling_sheet_show (DocketRulingSheet     *sheet,
                          const DocketCaseView  *view,
                          DocketRulingForm      *form,
                          const DocketRulingRow *ruling,
                          gboolean               editable)
{
  gboolean goes_on = sheet->form == form && sheet->editable && editable;

  g_return_if_fail (DOCKET_IS_RULING_SHEET (sheet));

  sheet->view = view;
  sheet->form = form;
  sheet->editable = editable;
  sheet->filling = TRUE;
  fill_choices (sheet);
  fill_outcomes (sheet);
  fill_grounds (sheet);
  fill_read (sheet);
  if (goes_on)
    refresh_findings (sheet);
  else
    {
      fill_findings (sheet);
      docket_growing_text_set_text (DOCKET_GROWING_TEXT (sheet->reason), form->reason);
    }
  g_object_set (sheet->reason, "editable", editable, NULL);
  gtk_widget_set_visible (sheet->add, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (sheet), "sheet.add-finding", editable);
  docket_ruling_groups_fill_frozen (sheet->frozen, view, form, ruling);
  sheet->filling = FALSE;
}

void
docket_ruling_sheet_clear (DocketRulingSheet *sheet)
{
  clear_findings (sheet);
  sheet->view = NULL;
  sheet->form = NULL;
}

const DocketOutcome *
docket_ruling_sheet_get_outcome (DocketRulingSheet *sheet)
{
  return sheet->form == NULL
             ? NULL
             : docket_rule_set_find_outcome (sheet->view->rules, sheet->view->evaluation->kind,
                                             sheet->form->outcome);
}

void
docket_ruling_sheet_set_narrow (DocketRulingSheet *sheet, gboolean narrow)
{
  GtkListBoxRow *row;

  sheet->narrow = narrow;
  gtk_widget_set_visible (sheet->heads, !narrow);
  for (gint i = 1;
       (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (sheet->findings), i)) != NULL; i++)
    docket_finding_item_set_narrow (DOCKET_FINDING_ITEM (row), narrow);
}
