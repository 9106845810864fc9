/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "gtk/docket-sidebar-row.h"

G_BEGIN_DECLS

/*
 * What is said where a list of cases is empty: what would be in it, and where to go from there.
 */

/**
 * DocketQueueEmpty:
 *
 * Why there may be nothing. All borrowed.
 *
 * @row: of the queue
 * @text: looked for; "" = nothing
 * @mine: only the cases of whoever acts
 * @desk_empty: there is no case at all
 * @next_due: sentence about what falls due next; nullable
 */
typedef struct
{
  DocketSidebarRow *row;
  const char       *text;
  gboolean          mine;
  gboolean          desk_empty;
  const char       *next_due;
} DocketQueueEmpty;

/**
 * DocketEmptyState:
 *
 * Owns its strings, which are no markup.
 *
 * @icon: static
 * @button: label; NULL: no button
 * @action: detailed name
 */
typedef struct
{
  const char *icon;
  char       *title;
  char       *description;
  char       *button;
  char       *action;
} DocketEmptyState;

/* Fills @state. Main thread */
void docket_queue_empty_describe (const DocketQueueEmpty *empty, DocketEmptyState *state);
void docket_empty_state_clear (DocketEmptyState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocketEmptyState, docket_empty_state_clear)

/* "Next due: …", the first two days on which something open falls due, today among them; "" when
 * nothing does. Reads the desk */
char *docket_queue_empty_dup_next_due (DocketDesk *desk, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
