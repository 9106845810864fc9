/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search.db: folded text of cases behind an index of grams. One thread for each connection. What
 * the text of a case is, and filling it, are the desk's business. */
#include "config.h"

#include "store/docket-search.h"

#include "core/docket-error.h"
#include "store/docket-bigram-tokenizer.h"
#include "store/docket-statement.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>

#define FILE_NAME "search.db"
#define APPLICATION_ID 1148416611 /* "Dsrc" */
#define FORMAT 2
#define RANKED 1000       /* so many of the newest hits are compared with each other */
#define CONTEXT 24        /* characters on each side of a match */
#define TYPICAL_TEXT 1000 /* bytes */

struct _DocketSearch
{
  DocketDatabase *database;
};

/* Any change here takes another FORMAT */
static const char SCHEMA[] =
    "PRAGMA application_id = 1148416611;"
    "PRAGMA user_version = 2;"
    /* Where it is filled up to */
    "CREATE TABLE watermark (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL) STRICT;"
    "INSERT INTO watermark (id, seq) VALUES (1, 0);"
    /* Text of each case; id is that of case_file */
    "CREATE TABLE document (id INTEGER PRIMARY KEY, folded TEXT NOT NULL) STRICT;"
    "CREATE VIRTUAL TABLE gram USING fts5 (folded, content = 'document', content_rowid = 'id', "
    "detail = none, columnsize = 0, tokenize = 'docket_bigram');"
    "INSERT INTO gram (gram, rank) VALUES ('hashsize', 67108864);";

/* --- opening ------------------------------------------------------------------------------- */

static gboolean
check_format (DocketDatabase *database, gboolean *good, GError **error)
{
  gint64 application;
  gint64 format;

  if (!docket_database_query_number (database, "PRAGMA application_id", &application, error) ||
      !docket_database_query_number (database, "PRAGMA user_version", &format, error))
    return FALSE;
  *good = application == APPLICATION_ID && format == FORMAT;
  return TRUE;
}

static gboolean
prepare (DocketDatabase *database, GError **error)
{
  int code = docket_bigram_tokenizer_register (docket_database_get_handle (database));

  if (code != SQLITE_OK)
    docket_database_set_error (database, code, error);
  return code == SQLITE_OK;
}

/* The database at @path if it is one of ours; NULL without error when it is another */
static DocketDatabase *
open_existing (const char *path, gboolean writable, GError **error)
{
  g_autoptr (DocketDatabase) database =
      docket_database_open (path, writable ? DOCKET_DATABASE_WRITE : DOCKET_DATABASE_READ, error);
  gboolean good = FALSE;

  if (database == NULL || !check_format (database, &good, error) || !good ||
      !prepare (database, error) || (writable && !docket_database_use_log (database, FALSE, error)))
    return NULL;
  return g_steal_pointer (&database);
}

static DocketDatabase *
make (const char *path, GError **error)
{
  g_autoptr (DocketDatabase) database = docket_database_open (path, DOCKET_DATABASE_CREATE, error);

  if (database == NULL || !prepare (database, error) ||
      !docket_database_use_log (database, FALSE, error) || !docket_database_begin (database, error))
    return NULL;
  if (docket_database_exec (database, SCHEMA, error) && docket_database_commit (database, error))
    return g_steal_pointer (&database);
  docket_database_rollback (database);
  return NULL;
}

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be removed: %s"), path,
               g_strerror (errno));
  return FALSE;
}

gboolean
docket_search_discard (const char *directory, GError **error)
{
  static const char *const SUFFIXES[] = { "-wal", "-shm", "" };

  g_return_val_if_fail (directory != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    {
      g_autofree char *name = g_strconcat (FILE_NAME, SUFFIXES[i], NULL);
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (!remove_file (path, error))
        return FALSE;
    }
  return TRUE;
}

static DocketDatabase *
open_or_make (const char *directory, const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  DocketDatabase *database = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    database = open_existing (path, TRUE, &failure);
  if (database != NULL)
    return database;
  /* A cache that is damaged costs time, not data */
  if (failure != NULL && !g_error_matches (failure, DOCKET_ERROR, DOCKET_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return docket_search_discard (directory, error) ? make (path, error) : NULL;
}

static DocketDatabase *
open_to_read (const char *path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  DocketDatabase *database = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    database = open_existing (path, FALSE, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (database == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("There is no search index at %s yet; open the desk for writing once"), path);
  return database;
}

DocketSearch *
docket_search_open (const char *directory, gboolean writable, GError **error)
{
  g_autofree char *path = NULL;
  DocketDatabase  *database;
  DocketSearch    *search;

  g_return_val_if_fail (directory != NULL, NULL);

  path = g_build_filename (directory, FILE_NAME, NULL);
  database = writable ? open_or_make (directory, path, error) : open_to_read (path, error);
  if (database == NULL)
    return NULL;
  search = g_new0 (DocketSearch, 1);
  search->database = database;
  return search;
}

void
docket_search_close (DocketSearch *search)
{
  g_return_if_fail (search != NULL);

  docket_database_close (search->database);
  g_free (search);
}

/* --- filling ------------------------------------------------------------------------------- */

gint64
docket_search_get_watermark (DocketSearch *search)
{
  gint64 seq = 0;

  g_return_val_if_fail (search != NULL, 0);

  docket_database_query_number (search->database, "SELECT seq FROM watermark WHERE id = 1", &seq,
                                NULL);
  return seq;
}

gboolean
docket_search_begin (DocketSearch *search, GError **error)
{
  g_return_val_if_fail (search != NULL, FALSE);

  return docket_database_begin (search->database, error);
}

static gboolean
dup_document (DocketSearch *search, gint64 id, char **folded, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (search->database, "SELECT folded FROM document WHERE id = :id");
  g_autoptr (GError) failure = NULL;

  docket_statement_bind_int (select, ":id", id);
  *folded = docket_statement_first (select, docket_statement_read_text, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
put_document (DocketSearch *search, gint64 id, const char *folded, GError **error)
{
  g_autoptr (DocketStatement) put =
      docket_statement_new (search->database,
                            "INSERT INTO document (id, folded) VALUES (:id, :folded) "
                            "ON CONFLICT (id) DO UPDATE SET folded = excluded.folded");

  docket_statement_bind_int (put, ":id", id);
  docket_statement_bind_text (put, ":folded", folded);
  return docket_statement_run (put, error);
}

/* The index does not keep the text: what it was must be said */
static gboolean
delete_grams (DocketSearch *search, gint64 id, const char *folded, GError **error)
{
  g_autoptr (DocketStatement) remove =
      docket_statement_new (search->database, "INSERT INTO gram (gram, rowid, folded) VALUES "
                                              "('delete', :id, :folded)");

  docket_statement_bind_int (remove, ":id", id);
  docket_statement_bind_text (remove, ":folded", folded);
  return docket_statement_run (remove, error);
}

static gboolean
insert_grams (DocketSearch *search, gint64 id, const char *folded, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (search->database,
                            "INSERT INTO gram (rowid, folded) VALUES (:id, :folded)");

  docket_statement_bind_int (insert, ":id", id);
  docket_statement_bind_text (insert, ":folded", folded);
  return docket_statement_run (insert, error);
}

static gboolean
add_text (DocketSearch *search, gint64 id, const char *text, GError **error)
{
  g_autofree char *added = docket_fold_document (text);
  g_autofree char *before = NULL;
  g_autofree char *folded = NULL;

  if (!dup_document (search, id, &before, error))
    return FALSE;
  if (before != NULL && !delete_grams (search, id, before, error))
    return FALSE;
  /* No word spans two texts */
  folded = before != NULL ? g_strconcat (before, "\n", added, NULL) : g_steal_pointer (&added);
  return put_document (search, id, folded, error) && insert_grams (search, id, folded, error);
}

gboolean
docket_search_add (DocketSearch *search, gint64 id, const char *text, GError **error)
{
  g_return_val_if_fail (search != NULL && text != NULL, FALSE);
  g_return_val_if_fail (docket_database_in_transaction (search->database), FALSE);

  if (add_text (search, id, text, error))
    return TRUE;
  docket_database_spoil (search->database);
  return FALSE;
}

gboolean
docket_search_commit (DocketSearch *search, gint64 watermark, GError **error)
{
  g_autoptr (DocketStatement) update = NULL;

  g_return_val_if_fail (search != NULL, FALSE);

  update = docket_statement_new (search->database, "UPDATE watermark SET seq = :seq WHERE id = 1");
  docket_statement_bind_int (update, ":seq", watermark);
  if (docket_statement_run (update, error))
    return docket_database_commit (search->database, error);
  docket_database_rollback (search->database);
  return FALSE;
}

/* --- finding ------------------------------------------------------------------------------- */

typedef struct
{
  DocketHit *hit;
  double     score;
} Candidate;

static char **
split_words (const char *query)
{
  g_autofree char *folded = docket_fold_query (query);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s+", folded, 0, 0);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] != '\0')
        g_ptr_array_add (words, g_strdup (parts[i]));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static gboolean
holds_words (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (folded, words[i]) == NULL)
        return FALSE;
    }
  return words[0] != NULL;
}

static guint
count_occurrences (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + strlen (word), word))
    n++;
  return n;
}

/* Often in a short text is better than often in a long one; each further time counts for less */
static double
score_text (const char *folded, const char *const *words)
{
  double burden = 1.0 + (double) strlen (folded) / TYPICAL_TEXT;
  double score = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = count_occurrences (folded, words[i]);

      score += n / (n + burden);
    }
  return score;
}

/* A word of letters is not cut; ideographs may be */
static gboolean
cuts_word (const char *folded, const char *place)
{
  gunichar after = g_utf8_get_char (place);
  gunichar before = place == folded ? 0 : g_utf8_get_char (g_utf8_prev_char (place));

  return g_unichar_isalnum (before) && g_unichar_isalnum (after) && !g_unichar_iswide (after);
}

static char *
dup_context (const char *folded, const char *word)
{
  const char *match = strstr (folded, word);
  const char *start = match;
  const char *end = match + strlen (word);
  char       *words;

  for (guint i = 0; i < CONTEXT && start > folded; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  while (start < match && cuts_word (folded, start))
    start = g_utf8_next_char (start);
  while (end > match + strlen (word) && cuts_word (folded, end))
    end = g_utf8_prev_char (end);
  words = g_strndup (start, (gsize) (end - start));
  return g_strstrip (g_strdelimit (words, "\n\r\t", ' '));
}

char *
docket_search_dup_match (const char *text, const char *query)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL && query != NULL, NULL);

  words = split_words (query);
  return holds_words (text, (const char *const *) words) ? dup_context (text, words[0]) : NULL;
}

static void
add_candidate (GArray *found, DocketStatement *select, const char *const *words)
{
  const char *folded = docket_statement_get_text (select, 1);
  Candidate   candidate;

  if (!holds_words (folded, words))
    return;
  candidate.hit = g_new (DocketHit, 1);
  candidate.hit->id = docket_statement_get_int (select, 0);
  candidate.hit->words = dup_context (folded, words[0]);
  candidate.score = score_text (folded, words);
  g_array_append_val (found, candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->score != second->score)
    return first->score < second->score ? 1 : -1;
  return first->hit->id < second->hit->id ? 1 : -1;
}

static void
free_candidate (gpointer data)
{
  docket_hit_free (((Candidate *) data)->hit);
}

static DocketStatement *
select_candidates (DocketSearch *search, const char *const *words)
{
  g_autofree char *match = docket_bigram_tokenizer_dup_query (words);
  DocketStatement *select;

  if (match == NULL)
    return docket_statement_new (search->database,
                                 "SELECT id, folded FROM document ORDER BY id DESC");
  select =
      docket_statement_new (search->database, "SELECT document.id, document.folded FROM gram "
                                              "CROSS JOIN document ON document.id = gram.rowid "
                                              "WHERE gram MATCH :match ORDER BY gram.rowid DESC");
  docket_statement_bind_copy (select, ":match", match);
  return select;
}

static GPtrArray *
take_best (GArray *found, guint limit)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_hit_free);

  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < MIN (limit, found->len); i++)
    g_ptr_array_add (hits, g_steal_pointer (&g_array_index (found, Candidate, i).hit));
  return hits;
}

GPtrArray *
docket_search_find (DocketSearch *search, const char *text, guint limit, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (search != NULL && text != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (found, free_candidate);
  words = split_words (text);
  if (words[0] == NULL)
    return take_best (found, 0);

  select = select_candidates (search, (const char *const *) words);
  while (found->len < MAX (RANKED, limit) && docket_statement_step (select, &failure))
    add_candidate (found, select, (const char *const *) words);
  if (failure == NULL)
    return take_best (found, limit);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
docket_hit_free (DocketHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->words);
  g_free (hit);
}
