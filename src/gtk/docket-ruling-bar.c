/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar under a ruling. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-bar.h"

#include "gtk/docket-ruling-basis.h"
#include "gtk/docket-ruling-question.h"

#include <glib/gi18n-lib.h>

struct _DocketRulingBar
{
  GtkBox parent_instance;

  GtkWidget *problem_icon;
  GtkWidget *problem;
  GtkWidget *discard;
  GtkWidget *preview;
  GtkWidget *save;
  GtkWidget *revise;
  GtkWidget *sign;
  GtkWidget *act;
};

G_DEFINE_TYPE (DocketRulingBar, docket_ruling_bar, GTK_TYPE_BOX)

gboolean
docket_ruling_bar_wants_ground (const DocketCaseView *view, const DocketRulingForm *form)
{
  const DocketOutcome *outcome =
      docket_rule_set_find_outcome (view->rules, view->evaluation->kind, form->outcome);

  return outcome != NULL && outcome->grounds != NULL;
}

static char *
dup_problem (const DocketCaseView    *view,
             const DocketRulingDraft *draft,
             const DocketRulingTrial *trial,
             gboolean                *warns)
{
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (draft, view);
  gboolean               refused = docket_ruling_question_is_refused (trial);
  char                  *problem = NULL;

  *warns = docket_ruling_question_lacks_signer (trial);
  if (*warns)
    return g_strdup (_ ("<b>Nobody at this desk may sign next.</b> This page says who may."));
  if (!draft->editable && basis != NULL)
    return docket_ruling_basis_dup_standing (view, basis);
  problem = docket_ruling_basis_dup_problem (draft->form,
                                             docket_ruling_bar_wants_ground (view, draft->form));
  *warns = problem != NULL || refused;
  if (problem != NULL)
    return problem;
  if (refused)
    return g_strdup (_ ("<b>The rules refuse this ruling.</b> The reasons stand beside it."));
  return g_strdup (docket_ruling_draft_is_recorded (draft, view) ? _ ("Draft saved, not signed yet")
                                                                 : _ ("Not saved yet"));
}

static void
show_revise (DocketRulingBar *bar, DocketRevise revise)
{
  static const char *const LABELS[] = {
    [DOCKET_REVISE_NOT] = "",
    [DOCKET_REVISE_DRAFT] = N_ ("Revise Draft"),
    [DOCKET_REVISE_REPLACE] = N_ ("Replace Ruling"),
    [DOCKET_REVISE_ANEW] = N_ ("New Ruling"),
  };

  if (revise != DOCKET_REVISE_NOT)
    gtk_button_set_label (GTK_BUTTON (bar->revise), _ (LABELS[revise]));
  gtk_widget_set_visible (bar->revise, revise != DOCKET_REVISE_NOT);
}

gboolean
docket_ruling_bar_show (DocketRulingBar         *bar,
                        const DocketCaseView    *view,
                        const DocketRulingDraft *draft,
                        const DocketRulingTrial *trial,
                        const char              *act)
{
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (draft, view);
  gboolean               in_force = docket_ruling_draft_is_in_force (draft, view);
  gboolean               warns;
  g_autofree char       *problem = dup_problem (view, draft, trial, &warns);

  gtk_label_set_markup (GTK_LABEL (bar->problem), problem);
  gtk_widget_set_visible (bar->problem_icon, warns);
  gtk_widget_set_visible (bar->save, draft->editable);
  gtk_widget_set_visible (bar->discard,
                          draft->editable && basis != NULL && docket_ruling_draft_is_dirty (draft));
  gtk_widget_set_visible (bar->preview, trial != NULL && trial->letters->len > 0);
  gtk_widget_set_visible (bar->sign, !in_force);
  gtk_widget_set_visible (bar->act, in_force && act != NULL);
  if (act != NULL)
    gtk_button_set_label (GTK_BUTTON (bar->act), act);
  show_revise (bar, docket_ruling_draft_get_revise (draft, view));
  return !warns;
}

static void
docket_ruling_bar_class_init (DocketRulingBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-ruling-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, problem);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, discard);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, preview);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, save);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, revise);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, sign);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingBar, act);
}

static void
docket_ruling_bar_init (DocketRulingBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
