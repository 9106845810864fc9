/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of cases: the vector of row ids of a query, pages of rows, and the cases that merging and
 * the clock ask for. The store's thread. */
#include "config.h"

#include "store/docket-case-table.h"

#include "core/docket-error.h"
#include "store/docket-search.h"
#include "store/docket-store-private.h"

#include <glib/gi18n-lib.h>

/* --- the query ----------------------------------------------------------------------------- */

/* What a list may be sorted by: terms that an index gives, up and down */
typedef struct
{
  const char *key;
  const char *columns; /* besides id */
  const char *up;
  const char *down;
} Order;

static const Order ORDERS[] = {
  { "due", ", due", "due, id", "due DESC, id DESC" },
  { "received", ", received", "received, id", "received DESC, id DESC" },
  { "case", ", system, year, running", "system, year, running",
    "system DESC, year DESC, running DESC" },
  { "state", ", shown, due", "shown, due, id", "shown DESC, due DESC, id DESC" },
  { "title", ", title", "title, id", "title DESC, id DESC" },
};

/* NULL when lists know no such key */
static const Order *
find_order (const char *sort, gboolean *down)
{
  *down = sort != NULL && *sort == '-';
  if (sort == NULL)
    return &ORDERS[0];
  for (gsize i = 0; i < G_N_ELEMENTS (ORDERS); i++)
    {
      if (g_str_equal (ORDERS[i].key, sort + (*down ? 1 : 0)))
        return &ORDERS[i];
    }
  return NULL;
}

static gboolean
is_party_id (const char *party)
{
  return docket_id_parse ("P-", party) > 0;
}

/* The filters but the state's. Texts of parties are looked for in an index of names alone */
static void
append_filters (GString *sql, const DocketCaseQuery *query)
{
  if (query->system != NULL)
    g_string_append (sql, " AND system = :system");
  if (query->kind != NULL)
    g_string_append (sql, " AND kind = :kind");
  if (query->due_before != DOCKET_DATE_NONE)
    g_string_append (sql, " AND due <= :due");
  if (query->party != NULL && is_party_id (query->party))
    g_string_append (sql, " AND id IN (SELECT case_id FROM case_party WHERE party = :party)");
  else if (query->party != NULL)
    g_string_append (sql, " AND id IN (SELECT case_id FROM case_party WHERE party IN ("
                          "SELECT id FROM party INDEXED BY party_by_name "
                          "WHERE instr (folded, :name) "
                          "UNION SELECT party FROM party_alias INDEXED BY party_alias_by_name "
                          "WHERE instr (folded, :name)))");
}

static void
append_select (GString *sql, const DocketCaseQuery *query, const Order *order, const char *state)
{
  g_string_append (sql, "SELECT id");
  g_string_append (sql, order->columns);
  g_string_append (sql, " FROM case_file WHERE ");
  g_string_append (sql, state);
  append_filters (sql, query);
}

/* A state is asked for as stored or as shown: each has its index, and two ordered halves are merged
 * without a sort */
char *
docket_case_list_compose (const DocketCaseQuery *query, GError **error)
{
  gboolean     down;
  const Order *order = find_order (query->sort, &down);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (order == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("Cases cannot be sorted by “%s”; use due, received, case, state or title"),
                   query->sort);
      return NULL;
    }

  if (query->state == NULL)
    append_select (sql, query, order, "TRUE");
  else
    {
      append_select (sql, query, order, "shown = :state");
      g_string_append (sql, " UNION ALL ");
      append_select (sql, query, order, "state = :state AND state <> shown");
    }
  g_string_append (sql, " ORDER BY ");
  g_string_append (sql, down ? order->down : order->up);
  g_string_append (sql, " LIMIT :limit");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
bind_list (DocketStatement *select, const DocketCaseQuery *query, const char *name)
{
  docket_statement_bind_int (select, ":limit", query->limit > 0 ? (gint64) query->limit : -1);
  if (query->system != NULL)
    docket_statement_bind_text (select, ":system", query->system);
  if (query->kind != NULL)
    docket_statement_bind_text (select, ":kind", query->kind);
  if (query->state != NULL)
    docket_statement_bind_text (select, ":state", query->state);
  if (query->due_before != DOCKET_DATE_NONE)
    docket_statement_bind_int (select, ":due", query->due_before);
  if (name != NULL)
    docket_statement_bind_text (select, ":name", name);
  else if (query->party != NULL)
    docket_statement_bind_id (select, ":party", "P-", query->party);
}

GArray *
docket_store_list_ids (DocketStore *store, const DocketCaseQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && query != NULL, NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sql = docket_case_list_compose (query, error);
  if (sql == NULL)
    return NULL;
  name =
      query->party != NULL && !is_party_id (query->party) ? docket_fold_text (query->party) : NULL;
  select = docket_statement_new (store->database, sql);
  bind_list (select, query, name);
  while (docket_statement_step (select, &failure))
    {
      gint64 id = docket_statement_get_int (select, 0);

      g_array_append_val (ids, id);
    }
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

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
