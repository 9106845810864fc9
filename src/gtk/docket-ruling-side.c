/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a ruling brings and who signs it. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-side.h"

#include "desk/docket-case-step.h"
#include "desk/docket-ruling-ground.h"
#include "gtk/docket-act-dialog.h"
#include "gtk/docket-role.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-ruling-basis.h"
#include "gtk/docket-ruling-groups.h"
#include "gtk/docket-ruling-question.h"
#include "gtk/docket-step-bar.h"

#include <glib/gi18n-lib.h>

struct _DocketRulingSide
{
  AdwBin parent_instance;

  GtkWidget           *clamp;
  AdwPreferencesGroup *refused;
  AdwPreferencesGroup *effects;
  AdwPreferencesGroup *act_effects;
  AdwPreferencesGroup *signatures;
  AdwPreferencesGroup *nobody;
  AdwPreferencesGroup *steps;

  DocketCaseHandle *handle;    /* of the steps */
  char             *suggested; /* id of the first act that is allowed; nullable */
};

G_DEFINE_TYPE (DocketRulingSide, docket_ruling_side, ADW_TYPE_BIN)

/* --- signatures ----------------------------------------------------------------------------- */

static gboolean
has_senior_signed (const DocketRulingRow *ruling)
{
  for (guint i = 0; ruling != NULL && i < ruling->signatures->len; i++)
    if (docket_role_is_senior (((DocketSignatureRow *) ruling->signatures->pdata[i])->role))
      return TRUE;
  return FALSE;
}

static const char *
get_wanted_signer (guint wanted, const DocketRulingRow *ruling)
{
  guint given = ruling == NULL ? 0 : ruling->signatures->len;

  if (wanted < 2 || given + 1 < wanted)
    return _ ("It takes a reviewer.");
  return has_senior_signed (ruling)
             ? _ ("A senior has signed already: it takes a second senior, who neither drafted the "
                  "ruling nor signed it.")
             : _ ("It takes a senior who neither drafted the ruling nor signed it.");
}

/* Without this the ruling would wait for ever, and nobody would know for whom */
static void
add_nobody (DocketRulingSide *side, guint wanted, const DocketRulingRow *ruling)
{
  const DocketRowWords words = { _ ("Nobody at This Desk May Sign Next"),
                                 get_wanted_signer (wanted, ruling), "dialog-warning-symbolic",
                                 "warning" };
  const DocketRowWords add = { _ ("Add a Senior Reviewer…"), NULL, "list-add-symbolic", NULL };
  AdwActionRow        *row;

  docket_row_group_add (side->nobody, &words);
  row = docket_row_group_add (side->nobody, &add);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.people");
}

void
docket_ruling_side_show (DocketRulingSide        *side,
                         const DocketRulingTrial *trial,
                         const DocketOutcome     *outcome,
                         const DocketRulingRow   *ruling)
{
  guint wanted = outcome == NULL ? 0 : outcome->signatures;

  docket_ruling_groups_fill_effects (side->effects, side->act_effects, trial, wanted);
  /* the acts themselves stand there once the ruling is in force */
  if ((ruling != NULL && ruling->in_force_seq > 0) ||
      (trial != NULL && trial->after != NULL && trial->signing == NULL))
    docket_row_group_clear (side->effects);
  docket_ruling_groups_fill_signatures (side->signatures, wanted, ruling);
  docket_row_group_clear (side->nobody);
  if (docket_ruling_question_lacks_signer (trial))
    add_nobody (side, wanted, ruling);
  if (docket_ruling_question_is_refused (trial))
    docket_ruling_groups_fill_reasons (side->refused, trial->rules, trial->draft->reasons);
  else
    docket_row_group_clear (side->refused);
}

/* --- acts under the ruling ------------------------------------------------------------------ */

/* The ground of the ruling is that of the act */
static char *
dup_ground_input (const DocketCaseView *view, const char *action)
{
  const DocketRulingRow *ruling = docket_ruling_basis_find (view);
  const DocketAction    *found =
      docket_rule_set_find_action (view->rules, view->evaluation->kind, action);

  return ruling == NULL || found == NULL
             ? NULL
             : docket_ruling_dup_ground_input (found, ruling->outcome, ruling->ground);
}

static void
do_act (DocketRulingSide *side, const char *action)
{
  const DocketCaseView *view = docket_case_handle_get_view (side->handle);
  g_autofree char      *ground = view == NULL ? NULL : dup_ground_input (view, action);
  const char *const     inputs[] = { ground, NULL };

  docket_act_dialog_present_with (GTK_WIDGET (side), side->handle, action, inputs);
}

static void
step_cb (GtkWidget *row, DocketRulingSide *side)
{
  do_act (side, g_object_get_data (G_OBJECT (row), "action"));
}

void
docket_ruling_side_do_suggested (DocketRulingSide *side)
{
  if (side->suggested != NULL)
    do_act (side, side->suggested);
}

char *
docket_ruling_side_dup_suggested (DocketRulingSide *side)
{
  const DocketCaseView *view =
      side->handle == NULL ? NULL : docket_case_handle_get_view (side->handle);
  const DocketAction *action =
      view == NULL || side->suggested == NULL
          ? NULL
          : docket_rule_set_find_action (view->rules, view->evaluation->kind, side->suggested);

  return action == NULL ? NULL : docket_step_bar_dup_label (action);
}

static void
add_step (DocketRulingSide *side, const DocketCaseStep *step)
{
  DocketRowWords   words = { step->title, step->subtitle, NULL, NULL };
  g_autofree char *described = docket_case_step_dup_description (step);
  AdwActionRow    *row;

  words.icon = step->allowed ? "go-next-symbolic" : "changes-prevent-symbolic";
  words.style = step->allowed ? "accent" : "dim-label";
  row = docket_row_group_add (side->steps, &words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, described,
                                  -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), step->allowed);
  g_object_set_data_full (G_OBJECT (row), "action", g_strdup (step->action), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (step_cb), side);
}

/* Drafting and signing, which every kind of case has, are done with the form itself */
static gboolean
is_of_form (const DocketCaseView *view, const char *action)
{
  return docket_rule_set_find_action (view->rules, view->evaluation->kind, action) == NULL;
}

/* Whether the ruling in force is what the act waited for */
static gboolean
is_opened (const DocketCaseView *view, const char *action)
{
  const DocketRulingRow *ruling = docket_ruling_basis_find (view);
  const DocketAction    *found =
      docket_rule_set_find_action (view->rules, view->evaluation->kind, action);
  gint fact;

  return ruling != NULL && docket_ruling_opens (found, ruling->outcome, &fact);
}

/* What is refused is worth reading only once there is a ruling that could have opened it */
void
docket_ruling_side_show_steps (DocketRulingSide *side, DocketCaseHandle *handle, gboolean in_force)
{
  const DocketCaseView *view = docket_case_handle_get_view (handle);
  g_autoptr (GPtrArray) steps = docket_case_steps_new (view);

  g_set_object (&side->handle, handle);
  g_clear_pointer (&side->suggested, g_free);
  docket_row_group_clear (side->steps);
  for (guint i = 0; i < steps->len; i++)
    {
      const DocketCaseStep *step = steps->pdata[i];

      if (g_strcmp0 (step->page, "ruling") != 0 || step->elsewhere ||
          is_of_form (view, step->action) || (!step->allowed && !in_force))
        continue;
      add_step (side, step);
      if (side->suggested == NULL && step->allowed && is_opened (view, step->action))
        side->suggested = g_strdup (step->action);
    }
}

/* --- object --------------------------------------------------------------------------------- */

void
docket_ruling_side_set_narrow (DocketRulingSide *side, gboolean narrow)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (side->clamp), narrow ? 1080 : 336);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (side->clamp), narrow ? 900 : 336);
}

static void
docket_ruling_side_dispose (GObject *object)
{
  DocketRulingSide *side = DOCKET_RULING_SIDE (object);

  g_clear_object (&side->handle);
  g_clear_pointer (&side->suggested, g_free);

  G_OBJECT_CLASS (docket_ruling_side_parent_class)->dispose (object);
}

static void
docket_ruling_side_class_init (DocketRulingSideClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_ruling_side_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-ruling-side.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, clamp);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, refused);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, effects);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, act_effects);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, signatures);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, nobody);
  gtk_widget_class_bind_template_child (widget_class, DocketRulingSide, steps);
}

static void
docket_ruling_side_init (DocketRulingSide *side)
{
  gtk_widget_init_template (GTK_WIDGET (side));
}
