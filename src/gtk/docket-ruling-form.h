/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/*
 * A ruling as it is being written: plain data, without widgets. Main thread.
 */

typedef struct
{
  char      *text;
  GPtrArray *evidence; /* char *: E1 */
  GPtrArray *articles; /* char *: numbers */
} DocketFormFinding;

DocketFormFinding *docket_form_finding_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               docket_form_finding_free (DocketFormFinding *finding);

/**
 * DocketRulingForm:
 *
 * @outcome: id, "" while none was chosen; so is @ground
 * @findings: DocketFormFinding
 * @replaces: seq of the ruling in force that it is to supersede; 0: none
 */
typedef struct
{
  char      *outcome;
  char      *ground;
  char      *reason;
  GPtrArray *findings;
  gint64     replaces;
} DocketRulingForm;

/* With one empty finding */
DocketRulingForm *docket_ruling_form_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketRulingForm *docket_ruling_form_copy (const DocketRulingForm *form) G_GNUC_WARN_UNUSED_RESULT;
/* As it was drafted */
DocketRulingForm *docket_ruling_form_new_from_row (const DocketRulingRow *row)
    G_GNUC_WARN_UNUSED_RESULT;
void     docket_ruling_form_free (DocketRulingForm *form);
gboolean docket_ruling_form_equal (const DocketRulingForm *form, const DocketRulingForm *other);

/* The act that records it: rule or supersede; and its key=value strings */
const char *docket_ruling_form_get_action (const DocketRulingForm *form);
char      **docket_ruling_form_dup_inputs (const DocketRulingForm *form) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  DOCKET_FORM_COMPLETE,
  DOCKET_FORM_NO_OUTCOME,
  DOCKET_FORM_NO_GROUND,
  DOCKET_FORM_NO_FINDING,
  DOCKET_FORM_NO_TEXT,
  DOCKET_FORM_NO_EVIDENCE,
  DOCKET_FORM_NO_ARTICLE,
  DOCKET_FORM_NO_REASON,
} DocketFormProblem;

/* The first thing that keeps it from being drafted. @finding: (out): number of the finding that
 * lacks it, from 1; else 0 */
DocketFormProblem docket_ruling_form_check (const DocketRulingForm *form,
                                            gboolean                wants_ground,
                                            guint                  *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRulingForm, docket_ruling_form_free)

G_END_DECLS
