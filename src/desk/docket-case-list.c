/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list model of cases: a vector of row ids, and the rows of those that somebody looks at. Main
 * thread; what it reads comes through docket-desk-call.h. */

#include "desk/docket-case-list.h"

#include "desk/docket-case-private.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-wording-plain.h"

/* Rows read at once, from a multiple of it on */
#define PAGE 100
/* Rows kept; many times what a window shows at once */
#define KEPT 1000

struct _DocketCaseList
{
  GObject parent_instance;

  DocketDesk      *desk;
  DocketCaseQuery *query;   /* NULL: none was set yet */
  GArray          *ids;     /* of gint64 */
  GHashTable      *cases;   /* gint64 -> Kept */
  GQueue           kept;    /* of Kept; the one that was asked for last at the tail */
  GHashTable      *pages;   /* first position of a page that is being read */
  guint            reading; /* number of the latest reading of ids */
  guint            order;   /* number of the ids in place */
  gboolean         loading;
  gboolean         again; /* the rows could not be read, and are being read a second time */
  GError          *error;
};

/* A row that was asked for */
typedef struct
{
  gint64      id;
  DocketCase *kase;
  GList       link; /* in the queue */
} Kept;

static void docket_case_list_iface_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DocketCaseList,
                         docket_case_list,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, docket_case_list_iface_init))

enum
{
  PROP_LOADING = 1,
  N_PROPS,
};

enum
{
  LOADED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* --- rows ----------------------------------------------------------------------------------- */

typedef struct
{
  GArray    *ids;    /* of gint64 */
  GPtrArray *rows;   /* DocketCaseRow, NULL where it is gone */
  GPtrArray *states; /* char * */
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->ids, g_array_unref);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  g_clear_pointer (&page->states, g_ptr_array_unref);
  g_free (page);
}

/* Puts the title of the row into words, and gives its state in words */
static char *
word_row (DocketDesk *desk, DocketCaseRow *row)
{
  g_autoptr (DocketRuleSet) rules = docket_desk_dup_rules (desk, row->rules, NULL);
  char *title = docket_wording_dup_case_title (rules, row);

  g_free (row->title);
  row->title = title;
  return docket_wording_dup_state_title (rules, row->shown);
}

static gpointer
read_page_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GPtrArray) rows =
      docket_desk_dup_rows (desk, (const gint64 *) ids->data, ids->len, error);
  Page *page;

  if (rows == NULL)
    return NULL;
  page = g_new0 (Page, 1);
  page->states = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (page->states,
                     rows->pdata[i] == NULL ? g_strdup ("") : word_row (desk, rows->pdata[i]));
  page->ids = g_array_ref ((GArray *) ids);
  page->rows = g_steal_pointer (&rows);
  return page;
}

static void
fill_cases (DocketCaseList *list, Page *page)
{
  DocketDate today = docket_desk_get_today (list->desk);

  for (guint i = 0; i < page->ids->len; i++)
    {
      Kept *kept = g_hash_table_lookup (list->cases, &g_array_index (page->ids, gint64, i));

      if (kept == NULL)
        continue;
      docket_case_fill (kept->kase, g_steal_pointer (&page->rows->pdata[i]),
                        g_steal_pointer (&page->states->pdata[i]), today);
    }
}

typedef struct
{
  DocketCaseList *list;
  guint           first; /* position the page begins at; G_MAXUINT for rows from everywhere */
  guint           order; /* of the ids it was asked by */
} PageCall;

/* Once more with the ids, in case it was a moment's matter; then it is told */
static void
page_failed (DocketCaseList *list, GError *error)
{
  if (!list->again)
    {
      list->again = TRUE;
      g_error_free (error);
      docket_case_list_reload (list);
      return;
    }
  list->again = FALSE;
  g_clear_error (&list->error);
  list->error = error;
  g_signal_emit (list, signals[LOADED], 0);
}

/* When other ids came into place, every row that is kept was asked for again: what is still on its
 * way from before is older than that */
static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree PageCall *call = data;
  g_autoptr (DocketCaseList) list = call->list;
  GError *error = NULL;
  Page   *page = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (call->order != list->order)
    {
      g_clear_error (&error);
      g_clear_pointer (&page, free_page);
      return;
    }
  g_hash_table_remove (list->pages, GUINT_TO_POINTER (call->first));
  if (page == NULL)
    {
      page_failed (list, error);
      return;
    }
  list->again = FALSE;
  fill_cases (list, page);
  free_page (page);
}

/* Takes @ids */
static void
read_rows (DocketCaseList *list, GArray *ids, guint first)
{
  DocketDeskCall call = { read_page_in_thread, free_page, ids, (GDestroyNotify) g_array_unref };
  PageCall      *page = g_new (PageCall, 1);

  page->list = g_object_ref (list);
  page->first = first;
  page->order = list->order;
  docket_desk_call_async (list->desk, &call, NULL, page_read_cb, page);
}

static void
read_page (DocketCaseList *list, guint position)
{
  guint   first = position - position % PAGE;
  guint   n = MIN (PAGE, list->ids->len - first);
  GArray *ids;

  if (!g_hash_table_add (list->pages, GUINT_TO_POINTER (first)))
    return;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (ids, &g_array_index (list->ids, gint64, first), n);
  read_rows (list, ids, first);
}

/* The rows that are kept are read again, and stay as they were until then */
static void
refresh_cases (DocketCaseList *list)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (const GList *link = list->kept.head; link != NULL; link = link->next)
    g_array_append_val (ids, ((Kept *) link->data)->id);
  read_rows (list, ids, G_MAXUINT);
}

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->kase);
  g_free (kept);
}

/* The row that nobody asked for the longest gives way */
static DocketCase *
keep_case (DocketCaseList *list, gint64 id)
{
  Kept *kept = g_new0 (Kept, 1);

  if (list->kept.length == KEPT)
    g_hash_table_remove (list->cases, &((Kept *) g_queue_pop_head_link (&list->kept)->data)->id);
  kept->id = id;
  kept->kase = docket_case_new ();
  kept->link.data = kept;
  g_hash_table_insert (list->cases, &kept->id, kept);
  g_queue_push_tail_link (&list->kept, &kept->link);
  return kept->kase;
}

static DocketCase *
find_case (DocketCaseList *list, gint64 id)
{
  Kept *kept = g_hash_table_lookup (list->cases, &id);

  if (kept == NULL)
    return NULL;
  g_queue_unlink (&list->kept, &kept->link);
  g_queue_push_tail_link (&list->kept, &kept->link);
  return kept->kase;
}

/* --- ids ------------------------------------------------------------------------------------ */

static gpointer
list_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_list_ids (desk, data, error);
}

static guint
count_same (const GArray *a, const GArray *b, gboolean from_end, guint limit)
{
  guint same = 0;

  while (same < limit && g_array_index (a, gint64, from_end ? a->len - 1 - same : same) ==
                             g_array_index (b, gint64, from_end ? b->len - 1 - same : same))
    same++;
  return same;
}

/* Only what differs is told, and what goes before what comes: told at once, a list view would read
 * every row that came */
static void
replace_ids (DocketCaseList *list, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&list->ids);
  guint shorter = MIN (old->len, ids->len);
  guint head = count_same (old, ids, FALSE, shorter);
  guint tail = count_same (old, ids, TRUE, shorter - head);
  guint removed = old->len - head - tail;
  guint added = ids->len - head - tail;

  list->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);
  g_array_append_vals (list->ids, old->data, head);
  if (tail > 0)
    g_array_append_vals (list->ids, &g_array_index (old, gint64, old->len - tail), tail);
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), head, removed, 0);
  g_array_unref (list->ids);
  list->ids = ids;
  g_hash_table_remove_all (list->pages);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), head, 0, added);
}

static void
set_loading (DocketCaseList *list, gboolean loading)
{
  if (list->loading == loading)
    return;
  list->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_LOADING]);
}

typedef struct
{
  DocketCaseList *list;
  guint           reading;
} ListCall;

/* An answer that another reading has overtaken is dropped */
static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree ListCall *call = data;
  g_autoptr (DocketCaseList) list = call->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (call->reading != list->reading)
    return;
  g_clear_error (&list->error);
  list->error = g_steal_pointer (&error);
  if (ids != NULL)
    {
      list->order++;
      replace_ids (list, g_steal_pointer (&ids));
      refresh_cases (list);
    }
  set_loading (list, FALSE);
  g_signal_emit (list, signals[LOADED], 0);
}

void
docket_case_list_reload (DocketCaseList *list)
{
  DocketDeskCall call = { list_in_thread, (GDestroyNotify) g_array_unref, NULL,
                          (GDestroyNotify) docket_case_query_free };
  ListCall      *reading;

  g_return_if_fail (DOCKET_IS_CASE_LIST (list));

  if (list->query == NULL)
    return;
  call.data = docket_case_query_copy (list->query);
  reading = g_new (ListCall, 1);
  reading->list = g_object_ref (list);
  reading->reading = ++list->reading;
  docket_desk_call_async (list->desk, &call, NULL, ids_read_cb, reading);
  set_loading (list, TRUE);
}

void
docket_case_list_set_query (DocketCaseList *list, const DocketCaseQuery *query)
{
  g_return_if_fail (DOCKET_IS_CASE_LIST (list) && query != NULL);

  g_clear_pointer (&list->query, docket_case_query_free);
  list->query = docket_case_query_copy (query);
  docket_case_list_reload (list);
}

gboolean
docket_case_list_is_loading (DocketCaseList *list)
{
  return list->loading;
}

const GError *
docket_case_list_get_error (DocketCaseList *list)
{
  return list->error;
}

guint
docket_case_list_find (DocketCaseList *list, gint64 id)
{
  for (guint i = 0; i < list->ids->len; i++)
    if (g_array_index (list->ids, gint64, i) == id)
      return i;
  return G_MAXUINT;
}

gint64
docket_case_list_get_id (DocketCaseList *list, guint position)
{
  g_return_val_if_fail (position < list->ids->len, 0);

  return g_array_index (list->ids, gint64, position);
}

/* --- list model ----------------------------------------------------------------------------- */

static GType
docket_case_list_get_item_type (GListModel *model)
{
  return DOCKET_TYPE_CASE;
}

static guint
docket_case_list_get_n_items (GListModel *model)
{
  return DOCKET_CASE_LIST (model)->ids->len;
}

static gpointer
docket_case_list_get_item (GListModel *model, guint position)
{
  DocketCaseList *list = DOCKET_CASE_LIST (model);
  DocketCase     *kase;
  gint64          id;

  if (position >= list->ids->len)
    return NULL;
  id = g_array_index (list->ids, gint64, position);
  kase = find_case (list, id);
  if (kase == NULL)
    {
      kase = keep_case (list, id);
      read_page (list, position);
    }
  return g_object_ref (kase);
}

static void
docket_case_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = docket_case_list_get_item_type;
  iface->get_n_items = docket_case_list_get_n_items;
  iface->get_item = docket_case_list_get_item;
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_case_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LOADING)
    g_value_set_boolean (value, DOCKET_CASE_LIST (object)->loading);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_list_finalize (GObject *object)
{
  DocketCaseList *list = DOCKET_CASE_LIST (object);

  g_clear_pointer (&list->query, docket_case_query_free);
  g_clear_pointer (&list->ids, g_array_unref);
  g_clear_pointer (&list->cases, g_hash_table_unref);
  g_clear_pointer (&list->pages, g_hash_table_unref);
  g_clear_error (&list->error);
  g_clear_object (&list->desk);

  G_OBJECT_CLASS (docket_case_list_parent_class)->finalize (object);
}

static void
docket_case_list_class_init (DocketCaseListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = docket_case_list_get_property;
  object_class->finalize = docket_case_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LOADED] = g_signal_new ("loaded", DOCKET_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
docket_case_list_init (DocketCaseList *list)
{
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_kept);
  list->pages = g_hash_table_new (NULL, NULL);
  g_queue_init (&list->kept);
}

DocketCaseList *
docket_case_list_new (DocketDesk *desk)
{
  DocketCaseList *list = g_object_new (DOCKET_TYPE_CASE_LIST, NULL);

  list->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (docket_case_list_reload), list,
                           G_CONNECT_SWAPPED);
  return list;
}
