/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search: kept up to the journal by whoever writes, and asked by whoever reads. What the index
 * does not know yet is looked through as it stands, so that a case is found as soon as it is there.
 */

#include "desk/docket-case-file.h"
#include "desk/docket-mail-values.h"

void
docket_found_free (DocketFound *found)
{
  g_clear_pointer (&found->row, docket_case_row_free);
  g_free (found->words);
  g_free (found);
}

/* --- text of events ------------------------------------------------------------------------- */

static gboolean
is_searchable (const char *name)
{
  static const char *const groups[] = { "fact.", "finding.", "message.subject", "message.sender" };
  static const char *const names[] = { "title", "text", "reason", "ruling.reason", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_has_prefix (name, groups[i]))
      return TRUE;
  return g_strv_contains (names, name) ||
         (g_str_has_prefix (name, "evidence.") && g_str_has_suffix (name, ".name"));
}

/* @texts: of mails that are at hand, by their digest; nullable. Others are read again */
static void
append_mail_text (DocketDesk *desk, GHashTable *texts, const char *sha256, GString *text)
{
  const char  *known = texts == NULL ? NULL : g_hash_table_lookup (texts, sha256);
  DocketDigest digest;
  g_autoptr (GBytes) raw = NULL;
  g_autoptr (DocketIntake) intake = NULL;
  g_autofree char *body = NULL;

  if (known == NULL && docket_digest_from_hex (sha256, &digest))
    raw = docket_vault_dup_bytes (desk->vault, &digest, NULL);
  if (raw != NULL)
    {
      intake = docket_intake_new ("", raw, docket_clock_now (desk->clock), desk->profile);
      body = docket_intake_dup_text (intake);
    }
  if (known != NULL || body != NULL) /* verify tells of a missing file; a search does without it */
    g_string_append_printf (text, "%s\n", known != NULL ? known : body);
}

static void
append_values (const DocketEvent *event, GString *text)
{
  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];

      if (is_searchable (value->name))
        g_string_append_printf (text, "%s\n", value->value);
    }
}

static void
append_event_text (DocketDesk *desk, GHashTable *texts, const DocketEvent *event, GString *text)
{
  const char *sha256 = docket_event_get (event, "message.sha256");

  append_values (event, text);
  if (sha256 != NULL)
    append_mail_text (desk, texts, sha256, text);
}

/* The number of the case that the event is of, NULL when it is of something else */
static const char *
get_case_number (const DocketEvent *event)
{
  const char *name = strchr (event->subject, '/') + 1;

  return g_str_has_prefix (name, "P-") || g_str_has_prefix (name, "M-") ||
                 g_str_equal (name, "desk")
             ? NULL
             : name;
}

/* --- filling (writing thread) --------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  GHashTable *texts;
} Filling;

static gboolean
add_text (DocketDesk *desk, const char *number, const char *text, GError **error)
{
  g_autoptr (DocketCaseRow) row = docket_store_dup_case (desk->writer.store, number, error);

  return row != NULL && docket_search_add (desk->writer.search, row->id, text, error);
}

static gboolean
index_event (const DocketEvent *event, gpointer data, GError **error)
{
  Filling    *filling = data;
  const char *number = get_case_number (event);
  g_autoptr (GString) text = NULL;

  if (number == NULL)
    return TRUE;
  text = g_string_new (NULL);
  if (event->subject_seq == 1)
    g_string_append_printf (text, "%s\n", number);
  append_event_text (filling->desk, filling->texts, event, text);
  return text->len == 0 || add_text (filling->desk, number, text->str, error);
}

static gboolean
index_from (Filling *filling, gint64 next, gint64 events)
{
  DocketConnection *writer = &filling->desk->writer;

  return docket_search_begin (writer->search, NULL) &&
         docket_store_foreach_event (writer->store, next, index_event, filling, NULL) &&
         docket_search_commit (writer->search, events, NULL);
}

/* A search of a journal longer than this one belongs to the desk before a backup was put back */
static void
begin_anew (DocketDesk *desk)
{
  g_clear_pointer (&desk->writer.search, docket_search_close);
  if (docket_search_discard (desk->directory, NULL))
    desk->writer.search = docket_search_open (desk->directory, TRUE, NULL);
}

void
docket_desk_catch_up_search (DocketDesk *desk, GHashTable *texts)
{
  Filling filling = { desk, texts };
  gint64  events;

  if (desk->writer.search == NULL ||
      !docket_store_get_head (desk->writer.store, &events, NULL, NULL))
    return;
  if (docket_search_get_watermark (desk->writer.search) > events)
    begin_anew (desk);
  if (desk->writer.search == NULL || docket_search_get_watermark (desk->writer.search) == events ||
      index_from (&filling, docket_search_get_watermark (desk->writer.search) + 1, events))
    return;
  /* a transaction that was begun is rolled back by closing; the next program tries again */
  g_clear_pointer (&desk->writer.search, docket_search_close);
}

/* --- asking (reading thread) ---------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  const char *text;
  guint       limit;
  GPtrArray  *found;   /* of DocketFound */
  GHashTable *numbers; /* of the cases found already */
} Search;

static gboolean
is_wanted (Search *search, const DocketCaseRow *row)
{
  return row != NULL && search->found->len < search->limit &&
         !g_hash_table_contains (search->numbers, row->number);
}

static void
add_found (Search *search, DocketCaseRow *row, const char *words)
{
  DocketFound *found = g_new (DocketFound, 1);

  found->row = row;
  found->words = g_strdup (words);
  g_ptr_array_add (search->found, found);
  g_hash_table_add (search->numbers, row->number);
}

static gboolean
ask_index (Search *search, GError **error)
{
  DocketConnection *reader = &search->desk->reader;
  g_autoptr (GPtrArray) hits = NULL;

  hits = docket_search_find (reader->search, search->text, search->limit, error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const DocketHit *hit = hits->pdata[i];
      g_autoptr (GPtrArray) rows = docket_store_dup_cases (reader->store, &hit->id, 1, error);

      if (rows == NULL)
        return FALSE;
      if (is_wanted (search, rows->pdata[0]))
        add_found (search, g_steal_pointer (&rows->pdata[0]), hit->words);
    }
  return hits != NULL;
}

typedef struct
{
  GPtrArray  *numbers; /* in the order of their first event */
  GHashTable *known;   /* of them */
} Changed;

static gboolean
note_case (const DocketEvent *event, gpointer data, GError **error)
{
  Changed    *changed = data;
  const char *number = get_case_number (event);

  if (number != NULL && !g_hash_table_contains (changed->known, number))
    {
      g_ptr_array_add (changed->numbers, g_strdup (number));
      g_hash_table_add (changed->known,
                        g_ptr_array_index (changed->numbers, changed->numbers->len - 1));
    }
  return TRUE;
}

static gboolean
look_through (Search *search, const char *number, GError **error)
{
  DocketStore *store = search->desk->reader.store;
  g_autoptr (GPtrArray) events = docket_store_dup_events (store, number, error);
  g_autoptr (DocketCaseRow) row = docket_store_dup_case (store, number, error);
  g_autoptr (GString) text = g_string_new (number);
  g_autofree char *folded = NULL;
  g_autofree char *words = NULL;

  if (events == NULL || row == NULL)
    return FALSE;
  g_string_append_c (text, '\n');
  for (guint i = 0; i < events->len; i++)
    append_event_text (search->desk, NULL, events->pdata[i], text);
  folded = docket_fold_document (text->str);
  words = docket_search_dup_match (folded, search->text);
  if (words != NULL && is_wanted (search, row))
    add_found (search, g_steal_pointer (&row), words);
  return TRUE;
}

/* Cases that have changed since the index last looked, the newest first */
static gboolean
ask_journal (Search *search, gint64 watermark, GError **error)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Changed changed = { numbers, known };

  if (!docket_store_foreach_event (search->desk->reader.store, watermark + 1, note_case, &changed,
                                   error))
    return FALSE;
  for (guint i = numbers->len; i > 0; i--)
    if (!look_through (search, numbers->pdata[i - 1], error))
      return FALSE;
  return TRUE;
}

/* The last event that the index knows, 0 when there is no index for this journal. Asked before the
 * index is: what a writer adds meanwhile is then found twice rather than not at all */
static gboolean
find_watermark (DocketDesk *desk, gint64 *watermark, GError **error)
{
  DocketConnection *reader = &desk->reader;
  gint64            events;

  if (reader->search == NULL)
    reader->search = docket_search_open (desk->directory, FALSE, NULL);
  *watermark = reader->search == NULL ? 0 : docket_search_get_watermark (reader->search);
  if (!docket_store_get_head (reader->store, &events, NULL, error))
    return FALSE;
  if (*watermark <= events)
    return TRUE;
  g_clear_pointer (&reader->search, docket_search_close);
  *watermark = 0;
  return TRUE;
}

/* What the index does not know comes first: it is the newest, and a limit must not hide it */
static gboolean
search_in_thread (gpointer data, GError **error)
{
  Search           *search = data;
  DocketConnection *reader = &search->desk->reader;
  gint64            watermark;

  if (!find_watermark (search->desk, &watermark, error))
    return FALSE;
  if (!ask_journal (search, watermark, error))
    return FALSE;
  if (reader->search == NULL || ask_index (search, NULL))
    return TRUE;
  g_clear_pointer (&reader->search, docket_search_close);
  return ask_journal (search, 0, error);
}

GPtrArray *
docket_desk_search (DocketDesk *desk, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_found_free);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Search search = { desk, text, limit, found, numbers };

  return docket_desk_read (desk, search_in_thread, &search, error) ? g_steal_pointer (&found)
                                                                   : NULL;
}
