/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-act-dialog.h"
#include "gtk/docket-act-form.h"

G_BEGIN_DECLS

/**
 * DocketActPage:
 *
 * What a dialog asks for, while its form is filled.
 *
 * @head: above what depends on it
 * @preset: key=value strings; nullable
 */
typedef struct
{
  DocketCaseHandle     *handle;
  const DocketCaseView *view;
  const DocketAction   *action; /* NULL: an act common to all */
  DocketActForm        *head;
  DocketActForm        *form;
  const char *const    *preset;
} DocketActPage;

/* What @preset has for @key, borrowed; NULL for nothing */
const char *docket_act_page_get_preset (const DocketActPage *page, const char *key);

/* Fills the form with the inputs of an action of the rule set */
void docket_act_page_fill (const DocketActPage *page);
/* Fills the form of an act that every case knows; FALSE for one that has no form */
gboolean docket_act_page_fill_common (const DocketActPage *page, const char *action);

/* Of a correction: the facts of the entry that the head chooses, as they stand */
void docket_act_page_fill_correction (const DocketActPage *page);
/* The inputs of a correction that change something */
char **docket_act_page_dup_correction (const DocketActPage *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
