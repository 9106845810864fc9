/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-ruling-bar.h"
#include "gtk/docket-ruling-builder.h"
#include "gtk/docket-ruling-draft.h"
#include "gtk/docket-ruling-sheet.h"
#include "gtk/docket-ruling-shelf.h"
#include "gtk/docket-ruling-side.h"
#include "gtk/docket-unsaved.h"

G_BEGIN_DECLS

/* What the files of the tab share */

struct _DocketRulingBuilder
{
  GtkBox parent_instance;

  GtkWidget           *pages;
  GtkWidget           *columns;
  DocketRulingSide    *side;
  DocketRulingSheet   *sheet;
  AdwPreferencesGroup *meanwhile;
  AdwPreferencesGroup *earlier;
  DocketRulingBar     *bar;

  DocketCaseHandle  *handle;
  gboolean           narrow;
  DocketRulingShelf *shelf;
  DocketRulingDraft *draft; /* of the shelf, that the sheet shows; NULL: none */
  DocketRulingTrial *trial;
  guint              try_source;
  GCancellable      *trying;
};

/* What can be done now, and what keeps it */
void docket_ruling_builder_refresh_bar (DocketRulingBuilder *self);

/* --- docket-ruling-builder-save.c --- */

/* Action: records the draft that is shown */
void docket_ruling_builder_save (GtkWidget *widget, const char *action, GVariant *parameter);
void docket_ruling_builder_implement_unsaved (DocketUnsavedInterface *interface);

G_END_DECLS
