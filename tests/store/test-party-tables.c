/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What events of the desk and of parties, and what cases do to parties, put into the tables. */
#include "store-fixture.h"

#include "core/docket-error.h"

/* --- desk ---------------------------------------------------------------------------------- */

static void
test_actors (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (DocketActorRow) lin = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture, "desk", "register-actor", "name", "lin", "role", "reviewer", NULL);
  store_fixture_append (fixture, "desk", "register-actor", "name", "an", "role", "auditor", NULL);
  store_fixture_append (fixture, "desk", "register-actor", "name", "lin", "role", "senior", NULL);

  rows = docket_store_dup_actors (fixture->store, &error);
  g_assert_cmpstr (((DocketActorRow *) store_fixture_row (rows, 0, 2))->name, ==, "an");
  lin = docket_store_dup_actor (fixture->store, "lin", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lin->role, ==, "senior");
  g_assert_cmpint (lin->seq, ==, 4);
  g_assert_null (docket_store_dup_actor (fixture->store, "nobody", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_desk (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *none = docket_store_dup_calendar (fixture->store, NULL);
  g_autofree char *calendar = NULL;
  g_autofree char *setting = NULL;
  g_autofree char *unset = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  DocketRuleSetRow *row;

  g_assert_null (none);
  store_fixture_append (fixture, "desk", "register-rules", "system", "GG", "version", "2021",
                        "sha256", store_fixture_digest ("r"), "name", "gg.xml", NULL);
  store_fixture_append (fixture, "desk", "register-calendar", "sha256", store_fixture_digest ("a"),
                        "name", "a.csv", NULL);
  store_fixture_append (fixture, "desk", "register-calendar", "sha256", store_fixture_digest ("b"),
                        "name", "b.csv", NULL);
  store_fixture_append (fixture, "desk", "set", "key", "k", "value", "1", NULL);
  store_fixture_append (fixture, "desk", "set", "key", "k", "value", "2", NULL);

  rows = docket_store_dup_rule_sets (fixture->store, NULL);
  row = store_fixture_row (rows, 0, 1);
  g_assert_cmpstr (row->system, ==, "GG");
  g_assert_cmpstr (row->version, ==, "2021");
  g_assert_cmpstr (row->sha256, ==, store_fixture_digest ("r"));
  calendar = docket_store_dup_calendar (fixture->store, NULL);
  g_assert_cmpstr (calendar, ==, store_fixture_digest ("b"));
  setting = docket_store_dup_setting (fixture->store, "k", NULL);
  g_assert_cmpstr (setting, ==, "2");
  unset = docket_store_dup_setting (fixture->store, "else", NULL);
  g_assert_null (unset);
}

/* --- parties ------------------------------------------------------------------------------- */

static void
test_party_names (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *role;
    const char *name;
    const char *party; /* NULL: none */
  } NAMES[] = {
    { "agency", "北京星光", "P-1" },     { "agency", "ＳＴＡＲ light", "P-1" },
    { "agency", "北京月光文化", "P-1" }, { "creator", "北京星光", NULL },
    { "agency", "北京", NULL },          { "creator", "李四", "P-2" },
  };
  g_autoptr (DocketPartyRow) party = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture, "P-1", "rename", "name", "北京月光文化", NULL);
  store_fixture_append (fixture, "P-1", "alias", "name", "Star Light", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (DocketPartyRow) row =
          docket_store_find_party (fixture->store, NAMES[i].role, NAMES[i].name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (row != NULL ? row->party : NULL, ==, NAMES[i].party);
    }

  party = docket_store_dup_party (fixture->store, "P-1", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (party->name, ==, "北京月光文化");
  g_assert_cmpuint (g_strv_length (party->aliases), ==, 2);
  g_assert_cmpstr (party->aliases[0], ==, "北京星光");
  g_assert_cmpint (party->cases, ==, 1);
  g_assert_null (docket_store_dup_party (fixture->store, "P-9", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_party_list (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *role;
    const char *text;
    guint       limit;
    guint       n;
  } LISTS[] = {
    { NULL, NULL, 0, 3 },      { NULL, NULL, 2, 2 },        { "creator", NULL, 0, 2 },
    { NULL, "星光", 0, 1 },    { "creator", "星光", 0, 0 }, { NULL, "old", 0, 1 },
    { "creator", "李", 0, 1 },
  };

  store_fixture_append (fixture, "P-3", "alias", "name", "Old Name", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autoptr (GPtrArray) rows = docket_store_dup_parties (fixture->store, LISTS[i].role,
                                                             LISTS[i].text, LISTS[i].limit, NULL);

      g_assert_cmpuint (rows->len, ==, LISTS[i].n);
    }
}

static void
test_contacts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DocketContactRow *row;

  store_fixture_append (fixture, "P-1", "contact", "channel", "phone", "value", "13800138000",
                        "admission", "yes", "from", "2026-01-01", NULL);
  store_fixture_append (fixture, "P-1", "contact", "channel", "mail", "value", "a@example.org",
                        "admission", "no", "from", "2026-01-02", "to", "2026-02-01", NULL);
  store_fixture_append (fixture, "P-1", "end-contact", "channel", "phone", "value", "13800138000",
                        "to", "2026-03-01", NULL);

  rows = docket_store_dup_contacts (fixture->store, "P-1", NULL);
  row = store_fixture_row (rows, 0, 2);
  g_assert_cmpstr (row->channel, ==, "phone");
  g_assert_true (row->admission);
  g_assert_cmpint (row->from, ==, store_fixture_date ("2026-01-01"));
  g_assert_cmpint (row->to, ==, store_fixture_date ("2026-03-01"));
  row = store_fixture_row (rows, 1, 2);
  g_assert_false (row->admission);
  g_assert_cmpint (row->to, ==, store_fixture_date ("2026-02-01"));
  g_assert_cmpint (row->seq, ==, 3);
}

static void
test_relationships (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DocketRelationshipRow *row;

  store_fixture_append (fixture, "P-1", "relate", "type", "binding", "with", "P-2", "from",
                        "2025-05-01", "begin", "yes", NULL);
  store_fixture_append (fixture, "P-1", "relate", "type", "binding", "with", "P-2", "from",
                        "2025-06-01", "begin", "yes", NULL);
  store_fixture_append (fixture, STORE_CASE, "unbind", "on", "2026-03-05", "relation.1.type",
                        "binding", "relation.1.do", "end", "relation.1.a", "P-1", "relation.1.b",
                        "P-2", "relation.1.on", "2026-03-05", "relation.1.ground", "arrears",
                        "relation.2.type", "binding", "relation.2.do", "begin", "relation.2.a",
                        "P-1", "relation.2.b", "P-3", "relation.2.on", "2026-03-06", NULL);
  store_fixture_append (fixture, "P-1", "unrelate", "type", "binding", "with", "P-3", "to",
                        "2026-04-01", NULL);
  store_fixture_append (fixture, STORE_CASE, "unbind", "on", "2026-04-05", "relation.1.type",
                        "distribution", "relation.1.do", "end", "relation.1.a", "P-2",
                        "relation.1.b", "P-1", "relation.1.on", "2026-04-05", NULL);

  rows = docket_store_dup_relationships (fixture->store, "P-1", NULL);
  row = store_fixture_row (rows, 0, 3);
  g_assert_cmpint (row->from, ==, store_fixture_date ("2025-05-01"));
  g_assert_cmpint (row->to, ==, store_fixture_date ("2026-03-05"));
  g_assert_cmpstr (row->ground, ==, "arrears");
  g_assert_cmpstr (row->kase, ==, STORE_CASE);
  row = store_fixture_row (rows, 1, 3);
  g_assert_cmpstr (row->b, ==, "P-3");
  g_assert_cmpint (row->from, ==, store_fixture_date ("2026-03-06"));
  g_assert_cmpint (row->to, ==, store_fixture_date ("2026-04-01"));
  g_assert_cmpstr (row->kase, ==, "");
  row = store_fixture_row (rows, 2, 3);
  g_assert_cmpstr (row->type, ==, "distribution");
  g_assert_cmpint (row->from, ==, DOCKET_DATE_NONE);
}

/* --- ledger, measures ---------------------------------------------------------------------- */

static void
test_ledger (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) own = NULL;
  DocketLedgerRow *row;

  store_fixture_append (fixture, STORE_CASE, "decide", "on", "2026-03-05", "post.1.account", "A",
                        "post.1.party", "P-2", "post.1.key", "k", "post.1.at",
                        "2026-03-05T10:00:00", "post.1.amount", "-2.5", "post.2.account", "B",
                        "post.2.party", "P-2", "post.2.amount", "1", NULL);
  rows = docket_store_dup_ledger (fixture->store, "P-2", NULL);
  row = store_fixture_row (rows, 0, 2);
  g_assert_cmpstr (row->account, ==, "B");
  g_assert_cmpint (row->at, ==, store_fixture_instant ("2026-03-05T00:00:00"));
  g_assert_cmpint (row->amount, ==, 1000000);
  row = store_fixture_row (rows, 1, 2);
  g_assert_cmpstr (row->key, ==, "k");
  g_assert_cmpint (row->amount, ==, -2500000);
  g_assert_cmpstr (row->kase, ==, STORE_CASE);
  g_assert_cmpint (row->seq, ==, 2);
  own = docket_store_dup_case_ledger (fixture->store, STORE_CASE, NULL);
  g_assert_cmpstr (((DocketLedgerRow *) store_fixture_row (own, 0, 2))->account, ==, "A");
}

static void
test_measures (StoreFixture *fixture, gconstpointer data)
{
  static const gint64 LIFTED[] = { 3, 0, 0, 0, 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) of_party = NULL;
  DocketMeasureRow *row;

  store_fixture_append (fixture, STORE_CASE, "decide", "on", "2026-03-05", "measure.1.measure",
                        "ban", "measure.1.party", "P-2", "measure.1.from", "2026-03-05T10:00:00",
                        "measure.2.measure", "ban", "measure.2.party", "P-2", "measure.2.from",
                        "2026-03-05T10:00:00", "measure.2.until", "2026-03-06T10:00:00",
                        "measure.3.measure", "hold", "measure.3.scope", "all goods",
                        "measure.3.from", "2026-03-05T10:00:00", NULL);
  store_fixture_append (fixture, STORE_CASE, "decide", "on", "2026-03-07T00:00:00",
                        "measure.1.measure", "ban", "measure.1.party", "P-2", "measure.1.from",
                        "2026-03-07T00:00:00", "lift.1.measure", "ban", NULL);

  rows = docket_store_dup_case_measures (fixture->store, STORE_CASE, NULL);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      g_assert_cmpint (row->lifted_seq, ==, LIFTED[i]);
    }
  row = store_fixture_row (rows, 0, 4);
  g_assert_cmpint (row->until, ==, DOCKET_INSTANT_NONE);
  row = store_fixture_row (rows, 1, 4);
  g_assert_cmpint (row->until, ==, store_fixture_instant ("2026-03-06T10:00:00"));
  row = store_fixture_row (rows, 2, 4);
  g_assert_cmpstr (row->scope, ==, "all goods");
  g_assert_cmpstr (row->party, ==, "");
  of_party = docket_store_dup_measures (fixture->store, "P-2", NULL);
  g_assert_cmpuint (of_party->len, ==, 3);
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
  add_test ("/store/party-tables/actors", test_actors);
  add_test ("/store/party-tables/desk", test_desk);
  add_test ("/store/party-tables/party-names", test_party_names);
  add_test ("/store/party-tables/party-list", test_party_list);
  add_test ("/store/party-tables/contacts", test_contacts);
  add_test ("/store/party-tables/relationships", test_relationships);
  add_test ("/store/party-tables/ledger", test_ledger);
  add_test ("/store/party-tables/measures", test_measures);
  return g_test_run ();
}
