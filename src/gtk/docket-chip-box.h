/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_CHIP_BOX (docket_chip_box_get_type ())
G_DECLARE_FINAL_TYPE (DocketChipBox, docket_chip_box, DOCKET, CHIP_BOX, GtkBox)

/**
 * DocketChipBox:
 *
 * Several of many: what was chosen as chips one below the other, and a button that opens the list
 * of all with a search. Signal `changed`: the reader chose otherwise. Properties: `prompt`, label
 * of the button while nothing is chosen; `change`, its name afterwards; `none`, the warning while
 * nothing is chosen; `editable`.
 */

/**
 * DocketChip:
 *
 * One that may be chosen.
 *
 * @id: what stands for it in data
 * @label: short, on the chip
 * @detail: more words for the list; nullable
 */
typedef struct
{
  char *id;
  char *label;
  char *detail;
} DocketChip;

DocketChip *docket_chip_new (const char *id,
                             const char *label,
                             const char *detail) G_GNUC_WARN_UNUSED_RESULT;
void        docket_chip_free (DocketChip *chip);

/* @chips: of DocketChip, @chosen: of char *, ids; both are shared and referenced, @chosen is edited
 * in place. Nullable */
void docket_chip_box_set_choices (DocketChipBox *box, GPtrArray *chips, GPtrArray *chosen);

G_END_DECLS
