/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the view of a case to what its rulings are written from. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-basis.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-chip-box.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-ruling-groups.h"

#include <glib/gi18n-lib.h>

/* --- rulings there are ---------------------------------------------------------------------- */

const DocketRulingState *
docket_ruling_basis_get_state (const DocketCaseView *view, const DocketRulingRow *ruling)
{
  for (guint i = 0; i < view->evaluation->rulings->len; i++)
    {
      const DocketRulingState *state = view->evaluation->rulings->pdata[i];

      if (state->seq == ruling->seq)
        return state;
    }
  return NULL;
}

static const DocketRulingRow *
find_latest (const DocketCaseView *view, gboolean in_force)
{
  for (guint i = view->rulings->len; i > 0; i--)
    {
      const DocketRulingRow   *ruling = view->rulings->pdata[i - 1];
      const DocketRulingState *state = docket_ruling_basis_get_state (view, ruling);

      if (state != NULL && !state->superseded && state->in_force == in_force)
        return ruling;
    }
  return NULL;
}

const DocketRulingRow *
docket_ruling_basis_find (const DocketCaseView *view)
{
  const DocketRulingRow *draft = find_latest (view, FALSE);

  return draft != NULL ? draft : find_latest (view, TRUE);
}

/* --- what there is to choose from ----------------------------------------------------------- */

static gboolean
has_ended (const DocketCaseView *view)
{
  const DocketState *state = view->rules->states->pdata[view->evaluation->state];

  return state->nature == DOCKET_STATE_END;
}

GPtrArray *
docket_ruling_basis_list_outcomes (const DocketCaseView *view)
{
  GPtrArray *outcomes = g_ptr_array_new ();

  for (guint i = 0; i < view->rules->outcomes->len; i++)
    {
      const DocketOutcome *outcome = view->rules->outcomes->pdata[i];
      gboolean             here = docket_indices_length (outcome->from) == 0
                                      ? !has_ended (view)
                                      : docket_indices_contain (outcome->from, view->evaluation->state);

      if (here && docket_kinds_include (outcome->kinds, view->evaluation->kind))
        g_ptr_array_add (outcomes, (gpointer) outcome);
    }
  return outcomes;
}

GPtrArray *
docket_ruling_basis_list_evidence (const DocketCaseView *view)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_chip_free);

  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];
      g_autofree char         *label = g_strdup_printf ("%s %s", row->id, row->name);

      g_ptr_array_add (chips, docket_chip_new (row->id, label, row->proves));
    }
  return chips;
}

GPtrArray *
docket_ruling_basis_list_articles (const DocketCaseView *view)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_chip_free);

  for (guint i = 0; i < view->rules->articles->len; i++)
    {
      const DocketArticle *article = view->rules->articles->pdata[i];
      g_autofree char     *label = docket_wording_dup_articles (article->number);

      g_ptr_array_add (chips, docket_chip_new (article->number, label,
                                               docket_wording_get_label (&article->label)));
    }
  return chips;
}

gboolean
docket_ruling_basis_has_any (const DocketCaseView *view)
{
  g_autoptr (GPtrArray) outcomes = docket_ruling_basis_list_outcomes (view);

  return outcomes->len > 0 || view->rulings->len > 0;
}

/* --- what is missing ------------------------------------------------------------------------ */

static char *
dup_finding_problem (DocketFormProblem problem, guint finding)
{
  switch (problem)
    {
    case DOCKET_FORM_NO_TEXT:
      return g_strdup_printf (_ ("<b>Finding %u says nothing.</b> Write what is found, or remove "
                                 "it."),
                              finding);
    case DOCKET_FORM_NO_EVIDENCE:
      return g_strdup_printf (_ ("<b>Finding %u rests on no evidence.</b> Choose evidence, or "
                                 "remove it, before signing."),
                              finding);
    case DOCKET_FORM_NO_ARTICLE:
    default:
      return g_strdup_printf (_ ("<b>Finding %u falls under no article.</b> Choose the article, or "
                                 "remove it, before signing."),
                              finding);
    }
}

char *
docket_ruling_basis_dup_problem (const DocketRulingForm *form, gboolean wants_ground)
{
  guint             finding;
  DocketFormProblem problem = docket_ruling_form_check (form, wants_ground, &finding);

  switch (problem)
    {
    case DOCKET_FORM_COMPLETE:
      return NULL;
    case DOCKET_FORM_NO_OUTCOME:
      return g_strdup (_ ("<b>No outcome yet.</b> Choose what the ruling decides."));
    case DOCKET_FORM_NO_GROUND:
      return g_strdup (_ ("<b>No ground yet.</b> Choose on what ground it is decided."));
    case DOCKET_FORM_NO_FINDING:
      return g_strdup (_ ("<b>No finding yet.</b> Add what was found."));
    case DOCKET_FORM_NO_REASON:
      return g_strdup (_ ("<b>No reason yet.</b> Write why the findings lead to this outcome."));
    case DOCKET_FORM_NO_TEXT:
    case DOCKET_FORM_NO_EVIDENCE:
    case DOCKET_FORM_NO_ARTICLE:
    default:
      return dup_finding_problem (problem, finding);
    }
}

char *
docket_ruling_basis_dup_standing (const DocketCaseView *view, const DocketRulingRow *ruling)
{
  const DocketRulingState *state = docket_ruling_basis_get_state (view, ruling);
  const DocketEvent       *event = NULL;
  g_autofree char         *day = NULL;

  if (ruling->in_force_seq == 0)
    return g_strdup_printf (ngettext ("%u of %u signature", "%u of %u signatures", state->wanted),
                            state->signatures, state->wanted);
  if (ruling->in_force_seq <= (gint64) view->events->len)
    event = view->events->pdata[ruling->in_force_seq - 1];
  day = event == NULL ? NULL : docket_wording_dup_date (docket_instant_date (event->at));
  if (state->used)
    return g_strdup_printf (_ ("In force since %s, and carried out"), day);
  return g_strdup_printf (_ ("In force since %s"), day);
}

/* --- earlier ones --------------------------------------------------------------------------- */

static char *
dup_day_of_event (const DocketCaseView *view, gint64 seq)
{
  if (seq < 1 || seq > (gint64) view->events->len)
    return g_strdup ("");
  return docket_wording_dup_date (
      docket_instant_date (((DocketEvent *) view->events->pdata[seq - 1])->at));
}

static char *
dup_fate (const DocketCaseView *view, const DocketRulingRow *ruling)
{
  const DocketRulingState *state = docket_ruling_basis_get_state (view, ruling);
  gboolean                 in_force = ruling->in_force_seq > 0;
  g_autofree char *day = dup_day_of_event (view, in_force ? ruling->in_force_seq : ruling->seq);

  if (!in_force && docket_events_find_undo (view->events, ruling->seq) != 0)
    return g_strdup_printf (_ ("Draft of %s by %s, withdrawn"), day, ruling->author);
  if (!in_force)
    return g_strdup_printf (_ ("Draft of %s by %s, replaced before it was signed"), day,
                            ruling->author);
  if (state == NULL || state->superseded)
    return g_strdup_printf (_ ("In force from %s, superseded since"), day);
  return g_strdup_printf (_ ("In force since %s"), day);
}

static void
add_row (GtkWidget *expander, const char *title, const char *subtitle)
{
  DocketRowWords words = { title, subtitle, NULL, NULL };

  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), GTK_WIDGET (docket_row_new (&words)));
}

static GtkWidget *
make_expander (const DocketCaseView *view, const DocketRulingRow *ruling)
{
  GtkWidget       *expander = adw_expander_row_new ();
  g_autofree char *title = docket_ruling_groups_dup_outcome (view, ruling->outcome);
  g_autofree char *fate = dup_fate (view, ruling);
  g_autofree char *ground = docket_ruling_groups_dup_ground (view, ruling->ground);

  g_object_set (expander, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), fate);
  if (*ruling->ground != '\0')
    add_row (expander, _ ("Ground"), ground);
  for (guint i = 0; i < ruling->findings->len; i++)
    {
      const DocketFindingRow *finding = ruling->findings->pdata[i];
      g_autofree char        *articles = docket_wording_dup_articles (finding->cite);
      g_autofree char        *basis = g_strdup_printf ("%s · %s", finding->evidence, articles);

      add_row (expander, finding->text, basis);
    }
  add_row (expander, _ ("Reason"), ruling->reason);
  return expander;
}

void
docket_ruling_basis_fill_earlier (AdwPreferencesGroup   *group,
                                  const DocketCaseView  *view,
                                  const DocketRulingRow *shown)
{
  docket_row_group_clear (group);
  for (guint i = view->rulings->len; i > 0; i--)
    {
      const DocketRulingRow *ruling = view->rulings->pdata[i - 1];

      if (ruling != shown)
        docket_row_group_take (group, make_expander (view, ruling));
    }
}
