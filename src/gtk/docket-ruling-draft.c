/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a form and the rulings of its case hang together. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-draft.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-ruling-basis.h"

#include <glib/gi18n-lib.h>

static DocketRulingForm *
make_form (const DocketRulingRow *ruling)
{
  return ruling == NULL ? docket_ruling_form_new () : docket_ruling_form_new_from_row (ruling);
}

static void
take_basis (DocketRulingDraft *draft, const DocketRulingRow *ruling)
{
  draft->basis = ruling == NULL ? 0 : ruling->seq;
  draft->signatures = ruling == NULL ? 0 : ruling->signatures->len;
  draft->in_force = ruling != NULL && ruling->in_force_seq > 0;
}

DocketRulingDraft *
docket_ruling_draft_new (const DocketCaseView *view)
{
  const DocketRulingRow *ruling = docket_ruling_basis_find (view);
  DocketRulingDraft     *draft = g_new0 (DocketRulingDraft, 1);

  draft->form = make_form (ruling);
  draft->loaded = make_form (ruling);
  take_basis (draft, ruling);
  draft->editable = ruling == NULL || (ruling->in_force_seq == 0 && ruling->signatures->len == 0);
  if (draft->editable && ruling != NULL)
    draft->form->replaces = draft->loaded->replaces =
        docket_ruling_basis_get_state (view, ruling)->replaces;
  return draft;
}

void
docket_ruling_draft_free (DocketRulingDraft *draft)
{
  docket_ruling_form_free (draft->form);
  docket_ruling_form_free (draft->loaded);
  g_free (draft->meanwhile);
  g_free (draft);
}

const DocketRulingRow *
docket_ruling_draft_get_basis (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *ruling =
      draft == NULL || view == NULL ? NULL : docket_ruling_basis_find (view);

  return ruling != NULL && ruling->seq == draft->basis ? ruling : NULL;
}

/* --- what happened meanwhile ---------------------------------------------------------------- */

static char *
dup_day (const DocketCaseView *view, gint64 seq)
{
  if (seq < 1 || seq > (gint64) view->events->len)
    return g_strdup ("");
  return docket_wording_dup_date (
      docket_instant_date (((DocketEvent *) view->events->pdata[seq - 1])->at));
}

/* @ruling: nullable */
static char *
dup_meanwhile (const DocketRulingDraft *draft,
               const DocketCaseView    *view,
               const DocketRulingRow   *ruling)
{
  g_autofree char *day = ruling == NULL ? NULL : dup_day (view, ruling->seq);

  if (ruling == NULL)
    return g_strdup (_ ("The draft from which this was begun was withdrawn meanwhile. What you "
                        "wrote is kept, and not saved yet."));
  if (ruling->in_force_seq > 0)
    return g_strdup (_ ("A ruling came into force meanwhile. What you wrote is kept, and not saved "
                        "yet; it would be a draft to replace that ruling."));
  if (ruling->seq == draft->basis)
    return g_strdup (_ ("The draft was signed meanwhile. What you wrote is kept, and not saved "
                        "yet; saved, it takes the place of the signed draft."));
  return g_strdup_printf (_ ("%s saved another draft on %s. What you wrote is kept, and not saved "
                             "yet; saved, it takes the place of that draft."),
                          ruling->author, day);
}

/* Recorded by whoever writes here, it is no news */
void
docket_ruling_draft_rebase (DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow   *ruling = docket_ruling_basis_find (view);
  const DocketRulingState *state;
  g_autoptr (DocketRulingDraft) now = docket_ruling_draft_new (view);

  if (draft->basis == now->basis && draft->signatures == now->signatures &&
      draft->in_force == now->in_force)
    return;
  state = ruling == NULL ? NULL : docket_ruling_basis_get_state (view, ruling);
  g_free (draft->meanwhile);
  draft->meanwhile = draft->saving ? NULL : dup_meanwhile (draft, view, ruling);
  take_basis (draft, ruling);
  draft->form->replaces = now->loaded->replaces;
  if (state != NULL && state->in_force && !state->used)
    draft->form->replaces = ruling->seq;
  docket_ruling_form_free (draft->loaded);
  draft->loaded = g_steal_pointer (&now->loaded);
  now->loaded = docket_ruling_form_new ();
}

gboolean
docket_ruling_draft_is_there (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  g_autoptr (DocketRulingDraft) now = docket_ruling_draft_new (view);

  return now->basis > 0 && docket_ruling_form_equal (draft->form, now->loaded);
}

/* --- how it stands -------------------------------------------------------------------------- */

gboolean
docket_ruling_draft_is_in_force (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (draft, view);

  return !draft->editable && basis != NULL && basis->in_force_seq > 0;
}

gboolean
docket_ruling_draft_is_dirty (const DocketRulingDraft *draft)
{
  return draft != NULL && draft->editable && !docket_ruling_form_equal (draft->form, draft->loaded);
}

gboolean
docket_ruling_draft_is_recorded (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (draft, view);

  return basis != NULL && basis->in_force_seq == 0 &&
         !docket_ruling_basis_get_state (view, basis)->unfinished &&
         !docket_ruling_draft_is_dirty (draft);
}

gboolean
docket_ruling_draft_can_save (const DocketRulingDraft *draft)
{
  return draft->editable && *draft->form->outcome != '\0' && !draft->refused;
}

char **
docket_ruling_draft_dup_inputs (const DocketRulingDraft *draft)
{
  g_auto (GStrv) inputs = docket_ruling_form_dup_inputs (draft->form);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) inputs);
  if (!draft->whole)
    g_strv_builder_add (all, "unfinished=yes");
  return g_strv_builder_end (all);
}

void
docket_ruling_draft_set_saved (DocketRulingDraft *draft, const DocketRulingForm *form)
{
  docket_ruling_form_free (draft->loaded);
  draft->loaded = docket_ruling_form_copy (form);
}

DocketRevise
docket_ruling_draft_get_revise (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *basis = docket_ruling_draft_get_basis (draft, view);
  g_autoptr (GPtrArray) outcomes = docket_ruling_basis_list_outcomes (view);

  if (draft->editable || basis == NULL || outcomes->len == 0)
    return DOCKET_REVISE_NOT;
  if (basis->in_force_seq == 0)
    return DOCKET_REVISE_DRAFT;
  return docket_ruling_basis_get_state (view, basis)->used ? DOCKET_REVISE_ANEW
                                                           : DOCKET_REVISE_REPLACE;
}

void
docket_ruling_draft_revise (DocketRulingDraft *draft, const DocketCaseView *view)
{
  DocketRevise revise = docket_ruling_draft_get_revise (draft, view);

  if (revise == DOCKET_REVISE_NOT)
    return;
  if (revise == DOCKET_REVISE_REPLACE)
    draft->form->replaces = draft->basis;
  if (revise == DOCKET_REVISE_ANEW)
    {
      docket_ruling_form_free (draft->form);
      docket_ruling_form_free (draft->loaded);
      draft->form = docket_ruling_form_new ();
      draft->loaded = docket_ruling_form_new ();
    }
  draft->editable = TRUE;
}
