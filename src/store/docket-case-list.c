/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists of cases, and the cases that merging and the clock ask for. The store's thread.
 * Which cases a list has is told by docket-case-query.c. */
#include "store/docket-case-table.h"
#include "store/docket-store-private.h"

/* --- rows ---------------------------------------------------------------------------------- */

static void
free_case_row (gpointer row)
{
  if (row != NULL)
    docket_case_row_free (row);
}

GPtrArray *
docket_store_dup_cases (DocketStore *store, const gint64 *ids, gsize n, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && (ids != NULL || n == 0), NULL);

  rows = g_ptr_array_new_full ((guint) n, free_case_row);
  select = docket_statement_new (store->database, "SELECT " DOCKET_CASE_COLUMNS
                                                  " FROM case_file AS c WHERE c.id = :id");
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GError) failure = NULL;

      docket_statement_bind_int (select, ":id", ids[i]);
      g_ptr_array_add (rows, docket_statement_first (select, docket_case_table_read, &failure));
      docket_statement_reset (select);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return g_steal_pointer (&rows);
}

GPtrArray *
docket_store_dup_party_cases (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select =
      docket_statement_new (store->database,
                            "SELECT " DOCKET_CASE_COLUMNS " FROM case_file AS c "
                            "WHERE c.id IN (SELECT case_id FROM case_party WHERE party = :party) "
                            "ORDER BY c.received, c.id");
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, docket_case_table_read,
                                   (GDestroyNotify) docket_case_row_free, error);
}

/* --- open cases of the same parties -------------------------------------------------------- */

/* Place of the party that has the fewest cases: the way to the others is shortest from there */
static gboolean
find_rarest (DocketStore *store, const char *const *parties, guint *rarest, GError **error)
{
  gint64 fewest = G_MAXINT64;
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT cases FROM party WHERE id = :party");

  for (guint i = 0; parties[i] != NULL; i++)
    {
      gint64 cases;

      docket_statement_bind_id (select, ":party", "P-", parties[i]);
      if (!docket_statement_number (select, 0, &cases, error))
        return FALSE;
      if (cases < fewest)
        {
          fewest = cases;
          *rarest = i;
        }
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  char  *number;
} OpenCase;

static gpointer
read_open_case (DocketStatement *select)
{
  OpenCase *found = g_new (OpenCase, 1);

  found->id = docket_statement_get_int (select, 0);
  found->number = docket_statement_dup_text (select, 1);
  return found;
}

static void
free_open_case (gpointer data)
{
  OpenCase *found = data;

  g_free (found->number);
  g_free (found);
}

static GPtrArray *
collect_cases (DocketStore *store,
               const char  *kind,
               const char  *role,
               const char  *party,
               gboolean     ended,
               GError     **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database,
                            "SELECT c.id, c.number FROM case_party AS p "
                            "CROSS JOIN case_file AS c ON c.id = p.case_id "
                            "WHERE p.party = :party AND p.role = :role AND c.kind = :kind "
                            "AND (:ended OR NOT c.ended) ORDER BY c.received, c.id");

  docket_statement_bind_int (select, ":ended", ended != FALSE);
  docket_statement_bind_text (select, ":kind", kind);
  docket_statement_bind_text (select, ":role", role);
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, read_open_case, free_open_case, error);
}

/* @holds: whether every role of the case is held by its party */
static gboolean
check_roles (DocketStore              *store,
             gint64                    case_id,
             const char *const *const *pairs,
             gboolean                 *holds,
             GError                  **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT count (*) FROM case_party "
                                             "WHERE case_id = :case AND role = :role "
                                             "AND party = :party");

  *holds = TRUE;
  docket_statement_bind_int (select, ":case", case_id);
  for (guint i = 0; pairs[0][i] != NULL && *holds; i++)
    {
      gint64 rows;

      docket_statement_bind_text (select, ":role", pairs[0][i]);
      docket_statement_bind_id (select, ":party", "P-", pairs[1][i]);
      if (!docket_statement_number (select, 0, &rows, error))
        return FALSE;
      *holds = rows > 0;
    }
  return TRUE;
}

/* @pairs: roles and parties */
static GPtrArray *
collect_numbers (DocketStore              *store,
                 const char               *kind,
                 const char *const *const *pairs,
                 gboolean                  ended,
                 GError                  **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cases = NULL;
  guint rarest = 0;

  if (!find_rarest (store, pairs[1], &rarest, error))
    return NULL;
  cases = collect_cases (store, kind, pairs[0][rarest], pairs[1][rarest], ended, error);
  for (guint i = 0; cases != NULL && i < cases->len; i++)
    {
      OpenCase *found = g_ptr_array_index (cases, i);
      gboolean  holds;

      if (!check_roles (store, found->id, pairs, &holds, error))
        return NULL;
      if (holds)
        g_ptr_array_add (numbers, g_steal_pointer (&found->number));
    }
  return cases != NULL ? g_steal_pointer (&numbers) : NULL;
}

GPtrArray *
docket_store_dup_open_cases (DocketStore       *store,
                             const char        *kind,
                             const char *const *roles,
                             const char *const *parties,
                             GError           **error)
{
  const char *const *const pairs[] = { roles, parties };

  g_return_val_if_fail (DOCKET_IS_STORE (store) && kind != NULL, NULL);
  g_return_val_if_fail (roles != NULL && roles[0] != NULL && parties != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) roles) == g_strv_length ((char **) parties), NULL);

  return collect_numbers (store, kind, pairs, FALSE, error);
}

GPtrArray *
docket_store_dup_role_cases (DocketStore       *store,
                             const char        *kind,
                             const char *const *roles,
                             const char *const *parties,
                             GError           **error)
{
  const char *const *const pairs[] = { roles, parties };

  g_return_val_if_fail (DOCKET_IS_STORE (store) && kind != NULL, NULL);
  g_return_val_if_fail (roles != NULL && roles[0] != NULL && parties != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) roles) == g_strv_length ((char **) parties), NULL);

  return collect_numbers (store, kind, pairs, TRUE, error);
}

static gpointer
read_role_case (DocketStatement *select)
{
  enum
  {
    COLUMN_NUMBER,
    COLUMN_KIND,
    COLUMN_STATE,
    COLUMN_ROLE,
    COLUMN_ENDED,
    COLUMN_UNTIL,
  };
  DocketRoleCaseRow *row = g_new0 (DocketRoleCaseRow, 1);

  row->number = docket_statement_dup_text (select, COLUMN_NUMBER);
  row->kind = docket_statement_dup_text (select, COLUMN_KIND);
  row->state = docket_statement_dup_text (select, COLUMN_STATE);
  row->role = docket_statement_dup_text (select, COLUMN_ROLE);
  row->open = docket_statement_get_int (select, COLUMN_ENDED) == 0;
  row->until = docket_statement_get_instant (select, COLUMN_UNTIL);
  return row;
}

GPtrArray *
docket_store_dup_cases_in_roles (DocketStore *store,
                                 const char  *system,
                                 const char  *party,
                                 GError     **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database,
                                 "SELECT c.number, c.kind, c.state, p.role, c.ended, c.until "
                                 "FROM case_party AS p CROSS JOIN case_file AS c "
                                 "ON c.id = p.case_id WHERE p.party = :party "
                                 "AND c.system = :system ORDER BY c.id, p.role");
  docket_statement_bind_id (select, ":party", "P-", party);
  docket_statement_bind_text (select, ":system", system);
  return docket_statement_collect (select, read_role_case,
                                   (GDestroyNotify) docket_role_case_row_free, error);
}

GPtrArray *
docket_store_dup_cases_beside (DocketStore *store,
                               const char  *system,
                               const char  *rules,
                               const char  *calendar,
                               GError     **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  select = docket_statement_new (store->database,
                                 "SELECT number FROM case_file WHERE system = :system "
                                 "AND ended = 0 AND (rules <> :rules OR calendar <> :calendar) "
                                 "ORDER BY id");
  docket_statement_bind_text (select, ":system", system);
  docket_statement_bind_hex (select, ":rules", rules);
  docket_statement_bind_hex (select, ":calendar", calendar);
  return docket_statement_collect (select, docket_statement_read_text, g_free, error);
}

gboolean
docket_store_mark_stale (DocketStore *store,
                         const char  *system,
                         const char  *party,
                         const char  *but,
                         GError     **error)
{
  g_autoptr (DocketStatement) update = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), FALSE);
  g_return_val_if_fail (docket_database_in_transaction (store->database), FALSE);

  update = docket_statement_new (store->database,
                                 "UPDATE case_file SET until = 0 WHERE id IN "
                                 "(SELECT case_id FROM case_party WHERE party = :party) "
                                 "AND system = :system AND number <> :but AND ended <> 2");
  docket_statement_bind_id (update, ":party", "P-", party);
  docket_statement_bind_text (update, ":system", system);
  docket_statement_bind_text (update, ":but", but);
  return docket_statement_run (update, error);
}

GPtrArray *
docket_store_dup_stale_cases (DocketStore *store, DocketInstant now, guint limit, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);

  /* Two halves that each stop at the limit: after a long rest every case is stale */
  select = docket_statement_new (store->database,
                                 "SELECT number FROM (SELECT number FROM case_file "
                                 "WHERE until <= :now ORDER BY until, id LIMIT :limit) "
                                 "UNION ALL SELECT number FROM (SELECT number FROM case_file "
                                 "WHERE since > :now AND (until IS NULL OR until > :now) "
                                 "ORDER BY since, id LIMIT :limit) LIMIT :limit");
  docket_statement_bind_int (select, ":now", now);
  docket_statement_bind_int (select, ":limit", limit);
  return docket_statement_collect (select, docket_statement_read_text, g_free, error);
}
