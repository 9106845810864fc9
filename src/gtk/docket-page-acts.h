/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_PAGE_ACTS (docket_page_acts_get_type ())
G_DECLARE_FINAL_TYPE (DocketPageActs, docket_page_acts, DOCKET, PAGE_ACTS, GtkBox)

/**
 * DocketPageActs:
 *
 * Acts that are at home on a page and that the state of the case has: what may be done as rows that
 * do it, what may not yet under a heading of its own, with the reasons. Hidden while there is
 * neither. Main thread.
 */

/* @except: what the page has a sheet for; nullable */
void docket_page_acts_show (DocketPageActs       *acts,
                            const DocketCaseView *view,
                            const char           *page,
                            const DocketAction   *except);

G_END_DECLS
