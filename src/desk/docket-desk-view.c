/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read: lists and single cases. Reading thread; rolling to a new day is left to
 * docket-desk-roll.c. */

#include "desk/docket-case-file.h"
#include "desk/docket-case-undo.h"
#include "desk/docket-desk-rules.h"

#include "core/docket-error.h"

/* --- lists ---------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk            *desk;
  const DocketCaseQuery *query; /* nullable */
  const gint64          *wanted;
  gsize                  n_wanted;
  GArray                *ids;
  GPtrArray             *rows;
} Listing;

static gboolean
list_ids_in_thread (gpointer data, GError **error)
{
  Listing *listing = data;

  listing->ids = docket_store_list_ids (listing->desk->reader.store, listing->query, error);
  return listing->ids != NULL;
}

GArray *
docket_desk_list_ids (DocketDesk *desk, const DocketCaseQuery *query, GError **error)
{
  Listing listing = { .desk = desk, .query = query };

  docket_desk_read (desk, list_ids_in_thread, &listing, error);
  return listing.ids;
}

static gboolean
read_rows (Listing *listing, GError **error)
{
  listing->rows = docket_store_dup_cases (listing->desk->reader.store, listing->wanted,
                                          listing->n_wanted, error);
  return listing->rows != NULL;
}

static gboolean
list_rows (Listing *listing, GError **error)
{
  g_autoptr (GArray) ids =
      docket_store_list_ids (listing->desk->reader.store, listing->query, error);

  if (ids == NULL)
    return FALSE;
  listing->wanted = (const gint64 *) ids->data;
  listing->n_wanted = ids->len;
  return read_rows (listing, error);
}

/* One read transaction: rows are of the moment of their ids, and the file is locked once, not for
 * every row */
static gboolean
read_rows_in_thread (gpointer data, GError **error)
{
  Listing     *listing = data;
  DocketStore *store = listing->desk->reader.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = listing->query != NULL ? list_rows (listing, error) : read_rows (listing, error);
  docket_store_rollback (store);
  return done;
}

GPtrArray *
docket_desk_dup_rows (DocketDesk *desk, const gint64 *ids, gsize n, GError **error)
{
  Listing listing = { .desk = desk, .wanted = ids, .n_wanted = n };

  docket_desk_read (desk, read_rows_in_thread, &listing, error);
  return listing.rows;
}

GPtrArray *
docket_desk_list (DocketDesk *desk, const DocketCaseQuery *query, GError **error)
{
  Listing listing = { .desk = desk, .query = query };

  if (docket_desk_roll_if_stale (desk, error))
    docket_desk_read (desk, read_rows_in_thread, &listing, error);
  return listing.rows;
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
  g_clear_pointer (&view->newer, docket_comparison_free);
  g_clear_pointer (&view->undo, g_ptr_array_unref);
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

static DocketCaseView *
load_view (DocketDesk *desk, DocketStore *store, DocketCaseFile *file, GError **error)
{
  g_autoptr (DocketCaseView) view = g_new0 (DocketCaseView, 1);
  DocketEvaluationInput input;

  if (!load_lists (view, store, file->row->number, error))
    return NULL;
  docket_case_file_get_input (file, docket_clock_now (desk->clock), &input);
  view->evaluation = docket_evaluate (&input, TRUE, error);
  if (view->evaluation == NULL)
    {
      g_prefix_error (error, "%s: ", file->row->number);
      return NULL;
    }
  view->newer = docket_comparison_new (desk, file, view->evaluation);
  return g_steal_pointer (&view);
}

static void
move_file (DocketCaseFile *file, DocketCaseView *view)
{
  view->row = g_steal_pointer (&file->row);
  view->rules = g_steal_pointer (&file->rules);
  view->calendar = g_steal_pointer (&file->calendar);
  view->events = g_steal_pointer (&file->events);
  view->parties = g_steal_pointer (&file->parties);
}

DocketCaseView *
docket_case_view_load (DocketDesk *desk, DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketCaseFile) file = docket_case_file_load (desk, store, number, error);
  DocketCaseView *view = file == NULL ? NULL : load_view (desk, store, file, error);

  if (view != NULL)
    move_file (file, view);
  return view;
}

/* The same with what can be said of undo */
static DocketCaseView *
load_with_undo (DocketDesk *desk, DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketCaseFile) file = docket_case_file_load (desk, store, number, error);
  g_autoptr (DocketCaseView) view = file == NULL ? NULL : load_view (desk, store, file, error);
  gint64 latest = view == NULL ? 0 : view->evaluation->latest;

  if (view == NULL ||
      (latest > 0 && !docket_case_undo_try (desk, store, file, latest, &view->undo, error)))
    return NULL;
  move_file (file, view);
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
  viewing->view = load_with_undo (viewing->desk, store, viewing->number, error);
  docket_store_rollback (store);
  return viewing->view != NULL;
}

DocketCaseView *
docket_desk_dup_case (DocketDesk *desk, const char *number, GError **error)
{
  Viewing viewing = { .desk = desk, .number = number };

  return docket_desk_read (desk, view_in_thread, &viewing, error) ? viewing.view : NULL;
}
