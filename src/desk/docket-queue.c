/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queues as queries: which states belong to one is what the rule sets say. Any thread; counting is
 * the reading thread's. */

#include "desk/docket-queue.h"

#include "desk/docket-desk-private.h"

static const char *const IDS[] = {
  [DOCKET_QUEUE_TODO] = "todo",
  [DOCKET_QUEUE_INBOX] = "inbox",
  [DOCKET_QUEUE_SUPPLEMENT] = "supplement",
  [DOCKET_QUEUE_OVERDUE] = "overdue",
  [DOCKET_QUEUE_TODAY] = "today",
  [DOCKET_QUEUE_CONTRACT] = "contract",
  [DOCKET_QUEUE_PUBLISHED] = "published",
  [DOCKET_QUEUE_WINDOW] = "window",
  [DOCKET_QUEUE_SIGN] = "sign",
  [DOCKET_QUEUE_CLOSED] = "closed",
  [DOCKET_QUEUE_ARCHIVE] = "archive",
};

G_STATIC_ASSERT (G_N_ELEMENTS (IDS) == DOCKET_N_QUEUES);

const char *
docket_queue_get_id (DocketQueue queue)
{
  g_return_val_if_fail (queue < DOCKET_N_QUEUES, NULL);

  return IDS[queue];
}

DocketQueue
docket_queue_from_id (const char *id)
{
  guint queue = 0;

  g_return_val_if_fail (id != NULL, DOCKET_N_QUEUES);

  while (queue < DOCKET_N_QUEUES && !g_str_equal (IDS[queue], id))
    queue++;
  return (DocketQueue) queue;
}

/* --- queries -------------------------------------------------------------------------------- */

static void
add_states (GStrvBuilder *states, const DocketRuleSet *set, const char *queue)
{
  for (guint i = 0; i < set->states->len; i++)
    {
      const DocketState *state = set->states->pdata[i];
      g_autofree char   *name = g_strconcat (set->system, "/", state->id, NULL);

      if (g_strcmp0 (state->queue, queue) == 0)
        g_strv_builder_add (states, name);
    }
}

/* Of every rule set at hand, since cases follow older versions too */
static char **
dup_states (DocketDesk *desk, const char *queue)
{
  g_autoptr (GStrvBuilder) states = g_strv_builder_new ();

  for (guint i = 0; i < docket_rules_library_get_n_files (desk->library); i++)
    add_states (states, docket_rules_library_get_file (desk->library, i)->set, queue);
  return g_strv_builder_end (states);
}

static void
fill_query (DocketDesk *desk, DocketQueue queue, DocketCaseQuery *query)
{
  DocketDate today = docket_desk_get_today (desk);

  switch (queue)
    {
    case DOCKET_QUEUE_TODO:
      query->unfinished = (const char *const *) dup_states (desk, IDS[DOCKET_QUEUE_TODO]);
      break;
    case DOCKET_QUEUE_OVERDUE:
      query->due_before = today - 1;
      break;
    case DOCKET_QUEUE_TODAY:
      query->due_from = query->due_before = today;
      break;
    case DOCKET_QUEUE_SIGN:
      query->unsigned_ruling = TRUE;
      query->unfinished = (const char *const *) dup_states (desk, IDS[DOCKET_QUEUE_TODO]);
      break;
    case DOCKET_QUEUE_CLOSED:
    case DOCKET_QUEUE_ARCHIVE:
      query->ended = queue == DOCKET_QUEUE_CLOSED ? DOCKET_ENDED_RESULT : DOCKET_ENDED_END;
      query->sort = "-received";
      query->unfinished = (const char *const *) dup_states (desk, IDS[DOCKET_QUEUE_TODO]);
      break;
    default:
      query->ended = DOCKET_ENDED_ANY;
      query->states = (const char *const *) dup_states (desk, IDS[queue]);
      break;
    }
}

DocketCaseQuery *
docket_desk_dup_queue_query (DocketDesk *desk, DocketQueue queue, const char *system)
{
  DocketCaseQuery query = {
    .system = system,
    .due_before = DOCKET_DATE_NONE,
    .ended = DOCKET_ENDED_OPEN,
    .sort = "due",
  };
  g_auto (GStrv) states = NULL;
  g_auto (GStrv) unfinished = NULL;

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && queue < DOCKET_N_QUEUES, NULL);

  fill_query (desk, queue, &query);
  states = (char **) query.states;
  unfinished = (char **) query.unfinished;
  return docket_case_query_copy (&query);
}

static gboolean
has_system (DocketDesk *desk, const char *system)
{
  return docket_rules_library_find_latest (desk->library, system) != NULL;
}

DocketCaseQuery *
docket_desk_dup_query_by_id (DocketDesk *desk, const char *id)
{
  DocketQueue queue;

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && id != NULL, NULL);

  queue = docket_queue_from_id (id);
  if (queue < DOCKET_N_QUEUES)
    return docket_desk_dup_queue_query (desk, queue, NULL);
  return has_system (desk, id) ? docket_desk_dup_queue_query (desk, DOCKET_QUEUE_TODO, id) : NULL;
}

/* --- systems -------------------------------------------------------------------------------- */

GPtrArray *
docket_desk_dup_systems (DocketDesk *desk)
{
  GPtrArray *systems = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_rule_set_unref);

  g_return_val_if_fail (DOCKET_IS_DESK (desk), systems);

  for (guint i = 0; i < docket_rules_library_get_n_files (desk->library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (desk->library, i);

      if (file->set->kinds->len > 0 &&
          file == docket_rules_library_find (desk->library, file->set->system,
                                             docket_desk_get_today (desk)))
        g_ptr_array_add (systems, docket_rule_set_ref (file->set));
    }
  return systems;
}

/* --- counting ------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk        *desk;
  GPtrArray         *systems; /* DocketRuleSet */
  DocketQueueCounts *counts;
} Counting;

static gboolean
count_query (Counting *counting, DocketCaseQuery *query, gint64 *cases, GError **error)
{
  gboolean done = docket_store_count (counting->desk->reader.store, query, cases, error);

  docket_case_query_free (query);
  return done;
}

static gboolean
count_system (Counting *counting, const char *system, GError **error)
{
  gint64 *cases = g_new0 (gint64, 1);

  g_hash_table_replace (counting->counts->systems, g_strdup (system), cases);
  return count_query (counting,
                      docket_desk_dup_queue_query (counting->desk, DOCKET_QUEUE_TODO, system),
                      cases, error);
}

static gboolean
count_all (Counting *counting, GError **error)
{
  for (guint queue = 0; queue < DOCKET_N_QUEUES; queue++)
    if (!count_query (counting, docket_desk_dup_queue_query (counting->desk, queue, NULL),
                      &counting->counts->queues[queue], error))
      return FALSE;
  for (guint i = 0; i < counting->systems->len; i++)
    if (!count_system (counting, ((DocketRuleSet *) counting->systems->pdata[i])->system, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_in_thread (gpointer data, GError **error)
{
  Counting    *counting = data;
  DocketStore *store = counting->desk->reader.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = count_all (counting, error);
  docket_store_rollback (store);
  return done;
}

DocketQueueCounts *
docket_desk_count_queues (DocketDesk *desk, GError **error)
{
  g_autoptr (GPtrArray) systems = NULL;
  g_autoptr (DocketQueueCounts) counts = NULL;
  Counting counting;

  g_return_val_if_fail (DOCKET_IS_DESK (desk), NULL);

  systems = docket_desk_dup_systems (desk);
  counts = g_new0 (DocketQueueCounts, 1);
  counts->systems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  counting = (Counting) { desk, systems, counts };
  if (!docket_desk_read (desk, count_in_thread, &counting, error))
    return NULL;
  return g_steal_pointer (&counts);
}

gint64
docket_queue_counts_get (const DocketQueueCounts *counts, const char *id)
{
  DocketQueue   queue;
  const gint64 *cases;

  g_return_val_if_fail (counts != NULL && id != NULL, 0);

  queue = docket_queue_from_id (id);
  if (queue < DOCKET_N_QUEUES)
    return counts->queues[queue];
  cases = g_hash_table_lookup (counts->systems, id);
  return cases == NULL ? 0 : *cases;
}

void
docket_queue_counts_free (DocketQueueCounts *counts)
{
  g_hash_table_unref (counts->systems);
  g_free (counts);
}
