/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: what is appended comes back, stays in order, and shows every change made to it. */
#include "store-fixture.h"

#include "core/docket-error.h"

#include <string.h>

static void
assert_same_event (const DocketEvent *a, const DocketEvent *b)
{
  g_assert_cmpint (a->seq, ==, b->seq);
  g_assert_cmpstr (a->subject, ==, b->subject);
  g_assert_cmpint (a->subject_seq, ==, b->subject_seq);
  g_assert_cmpint (a->at, ==, b->at);
  g_assert_cmpstr (a->clock, ==, b->clock);
  g_assert_cmpstr (a->actor, ==, b->actor);
  g_assert_cmpstr (a->auth, ==, b->auth);
  g_assert_cmpstr (a->action, ==, b->action);
  g_assert_cmpuint (a->values->len, ==, b->values->len);
  for (guint i = 0; i < a->values->len; i++)
    {
      const DocketEventValue *first = g_ptr_array_index (a->values, i);
      const DocketEventValue *second = g_ptr_array_index (b->values, i);

      g_assert_cmpstr (first->name, ==, second->name);
      g_assert_cmpstr (first->salt, ==, second->salt);
      g_assert_cmpstr (first->value, ==, second->value);
    }
  g_assert_true (docket_digest_equal (&a->hash, &b->hash));
  g_assert_true (docket_digest_equal (&a->head, &b->head));
}

static void
begin (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  docket_store_begin (fixture->store, &error);
  g_assert_no_error (error);
}

static void
commit (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  docket_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
append (StoreFixture *fixture, DocketEvent *event)
{
  g_autoptr (GError) error = NULL;

  docket_store_append (fixture->store, event, &error);
  g_assert_no_error (error);
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketEvent) event =
      store_fixture_event (fixture, "desk", "set", "key", "language", "value", "第一行\r\n\t“二”",
                           "key", "", NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  append (fixture, event);
  commit (fixture);
  g_assert_cmpint (event->seq, ==, 1);
  g_assert_cmpint (event->subject_seq, ==, 1);

  store_fixture_reopen (fixture, TRUE);
  events = docket_store_dup_events (fixture->store, "desk", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  assert_same_event (event, g_ptr_array_index (events, 0));
}

static void
test_chain (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketEvent) first = store_fixture_event (fixture, "desk", "set", "key", "a", NULL);
  g_autoptr (DocketEvent) other =
      store_fixture_event (fixture, "P-1", "register", "role", "agency", "name", "甲", NULL);
  g_autoptr (DocketEvent) second = store_fixture_event (fixture, "desk", "set", "key", "b", NULL);
  DocketDigest expected;
  DocketDigest head;
  gint64       events;

  begin (fixture);
  append (fixture, first);
  append (fixture, other);
  append (fixture, second);
  commit (fixture);

  g_assert_cmpint (second->seq, ==, 3);
  g_assert_cmpint (second->subject_seq, ==, 2);
  docket_event_compute_hash (second, NULL, &first->hash, &expected);
  g_assert_true (docket_digest_equal (&expected, &second->hash));
  docket_event_compute_hash (other, NULL, NULL, &expected);
  g_assert_true (docket_digest_equal (&expected, &other->hash));
  docket_event_compute_head (NULL, &other->head, &second->hash, &expected);
  g_assert_true (docket_digest_equal (&expected, &second->head));

  g_assert_true (docket_store_get_head (fixture->store, &events, &head, NULL));
  g_assert_cmpint (events, ==, 3);
  g_assert_true (docket_digest_equal (&head, &second->head));
  store_fixture_assert_sound (fixture);
}

static void
assert_has_head (StoreFixture *fixture, gint64 events, const DocketDigest *head, gboolean wanted)
{
  g_autoptr (GError) error = NULL;
  gboolean has = !wanted;

  g_assert_true (docket_store_has_head (fixture->store, events, head, &has, &error));
  g_assert_no_error (error);
  g_assert_cmpint (has, ==, wanted);
}

static void
test_heads (StoreFixture *fixture, gconstpointer data)
{
  DocketDigest none = { 0 };
  DocketDigest first;
  DocketDigest head;
  gint64       events;

  g_assert_true (docket_store_get_head (fixture->store, &events, &head, NULL));
  g_assert_cmpint (events, ==, 0);
  g_assert_true (docket_digest_equal (&head, &none));
  assert_has_head (fixture, 0, &none, TRUE);

  store_fixture_append (fixture, "desk", "set", "key", "a", NULL);
  g_assert_true (docket_store_get_head (fixture->store, &events, &first, NULL));
  store_fixture_append (fixture, "desk", "set", "key", "b", NULL);
  g_assert_true (docket_store_get_head (fixture->store, &events, &head, NULL));

  assert_has_head (fixture, 1, &first, TRUE);
  assert_has_head (fixture, 2, &head, TRUE);
  assert_has_head (fixture, 1, &head, FALSE);
  assert_has_head (fixture, 3, &head, FALSE);
  assert_has_head (fixture, 0, &head, FALSE);
}

/* What a seal says of a case holds for the journal as it was then */
static void
test_last (StoreFixture *fixture, gconstpointer data)
{
  static const gint64 counts[] = { 0, 1, 1, 2 };
  g_autoptr (GPtrArray) events = NULL;

  store_fixture_append (fixture, "P-1", "register", "role", "agency", "name", "a", NULL);
  store_fixture_append (fixture, "P-2", "register", "role", "agency", "name", "b", NULL);
  store_fixture_append (fixture, "P-1", "alias", "name", "c", NULL);
  events = docket_store_dup_events (fixture->store, "P-1", NULL);
  for (gint64 i = 0; i < (gint64) G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GError) error = NULL;
      DocketDigest none = { 0 };
      DocketDigest last;
      gint64       count;

      g_assert_true (docket_store_get_last (fixture->store, "P-1", i, &count, &last, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count, ==, counts[i]);
      g_assert_true (
          docket_digest_equal (&last, count == 0
                                          ? &none
                                          : &((DocketEvent *) events->pdata[count - 1])->hash));
    }
}

static void
test_rollback (StoreFixture *fixture, gconstpointer data)
{
  DocketDigest before;
  DocketDigest after;
  gint64       events;

  store_fixture_append (fixture, "desk", "set", "key", "a", "value", "1", NULL);
  docket_store_get_head (fixture->store, &events, &before, NULL);

  begin (fixture);
  store_fixture_take (fixture,
                      store_fixture_event (fixture, "desk", "set", "key", "a", "value", "2", NULL));
  docket_store_rollback (fixture->store);
  g_assert_true (docket_store_get_head (fixture->store, &events, &after, NULL));
  g_assert_cmpint (events, ==, 1);
  g_assert_true (docket_digest_equal (&before, &after));

  g_assert_cmpint (store_fixture_append (fixture, "desk", "set", "key", "a", "value", "3", NULL),
                   ==, 2);
  store_fixture_assert_sound (fixture);
}

/* An event that does not fit spoils its whole transaction */
static void
test_failed_append (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketEvent) bad =
      store_fixture_event (fixture, "GG-2026-0001", "note", "text", "x", NULL);
  g_autoptr (GError) error = NULL;
  gint64 events;

  begin (fixture);
  store_fixture_take (fixture, store_fixture_event (fixture, "desk", "set", "key", "a", NULL));
  g_assert_false (docket_store_append (fixture->store, bad, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "GG-2026-0001"));
  g_clear_error (&error);
  g_assert_false (docket_store_commit (fixture->store, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);

  g_assert_true (docket_store_get_head (fixture->store, &events, NULL, NULL));
  g_assert_cmpint (events, ==, 0);
  store_fixture_append (fixture, "desk", "set", "key", "a", NULL);
  store_fixture_assert_sound (fixture);
}

static void
test_last_real_at (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *clock;
    gint64      at;
    gint64      last;
  } STEPS[] = {
    { "simulated", STORE_START + 900, DOCKET_INSTANT_NONE },
    { "", STORE_START, STORE_START },
    { "simulated", STORE_START + 800, STORE_START },
    { "back", STORE_START - 50, STORE_START - 50 },
  };

  g_assert_cmpint (docket_store_get_last_real_at (fixture->store), ==, DOCKET_INSTANT_NONE);
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      DocketEvent *event = store_fixture_event (fixture, "desk", "set", "key", "a", NULL);

      g_free (event->clock);
      event->clock = g_strdup (STEPS[i].clock);
      event->at = STEPS[i].at;
      begin (fixture);
      store_fixture_take (fixture, event);
      commit (fixture);
      g_assert_cmpint (docket_store_get_last_real_at (fixture->store), ==, STEPS[i].last);
    }
  store_fixture_assert_sound (fixture);
}

static gboolean
collect_seq (const DocketEvent *event, gpointer data, GError **error)
{
  GString *seen = data;

  g_string_append_printf (seen, "%" G_GINT64_FORMAT " ", event->seq);
  return event->seq < 4;
}

static void
test_foreach (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new (NULL);

  for (int i = 0; i < 6; i++)
    store_fixture_append (fixture, "desk", "set", "key", "a", NULL);
  g_assert_false (docket_store_foreach_event (fixture->store, 2, collect_seq, seen, NULL));
  g_assert_cmpstr (seen->str, ==, "2 3 4 ");
}

/* --- changes behind the journal's back ----------------------------------------------------- */

static void
test_triggers (StoreFixture *fixture, gconstpointer data)
{
  static const char *const STATEMENTS[] = {
    "UPDATE event SET actor = 'else' WHERE seq = 1",
    "DELETE FROM event WHERE seq = 2",
    "DELETE FROM event",
    "INSERT OR REPLACE INTO event SELECT 1, subject, subject_seq, at, clock, actor, auth, action, "
    "body, hash, head FROM event WHERE seq = 2",
    "INSERT INTO event SELECT 9, 'P-1', 1, at, clock, actor, auth, action, body, hash, head "
    "FROM event WHERE seq = 2",
  };

  store_fixture_append (fixture, "desk", "set", "key", "a", NULL);
  store_fixture_append (fixture, "desk", "set", "key", "b", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (STATEMENTS); i++)
    {
      g_autofree char *message = store_fixture_meddle_and_fail (fixture, STATEMENTS[i]);

      g_assert_nonnull (strstr (message, "append-only"));
    }
  g_assert_cmpint (store_fixture_count (fixture, "SELECT count(*) FROM event"), ==, 2);
  store_fixture_assert_sound (fixture);
}

#define WITHOUT_TRIGGERS                                                                           \
  "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted; "                     \
  "DROP TRIGGER event_comes_last; "

static const struct
{
  const char *name;
  const char *sql;
} CHANGES[] = {
  { "value", "UPDATE event SET body = CAST (replace (body, '4:gray,', '4:grey,') AS BLOB)" },
  { "actor", "UPDATE event SET actor = 'else' WHERE seq = 2" },
  { "at", "UPDATE event SET at = at + 1 WHERE seq = 2" },
  { "never", "UPDATE event SET at = 9223372036854775807 WHERE seq = 2" },
  { "clock", "UPDATE event SET clock = 'back' WHERE seq = 2" },
  { "auth", "UPDATE event SET auth = 'passphrase' WHERE seq = 2" },
  { "action", "UPDATE event SET action = 'else' WHERE seq = 2" },
  { "hash", "UPDATE event SET hash = zeroblob (32) WHERE seq = 2" },
  { "head", "UPDATE event SET head = zeroblob (32) WHERE seq = 2" },
  { "salt", "UPDATE event SET body = CAST (replace (body, '32:', '31:') AS BLOB) WHERE seq = 2" },
  { "garbage", "UPDATE event SET body = x'ff00' WHERE seq = 2" },
  { "missing", "DELETE FROM event WHERE seq = 2" },
  { "subject", "UPDATE event SET subject = 'P-1' WHERE seq = 2" },
  { "order", "UPDATE event SET subject_seq = 7 WHERE seq = 3" },
};

static void
test_change (StoreFixture *fixture, gconstpointer data)
{
  const char      *change = data;
  g_autofree char *sql = g_strconcat (WITHOUT_TRIGGERS, change, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DocketStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_append (fixture, "desk", "set", "key", "colour", "value", "blue", NULL);
  store_fixture_append (fixture, "desk", "set", "key", "colour", "value", "gray", NULL);
  store_fixture_append (fixture, "desk", "set", "key", "colour", "value", "pink", NULL);
  store_fixture_meddle (fixture, sql);

  g_assert_true (docket_store_verify_chain (fixture->store, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, >, 0);
  reader = docket_store_open (fixture->directory, FALSE, &error);
  g_assert_null (reader);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
}

/* Opening looks at the last 1,000 events alone, verifying at all of them */
static void
test_old_change (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  begin (fixture);
  for (int i = 0; i < 1010; i++)
    store_fixture_take (fixture, store_fixture_event (fixture, "desk", "set", "key", "a", NULL));
  commit (fixture);
  g_clear_pointer (&fixture->store, docket_store_close);
  store_fixture_meddle (fixture, WITHOUT_TRIGGERS "UPDATE event SET actor = 'else' WHERE seq = 5");

  store_fixture_reopen (fixture, TRUE);
  g_assert_true (docket_store_verify_chain (fixture->store, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "desk/5"));
}

static void
add_test (const char *path, void (*test) (StoreFixture *, gconstpointer), gconstpointer data)
{
  g_test_add (path, StoreFixture, data, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/journal/round-trip", test_round_trip, NULL);
  add_test ("/store/journal/chain", test_chain, NULL);
  add_test ("/store/journal/heads", test_heads, NULL);
  add_test ("/store/journal/last", test_last, NULL);
  add_test ("/store/journal/rollback", test_rollback, NULL);
  add_test ("/store/journal/failed-append", test_failed_append, NULL);
  add_test ("/store/journal/last-real-at", test_last_real_at, NULL);
  add_test ("/store/journal/foreach", test_foreach, NULL);
  add_test ("/store/journal/triggers", test_triggers, NULL);
  add_test ("/store/journal/old-change", test_old_change, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    {
      g_autofree char *path = g_strconcat ("/store/journal/change/", CHANGES[i].name, NULL);

      add_test (path, test_change, CHANGES[i].sql);
    }
  return g_test_run ();
}
