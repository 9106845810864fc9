/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers, events that do not fit, and a replay of the journal that gives the same tables. */
#include "store-fixture.h"

#include "core/docket-error.h"
#include "store/docket-store-private.h"

#include <string.h>

/* --- numbers ------------------------------------------------------------------------------- */

static void
test_numbers (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *system; /* "P" and "M": parties and mails */
    int         year;
    const char *number;
  } NUMBERS[] = {
    { "GG", 2026, "GG-2026-0002" },
    { "GG", 2026, "GG-2026-0003" },
    { "GG", 2025, "GG-2025-0001" },
    { "LV", 2026, "LV-2026-0001" },
    { "P", 0, "P-4" },
    { "P", 0, "P-5" },
    { "M", 0, "M-1" },
  };

  for (guint round = 0; round < 2; round++)
    {
      g_assert_true (docket_store_begin (fixture->store, NULL));
      for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
        {
          DocketStore     *store = fixture->store;
          const char      *system = NUMBERS[i].system;
          g_autofree char *number =
              strcmp (system, "P") == 0 ? docket_store_next_party (store, NULL)
              : strcmp (system, "M") == 0
                  ? docket_store_next_mail (store, NULL)
                  : docket_store_next_number (store, system, NUMBERS[i].year, NULL);

          g_assert_cmpstr (number, ==, NUMBERS[i].number);
        }
      /* What no event used is given again */
      docket_store_rollback (fixture->store);
    }
  store_fixture_open_case (fixture, "GG-2026-12345", "P-1", "P-3");
  g_assert_true (docket_store_begin (fixture->store, NULL));
  {
    g_autofree char *number = docket_store_next_number (fixture->store, "GG", 2026, NULL);

    g_assert_cmpstr (number, ==, "GG-2026-12346");
  }
  docket_store_rollback (fixture->store);
}

/* --- what does not fit --------------------------------------------------------------------- */

static const struct
{
  const char *subject;
  const char *action;
  const char *name;
  const char *value;
  int         code;
} BAD[] = {
  { STORE_CASE, "attach", "evidence.E1.sha256", "abc", DOCKET_ERROR_INVALID },
  { STORE_CASE, "attach", "evidence.x.sha256", "abc", DOCKET_ERROR_INVALID },
  { STORE_CASE, "attach", "evidence.E1", "abc", DOCKET_ERROR_INVALID },
  { STORE_CASE, "open", "kind", "complaint", DOCKET_ERROR_INVALID },
  { STORE_CASE, "act", "party.agency", "P-77", DOCKET_ERROR_NOT_FOUND },
  { STORE_CASE, "act", "party.agency", "Q-1", DOCKET_ERROR_INVALID },
  { STORE_CASE, "act", "post.1.amount", "much", DOCKET_ERROR_INVALID },
  { STORE_CASE, "act", "measure.1.until", "soon", DOCKET_ERROR_INVALID },
  { STORE_CASE, "sign", "ruling", "7", DOCKET_ERROR_NOT_FOUND },
  { "no-number", "open", "kind", "complaint", DOCKET_ERROR_INVALID },
  { "GG-2026-0000", "open", "kind", "complaint", DOCKET_ERROR_INVALID },
  { "GG-2026-0077", "note", "text", "x", DOCKET_ERROR_NOT_FOUND },
  { "P-1", "register", "name", "twice", DOCKET_ERROR_INVALID },
  { "P-77", "alias", "name", "x", DOCKET_ERROR_NOT_FOUND },
  { "desk", "register-actor", "role", "king", DOCKET_ERROR_INVALID },
};

static void
test_bad (StoreFixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (DocketEvent) event = store_fixture_event (fixture, BAD[i].subject, BAD[i].action,
                                                           BAD[i].name, BAD[i].value, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s %s %s", BAD[i].subject, BAD[i].action, BAD[i].name);
      g_assert_true (docket_store_begin (fixture->store, NULL));
      g_assert_false (docket_store_append (fixture->store, event, &error));
      g_assert_error (error, DOCKET_ERROR, BAD[i].code);
      docket_store_rollback (fixture->store);
    }
}

/* --- rebuilding ---------------------------------------------------------------------------- */

static const char *const MEDDLINGS[] = {
  "UPDATE case_file SET title = 'else'",
  "UPDATE party SET cases = 9 WHERE id = 1",
  "DELETE FROM case_party WHERE role = 'creator'",
  "INSERT INTO fact (case_id, seq, name, origin, happened, value) VALUES (1, 1, 'x', 1, '', 'y')",
  "UPDATE number_counter SET last = 50 WHERE series = 'P'",
  "UPDATE real_clock SET at = 0",
};

static void
test_meddled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  store_fixture_meddle (fixture, data);
  g_assert_true (docket_store_verify_projections (fixture->store, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
}

static void
test_rebuild_reads_only (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_reopen (fixture, FALSE);
  store_fixture_assert_sound (fixture);
}

/* A new table is compared, or said to be no projection */
static void
test_compares_all (StoreFixture *fixture, gconstpointer data)
{
  static const char *const OTHERS[] = {
    "desk", "event", "deadline", "happened", "queue_count", NULL
  };
  g_autoptr (DocketStatement) tables =
      docket_statement_new (fixture->store->database,
                            "SELECT name FROM sqlite_schema WHERE type = 'table' "
                            "AND name NOT GLOB 'sqlite_*'");
  guint n = 0;

  for (; docket_statement_step (tables, NULL); n++)
    {
      const char *table = docket_statement_get_text (tables, 0);

      g_test_message ("%s", table);
      g_assert_true (docket_rebuild_compares (table) != g_strv_contains (OTHERS, table));
    }
  g_assert_cmpuint (n, >, 20);
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up_case, test,
              store_fixture_tear_down_sound);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/rebuild/numbers", test_numbers);
  add_test ("/store/rebuild/bad", test_bad);
  add_test ("/store/rebuild/rebuild-reads-only", test_rebuild_reads_only);
  add_test ("/store/rebuild/compares-all", test_compares_all);
  for (gsize i = 0; i < G_N_ELEMENTS (MEDDLINGS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/rebuild/meddled/%" G_GSIZE_FORMAT, i);

      g_test_add (path, StoreFixture, MEDDLINGS[i], store_fixture_set_up_case, test_meddled,
                  store_fixture_tear_down);
    }
  return g_test_run ();
}
