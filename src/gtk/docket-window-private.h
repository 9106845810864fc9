/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"
#include "gtk/docket-case-page.h"
#include "gtk/docket-parties-page.h"
#include "gtk/docket-queue-page.h"
#include "gtk/docket-search-page.h"
#include "gtk/docket-sidebar-pane.h"
#include "gtk/docket-sidebar.h"
#include "gtk/docket-window.h"

G_BEGIN_DECLS

/* What the files of the window share */

/* Whether something is shown, as long as the class of width stays */
typedef enum
{
  DOCKET_WISH_NONE, /* as the class has it */
  DOCKET_WISH_SHOWN,
  DOCKET_WISH_HIDDEN,
} DocketWish;

struct _DocketWindow
{
  AdwApplicationWindow parent_instance;

  DocketSidebarPane *pane;
  DocketSidebar     *sidebar;
  GtkStack          *pages;
  DocketQueuePage   *queue_page;
  DocketSearchPage  *search_page;
  DocketPartiesPage *parties_page;
  DocketCasePage    *case_page;
  DocketNoticeBar   *case_bar;

  DocketDesk       *desk;
  GCancellable     *warning; /* the warnings of the desk are being read */
  DocketCaseHandle *handle;  /* of the case shown; NULL: none was yet */
  char             *origin;  /* page from which the case was opened */
  char             *begin;   /* action to begin with once the case was read; NULL: none */
  int               room;    /* width in pixels, as told last */
  DocketWidthClass  width;
  DocketWish        list_sidebar; /* beside lists */
  DocketWish        case_sidebar; /* beside a case */
  DocketWish        peek;
  gboolean          sidebar_visible;
  gboolean          peek_visible;
};

/* --- docket-window-layout.c --- */

/* Shows what there is room for, or what the user wished instead; the one place that decides */
void docket_window_arrange (DocketWindow *window);
/* To be called when the width or the size of text may be another */
void docket_window_measure (DocketWindow *window);
void docket_window_set_sidebar_visible (DocketWindow *window, gboolean visible);
void docket_window_set_peek_visible (DocketWindow *window, gboolean visible);
/* Takes the sidebar away when it stands over the page, and tells whether it did */
gboolean docket_window_uncover (DocketWindow *window);

void docket_window_focus_page (DocketWindow *window);
void docket_window_focus_next_pane (DocketWindow *window);

/* --- docket-window-pages.c --- */

gboolean docket_window_is_on (DocketWindow *window, const char *page);
void     docket_window_show_row (DocketWindow *window, DocketSidebarRow *row);
/* @action: to begin with; nullable */
void docket_window_open_case (DocketWindow *window, const char *number, const char *action);
/* One step back: out of what covers the page, out of the page */
void docket_window_go_back (DocketWindow *window);
/* From the case that is open to the one @by rows below it in its queue */
void docket_window_step (DocketWindow *window, int by);
/* Whether there is one above and below */
void docket_window_update_steps (DocketWindow *window);
void docket_window_search (DocketWindow *window);       /* all cases */
void docket_window_search_queue (DocketWindow *window); /* the queue that is shown */

/* --- docket-window-actions.c --- */

void docket_window_install_actions (GtkWidgetClass *class);
/* Files dropped anywhere are mails to be taken in, unless something below takes them */
void docket_window_accept_drops (DocketWindow *window);

G_END_DECLS
