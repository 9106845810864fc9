/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "docket-gtk-fixture.h"

#include "gtk/docket-queue-page.h"

G_BEGIN_DECLS

/*
 * A page of a queue in a window of its own, on a desk with as many cases as wanted, all received on
 * 2022-01-05, of creator N and agency N.
 */

#define DOCKET_QUEUE_FIXTURE_TODAY "2022-02-25"

typedef struct
{
  DocketTestDesk   *test;
  DocketDesk       *desk;
  DocketQueuePage  *page;
  DocketSidebarRow *row;
  GtkWindow        *window;
  char             *opened; /* number, as told last */
} DocketQueueFixture;

/* Makes the desk with @n cases and shows @queue of it */
void docket_queue_fixture_open (DocketQueueFixture *fixture, const char *queue, guint n);
/* The same on the desk that is in the fixture already */
void docket_queue_fixture_show (DocketQueueFixture *fixture, const char *queue);
/* Fails when something still holds the page */
void docket_queue_fixture_close (DocketQueueFixture *fixture);

/* Up to the @n-th case; those that are there stay as they are */
void docket_queue_fixture_import (DocketDesk *desk, guint n);
/* A change by this program, as any act of the window is */
void docket_queue_fixture_note (DocketQueueFixture *fixture, const char *number);
/* Until what was asked for is there */
void docket_queue_fixture_wait (DocketQueueFixture *fixture);

DocketSidebarRow *docket_queue_fixture_make_row (const char *queue);
DocketQueueView  *docket_queue_fixture_get_view (DocketQueueFixture *fixture);
DocketCaseTable  *docket_queue_fixture_get_table (DocketQueueFixture *fixture);
const char       *docket_queue_fixture_get_shown (DocketQueueFixture *fixture);
/* The number of the selected case; NULL: none */
const char *docket_queue_fixture_get_selected (DocketQueueFixture *fixture);
/* What can be seen on the page and says @text; NULL: nothing */
GtkWidget *docket_queue_fixture_find (DocketQueueFixture *fixture, const char *text);

G_END_DECLS
