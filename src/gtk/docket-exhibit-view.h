/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-exhibit-look.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_EXHIBIT_VIEW (docket_exhibit_view_get_type ())
G_DECLARE_FINAL_TYPE (DocketExhibitView, docket_exhibit_view, DOCKET, EXHIBIT_VIEW, GtkBox)

/**
 * DocketExhibitView:
 *
 * One piece of evidence: an image that can be made larger, a text, or an icon. Every time it is
 * shown its file is checked; one that is not what was recorded is withheld and cannot be opened.
 * Signal `looked` when that is known. Actions `exhibit.zoom-in`, `.zoom-out`, `.zoom-fit`,
 * `.open` (in another program), `.save`. Main thread.
 */

/* @id: E1; NULL shows nothing. What is shown already is not read again */
void docket_exhibit_view_show (DocketExhibitView *view,
                               DocketDesk        *desk,
                               const char        *number,
                               const char        *id);

/* What is shown; NULL while it is being read, or when that failed */
const DocketExhibitLook *docket_exhibit_view_get_look (DocketExhibitView *view);
/* Why it could not be read; NULL when it could */
const GError *docket_exhibit_view_get_error (DocketExhibitView *view);

/* Image pixels to a pixel of the screen; 0: as large as fits */
double docket_exhibit_view_get_zoom (DocketExhibitView *view);

G_END_DECLS
