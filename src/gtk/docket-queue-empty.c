/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences of empty lists. What a queue says by itself stands in its row of the sidebar. Main
 * thread, but for what reads the desk. */

#include "config.h"

#include "gtk/docket-queue-empty.h"

#include "desk/docket-queue.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

static char *
dup_property (DocketSidebarRow *row, const char *name)
{
  char *text = NULL;

  g_object_get (row, name, &text, NULL);
  return text;
}

/* What was looked for is not there */
static void
describe_search (const DocketQueueEmpty *empty, DocketEmptyState *state)
{
  state->icon = "edit-find-symbolic";
  state->title = g_strdup (_ ("Nothing Found"));
  state->description = g_strdup_printf (_ ("No case of this queue has “%s” in its number, its "
                                           "title or the names of its parties."),
                                        empty->text);
  state->button = g_strdup (_ ("Search All Cases"));
  state->action = g_strdup ("win.search");
}

static void
describe_mine (DocketEmptyState *state)
{
  state->icon = "avatar-default-symbolic";
  state->title = g_strdup (_ ("None of Yours"));
  state->description = g_strdup (_ ("No case of this queue is assigned to you."));
  state->button = g_strdup (_ ("Show Everybody’s"));
  state->action = g_strdup ("queue.mine");
}

static void
describe_fresh_desk (DocketEmptyState *state)
{
  state->icon = "docket-queue-inbox-symbolic";
  state->title = g_strdup (_ ("No Cases Yet"));
  state->description = g_strdup (_ ("Drop complaint mails on this window, or choose them: each "
                                    "becomes a case, and its first deadline starts to run."));
  state->button = g_strdup (_ ("Import Mail"));
  state->action = g_strdup ("win.import");
}

static void
describe_queue (const DocketQueueEmpty *empty, DocketEmptyState *state)
{
  g_autofree char *description = dup_property (empty->row, "empty-description");

  state->icon = "docket-queue-closed-symbolic";
  state->title = dup_property (empty->row, "empty-title");
  if (state->title == NULL)
    state->title = g_strdup (_ ("No Cases"));
  if (empty->next_due != NULL && *empty->next_due != '\0')
    state->description = g_strdup (empty->next_due);
  else
    state->description = description == NULL ? g_strdup (_ ("There is no case of this system."))
                                             : g_steal_pointer (&description);
  state->button = dup_property (empty->row, "empty-button");
  state->action = dup_property (empty->row, "empty-action");
}

void
docket_queue_empty_describe (const DocketQueueEmpty *empty, DocketEmptyState *state)
{
  if (*empty->text != '\0')
    describe_search (empty, state);
  else if (empty->mine)
    describe_mine (state);
  else if (empty->desk_empty)
    describe_fresh_desk (state);
  else
    describe_queue (empty, state);
}

void
docket_empty_state_clear (DocketEmptyState *state)
{
  g_clear_pointer (&state->title, g_free);
  g_clear_pointer (&state->description, g_free);
  g_clear_pointer (&state->button, g_free);
  g_clear_pointer (&state->action, g_free);
}

/* --- what comes next ------------------------------------------------------------------------ */

enum
{
  DAYS = 2,
  ROWS = 1000, /* of these days, no more are counted */
};

/* "today 4 cases" */
static char *
describe_day (DocketDate day, guint n, DocketDate today)
{
  g_autofree char *date = day == today ? g_strdup (_ ("today")) : docket_wording_dup_day (day);
  g_autofree char *count = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);

  /* Translators: a day, and how many cases fall due on it */
  return g_strdup_printf (_ ("%s %s"), date, count);
}

/* @rows: by what falls due */
static GStrv
describe_days (GPtrArray *rows, DocketDate today)
{
  g_autoptr (GStrvBuilder) days = g_strv_builder_new ();
  guint told = 0;

  for (guint i = 0, end; i < rows->len && told < DAYS; i = end, told++)
    {
      DocketDate       day = ((DocketCaseRow *) rows->pdata[i])->due;
      g_autofree char *words = NULL;

      for (end = i + 1; end < rows->len && ((DocketCaseRow *) rows->pdata[end])->due == day; end++)
        ;
      if (day == DOCKET_DATE_NONE)
        break;
      words = describe_day (day, end - i, today);
      g_strv_builder_add (days, words);
    }
  return g_strv_builder_end (days);
}

char *
docket_queue_empty_dup_next_due (DocketDesk *desk, GError **error)
{
  g_autoptr (DocketCaseQuery) query = docket_desk_dup_queue_query (desk, DOCKET_QUEUE_TODO, NULL);
  DocketDate today = docket_desk_get_today (desk);
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) days = NULL;
  g_autofree char *list = NULL;

  query->due_from = today;
  query->limit = ROWS;
  rows = docket_desk_list (desk, query, error);
  if (rows == NULL)
    return NULL;
  days = describe_days (rows, today);
  list = g_strjoinv (_ (", "), days);
  return *list == '\0' ? g_strdup ("") : g_strdup_printf (_ ("Next due: %s"), list);
}
