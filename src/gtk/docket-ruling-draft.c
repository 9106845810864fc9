/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a form and the rulings of its case hang together. Main thread. */

#include "gtk/docket-ruling-draft.h"

#include "gtk/docket-ruling-basis.h"

static DocketRulingForm *
make_form (const DocketRulingRow *ruling)
{
  return ruling == NULL ? docket_ruling_form_new () : docket_ruling_form_new_from_row (ruling);
}

DocketRulingDraft *
docket_ruling_draft_new (const DocketCaseView *view)
{
  const DocketRulingRow *ruling = docket_ruling_basis_find (view);
  DocketRulingDraft     *draft = g_new0 (DocketRulingDraft, 1);

  draft->form = make_form (ruling);
  draft->loaded = make_form (ruling);
  draft->basis = ruling == NULL ? 0 : ruling->seq;
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
  g_free (draft);
}

const DocketRulingRow *
docket_ruling_draft_get_basis (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *ruling =
      draft == NULL || view == NULL ? NULL : docket_ruling_basis_find (view);

  return ruling != NULL && ruling->seq == draft->basis ? ruling : NULL;
}

gboolean
docket_ruling_draft_is_current (const DocketRulingDraft *draft, const DocketCaseView *view)
{
  const DocketRulingRow *ruling = docket_ruling_basis_find (view);

  return draft->basis == (ruling == NULL ? 0 : ruling->seq);
}

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

  return basis != NULL && basis->in_force_seq == 0 && !docket_ruling_draft_is_dirty (draft);
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
