/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters of lists of cases, alone and together, what they count, and the indices that serve them.
 */
#include "store-fixture.h"

#include "store/docket-store-private.h"

#include <string.h>

typedef struct
{
  const char  *number;
  const char  *title;
  const char  *agency;
  const char  *state;
  const char  *shown;
  DocketEnding ending;
  const char  *due; /* NULL: none */
  const char  *assignee;
} Sample;

static const Sample SAMPLES[] = {
  { "GG-2026-0001", "海豚影視 解約", "P-1", "fresh", "fresh", DOCKET_ENDING_NONE, "2026-03-10",
    "" },
  { "GG-2026-0002", "a", "P-1", "wait", "window", DOCKET_ENDING_NONE, "2026-03-05", "lin" },
  { "GG-2026-0003", "b", "P-2", "wait", "wait", DOCKET_ENDING_NONE, "1969-12-31", "wang" },
  { "GG-2026-0004", "c", "P-2", "over", "over", DOCKET_ENDING_RESULT, "2026-03-09", "lin" },
  { "GG-2026-0005", "d", "P-2", "gone", "gone", DOCKET_ENDING_END, NULL, "" },
  { "SP-2026-0006", "Ｅ 100%_\\", "P-1", "fresh", "fresh", DOCKET_ENDING_NONE, NULL, "lin" },
  { "SP-2026-0007", "f", "P-2", "wait", "draft", DOCKET_ENDING_NONE, "2026-03-05", "" },
};

static void
put_state (StoreFixture *fixture, const Sample *sample)
{
  DocketStateRow state = {
    .number = sample->number,
    .state = sample->state,
    .shown = sample->shown,
    .ending = sample->ending,
    .due = sample->due == NULL ? DOCKET_DATE_NONE : store_fixture_date (sample->due),
    .until = DOCKET_INSTANT_NONE,
  };

  g_assert_true (docket_store_begin (fixture->store, NULL));
  g_assert_true (docket_store_put_state (fixture->store, &state, NULL));
  g_assert_true (docket_store_commit (fixture->store, NULL));
}

static void
open_sample (StoreFixture *fixture, const Sample *sample)
{
  store_fixture_append (fixture, sample->number, "open", "on", "2026-01-01", "kind", "complaint",
                        "title", sample->title, "received", "2026-01-01T10:00:00", "rules",
                        store_fixture_digest ("rules"), "calendar",
                        store_fixture_digest ("calendar"), "party.agency", sample->agency, NULL);
  if (*sample->assignee != '\0')
    store_fixture_append (fixture, sample->number, "assign", "on", "2026-01-01", "to",
                          sample->assignee, NULL);
  put_state (fixture, sample);
}

/* Returns its number */
static char *
draft_ruling (StoreFixture *fixture, const char *number, const char *act, const char *of)
{
  gint64 seq =
      store_fixture_append (fixture, number, act, "on", "2026-03-04", "of", of, "ruling.outcome",
                            "reject", "ruling.ground", "", "ruling.reason", "r", NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT, seq);
}

static void
sign_ruling (StoreFixture *fixture, const char *number, const char *ruling)
{
  store_fixture_append (fixture, number, "sign", "on", "2026-03-05", "ruling", ruling, "role",
                        "senior", "in-force", "yes", NULL);
}

/* GG2 has a draft, GG3 one in force, GG4 one in force and a draft to stand in its place, SP7 one in
 * force in the place of a draft */
static void
draft_rulings (StoreFixture *fixture)
{
  g_autofree char *three = draft_ruling (fixture, "GG-2026-0003", "rule", "");
  g_autofree char *four = draft_ruling (fixture, "GG-2026-0004", "rule", "");
  g_autofree char *seven = draft_ruling (fixture, "SP-2026-0007", "rule", "");
  g_autofree char *last = draft_ruling (fixture, "SP-2026-0007", "supersede", seven);

  g_free (draft_ruling (fixture, "GG-2026-0002", "rule", ""));
  g_free (draft_ruling (fixture, "GG-2026-0004", "supersede", four));
  sign_ruling (fixture, "GG-2026-0003", three);
  sign_ruling (fixture, "GG-2026-0004", four);
  sign_ruling (fixture, "SP-2026-0007", last);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_append (fixture, "P-1", "register", "role", "agency", "name", "北京星光文化", NULL);
  store_fixture_append (fixture, "P-2", "register", "role", "agency", "name", "Dolphin", NULL);
  store_fixture_append (fixture, "P-2", "alias", "name", "海豚", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    open_sample (fixture, &SAMPLES[i]);
  draft_rulings (fixture);
}

/* Running numbers of the list, joined */
static char *
list (StoreFixture *fixture, const DocketCaseQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = docket_store_list_ids (fixture->store, query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define ANY .due_before = DOCKET_DATE_NONE
#define MARCH_5 20517
#define STATES(...)                                                                                \
  .states = (const char *const[])                                                                  \
  {                                                                                                \
    __VA_ARGS__, NULL                                                                              \
  }

static const char *const NOTHING[] = { NULL };

static const struct
{
  DocketCaseQuery query;
  const char     *expected;
} LISTS[] = {
  { { ANY, .ended = DOCKET_ENDED_OPEN }, "3 2 7 1 6" },
  { { ANY, .ended = DOCKET_ENDED_EITHER }, "4 5" },
  { { ANY, .ended = DOCKET_ENDED_RESULT }, "4" },
  { { ANY, .ended = DOCKET_ENDED_END }, "5" },
  { { ANY, .ended = DOCKET_ENDED_OPEN, .system = "GG", .sort = "-case" }, "3 2 1" },

  { { ANY, STATES ("GG/fresh") }, "1" },
  { { ANY, STATES ("GG/fresh", "SP/fresh") }, "1 6" },
  { { ANY, STATES ("GG/fresh", "SP/fresh"), .sort = "-due" }, "6 1" },
  { { ANY, STATES ("GG/fresh", "GG/fresh") }, "1" },
  { { ANY, STATES ("GG/wait") }, "3 2" },
  { { ANY, STATES ("GG/wait", "GG/window") }, "3 2" },
  { { ANY, STATES ("GG/window") }, "2" },
  { { ANY, STATES ("SP/wait", "GG/window", "SP/window") }, "2 7" },
  { { ANY, STATES ("GG/wait", "GG/fresh", "GG/over"), .limit = 2 }, "3 2" },
  { { ANY, STATES ("GG/wait", "GG/over"), .ended = DOCKET_ENDED_RESULT }, "4" },
  { { ANY, STATES ("GG/wait", "GG/over"), .state = "window" }, "2" },
  { { ANY, STATES ("GG/wait", "SP/wait"), .system = "SP" }, "7" },
  { { ANY, STATES ("wait") }, "" },
  { { ANY, STATES ("GG/", "/fresh", "") }, "" },
  { { ANY, STATES ("GG/fresh') OR 1 --") }, "" },
  { { ANY, .states = NOTHING }, "" },

  { { ANY, .due_from = MARCH_5 }, "2 7 4 1" },
  { { .due_before = MARCH_5, .due_from = MARCH_5 }, "2 7" },
  { { .due_before = MARCH_5 - 1, .ended = DOCKET_ENDED_OPEN }, "3" },
  { { ANY, .due_from = DOCKET_DATE_NONE }, "3 2 7 4 1 5 6" },
  { { ANY, .due_from = 1, .ended = DOCKET_ENDED_EITHER }, "4" },

  { { ANY, .unsigned_ruling = TRUE }, "2 4" },
  { { ANY, .unsigned_ruling = TRUE, .ended = DOCKET_ENDED_OPEN }, "2" },
  { { ANY, .unsigned_ruling = TRUE, STATES ("GG/over") }, "4" },

  { { ANY, .assignee = "lin" }, "2 4 6" },
  { { ANY, .assignee = "" }, "7 1 5" },
  { { ANY, .assignee = "lin", .ended = DOCKET_ENDED_OPEN, .sort = "-received" }, "6 2" },
  { { ANY, .assignee = "lin' OR '1" }, "" },

  { { ANY, .text = "海豚" }, "3 7 4 1 5" },
  { { ANY, .text = " 海豚影视 " }, "1" },
  { { ANY, .text = "gg-2026-0003" }, "3" },
  { { ANY, .text = "0003" }, "3" },
  { { ANY, .text = "星光" }, "2 1 6" },
  { { ANY, .text = "e 100%" }, "6" },
  { { ANY, .text = "%" }, "6" },
  { { ANY, .text = "_\\" }, "6" },
  { { ANY, .text = "' OR 1 --" }, "" },
  { { ANY, .text = "" }, "3 2 7 4 1 5 6" },
  { { ANY, .text = "海豚", .party = "P-1" }, "1" },
  { { ANY, .text = "dolphin", STATES ("GG/wait", "SP/wait"), .assignee = "wang" }, "3" },
};

static void
test_lists (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autofree char *numbers = list (fixture, &LISTS[i].query);

      g_test_message ("list %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (numbers, ==, LISTS[i].expected);
    }
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return *text == '\0' ? 0 : g_strv_length (words);
}

/* As many as are listed without a limit */
static void
test_counts (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 cases = -1;

      if (LISTS[i].query.limit > 0)
        continue;
      g_test_message ("list %" G_GSIZE_FORMAT, i);
      g_assert_true (docket_store_count (fixture->store, &LISTS[i].query, &cases, &error));
      g_assert_no_error (error);
      g_assert_cmpint (cases, ==, count_words (LISTS[i].expected));
    }
}

static void
test_limit_uncounted (StoreFixture *fixture, gconstpointer data)
{
  DocketCaseQuery query = { ANY, .limit = 1 };
  gint64          cases;

  g_assert_true (docket_store_count (fixture->store, &query, &cases, NULL));
  g_assert_cmpint (cases, ==, G_N_ELEMENTS (SAMPLES));
}

/* A title that changes is found as it is now */
static void
test_text_follows_title (StoreFixture *fixture, gconstpointer data)
{
  const DocketCaseQuery old = { ANY, .text = "解約" };
  const DocketCaseQuery fresh = { ANY, .text = "續約" };
  g_autofree char      *before = NULL;
  g_autofree char      *after = NULL;

  store_fixture_append (fixture, "GG-2026-0001", "note", "on", "2026-03-01", "title",
                        "海豚影視 續約", NULL);
  before = list (fixture, &old);
  after = list (fixture, &fresh);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "1");
}

static void
test_copy (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autoptr (DocketCaseQuery) copy = docket_case_query_copy (&LISTS[i].query);
      g_autofree char *numbers = list (fixture, copy);

      g_assert_cmpstr (numbers, ==, LISTS[i].expected);
      g_assert_true (copy->text == NULL || copy->text != LISTS[i].query.text);
    }
}

/* --- plans --------------------------------------------------------------------------------- */

static const struct
{
  DocketCaseQuery query;
  const char     *index;  /* that must serve it */
  gboolean        sorted; /* by that index, without a sort */
} PLANS[] = {
  { { ANY, .ended = DOCKET_ENDED_OPEN }, "case_open_by_due", TRUE },
  { { ANY, .ended = DOCKET_ENDED_OPEN, .sort = "-due" }, "case_open_by_due", TRUE },
  { { ANY, .ended = DOCKET_ENDED_OPEN, .system = "GG" }, "case_open_by_due", TRUE },
  { { .due_before = MARCH_5, .ended = DOCKET_ENDED_OPEN }, "case_open_by_due", TRUE },
  { { .due_before = MARCH_5, .due_from = MARCH_5, .ended = DOCKET_ENDED_OPEN },
    "case_open_by_due",
    TRUE },
  { { ANY, .ended = DOCKET_ENDED_RESULT, .sort = "-received" }, "case_ended_by_received", TRUE },
  { { ANY, .ended = DOCKET_ENDED_END, .sort = "-received" }, "case_ended_by_received", TRUE },
  { { ANY, .ended = DOCKET_ENDED_END, .system = "GG", .sort = "received" },
    "case_ended_by_received",
    TRUE },
  { { ANY, STATES ("GG/fresh", "SP/fresh") }, "COVERING INDEX case_by_shown_due", FALSE },
  { { ANY, STATES ("GG/fresh", "SP/fresh") }, "COVERING INDEX case_by_state_due", FALSE },
  { { ANY, .unsigned_ruling = TRUE }, "ruling_unsigned", FALSE },
  { { ANY, .assignee = "lin" }, "COVERING INDEX case_by_assignee", TRUE },
  { { ANY, .text = "x" }, "COVERING INDEX case_by_folded", FALSE },
  { { ANY, .text = "x", .ended = DOCKET_ENDED_OPEN }, "COVERING INDEX party_by_name", FALSE },
};

static char *
explain (StoreFixture *fixture, const char *statement)
{
  g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", statement, NULL);
  g_autoptr (DocketStatement) plan = docket_statement_new (fixture->store->database, sql);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  while (docket_statement_step (plan, &error))
    g_string_append_printf (text, "%s\n", docket_statement_get_text (plan, 3));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_plans (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PLANS); i++)
    {
      g_autofree char *sql = docket_case_list_compose (&PLANS[i].query, NULL);
      g_autofree char *plan = explain (fixture, sql);
      g_autofree char *count = docket_case_list_compose_count (&PLANS[i].query);
      g_autofree char *count_plan = explain (fixture, count);

      g_test_message ("%s\n%s\n%s\n%s", sql, plan, count, count_plan);
      g_assert_nonnull (strstr (plan, PLANS[i].index));
      g_assert_true (!PLANS[i].sorted || strstr (plan, "FOR ORDER BY") == NULL);
      g_assert_null (strstr (plan, "SCAN case_file\n"));
      g_assert_nonnull (strstr (count_plan, PLANS[i].index));
    }
}

static void
test_sound (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_assert_sound (fixture);
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/case-query/lists", test_lists);
  add_test ("/store/case-query/counts", test_counts);
  add_test ("/store/case-query/limit-uncounted", test_limit_uncounted);
  add_test ("/store/case-query/text-follows-title", test_text_follows_title);
  add_test ("/store/case-query/copy", test_copy);
  add_test ("/store/case-query/plans", test_plans);
  add_test ("/store/case-query/sound", test_sound);
  return g_test_run ();
}
