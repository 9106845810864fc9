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
collect_open (DocketStore *store,
              const char  *kind,
              const char  *role,
              const char  *party,
              GError     **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database,
                            "SELECT c.id, c.number FROM case_party AS p "
                            "CROSS JOIN case_file AS c ON c.id = p.case_id "
                            "WHERE p.party = :party AND p.role = :role AND c.kind = :kind "
                            "AND NOT c.ended ORDER BY c.received, c.id");

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

GPtrArray *
docket_store_dup_open_cases (DocketStore       *store,
                             const char        *kind,
                             const char *const *roles,
                             const char *const *parties,
                             GError           **error)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) open = NULL;
  const char *const *const pairs[] = { roles, parties };
  guint                    rarest = 0;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && kind != NULL, NULL);
  g_return_val_if_fail (roles != NULL && roles[0] != NULL && parties != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) roles) == g_strv_length ((char **) parties), NULL);

  numbers = g_ptr_array_new_with_free_func (g_free);
  if (!find_rarest (store, parties, &rarest, error))
    return NULL;
  open = collect_open (store, kind, roles[rarest], parties[rarest], error);
  for (guint i = 0; open != NULL && i < open->len; i++)
    {
      OpenCase *found = g_ptr_array_index (open, i);
      gboolean  holds;

      if (!check_roles (store, found->id, pairs, &holds, error))
        return NULL;
      if (holds)
        g_ptr_array_add (numbers, g_steal_pointer (&found->number));
    }
  return open != NULL ? g_steal_pointer (&numbers) : NULL;
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
