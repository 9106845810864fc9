/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read: lists and single cases. Reading thread; rolling to a new day is the writing
 * thread's. */

#include "desk/docket-case-file.h"

#include "core/docket-error.h"

/* --- lists ---------------------------------------------------------------------------------- */

enum
{
  ROLL_BATCH = 500, /* cases a transaction */
};

static gboolean
evaluate_again (DocketDesk *desk, const char *number, DocketInstant now, GError **error)
{
  DocketStore *store = desk->writer.store;
  g_autoptr (DocketCaseFile) file = docket_case_file_load (desk, store, number, error);
  g_autoptr (DocketEvaluation) evaluation = NULL;
  DocketEvaluationInput input;

  if (file == NULL)
    return FALSE;
  docket_case_file_get_input (file, now, &input);
  evaluation = docket_evaluate (&input, FALSE, error);
  if (evaluation == NULL)
    {
      g_prefix_error (error, "%s: ", number);
      return FALSE;
    }
  return docket_case_put_state (store, number, file->rules, evaluation, error);
}

static gboolean
evaluate_all_again (DocketDesk *desk, GPtrArray *numbers, DocketInstant now, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    if (!evaluate_again (desk, numbers->pdata[i], now, error))
      return FALSE;
  return TRUE;
}

gboolean
docket_desk_roll (DocketDesk *desk, GError **error)
{
  DocketStore  *store = desk->writer.store;
  DocketInstant now = docket_clock_now (desk->clock);

  for (;;)
    {
      g_autoptr (GPtrArray) numbers = docket_store_dup_stale_cases (store, now, ROLL_BATCH, error);

      if (numbers == NULL)
        return FALSE;
      if (numbers->len == 0)
        return TRUE;
      if (!docket_store_begin (store, error))
        return FALSE;
      if (!evaluate_all_again (desk, numbers, now, error))
        {
          docket_store_rollback (store);
          return FALSE;
        }
      if (!docket_store_commit (store, error))
        return FALSE;
    }
}

static gboolean
roll_in_thread (gpointer data, GError **error)
{
  return docket_desk_roll (data, error);
}

typedef struct
{
  DocketDesk *desk;
  gboolean    stale;
} Staleness;

static gboolean
ask_staleness_in_thread (gpointer data, GError **error)
{
  Staleness  *staleness = data;
  DocketDesk *desk = staleness->desk;
  g_autoptr (GPtrArray) numbers =
      docket_store_dup_stale_cases (desk->reader.store, docket_clock_now (desk->clock), 1, error);

  staleness->stale = numbers != NULL && numbers->len > 0;
  return numbers != NULL;
}

/* Another program that writes rolls the desk itself; a desk opened for reading shows what is
 * cached. Who only looks keeps nobody from writing: the lock is taken when there is something to
 * roll */
static gboolean
roll_if_possible (DocketDesk *desk, GError **error)
{
  Staleness staleness = { desk, FALSE };
  g_autoptr (GError) local = NULL;

  if (desk->read_only)
    return TRUE;
  if (!docket_desk_read (desk, ask_staleness_in_thread, &staleness, error))
    return FALSE;
  if (!staleness.stale || docket_desk_write (desk, roll_in_thread, desk, &local) ||
      g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  DocketDesk            *desk;
  const DocketCaseQuery *query;
  GPtrArray             *rows;
} Listing;

static gboolean
list (Listing *listing, GError **error)
{
  DocketStore *store = listing->desk->reader.store;
  g_autoptr (GArray) ids = docket_store_list_ids (store, listing->query, error);

  if (ids == NULL)
    return FALSE;
  listing->rows = docket_store_dup_cases (store, (const gint64 *) ids->data, ids->len, error);
  return listing->rows != NULL;
}

/* One read transaction: rows are of the moment of their ids, and the file is locked once, not for
 * every row */
static gboolean
list_in_thread (gpointer data, GError **error)
{
  Listing     *listing = data;
  DocketStore *store = listing->desk->reader.store;
  gboolean     listed;

  if (!docket_store_begin (store, error))
    return FALSE;
  listed = list (listing, error);
  docket_store_rollback (store);
  return listed;
}

GPtrArray *
docket_desk_list (DocketDesk *desk, const DocketCaseQuery *query, GError **error)
{
  Listing listing = { .desk = desk, .query = query };

  return roll_if_possible (desk, error) && docket_desk_read (desk, list_in_thread, &listing, error)
             ? listing.rows
             : NULL;
}

/* --- one case ------------------------------------------------------------------------------- */

void
docket_case_view_free (DocketCaseView *view)
{
  g_clear_pointer (&view->row, docket_case_row_free);
  g_clear_pointer (&view->rules, docket_rule_set_unref);
  g_clear_pointer (&view->calendar, docket_calendar_unref);
  g_clear_pointer (&view->evaluation, docket_evaluation_free);
  g_clear_pointer (&view->events, g_ptr_array_unref);
  g_clear_pointer (&view->parties, g_ptr_array_unref);
  g_clear_pointer (&view->facts, g_ptr_array_unref);
  g_clear_pointer (&view->evidence, g_ptr_array_unref);
  g_clear_pointer (&view->messages, g_ptr_array_unref);
  g_clear_pointer (&view->rulings, g_ptr_array_unref);
  g_clear_pointer (&view->letters, g_ptr_array_unref);
  g_clear_pointer (&view->ledger, g_ptr_array_unref);
  g_clear_pointer (&view->measures, g_ptr_array_unref);
  g_free (view);
}

static gboolean
load_lists (DocketCaseView *view, DocketStore *store, const char *number, GError **error)
{
  return (view->facts = docket_store_dup_facts (store, number, error)) != NULL &&
         (view->evidence = docket_store_dup_evidence (store, number, error)) != NULL &&
         (view->messages = docket_store_dup_messages (store, number, error)) != NULL &&
         (view->rulings = docket_store_dup_rulings (store, number, error)) != NULL &&
         (view->letters = docket_store_dup_letters (store, number, error)) != NULL &&
         (view->ledger = docket_store_dup_case_ledger (store, number, error)) != NULL &&
         (view->measures = docket_store_dup_case_measures (store, number, error)) != NULL;
}

DocketCaseView *
docket_case_view_load (DocketDesk *desk, DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketCaseView) view = g_new0 (DocketCaseView, 1);
  g_autoptr (DocketCaseFile) file = docket_case_file_load (desk, store, number, error);
  DocketEvaluationInput input;

  if (file == NULL || !load_lists (view, store, number, error))
    return NULL;
  docket_case_file_get_input (file, docket_clock_now (desk->clock), &input);
  view->evaluation = docket_evaluate (&input, TRUE, error);
  if (view->evaluation == NULL)
    {
      g_prefix_error (error, "%s: ", number);
      return NULL;
    }
  view->row = g_steal_pointer (&file->row);
  view->rules = g_steal_pointer (&file->rules);
  view->calendar = g_steal_pointer (&file->calendar);
  view->events = g_steal_pointer (&file->events);
  view->parties = g_steal_pointer (&file->parties);
  return g_steal_pointer (&view);
}

typedef struct
{
  DocketDesk     *desk;
  const char     *number;
  DocketCaseView *view;
} Viewing;

/* One read transaction, so that no part of the view is newer than another */
static gboolean
view_in_thread (gpointer data, GError **error)
{
  Viewing     *viewing = data;
  DocketStore *store = viewing->desk->reader.store;

  if (!docket_store_begin (store, error))
    return FALSE;
  viewing->view = docket_case_view_load (viewing->desk, store, viewing->number, error);
  docket_store_rollback (store);
  return viewing->view != NULL;
}

DocketCaseView *
docket_desk_dup_case (DocketDesk *desk, const char *number, GError **error)
{
  Viewing viewing = { .desk = desk, .number = number };

  return docket_desk_read (desk, view_in_thread, &viewing, error) ? viewing.view : NULL;
}
