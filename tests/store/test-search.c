/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search finds every text that holds the words and no other, whatever script they are in. */
#include "core/docket-error.h"
#include "store/docket-database.h"
#include "store/docket-search.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char         *directory;
  DocketSearch *search;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("docket-search-XXXXXX", NULL);
  fixture->search = docket_search_open (fixture->directory, TRUE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->search, docket_search_close);
  docket_search_discard (fixture->directory, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rmdir (fixture->directory), ==, 0);
  g_free (fixture->directory);
}

static void
reopen (Fixture *fixture, gboolean writable)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->search, docket_search_close);
  fixture->search = docket_search_open (fixture->directory, writable, &error);
  g_assert_no_error (error);
}

static void
add_texts (Fixture *fixture, const char *const *texts, gint64 watermark)
{
  g_autoptr (GError) error = NULL;

  docket_search_begin (fixture->search, &error);
  g_assert_no_error (error);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      docket_search_add (fixture->search, (gint64) i + 1, texts[i], &error);
      g_assert_no_error (error);
    }
  docket_search_commit (fixture->search, watermark, &error);
  g_assert_no_error (error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Ids of the hits in order of size, "1 3 4" */
static char *
find_sorted (Fixture *fixture, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = docket_search_find (fixture->search, query, 1000, &error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      int id = (int) ((DocketHit *) g_ptr_array_index (hits, i))->id;

      g_array_append_val (ids, id);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "", g_array_index (ids, int, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- folding ------------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  const char *folded;
} FOLDS[] = {
  { "", "" },
  { "經紀公司違約", "经纪公司违约" },
  { "ＡＢＣ１２３", "abc123" },
  { "Straße ÉCOLE", "strasse ecole" },
  { "①", "1" },
  { "が", "が" },
  { "한글", "한글" },
  { "ﬁ", "fi" },
  { "e\xcc\x81", "e" },
  { "，。", ",。" },
  { "𠀀😀", "𠀀😀" },
};

static void
test_fold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FOLDS); i++)
    {
      g_autofree char *folded = docket_fold_text (FOLDS[i].text);
      g_autofree char *twice = docket_fold_text (folded);

      g_assert_cmpstr (folded, ==, FOLDS[i].folded);
      g_assert_cmpstr (twice, ==, folded);
    }
}

/* --- finding ------------------------------------------------------------------------------- */

static const char *const TEXTS[] = {
  "申请与星光传媒解绑，联系电话 13800138000",
  "經紀公司違約金 50000 元，請求解綁",
  "Case GG-2026-0017 from anna.li@example.org",
  "达人要求退会被拒。\n解除合同",
  "解",
  "100% 不同意——要求：a“b”*",
  "手机 139-1111-2222，座机 +86 571 6000 1234",
  NULL,
};

static const struct
{
  const char *query;
  const char *ids;
} FINDS[] = {
  { "解绑", "1 2" },
  { "解綁", "1 2" },
  { "解", "1 2 4 5" },
  { "绑", "1 2" },
  { "违约金", "2" },
  { "解绑 星光", "1" },
  { "星光　解绑", "1" },
  { "星光解绑", "" },
  { "13800138000", "1" },
  { "00138", "1" },
  { "8000", "1" },
  { "80", "1" },
  { "0", "1 2 3 6 7" },
  { "13911112222", "7" }, /* a number is the same however it is grouped */
  { "139-1111-2222", "7" },
  { "139 1111 2222", "7" },
  { "5716000", "7" },
  { "手机 139-1111-2222", "7" },
  { "138-0013-8000", "1" },
  { "GG-2026-0017", "3" },
  { "gg-2026-0017", "3" },
  { "2026-00", "3" },
  { "ANNA.LI@", "3" },
  { "xampl", "3" },
  { "nna", "3" },
  { "na", "3" },
  { "拒", "4" },
  { "被拒。", "4" },
  { "拒解", "" },
  { "——", "6" },
  { "\"", "" },
  { "*", "6" },
  { "b”*", "6" },
  { "100%", "6" },
  { "OR", "3" },
  { "要求 NOT 解除", "" },
  { "", "" },
  { "  ", "" },
  { "𠀀", "" },
};

static void
test_find (Fixture *fixture, gconstpointer data)
{
  add_texts (fixture, TEXTS, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (FINDS); i++)
    {
      g_autofree char *ids = find_sorted (fixture, FINDS[i].query);

      g_test_message ("%s", FINDS[i].query);
      g_assert_cmpstr (ids, ==, FINDS[i].ids);
    }
}

static void
test_match (void)
{
  g_autofree char *folded = docket_fold_text (TEXTS[1]);
  g_autofree char *one = docket_search_dup_match (folded, "違約金");
  g_autofree char *two = docket_search_dup_match (folded, "解绑 5000");

  g_assert_nonnull (strstr (one, "违约金"));
  g_assert_nonnull (strstr (two, "解绑"));
  g_assert_null (docket_search_dup_match (folded, "解绑 6000"));
  g_assert_null (docket_search_dup_match (folded, ""));
}

/* What is shown of a text begins and ends with whole words */
static void
test_match_of_letters (void)
{
  g_autofree char *folded = docket_fold_text (
      "The agency promised the creator something for the exclusive contract, and gave nothing");
  g_autofree char *words = docket_search_dup_match (folded, "exclusive");
  g_autofree char *piece = docket_search_dup_match (folded, "clusi");

  g_assert_cmpstr (words, ==, "something for the exclusive contract, and gave");
  g_assert_nonnull (strstr (piece, "the exclusive contract"));
}

static void
test_adding (Fixture *fixture, gconstpointer data)
{
  static const char *const FIRST[] = { "第一封邮件", "别的", NULL };
  static const char *const MORE[] = { "补充材料", NULL };
  g_autofree char         *both = NULL;
  g_autofree char         *across = NULL;
  g_autofree char         *again = NULL;

  add_texts (fixture, FIRST, 5);
  add_texts (fixture, MORE, 7);
  g_assert_cmpint (docket_search_get_watermark (fixture->search), ==, 7);
  both = find_sorted (fixture, "邮件 补充");
  g_assert_cmpstr (both, ==, "1");
  across = find_sorted (fixture, "件补");
  g_assert_cmpstr (across, ==, "");
  reopen (fixture, FALSE);
  g_assert_cmpint (docket_search_get_watermark (fixture->search), ==, 7);
  again = find_sorted (fixture, "补充");
  g_assert_cmpstr (again, ==, "1");
}

static void
test_hits (Fixture *fixture, gconstpointer data)
{
  static const char *const RANKED[] = {
    "许多其他内容。解绑一次，然后是很长很长很长很长很长很长很长很长很长很长很长很长很长的话。",
    "解绑，解绑，解绑",
    NULL,
  };
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) one = NULL;
  DocketHit *hit;

  add_texts (fixture, RANKED, 1);
  hits = docket_search_find (fixture->search, "解綁", 10, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpint (hit->id, ==, 2);
  hit = g_ptr_array_index (hits, 1);
  g_assert_nonnull (strstr (hit->words, "解绑一次"));
  g_assert_cmpint (g_utf8_strlen (hit->words, -1), <=, 24 + 2 + 24);
  one = docket_search_find (fixture->search, "解绑", 1, NULL);
  g_assert_cmpuint (one->len, ==, 1);
}

/* --- recall and precision ------------------------------------------------------------------ */

/* Few characters, so that grams meet often; pieces of every class beside each other */
static const char *const ALPHABET[] = {
  "解", "绑", "約", "达", "人", "1",  "2",  "0",  "a",  "B",
  "é",  "-",  ".",  " ",  "，", "が", "𠀀", "合", "Ｃ", "\n"
};

static char *
draw_text (GRand *random, int most)
{
  GString *text = g_string_new (NULL);
  int      length = g_rand_int_range (random, 1, most + 1);

  for (int i = 0; i < length; i++)
    g_string_append (text, ALPHABET[g_rand_int_range (random, 0, G_N_ELEMENTS (ALPHABET))]);
  return g_string_free (text, FALSE);
}

/* What LIKE would find */
static char *
scan_sorted (char **folded, const char *query)
{
  g_autofree char *wanted = docket_fold_text (query);
  g_auto (GStrv) words = g_strsplit_set (wanted, " \n", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; folded[i] != NULL; i++)
    {
      gboolean holds = strspn (wanted, " \n") < strlen (wanted);

      for (guint j = 0; words[j] != NULL; j++)
        holds = holds && strstr (folded[i], words[j]) != NULL;
      if (holds)
        g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", i + 1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_recall (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N_TEXTS = 600,
    N_QUERIES = 3000,
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);
  g_auto (GStrv) texts = g_new0 (char *, N_TEXTS + 1);
  g_auto (GStrv) folded = g_new0 (char *, N_TEXTS + 1);
  guint found = 0;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      texts[i] = draw_text (random, 60);
      folded[i] = docket_fold_text (texts[i]);
    }
  add_texts (fixture, (const char *const *) texts, 1);

  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *query = draw_text (random, 7);
      g_autofree char *expected = scan_sorted (folded, query);
      g_autofree char *ids = find_sorted (fixture, query);

      found += *expected != '\0';
      if (strcmp (ids, expected) != 0)
        g_test_message ("query “%s”", query);
      g_assert_cmpstr (ids, ==, expected);
    }
  g_assert_cmpuint (found, >, N_QUERIES / 10);
}

/* --- the file ------------------------------------------------------------------------------ */

static void
test_missing (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-search-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_search_open (directory, FALSE, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
spoil_bytes (const char *path)
{
  g_autofree char *text = g_strnfill (50000, 'x');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
change_format (const char *path)
{
  g_autoptr (DocketDatabase) database = docket_database_open (path, DOCKET_DATABASE_WRITE, NULL);

  g_assert_true (docket_database_exec (database, "PRAGMA user_version = 7", NULL));
}

/* A damaged or foreign cache is made again, empty, and filled as a new one is */
static void
test_made_again (Fixture *fixture, gconstpointer data)
{
  static void (*const DAMAGES[]) (const char *) = { spoil_bytes, change_format };
  g_autofree char *path = g_build_filename (fixture->directory, "search.db", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (DAMAGES); i++)
    {
      g_autofree char *ids = NULL;

      add_texts (fixture, TEXTS, 9);
      g_clear_pointer (&fixture->search, docket_search_close);
      DAMAGES[i](path);
      reopen (fixture, TRUE);
      g_assert_cmpint (docket_search_get_watermark (fixture->search), ==, 0);
      ids = find_sorted (fixture, "解绑");
      g_assert_cmpstr (ids, ==, "");
    }
}

/* The text of cases is for the desk's owner alone */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  static const char *const NAMES[] = { "search.db", "search.db-wal" };

  add_texts (fixture, TEXTS, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *path = g_build_filename (fixture->directory, NAMES[i], NULL);
      GStatBuf         status;

      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  add_texts (fixture, TEXTS, 9);
  g_clear_pointer (&fixture->search, docket_search_close);
  g_assert_true (docket_search_discard (fixture->directory, NULL));
  reopen (fixture, TRUE);
  g_assert_cmpint (docket_search_get_watermark (fixture->search), ==, 0);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/search/fold", test_fold);
  g_test_add_func ("/store/search/match", test_match);
  g_test_add_func ("/store/search/match-of-letters", test_match_of_letters);
  g_test_add_func ("/store/search/missing", test_missing);
  add_test ("/store/search/find", test_find);
  add_test ("/store/search/adding", test_adding);
  add_test ("/store/search/hits", test_hits);
  add_test ("/store/search/recall", test_recall);
  add_test ("/store/search/made-again", test_made_again);
  add_test ("/store/search/private", test_private);
  add_test ("/store/search/discard", test_discard);
  return g_test_run ();
}
