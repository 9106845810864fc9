/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-act-field.h"

G_BEGIN_DECLS

#define DOCKET_TYPE_ACT_FORM (docket_act_form_get_type ())
G_DECLARE_FINAL_TYPE (DocketActForm, docket_act_form, DOCKET, ACT_FORM, GtkBox)

/**
 * DocketActForm:
 *
 * The inputs of an act, to be filled in, and why it was refused. Main thread.
 */

/* Takes @field; its row comes after those that are there. Returns it, borrowed */
DocketActField *docket_act_form_add (DocketActForm *form, DocketActField *field);

/**
 * DocketFormFact:
 *
 * A fact of a rule set as an input.
 *
 * @key: as the act takes it; NULL: the fact's id
 * @title: nullable: the fact's label
 * @fact: index
 * @values: words allowed here; NULL: those of the fact
 * @evidence: of DocketEvidenceRow: what may be chosen; nullable
 * @value: what stands there at first; nullable
 * @fallback: canonical; nullable
 */
typedef struct
{
  const char *key;
  const char *title;
  guint       fact;
  gboolean    need;
  char      **values;
  GPtrArray  *evidence;
  const char *value;
  const char *fallback;
} DocketFormFact;

DocketActField *docket_act_form_add_fact (DocketActForm        *form,
                                          const DocketRuleSet  *rules,
                                          const DocketFormFact *fact);

/* NULL when there is none of that key; borrowed */
DocketActField *docket_act_form_find (DocketActForm *form, const char *key);
/* Takes every field away */
void docket_act_form_clear (DocketActForm *form);

/* Whether a field holds another value than at first */
gboolean docket_act_form_is_changed (DocketActForm *form);

/* key=value of what was given */
char **docket_act_form_dup_inputs (DocketActForm *form) G_GNUC_WARN_UNUSED_RESULT;

/* Each reason in a row with article and date, the fields it is about marked; @reasons (of
 * DocketReason) NULL takes that away. @action: nullable */
void docket_act_form_show_reasons (DocketActForm       *form,
                                   const DocketRuleSet *rules,
                                   const DocketAction  *action,
                                   GPtrArray           *reasons);
/* The same of what an act that is possible is warned of; FALSE when there is nothing */
gboolean docket_act_form_show_warnings (DocketActForm       *form,
                                        const DocketRuleSet *rules,
                                        const DocketAction  *action,
                                        GPtrArray           *reasons);
/* The same as of reasons for what failed otherwise */
void docket_act_form_show_error (DocketActForm *form, const GError *error);

G_END_DECLS
