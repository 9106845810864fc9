/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-evidence.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * DocketExhibitLook:
 *
 * A piece of evidence as it can be shown: checked against its digest, decoded.
 *
 * @texture: of an image; nullable
 * @width, @height: of the image as it is in the file, in pixels; the texture may be smaller
 * @text: of what can be read; nullable
 * @cut: the text goes on
 */
typedef struct
{
  DocketExhibit *exhibit;
  GdkTexture    *texture;
  int            width, height;
  char          *text;
  gboolean       cut;
} DocketExhibitLook;

/* Reads and decodes, in any thread: images as large as a screen needs them, and never such that
 * would fill the memory; texts from their beginning. What cannot be decoded has neither.
 * DOCKET_ERROR_NOT_FOUND (case or evidence), DOCKET_ERROR_IO */
DocketExhibitLook *docket_exhibit_look_new (DocketDesk *desk,
                                            const char *number,
                                            const char *id,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void               docket_exhibit_look_free (DocketExhibitLook *look);

/* "Image · 400 × 640 · 61.4 kB" */
char *docket_exhibit_look_dup_summary (const DocketExhibitLook *look) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketExhibitLook, docket_exhibit_look_free)

G_END_DECLS
