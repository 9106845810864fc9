/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_ITEM_DIALOG (docket_item_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DocketItemDialog, docket_item_dialog, DOCKET, ITEM_DIALOG, AdwWindow)

/**
 * DocketItemEdit:
 *
 * @fact: of the case's rule set
 * @label: what the item is called
 * @value: proposed, as the act takes it; nullable
 * @reason: proposed, for an act that asks for one; nullable
 */
typedef struct
{
  const DocketFactType *fact;
  const char           *label;
  const char           *value;
  const char           *reason;
} DocketItemEdit;

/* Whether the dialog has a field for such a fact */
gboolean docket_item_dialog_can_edit (const DocketFactType *fact);

/* Presents a dialog over the window of @parent that puts the fact right by
 * docket_correction_find(). Refused, it stays open and shows the reasons. The handle's view must
 * have been read; everything is copied. Main thread */
void docket_item_dialog_present (GtkWidget            *parent,
                                 DocketCaseHandle     *handle,
                                 const DocketItemEdit *edit);

G_END_DECLS
