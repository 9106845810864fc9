/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grams of Chinese and of other text for FTS5. Any thread. Folding is docket_fold_text()'s. */
#include "store/docket-bigram-tokenizer.h"

#include <string.h>

typedef enum
{
  CLASS_NONE,
  CLASS_IDEOGRAPH,
  CLASS_LETTER,
} Class;

/* Two ideographs name a thing; of ten digits or 26 letters it takes three to tell texts apart */
static const guint GRAM_LENGTHS[] = { [CLASS_IDEOGRAPH] = 2, [CLASS_LETTER] = 3 };

#define LONGEST_GRAM 3

static Class
classify (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? CLASS_LETTER : CLASS_NONE;
  if ((c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
      (c >= 0x20000 && c <= 0x3ffff) || (c >= 0x3040 && c <= 0x30ff) ||
      (c >= 0xac00 && c <= 0xd7af))
    return CLASS_IDEOGRAPH;
  return g_unichar_isalnum (c) ? CLASS_LETTER : CLASS_NONE;
}

/* @full: as long as grams of its class are; FALSE: stops */
typedef gboolean (*GramFunc) (const char *gram, gsize length, gboolean full, gpointer data);

/* Where the last few characters of a run begin: a gram is given once it is long enough, or when its
 * run ends */
typedef struct
{
  const char *starts[LONGEST_GRAM];
  guint       n;
  Class       kind;
  GramFunc    func;
  gpointer    data;
} Window;

static gboolean
give_first (Window *window, const char *end)
{
  const char *start = window->starts[0];
  gboolean    full = window->n == GRAM_LENGTHS[window->kind];

  window->n--;
  memmove (window->starts, window->starts + 1, window->n * sizeof *window->starts);
  return window->func (start, (gsize) (end - start), full, window->data);
}

static gboolean
end_run (Window *window, const char *end)
{
  gboolean go_on = TRUE;

  while (go_on && window->n > 0)
    go_on = give_first (window, end);
  return go_on;
}

static gboolean
take_character (Window *window, Class kind, const char *start, const char *end)
{
  if (kind != window->kind && !end_run (window, start))
    return FALSE;
  window->kind = kind;
  if (kind == CLASS_NONE)
    return TRUE;
  window->starts[window->n++] = start;
  return window->n < GRAM_LENGTHS[kind] || give_first (window, end);
}

static gunichar
read_character (const char *text, const char *end, const char **next)
{
  gunichar c = g_utf8_get_char_validated (text, end - text);

  /* What is no UTF-8 separates */
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *next = text + 1;
      return 0;
    }
  *next = g_utf8_next_char (text);
  return c;
}

static gboolean
foreach_gram (const char *text, gsize length, GramFunc func, gpointer data)
{
  Window      window = { .kind = CLASS_NONE, .func = func, .data = data };
  const char *end = text + length;
  const char *next;

  for (const char *at = text; at < end; at = next)
    {
      gunichar c = read_character (at, end, &next);

      if (!take_character (&window, classify (c), at, next))
        return FALSE;
    }
  return end_run (&window, end);
}

/* --- FTS5 ---------------------------------------------------------------------------------- */

typedef int (
    *TokenFunc) (void *context, int flags, const char *token, int length, int start, int end);

typedef struct
{
  TokenFunc   func;
  void       *context;
  const char *text;
  int         code;
} Output;

static gboolean
give_token (const char *gram, gsize length, gboolean full, gpointer data)
{
  Output *output = data;
  int     start = (int) (gram - output->text);

  output->code = output->func (output->context, 0, gram, (int) length, start, start + (int) length);
  return output->code == SQLITE_OK;
}

static int
create_cb (void *context, const char **arguments, int n, Fts5Tokenizer **tokenizer)
{
  /* It has no state; FTS5 wants a pointer */
  *tokenizer = g_malloc (1);
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  g_free (tokenizer);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,
             int            length,
             TokenFunc      func)
{
  Output output = { .func = func, .context = context, .text = text, .code = SQLITE_OK };

  /* A query names grams one by one */
  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    return func (context, 0, text, length, 0, length);
  if (text != NULL)
    foreach_gram (text, (gsize) length, give_token, &output);
  return output.code;
}

static fts5_api *
find_api (sqlite3 *handle)
{
  fts5_api     *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  return api;
}

int
docket_bigram_tokenizer_register (sqlite3 *handle)
{
  static fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api             *api = find_api (handle);

  if (api == NULL)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "docket_bigram", NULL, &tokenizer, NULL);
}

/* --- queries ------------------------------------------------------------------------------- */

typedef struct
{
  GString    *full;
  GString    *prefixes; /* of grams that the word does not fill */
  const char *end;      /* of the gram before */
} Query;

/* A gram that ends where the one before it does follows from that */
static gboolean
add_gram (const char *gram, gsize length, gboolean full, gpointer data)
{
  Query   *query = data;
  GString *grams = full ? query->full : query->prefixes;

  if (gram + length == query->end)
    return TRUE;
  g_string_append_c (grams, '"');
  g_string_append_len (grams, gram, (gssize) length);
  g_string_append (grams, full ? "\" " : "\"* ");
  query->end = gram + length;
  return TRUE;
}

char *
docket_bigram_tokenizer_dup_query (const char *const *words)
{
  g_autoptr (GString) full = g_string_new (NULL);
  g_autoptr (GString) prefixes = g_string_new (NULL);
  Query query = { .full = full, .prefixes = prefixes };

  for (guint i = 0; words[i] != NULL; i++)
    foreach_gram (words[i], strlen (words[i]), add_gram, &query);

  /* A prefix is slow, and every hit is checked against its text anyway */
  if (full->len > 0)
    return g_string_free (g_steal_pointer (&full), FALSE);
  if (prefixes->len > 0)
    return g_string_free (g_steal_pointer (&prefixes), FALSE);
  return NULL;
}
