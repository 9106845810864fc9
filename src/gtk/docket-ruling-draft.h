/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-ruling-form.h"

G_BEGIN_DECLS

/**
 * DocketRulingDraft:
 *
 * A form and the ruling of the case that it was begun from. Main thread.
 *
 * @form: as it is written
 * @loaded: as it was begun
 * @basis: seq of the ruling that it shows or was begun from; 0: none
 * @signatures: that the basis had then
 * @in_force: whether the basis was then
 * @editable: it is being written; else it is only read
 * @whole: the form lacks nothing
 * @refused: the rules refuse it as it stands
 * @saving: it is being recorded
 * @meanwhile: what became of the basis since it was begun, in words; nullable
 */
typedef struct
{
  DocketRulingForm *form;
  DocketRulingForm *loaded;
  gint64            basis;
  guint             signatures;
  gboolean          in_force;
  gboolean          editable;
  gboolean          whole;
  gboolean          refused;
  gboolean          saving;
  char             *meanwhile;
} DocketRulingDraft;

/* What the case has: its draft, which may be written on while nobody has signed it, its ruling in
 * force, or an empty form */
DocketRulingDraft *docket_ruling_draft_new (const DocketCaseView *view) G_GNUC_WARN_UNUSED_RESULT;
void               docket_ruling_draft_free (DocketRulingDraft *draft);

/* The ruling that it shows or was begun from, as @view has it; NULL: none, or no longer the latest.
 * @draft and @view: nullable */
const DocketRulingRow *docket_ruling_draft_get_basis (const DocketRulingDraft *draft,
                                                      const DocketCaseView    *view);
/* Where the basis is another by now, what is written rests on what the case has now, and
 * @meanwhile says what happened and what it means for what was written */
void docket_ruling_draft_rebase (DocketRulingDraft *draft, const DocketCaseView *view);
/* Whether what is written is what the case has */
gboolean docket_ruling_draft_is_there (const DocketRulingDraft *draft, const DocketCaseView *view);

/* Whether it is a ruling in force, to be read */
gboolean docket_ruling_draft_is_in_force (const DocketRulingDraft *draft,
                                          const DocketCaseView    *view);

/* Whether something was written that is not saved. @draft: nullable */
gboolean docket_ruling_draft_is_dirty (const DocketRulingDraft *draft);
/* Whether it can be kept: an outcome is chosen, and the rules do not refuse it. The inputs of the
 * act that does: what is not whole is recorded as unfinished */
gboolean docket_ruling_draft_can_save (const DocketRulingDraft *draft);
char   **docket_ruling_draft_dup_inputs (const DocketRulingDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* @form is recorded */
void docket_ruling_draft_set_saved (DocketRulingDraft *draft, const DocketRulingForm *form);

/* Whether it is the draft of the case, as it stands: it can be signed without being drafted again
 */
gboolean docket_ruling_draft_is_recorded (const DocketRulingDraft *draft,
                                          const DocketCaseView    *view);

typedef enum
{
  DOCKET_REVISE_NOT,     /* it is being written, or nothing may be */
  DOCKET_REVISE_DRAFT,   /* signed by some: written anew it loses their signatures */
  DOCKET_REVISE_REPLACE, /* in force, until the one in its place is signed */
  DOCKET_REVISE_ANEW,    /* carried out: the next one stands beside it */
} DocketRevise;

DocketRevise docket_ruling_draft_get_revise (const DocketRulingDraft *draft,
                                             const DocketCaseView    *view);
/* Begins to write */
void docket_ruling_draft_revise (DocketRulingDraft *draft, const DocketCaseView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRulingDraft, docket_ruling_draft_free)

G_END_DECLS
