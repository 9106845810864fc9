/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cases a list has, in which order: the vector of row ids of a query, and their number. The
 * store's thread. */
#include "config.h"

#include "store/docket-case-table.h"

#include "core/docket-error.h"
#include "store/docket-search.h"
#include "store/docket-store-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* --- order --------------------------------------------------------------------------------- */

/* What a list may be sorted by: terms that an index gives, up and down */
typedef struct
{
  const char *key;
  const char *columns; /* besides id */
  const char *up;
  const char *down;
} Order;

enum
{
  ORDER_DUE,
  ORDER_RECEIVED,
};

static const Order ORDERS[] = {
  [ORDER_DUE] = { "due", ", due", "due, id", "due DESC, id DESC" },
  [ORDER_RECEIVED] = { "received", ", received", "received, id", "received DESC, id DESC" },
  { "case", ", system, year, running", "system, year, running",
    "system DESC, year DESC, running DESC" },
  { "state", ", shown, due", "shown, due, id", "shown DESC, due DESC, id DESC" },
  { "title", ", title", "title, id", "title DESC, id DESC" },
};

static const Order NO_ORDER = { .columns = "" };

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

/* --- filters ------------------------------------------------------------------------------- */

/* Texts are looked for in indices of names and titles alone */
#define OF_PARTIES_NAMED(text)                                                                     \
  "SELECT case_id FROM case_party WHERE party IN ("                                                \
  "SELECT id FROM party INDEXED BY party_by_name WHERE instr (folded, " text ") "                  \
  "UNION SELECT party FROM party_alias INDEXED BY party_alias_by_name "                            \
  "WHERE instr (folded, " text "))"

static const char *const ENDINGS[] = {
  [DOCKET_ENDED_ANY] = "",
  [DOCKET_ENDED_OPEN] = " AND ended = 0",
  [DOCKET_ENDED_EITHER] = " AND ended <> 0",
  [DOCKET_ENDED_RESULT] = " AND ended <> 0 AND ended = 1",
  [DOCKET_ENDED_END] = " AND ended <> 0 AND ended = 2",
};

static gboolean
is_party_id (const char *party)
{
  return docket_id_parse ("P-", party) > 0;
}

static gboolean
asks_due_from (const DocketCaseQuery *query)
{
  return query->due_from != 0 && query->due_from != DOCKET_DATE_NONE;
}

/* Words of a condition stand there for the sake of the partial index that has them too */
static void
append_column_filters (GString *sql, const DocketCaseQuery *query)
{
  if (query->system != NULL)
    g_string_append (sql, " AND system = :system");
  if (query->kind != NULL)
    g_string_append (sql, " AND kind = :kind");
  if (query->state != NULL && query->states != NULL)
    g_string_append (sql, " AND :state IN (state, shown)");
  if (query->due_before != DOCKET_DATE_NONE)
    g_string_append (sql, " AND due <= :due");
  if (asks_due_from (query))
    g_string_append (sql, " AND due >= :from AND due <> :never");
  if (query->assignee != NULL)
    g_string_append (sql, *query->assignee == '\0'
                              ? " AND assignee = :assignee"
                              : " AND assignee <> '' AND assignee = :assignee");
  g_string_append (sql, ENDINGS[query->ended]);
}

static void append_unfinished (GString *sql, const DocketCaseQuery *query, const Order *order);

static void
append_filters (GString *sql, const DocketCaseQuery *query)
{
  append_column_filters (sql, query);
  if (query->unsigned_ruling)
    g_string_append (sql, " AND id IN (SELECT case_id FROM ruling "
                          "WHERE in_force_seq = 0 AND superseded_by = 0)");
  if (query->unfinished != NULL && query->ended == DOCKET_ENDED_RESULT)
    {
      g_string_append (sql, " AND id NOT IN (");
      append_unfinished (sql, query, &NO_ORDER);
      g_string_append (sql, ")");
    }
  if (query->party != NULL && is_party_id (query->party))
    g_string_append (sql, " AND id IN (SELECT case_id FROM case_party WHERE party = :party)");
  else if (query->party != NULL)
    g_string_append (sql, " AND id IN (" OF_PARTIES_NAMED (":name") ")");
  if (query->text != NULL)
    g_string_append (sql, " AND id IN (SELECT id FROM case_file INDEXED BY case_by_folded "
                          "WHERE instr (folded, :text) UNION " OF_PARTIES_NAMED (":text") ")");
}

/* --- statement ----------------------------------------------------------------------------- */

static void
append_select (GString               *sql,
               const DocketCaseQuery *query,
               const Order           *order,
               const char            *from,
               const char            *state)
{
  g_string_append (sql, "SELECT id");
  g_string_append (sql, order->columns);
  g_string_append (sql, from);
  g_string_append (sql, " WHERE ");
  g_string_append (sql, state);
  append_filters (sql, query);
}

/* The states asked for as a table of parameters; of none, one row that equals nothing */
static void
append_wanted (GString *sql, const char *const *states)
{
  g_string_append (sql, "WITH wanted (of_system, of_state) AS (VALUES (NULL, NULL)");
  for (guint i = 0; states[i] != NULL; i++)
    g_string_append_printf (sql, ", (:system%u, :state%u)", i, i);
  g_string_append (sql, ") ");
}

/* A state is asked for as stored or as shown: each has its index, and no case is in both halves */
static void
append_halves (GString *sql, const DocketCaseQuery *query, const Order *order)
{
  if (query->states != NULL)
    {
      append_select (sql, query, order,
                     " FROM case_file INDEXED BY case_by_shown_due JOIN "
                     "(SELECT DISTINCT of_system, of_state FROM wanted) ON shown = of_state",
                     "system = of_system");
      g_string_append (sql, " UNION ALL ");
      append_select (sql, query, order,
                     " FROM case_file INDEXED BY case_by_state_due JOIN "
                     "(SELECT DISTINCT of_system, of_state FROM wanted) ON state = of_state",
                     "state <> shown AND system = of_system "
                     "AND (system, shown) NOT IN (SELECT of_system, of_state FROM wanted "
                     "WHERE of_system IS NOT NULL)");
      return;
    }
  append_select (sql, query, order, " FROM case_file", "shown = :state");
  g_string_append (sql, " UNION ALL ");
  append_select (sql, query, order, " FROM case_file", "state = :state AND state <> shown");
}

/* Results that count as open */
static void
append_unfinished (GString *sql, const DocketCaseQuery *query, const Order *order)
{
  DocketCaseQuery part = *query;

  part.states = query->unfinished;
  part.unfinished = NULL;
  part.ended = DOCKET_ENDED_RESULT;
  append_halves (sql, &part, order);
}

/* The planner does not know that few cases of a system are open: it is told the index that has the
 * asked endings in the asked order. The cases of one actor have their own */
static const char *
choose_source (const DocketCaseQuery *query, const Order *order)
{
  gboolean of_actor = query->assignee != NULL && *query->assignee != '\0';

  if (query->ended == DOCKET_ENDED_ANY || of_actor)
    return " FROM case_file";
  if (query->ended == DOCKET_ENDED_OPEN)
    return order == &ORDERS[ORDER_DUE] || order == &NO_ORDER
               ? " FROM case_file INDEXED BY case_open_by_due"
               : " FROM case_file";
  return order == &ORDERS[ORDER_RECEIVED] || order == &NO_ORDER
             ? " FROM case_file INDEXED BY case_ended_by_received"
             : " FROM case_file";
}

static void
append_selects (GString *sql, const DocketCaseQuery *query, const Order *order)
{
  if (query->state == NULL && query->states == NULL)
    append_select (sql, query, order, choose_source (query, order), "TRUE");
  else
    append_halves (sql, query, order);
  if (query->unfinished == NULL || query->ended != DOCKET_ENDED_OPEN)
    return;
  g_string_append (sql, " UNION ALL ");
  append_unfinished (sql, query, order);
}

/* Whose table is at hand */
static const char *const *
get_wanted (const DocketCaseQuery *query)
{
  return query->states != NULL ? query->states : query->unfinished;
}

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
  if (get_wanted (query) != NULL)
    append_wanted (sql, get_wanted (query));
  append_selects (sql, query, order);
  g_string_append (sql, " ORDER BY ");
  g_string_append (sql, down ? order->down : order->up);
  g_string_append (sql, " LIMIT :limit");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

char *
docket_case_list_compose_count (const DocketCaseQuery *query)
{
  GString *sql = g_string_new (NULL);

  if (get_wanted (query) != NULL)
    append_wanted (sql, get_wanted (query));
  g_string_append (sql, "SELECT count (*) FROM (");
  append_selects (sql, query, &NO_ORDER);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

/* --- binding ------------------------------------------------------------------------------- */

/* A state without a system is none */
static void
bind_states (DocketStatement *select, const char *const *states)
{
  for (guint i = 0; states[i] != NULL; i++)
    {
      const char      *slash = strchr (states[i], '/');
      g_autofree char *system_name = g_strdup_printf (":system%u", i);
      g_autofree char *state_name = g_strdup_printf (":state%u", i);
      g_autofree char *system =
          slash == NULL ? NULL : g_strndup (states[i], (gsize) (slash - states[i]));

      docket_statement_bind_copy (select, system_name, system);
      docket_statement_bind_copy (select, state_name, slash == NULL ? NULL : slash + 1);
    }
}

static void
bind_folded (DocketStatement *select, const char *name, const char *text)
{
  g_autofree char *folded = docket_fold_text (text);

  docket_statement_bind_copy (select, name, g_strstrip (folded));
}

static void
bind_texts (DocketStatement *select, const DocketCaseQuery *query)
{
  if (get_wanted (query) != NULL)
    bind_states (select, get_wanted (query));
  if (query->party != NULL && is_party_id (query->party))
    docket_statement_bind_id (select, ":party", "P-", query->party);
  else if (query->party != NULL)
    bind_folded (select, ":name", query->party);
  if (query->text != NULL)
    bind_folded (select, ":text", query->text);
}

static void
bind_filters (DocketStatement *select, const DocketCaseQuery *query)
{
  if (query->system != NULL)
    docket_statement_bind_text (select, ":system", query->system);
  if (query->kind != NULL)
    docket_statement_bind_text (select, ":kind", query->kind);
  if (query->state != NULL)
    docket_statement_bind_text (select, ":state", query->state);
  if (query->assignee != NULL)
    docket_statement_bind_text (select, ":assignee", query->assignee);
  if (query->due_before != DOCKET_DATE_NONE)
    docket_statement_bind_int (select, ":due", query->due_before);
  if (asks_due_from (query))
    {
      docket_statement_bind_int (select, ":from", query->due_from);
      docket_statement_bind_int (select, ":never", DOCKET_CASE_NEVER_DUE);
    }
  bind_texts (select, query);
}

/* --- reading ------------------------------------------------------------------------------- */

GArray *
docket_store_list_ids (DocketStore *store, const DocketCaseQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && query != NULL, NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sql = docket_case_list_compose (query, error);
  if (sql == NULL)
    return NULL;
  select = docket_statement_new (store->database, sql);
  bind_filters (select, query);
  docket_statement_bind_int (select, ":limit", query->limit > 0 ? (gint64) query->limit : -1);
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

gboolean
docket_store_count (DocketStore *store, const DocketCaseQuery *query, gint64 *cases, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && query != NULL && cases != NULL, FALSE);

  sql = docket_case_list_compose_count (query);
  select = docket_statement_new (store->database, sql);
  bind_filters (select, query);
  return docket_statement_number (select, 0, cases, error);
}
