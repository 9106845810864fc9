/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of cases: order, filters, plans, queues; and the cases that merging and the clock ask for.
 */
#include "store-fixture.h"

#include "core/docket-error.h"
#include "store/docket-store-private.h"

#include <string.h>

typedef struct
{
  const char  *number;
  const char  *kind;
  const char  *title;
  const char  *received;
  const char  *agency;
  const char  *creator;
  const char  *state;
  const char  *shown;
  DocketEnding ending;
  const char  *due; /* NULL: none */
} Sample;

static const Sample SAMPLES[] = {
  { "GG-2026-0001", "complaint", "b", "2026-01-05T10:00:00", "P-1", "P-2", "wait", "wait",
    DOCKET_ENDING_NONE, "2026-03-10" },
  { "GG-2026-0002", "complaint", "a", "2026-01-04T10:00:00", "P-1", "P-3", "wait", "window",
    DOCKET_ENDING_NONE, "2026-03-05" },
  { "GG-2026-9999", "account", "d", "2026-01-03T10:00:00", "P-4", "P-2", "over", "over",
    DOCKET_ENDING_RESULT, NULL },
  { "GG-2026-10000", "complaint", "c", "2026-01-02T10:00:00", "P-4", "P-3", "over", "over",
    DOCKET_ENDING_END, NULL },
  { "SP-2025-0001", "complaint", "e", "2026-01-01T10:00:00", "P-1", "P-2", "draft", "draft",
    DOCKET_ENDING_NONE, "2026-03-07" },
};

static void
register_parties (StoreFixture *fixture)
{
  store_fixture_append (fixture, "P-1", "register", "role", "agency", "name", "北京星光文化", NULL);
  store_fixture_append (fixture, "P-2", "register", "role", "creator", "name", "李四", NULL);
  store_fixture_append (fixture, "P-3", "register", "role", "creator", "name", "Anna Li", NULL);
  store_fixture_append (fixture, "P-4", "register", "role", "agency", "name", "上海月光", NULL);
  store_fixture_append (fixture, "P-4", "rename", "name", "上海日光", NULL);
}

static void
put_state (StoreFixture *fixture, const Sample *sample)
{
  g_autoptr (GError) error = NULL;
  DocketStateRow state = {
    .number = sample->number,
    .state = sample->state,
    .shown = sample->shown,
    .ending = sample->ending,
    .due = DOCKET_DATE_NONE,
    .due_rule = "",
    .until = DOCKET_INSTANT_NONE,
  };

  if (sample->due != NULL)
    g_assert_true (docket_date_parse (sample->due, &state.due));
  docket_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  docket_store_put_state (fixture->store, &state, &error);
  g_assert_no_error (error);
  docket_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
open_sample (StoreFixture *fixture, const Sample *sample)
{
  g_autofree char *system = g_strndup (sample->number, 2);

  store_fixture_append (fixture, sample->number, "open", "on", "2026-01-01", "system", system,
                        "kind", sample->kind, "title", sample->title, "received", sample->received,
                        "rules", store_fixture_digest ("rules"), "calendar",
                        store_fixture_digest ("calendar"), "party.agency", sample->agency,
                        "party.creator", sample->creator, NULL);
  put_state (fixture, sample);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  register_parties (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    open_sample (fixture, &SAMPLES[i]);
}

/* Numbers of the list without their zeros, joined: "GG1 SP1" */
static char *
list (StoreFixture *fixture, const DocketCaseQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = docket_store_list_ids (fixture->store, query, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  rows = docket_store_dup_cases (fixture->store, (const gint64 *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketCaseRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (row->id, ==, g_array_index (ids, gint64, i));
      g_string_append_printf (text, "%s%s%" G_GINT64_FORMAT, i > 0 ? " " : "", row->system,
                              g_ascii_strtoll (strrchr (row->number, '-') + 1, NULL, 10));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define ANY DOCKET_DATE_NONE
#define MARCH_7 20519

static const struct
{
  DocketCaseQuery query;
  const char     *expected;
} LISTS[] = {
  { { .due_before = ANY }, "GG2 SP1 GG1 GG9999 GG10000" },
  { { .due_before = ANY, .sort = "due" }, "GG2 SP1 GG1 GG9999 GG10000" },
  { { .due_before = ANY, .sort = "-due" }, "GG10000 GG9999 GG1 SP1 GG2" },
  { { .due_before = ANY, .sort = "received" }, "SP1 GG10000 GG9999 GG2 GG1" },
  { { .due_before = ANY, .sort = "-received" }, "GG1 GG2 GG9999 GG10000 SP1" },
  { { .due_before = ANY, .sort = "case" }, "GG1 GG2 GG9999 GG10000 SP1" },
  { { .due_before = ANY, .sort = "-case" }, "SP1 GG10000 GG9999 GG2 GG1" },
  { { .due_before = ANY, .sort = "title" }, "GG2 GG1 GG10000 GG9999 SP1" },
  { { .due_before = ANY, .sort = "-title" }, "SP1 GG9999 GG10000 GG1 GG2" },
  { { .due_before = ANY, .sort = "state" }, "SP1 GG9999 GG10000 GG1 GG2" },
  { { .due_before = ANY, .sort = "-state" }, "GG2 GG1 GG10000 GG9999 SP1" },
  { { .due_before = ANY, .limit = 2 }, "GG2 SP1" },
  { { .due_before = ANY, .system = "GG" }, "GG2 GG1 GG9999 GG10000" },
  { { .due_before = ANY, .system = "LV" }, "" },
  { { .due_before = ANY, .kind = "account" }, "GG9999" },
  { { .due_before = ANY, .state = "wait" }, "GG2 GG1" },
  { { .due_before = ANY, .state = "wait", .sort = "-due" }, "GG1 GG2" },
  { { .due_before = ANY, .state = "wait", .limit = 1 }, "GG2" },
  { { .due_before = ANY, .state = "window" }, "GG2" },
  { { .due_before = ANY, .state = "over", .kind = "complaint" }, "GG10000" },
  { { .due_before = MARCH_7 }, "GG2 SP1" },
  { { .due_before = MARCH_7, .system = "GG" }, "GG2" },
  { { .due_before = ANY, .party = "P-2" }, "SP1 GG1 GG9999" },
  { { .due_before = ANY, .party = "P-99" }, "" },
  { { .due_before = ANY, .party = "星光" }, "GG2 SP1 GG1" },
  { { .due_before = ANY, .party = "anna" }, "GG2 GG10000" },
  { { .due_before = ANY, .party = "月光" }, "GG9999 GG10000" },
  { { .due_before = ANY, .party = "日光", .state = "over", .sort = "received" }, "GG10000 GG9999" },
  { { .due_before = ANY, .party = "無此" }, "" },
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

static void
test_unknown_sort (StoreFixture *fixture, gconstpointer data)
{
  DocketCaseQuery query = { .due_before = ANY, .sort = "colour" };
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_store_list_ids (fixture->store, &query, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
}

static void
test_gone (StoreFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 2, 77, 1 };
  g_autoptr (GPtrArray) rows =
      docket_store_dup_cases (fixture->store, ids, G_N_ELEMENTS (ids), NULL);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((DocketCaseRow *) g_ptr_array_index (rows, 0))->number, ==, "GG-2026-0002");
  g_assert_null (g_ptr_array_index (rows, 1));
  g_assert_cmpstr (((DocketCaseRow *) g_ptr_array_index (rows, 2))->number, ==, "GG-2026-0001");
}

/* --- plans --------------------------------------------------------------------------------- */

static const struct
{
  DocketCaseQuery query;
  const char     *index; /* that must serve it */
} PLANS[] = {
  { { .due_before = ANY }, "case_by_due" },
  { { .due_before = ANY, .sort = "-due" }, "case_by_due" },
  { { .due_before = ANY, .sort = "received" }, "case_by_received" },
  { { .due_before = ANY, .sort = "-received" }, "case_by_received" },
  { { .due_before = ANY, .sort = "title" }, "case_by_title" },
  { { .due_before = ANY, .sort = "-case" }, "sqlite_autoindex_case_file_2" },
  { { .due_before = ANY, .sort = "state" }, "case_by_shown_due" },
  { { .due_before = ANY, .system = "GG" }, "case_by_system_due" },
  { { .due_before = ANY, .system = "GG", .kind = "account" }, "case_by_system_due" },
  { { .due_before = ANY, .system = "GG", .sort = "-received" }, "case_by_system_received" },
  { { .due_before = ANY, .system = "GG", .sort = "case" }, "sqlite_autoindex_case_file_2" },
  { { .due_before = ANY, .state = "over" }, "case_by_shown_due" },
  { { .due_before = ANY, .state = "over", .system = "GG" }, "case_by_shown_due" },
  { { .due_before = ANY, .state = "over" }, "case_by_state_due" },
  { { .due_before = ANY, .state = "over", .sort = "-received" }, "case_by_shown_received" },
  { { .due_before = ANY, .state = "over", .sort = "-received" }, "case_by_state_received" },
  { { .due_before = MARCH_7 }, "case_by_due" },
  { { .due_before = MARCH_7, .system = "GG" }, "case_by_system_due" },
  { { .due_before = MARCH_7, .state = "over" }, "case_by_shown_due" },
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

      g_test_message ("%s\n%s", sql, plan);
      g_assert_null (strstr (plan, "TEMP B-TREE"));
      g_assert_nonnull (strstr (plan, PLANS[i].index));
    }
}

/* Names are looked for in indices of names, and cases then by party */
static void
test_party_plan (StoreFixture *fixture, gconstpointer data)
{
  DocketCaseQuery  query = { .due_before = ANY, .party = "x", .sort = "received" };
  g_autofree char *sql = docket_case_list_compose (&query, NULL);
  g_autofree char *plan = explain (fixture, sql);

  g_test_message ("%s", plan);
  g_assert_nonnull (strstr (plan, "USING COVERING INDEX party_by_name"));
  g_assert_nonnull (strstr (plan, "case_party_by_party"));
  g_assert_null (strstr (plan, "SCAN case_file"));
}

/* --- queues, stale and open cases ---------------------------------------------------------- */

static char *
describe_counts (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = docket_store_dup_counts (fixture->store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DocketCountRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s/%s/%s=%" G_GINT64_FORMAT " ", row->system, row->kind,
                              row->shown, row->cases);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_counts (StoreFixture *fixture, gconstpointer data)
{
  Sample           moved = SAMPLES[0];
  g_autofree char *before = describe_counts (fixture);
  g_autofree char *after = NULL;
  g_autofree char *back = NULL;

  g_assert_cmpstr (before, ==, "GG/complaint/wait=1 GG/complaint/window=1 SP/complaint/draft=1 ");
  moved.shown = "window";
  put_state (fixture, &moved);
  put_state (fixture, &moved);
  after = describe_counts (fixture);
  g_assert_cmpstr (after, ==, "GG/complaint/window=2 SP/complaint/draft=1 ");

  moved.ending = DOCKET_ENDING_RESULT;
  put_state (fixture, &moved);
  put_state (fixture, &SAMPLES[0]);
  back = describe_counts (fixture);
  g_assert_cmpstr (back, ==, before);
}

static char *
join (GPtrArray *numbers)
{
  GString *text = g_string_new (NULL);

  g_assert_nonnull (numbers);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s ", (const char *) g_ptr_array_index (numbers, i));
  g_ptr_array_unref (numbers);
  return g_string_free (text, FALSE);
}

static void
put_span (StoreFixture *fixture, const char *number, DocketInstant since, DocketInstant until)
{
  DocketStateRow state = { .number = number,
                           .state = "wait",
                           .shown = "wait",
                           .due = DOCKET_DATE_NONE,
                           .since = since,
                           .until = until };

  g_assert_true (docket_store_begin (fixture->store, NULL));
  g_assert_true (docket_store_put_state (fixture->store, &state, NULL));
  g_assert_true (docket_store_commit (fixture->store, NULL));
}

static void
test_stale (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *none =
      join (docket_store_dup_stale_cases (fixture->store, G_MAXINT64, 10, NULL));
  g_autofree char *two = NULL;
  g_autofree char *one = NULL;
  g_autofree char *later = NULL;
  g_autofree char *fresh = NULL;

  g_assert_cmpstr (none, ==, "");
  put_span (fixture, "GG-2026-0001", 0, 2000);
  put_span (fixture, "GG-2026-0002", 0, 1000);
  put_span (fixture, "GG-2026-9999", 0, 2001);
  two = join (docket_store_dup_stale_cases (fixture->store, 2000, 10, NULL));
  g_assert_cmpstr (two, ==, "GG-2026-0002 GG-2026-0001 ");
  one = join (docket_store_dup_stale_cases (fixture->store, 2000, 1, NULL));
  g_assert_cmpstr (one, ==, "GG-2026-0002 ");

  /* So is what was evaluated for a later day than this */
  put_span (fixture, "GG-2026-10000", 2001, DOCKET_INSTANT_NONE);
  put_span (fixture, "SP-2025-0001", 3000, 1500);
  later = join (docket_store_dup_stale_cases (fixture->store, 2000, 10, NULL));
  g_assert_cmpstr (later, ==, "GG-2026-0002 SP-2025-0001 GG-2026-0001 GG-2026-10000 ");

  /* What was never evaluated is stale from the start */
  store_fixture_open_case (fixture, "GG-2026-10001", "P-1", "P-2");
  fresh = join (docket_store_dup_stale_cases (fixture->store, 10, 1, NULL));
  g_assert_cmpstr (fresh, ==, "GG-2026-10001 ");
}

static const struct
{
  const char *kind;
  const char *roles[3];
  const char *parties[3];
  const char *expected;
} OPEN[] = {
  { "complaint", { "agency", "creator" }, { "P-1", "P-2" }, "SP-2025-0001 GG-2026-0001 " },
  { "complaint", { "creator", "agency" }, { "P-2", "P-1" }, "SP-2025-0001 GG-2026-0001 " },
  { "complaint", { "agency", "creator" }, { "P-1", "P-3" }, "GG-2026-0002 " },
  { "complaint", { "agency", "creator" }, { "P-2", "P-1" }, "" },
  { "complaint", { "agency", "creator" }, { "P-4", "P-3" }, "" },
  { "account", { "agency", "creator" }, { "P-1", "P-2" }, "" },
  { "complaint", { "agency" }, { "P-1" }, "SP-2025-0001 GG-2026-0002 GG-2026-0001 " },
  { "complaint", { "agency", "third" }, { "P-1", "P-2" }, "" },
  { "complaint", { "agency", "creator" }, { "P-1", "P-77" }, "" },
};

static void
test_open_cases (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (OPEN); i++)
    {
      g_autofree char *numbers =
          join (docket_store_dup_open_cases (fixture->store, OPEN[i].kind, OPEN[i].roles,
                                             OPEN[i].parties, NULL));

      g_test_message ("open %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (numbers, ==, OPEN[i].expected);
    }
}

static void
test_party_cases (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_party_cases (fixture->store, "P-3", NULL);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((DocketCaseRow *) g_ptr_array_index (rows, 0))->number, ==, "GG-2026-10000");
  g_assert_cmpstr (((DocketCaseRow *) g_ptr_array_index (rows, 1))->number, ==, "GG-2026-0002");
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
  add_test ("/store/case-list/lists", test_lists);
  add_test ("/store/case-list/unknown-sort", test_unknown_sort);
  add_test ("/store/case-list/gone", test_gone);
  add_test ("/store/case-list/plans", test_plans);
  add_test ("/store/case-list/party-plan", test_party_plan);
  add_test ("/store/case-list/counts", test_counts);
  add_test ("/store/case-list/stale", test_stale);
  add_test ("/store/case-list/open-cases", test_open_cases);
  add_test ("/store/case-list/party-cases", test_party_cases);
  add_test ("/store/case-list/sound", test_sound);
  return g_test_run ();
}
