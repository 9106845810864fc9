/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the last evaluation of each case gave, and how many open cases stand in each state. A cache:
 * may be emptied and computed again. The store's thread; evaluating is the desk's business. */
#include "store/docket-case-table.h"
#include "store/docket-store-private.h"

/* What the queues have counted of one case so far */
typedef struct
{
  gint64 id;
  char  *system;
  char  *kind;
  char  *shown;
  gint64 ended;
} Counted;

static gpointer
read_counted (DocketStatement *select)
{
  enum
  {
    COLUMN_ID,
    COLUMN_SYSTEM,
    COLUMN_KIND,
    COLUMN_SHOWN,
    COLUMN_ENDED,
  };
  Counted *counted = g_new (Counted, 1);

  counted->id = docket_statement_get_int (select, COLUMN_ID);
  counted->system = docket_statement_dup_text (select, COLUMN_SYSTEM);
  counted->kind = docket_statement_dup_text (select, COLUMN_KIND);
  counted->shown = docket_statement_dup_text (select, COLUMN_SHOWN);
  counted->ended = docket_statement_get_int (select, COLUMN_ENDED);
  return counted;
}

static void
free_counted (Counted *counted)
{
  g_free (counted->system);
  g_free (counted->kind);
  g_free (counted->shown);
  g_free (counted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Counted, free_counted)

static Counted *
dup_counted (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT id, system, kind, shown, ended FROM case_file "
                                             "WHERE number = :number");

  docket_statement_bind_text (select, ":number", number);
  return docket_store_first_or_missing (select, read_counted, number, error);
}

static gboolean
update_case (DocketStore *store, gint64 id, const DocketStateRow *state, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (store->database,
                            "UPDATE case_file SET state = :state, shown = :shown, ended = :ended, "
                            "due = :due, "
                            "due_rule = :due_rule, since = :since, until = :until WHERE id = :id "
                            "AND (state, shown, ended, due, due_rule, since, until) "
                            "IS NOT (:state, :shown, :ended, :due, :due_rule, :since, :until)");
  gint64 due = state->due == DOCKET_DATE_NONE ? DOCKET_CASE_NEVER_DUE : state->due;

  docket_statement_bind_int (update, ":id", id);
  docket_statement_bind_words (update, ":state", state->state);
  docket_statement_bind_words (update, ":shown", state->shown);
  docket_statement_bind_int (update, ":ended", state->ending);
  docket_statement_bind_int (update, ":due", due);
  docket_statement_bind_words (update, ":due_rule", state->due_rule);
  docket_statement_bind_instant (update, ":since", state->since);
  docket_statement_bind_instant (update, ":until", state->until);
  return docket_statement_run (update, error);
}

static gboolean
uncount (DocketStore *store, const Counted *counted, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (store->database,
                            "UPDATE queue_count SET cases = cases - 1 "
                            "WHERE system = :system AND kind = :kind AND shown = :shown");

  /* A case that was never evaluated is in no queue */
  if (counted->ended != 0 || *counted->shown == '\0')
    return TRUE;
  docket_statement_bind_text (update, ":system", counted->system);
  docket_statement_bind_text (update, ":kind", counted->kind);
  docket_statement_bind_text (update, ":shown", counted->shown);
  return docket_statement_run (update, error);
}

static gboolean
count (DocketStore *store, const Counted *counted, const DocketStateRow *state, GError **error)
{
  g_autoptr (DocketStatement) put =
      docket_statement_new (store->database,
                            "INSERT INTO queue_count (system, kind, shown, cases) "
                            "VALUES (:system, :kind, :shown, 1) "
                            "ON CONFLICT (system, kind, shown) DO UPDATE SET cases = cases + 1");

  if (state->ending != DOCKET_ENDING_NONE || state->shown == NULL || *state->shown == '\0')
    return TRUE;
  docket_statement_bind_text (put, ":system", counted->system);
  docket_statement_bind_text (put, ":kind", counted->kind);
  docket_statement_bind_text (put, ":shown", state->shown);
  return docket_statement_run (put, error);
}

static gboolean
delete_deadlines (DocketStore *store, gint64 id, GError **error)
{
  g_autoptr (DocketStatement) remove =
      docket_statement_new (store->database, "DELETE FROM deadline WHERE case_id = :case");

  docket_statement_bind_int (remove, ":case", id);
  return docket_statement_run (remove, error);
}

static gboolean
insert_deadlines (DocketStore *store, gint64 id, GPtrArray *deadlines, GError **error)
{
  g_autoptr (DocketStatement) insert = docket_statement_new (
      store->database,
      "INSERT INTO deadline (case_id, number, rule, kind, opens, due, status, provisional) "
      "VALUES (:case, :number, :rule, :kind, :opens, :due, :status, :provisional)");

  docket_statement_bind_int (insert, ":case", id);
  for (guint i = 0; deadlines != NULL && i < deadlines->len; i++)
    {
      const DocketDeadlineRow *row = g_ptr_array_index (deadlines, i);

      docket_statement_bind_int (insert, ":number", (gint64) i + 1);
      docket_statement_bind_text (insert, ":rule", row->rule);
      docket_statement_bind_text (insert, ":kind", row->kind);
      docket_statement_bind_date (insert, ":opens", row->opens);
      docket_statement_bind_date (insert, ":due", row->due);
      docket_statement_bind_text (insert, ":status", row->status);
      docket_statement_bind_int (insert, ":provisional", row->provisional != FALSE);
      if (!docket_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_happened (DocketStore *store, gint64 id, GError **error)
{
  g_autoptr (DocketStatement) remove =
      docket_statement_new (store->database, "DELETE FROM happened WHERE case_id = :case");

  docket_statement_bind_int (remove, ":case", id);
  return docket_statement_run (remove, error);
}

static gboolean
insert_happened (DocketStore *store, gint64 id, const GArray *happened, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (store->database, "INSERT INTO happened (case_id, number, at) "
                                             "VALUES (:case, :number, :at)");

  docket_statement_bind_int (insert, ":case", id);
  for (guint i = 0; happened != NULL && i < happened->len; i++)
    {
      docket_statement_bind_int (insert, ":number", (gint64) i + 1);
      docket_statement_bind_int (insert, ":at", g_array_index (happened, gint64, i));
      if (!docket_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_state (DocketStore *store, const DocketStateRow *state, GError **error)
{
  g_autoptr (Counted) counted = dup_counted (store, state->number, error);

  return counted != NULL && uncount (store, counted, error) &&
         count (store, counted, state, error) && update_case (store, counted->id, state, error) &&
         delete_deadlines (store, counted->id, error) &&
         insert_deadlines (store, counted->id, state->deadlines, error) &&
         delete_happened (store, counted->id, error) &&
         insert_happened (store, counted->id, state->happened, error);
}

gboolean
docket_store_put_state (DocketStore *store, const DocketStateRow *state, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store) && state != NULL && state->number != NULL, FALSE);
  g_return_val_if_fail (docket_database_in_transaction (store->database), FALSE);

  if (put_state (store, state, error))
    return TRUE;
  docket_database_spoil (store->database);
  g_prefix_error (error, "%s: ", state->number);
  return FALSE;
}

static gpointer
read_deadline (DocketStatement *select)
{
  enum
  {
    COLUMN_RULE,
    COLUMN_KIND,
    COLUMN_OPENS,
    COLUMN_DUE,
    COLUMN_STATUS,
    COLUMN_PROVISIONAL,
  };
  DocketDeadlineRow *row = g_new0 (DocketDeadlineRow, 1);

  row->rule = docket_statement_dup_text (select, COLUMN_RULE);
  row->kind = docket_statement_dup_text (select, COLUMN_KIND);
  row->opens = docket_statement_get_date (select, COLUMN_OPENS);
  row->due = docket_statement_get_date (select, COLUMN_DUE);
  row->status = docket_statement_dup_text (select, COLUMN_STATUS);
  row->provisional = docket_statement_get_int (select, COLUMN_PROVISIONAL) != 0;
  return row;
}

GPtrArray *
docket_store_dup_deadlines (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT d.rule, d.kind, d.opens, d.due, d.status, d.provisional "
                                 "FROM case_file AS c JOIN deadline AS d ON d.case_id = c.id "
                                 "WHERE c.number = :number ORDER BY d.number");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_deadline, (GDestroyNotify) docket_deadline_row_free,
                                   error);
}

static gpointer
read_count (DocketStatement *select)
{
  enum
  {
    COLUMN_SYSTEM,
    COLUMN_KIND,
    COLUMN_SHOWN,
    COLUMN_CASES,
  };
  DocketCountRow *row = g_new0 (DocketCountRow, 1);

  row->system = docket_statement_dup_text (select, COLUMN_SYSTEM);
  row->kind = docket_statement_dup_text (select, COLUMN_KIND);
  row->shown = docket_statement_dup_text (select, COLUMN_SHOWN);
  row->cases = docket_statement_get_int (select, COLUMN_CASES);
  return row;
}

GPtrArray *
docket_store_dup_counts (DocketStore *store, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database, "SELECT system, kind, shown, cases "
                                                  "FROM queue_count WHERE cases > 0 "
                                                  "ORDER BY system, kind, shown");
  return docket_statement_collect (select, read_count, (GDestroyNotify) docket_count_row_free,
                                   error);
}

GPtrArray *
docket_store_dup_happened_cases (DocketStore  *store,
                                 DocketInstant since,
                                 DocketInstant until,
                                 guint         limit,
                                 GError      **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database,
                                 "SELECT c.number FROM happened AS h "
                                 "JOIN case_file AS c ON c.id = h.case_id "
                                 "WHERE h.at > :since AND h.at <= :until "
                                 "GROUP BY c.id ORDER BY min (h.at), c.id LIMIT :limit");
  docket_statement_bind_int (select, ":since", since);
  docket_statement_bind_int (select, ":until", until);
  docket_statement_bind_int (select, ":limit", limit > 0 ? (gint64) limit : -1);
  return docket_statement_collect (select, docket_statement_read_text, g_free, error);
}
