/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What events of cases put into the tables, and what is cached of a case. */
#include "store-fixture.h"

#include "core/docket-error.h"

#include <string.h>

/* --- cases --------------------------------------------------------------------------------- */

static void
test_open (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseRow) row = docket_store_dup_case (fixture->store, STORE_CASE, &error);
  g_autoptr (GPtrArray) parties = NULL;
  DocketCasePartyRow *party;

  g_assert_no_error (error);
  g_assert_cmpint (row->id, ==, 1);
  g_assert_cmpstr (row->system, ==, "GG");
  g_assert_cmpstr (row->kind, ==, "complaint");
  g_assert_cmpstr (row->title, ==, "解绑申诉");
  g_assert_cmpint (row->received, ==, store_fixture_instant ("2026-03-01T08:30:00"));
  g_assert_cmpstr (row->rules, ==, store_fixture_digest ("rules"));
  g_assert_cmpstr (row->calendar, ==, store_fixture_digest ("calendar"));
  g_assert_cmpstr (row->assignee, ==, "");
  g_assert_cmpint (row->events, ==, 1);
  g_assert_cmpstr (row->state, ==, "");
  g_assert_cmpint (row->due, ==, DOCKET_DATE_NONE);

  parties = docket_store_dup_case_parties (fixture->store, STORE_CASE, &error);
  party = store_fixture_row (parties, 1, 2);
  g_assert_cmpstr (party->role, ==, "creator");
  g_assert_cmpstr (party->party, ==, "P-2");
  g_assert_cmpstr (party->name, ==, "李四");
  g_assert_null (docket_store_dup_case (fixture->store, "GG-2026-0002", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_acts (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketCaseRow) row = NULL;
  g_autoptr (DocketPartyRow) left = NULL;
  g_autoptr (DocketPartyRow) came = NULL;
  g_autoptr (GPtrArray) letters = NULL;
  DocketLetterRow *letter;

  store_fixture_append (fixture, STORE_CASE, "note", "text", "x", NULL);
  store_fixture_append (fixture, STORE_CASE, "assign", "to", "lin", NULL);
  store_fixture_append (fixture, STORE_CASE, "rename-party", "on", "2026-03-02", "party.creator",
                        "P-3", "party.third", "P-1", "title", "new", "letter.1.letter",
                        "invitation", "letter.1.to", "agency", "letter.2.letter", "receipt",
                        "letter.2.to", "creator", "state", "s", NULL);

  row = docket_store_dup_case (fixture->store, STORE_CASE, NULL);
  g_assert_cmpstr (row->assignee, ==, "lin");
  g_assert_cmpstr (row->title, ==, "new");
  g_assert_cmpint (row->events, ==, 4);
  left = docket_store_dup_party (fixture->store, "P-2", NULL);
  g_assert_cmpint (left->cases, ==, 0);
  came = docket_store_dup_party (fixture->store, "P-1", NULL);
  g_assert_cmpint (came->cases, ==, 1);
  letters = docket_store_dup_letters (fixture->store, STORE_CASE, NULL);
  letter = store_fixture_row (letters, 1, 2);
  g_assert_cmpint (letter->seq, ==, 4);
  g_assert_cmpstr (letter->letter, ==, "receipt");
  g_assert_cmpstr (letter->to, ==, "creator");
}

/* Facts as "SEQ NAME=VALUE@ON" with "~SEQ" where superseded */
static char *
describe_facts (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_facts (fixture->store, STORE_CASE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DocketFactRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s=%s@%s", row->seq, row->name,
                              row->value, row->on);
      if (row->superseded_by > 0)
        g_string_append_printf (text, "~%" G_GINT64_FORMAT, row->superseded_by);
      g_string_append (text, "; ");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_corrections (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *recorded = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *again = NULL;
  g_autofree char *moved = NULL;

  store_fixture_append (fixture, STORE_CASE, "notify", "on", "2026-03-02", "fact.attempt.channel",
                        "phone", "fact.attempt.to", "1", NULL);
  recorded = describe_facts (fixture);
  g_assert_cmpstr (recorded, ==, "2 attempt.channel=phone@2026-03-02; 2 attempt.to=1@2026-03-02; ");

  store_fixture_append (fixture, STORE_CASE, "correct", "on", "2026-03-09", "of", "2",
                        "fact.attempt.to", "2", "reason", "r", NULL);
  corrected = describe_facts (fixture);
  g_assert_cmpstr (corrected, ==,
                   "2 attempt.channel=phone@2026-03-02; 2 attempt.to=1@2026-03-02~3; "
                   "3 attempt.to=2@2026-03-02; ");

  store_fixture_append (fixture, STORE_CASE, "correct", "on", "2026-03-10", "of", "3",
                        "fact.attempt.to", "3", "reason", "r", NULL);
  again = describe_facts (fixture);
  g_assert_cmpstr (again, ==,
                   "2 attempt.channel=phone@2026-03-02; 2 attempt.to=1@2026-03-02~3; "
                   "3 attempt.to=2@2026-03-02~4; 4 attempt.to=3@2026-03-02; ");

  store_fixture_append (fixture, STORE_CASE, "correct", "on", "2026-03-11", "of", "2", "of-on",
                        "2026-03-01", "fact.attempt.to", "4", "fact.attempt.note", "n", "reason",
                        "r", NULL);
  moved = describe_facts (fixture);
  g_assert_cmpstr (moved, ==,
                   "2 attempt.channel=phone@2026-03-02~5; 2 attempt.to=1@2026-03-02~3; "
                   "3 attempt.to=2@2026-03-02~4; 4 attempt.to=3@2026-03-02~5; "
                   "5 attempt.channel=phone@2026-03-01; 5 attempt.note=n@2026-03-01; "
                   "5 attempt.to=4@2026-03-01; ");
}

static void
add_message (DocketEvent *event, const char *id, const char *status, const char *text)
{
  docket_event_add (event, "message.id", id);
  docket_event_add (event, "message.status", status);
  docket_event_add (event, "message.message-id", "<a@example.org>");
  docket_event_add (event, "message.subject", "主题");
  docket_event_add (event, "message.sender", "li@example.org");
  docket_event_add (event, "message.file", "a.eml");
  docket_event_add (event, "message.received", "2026-03-01T08:30:00");
  docket_event_add (event, "message.received-from", "date");
  docket_event_add (event, "message.sha256", store_fixture_digest (text));
  docket_event_add (event, "message.size", "1234");
}

static void
commit_event (StoreFixture *fixture, DocketEvent *event)
{
  g_autoptr (GError) error = NULL;

  docket_store_begin (fixture->store, &error);
  g_assert_no_error (error);
  store_fixture_take (fixture, event);
  docket_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
test_merge_and_split (StoreFixture *fixture, gconstpointer data)
{
  DocketEvent     *merge;
  g_autofree char *merged = NULL;
  g_autofree char *split = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  DocketMessageRow *row;

  store_fixture_append (fixture, STORE_CASE, "supplement", "on", "2026-03-02", "fact.phone", "1",
                        NULL);
  merge = store_fixture_event (fixture, STORE_CASE, "merge", "on", "2026-03-03", "fact.phone", "2",
                               "fact.reason", "x", NULL);
  add_message (merge, "M2", "merged", "mail two");
  commit_event (fixture, merge);
  merged = describe_facts (fixture);
  g_assert_cmpstr (merged, ==, "2 phone=1@2026-03-02; 3 reason=x@2026-03-03; ");

  store_fixture_append (fixture, STORE_CASE, "split", "on", "2026-03-04", "message", "M2", "to",
                        "GG-2026-0002", NULL);
  split = describe_facts (fixture);
  g_assert_cmpstr (split, ==, "2 phone=1@2026-03-02; 3 reason=x@2026-03-03~4; ");
  messages = docket_store_dup_messages (fixture->store, STORE_CASE, NULL);
  row = store_fixture_row (messages, 0, 1);
  g_assert_cmpstr (row->id, ==, "M2");
  g_assert_cmpstr (row->status, ==, "split");
}

static void
test_messages (StoreFixture *fixture, gconstpointer data)
{
  DocketEvent *merge = store_fixture_event (fixture, STORE_CASE, "merge", "on", "2026-03-03", NULL);
  DocketEvent *file =
      store_fixture_event (fixture, "M-1", "file", "reason", "r", "of", STORE_CASE, NULL);
  g_autoptr (GPtrArray) by_id = NULL;
  g_autoptr (GPtrArray) by_digest = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) none = NULL;
  DocketMessageRow *row;

  add_message (merge, "M1", "merged", "one");
  commit_event (fixture, merge);
  add_message (file, "M1", "duplicate", "two");
  commit_event (fixture, file);

  by_id = docket_store_dup_messages_by_id (fixture->store, "<a@example.org>", NULL);
  row = store_fixture_row (by_id, 0, 2);
  g_assert_cmpstr (row->kase, ==, STORE_CASE);
  g_assert_cmpstr (row->id, ==, "M1");
  g_assert_cmpint (row->seq, ==, 2);
  g_assert_cmpstr (row->subject, ==, "主题");
  g_assert_cmpstr (row->sender, ==, "li@example.org");
  g_assert_cmpstr (row->file, ==, "a.eml");
  g_assert_cmpint (row->received, ==, store_fixture_instant ("2026-03-01T08:30:00"));
  g_assert_cmpstr (row->received_from, ==, "date");
  g_assert_cmpint (row->size, ==, 1234);
  by_digest =
      docket_store_dup_messages_by_digest (fixture->store, store_fixture_digest ("two"), NULL);
  row = store_fixture_row (by_digest, 0, 1);
  g_assert_cmpstr (row->kase, ==, "M-1");
  g_assert_cmpstr (row->status, ==, "duplicate");
  own = docket_store_dup_messages (fixture->store, "M-1", NULL);
  g_assert_cmpstr (((DocketMessageRow *) store_fixture_row (own, 0, 1))->sha256, ==,
                   store_fixture_digest ("two"));
  none = docket_store_dup_messages_by_id (fixture->store, "", NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
file_mail (StoreFixture *fixture, const char *mail, const char *status, const char *digest)
{
  DocketEvent *event = store_fixture_event (fixture, mail, "file", "reason", "r", NULL);

  add_message (event, "M1", status, digest);
  commit_event (fixture, event);
}

static void
test_filed_messages (StoreFixture *fixture, gconstpointer data)
{
  DocketEvent *merge = store_fixture_event (fixture, STORE_CASE, "merge", "on", "2026-03-03", NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) latest = NULL;
  g_autoptr (GPtrArray) none = NULL;

  add_message (merge, "M1", "merged", "one");
  commit_event (fixture, merge);
  file_mail (fixture, "M-1", "unparsed", "two");
  file_mail (fixture, "M-2", "duplicate", "three");
  file_mail (fixture, "M-3", "unparsed", "four");
  all = docket_store_dup_filed_messages (fixture->store, "unparsed", 0, NULL);
  g_assert_cmpstr (((DocketMessageRow *) store_fixture_row (all, 0, 2))->kase, ==, "M-3");
  g_assert_cmpstr (((DocketMessageRow *) store_fixture_row (all, 1, 2))->kase, ==, "M-1");
  latest = docket_store_dup_filed_messages (fixture->store, "unparsed", 1, NULL);
  g_assert_cmpstr (((DocketMessageRow *) store_fixture_row (latest, 0, 1))->kase, ==, "M-3");
  none = docket_store_dup_filed_messages (fixture->store, "merged", 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static gboolean
collect_blob (const char *sha256, gint64 size, gpointer data, GError **error)
{
  g_hash_table_insert (data, g_strdup (sha256), GINT_TO_POINTER ((int) size));
  return TRUE;
}

static void
assert_has_blob (StoreFixture *fixture, const char *text, gboolean wanted)
{
  g_autoptr (GError) error = NULL;
  gboolean has = !wanted;

  g_assert_true (docket_store_has_blob (fixture->store, store_fixture_digest (text), &has, &error));
  g_assert_no_error (error);
  g_assert_cmpint (has, ==, wanted);
}

static void
test_evidence (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  DocketEvidenceRow *row;

  store_fixture_append (fixture, "desk", "register-rules", "system", "GG", "version", "2021",
                        "sha256", store_fixture_digest ("two"), "name", "gg.xml", NULL);
  store_fixture_append (fixture, STORE_CASE, "attach", "on", "2026-03-02", "evidence.E2.name",
                        "b.png", "evidence.E2.media-type", "image/png", "evidence.E2.size", "7",
                        "evidence.E2.sha256", store_fixture_digest ("two"), "evidence.E2.proves",
                        "违约", "evidence.E2.message", "M1", "evidence.E1.name", "a.png",
                        "evidence.E1.media-type", "image/png", "evidence.E1.size", "0",
                        "evidence.E1.sha256", store_fixture_digest ("one"), NULL);
  rows = docket_store_dup_evidence (fixture->store, STORE_CASE, NULL);
  row = store_fixture_row (rows, 0, 2);
  g_assert_cmpstr (row->id, ==, "E1");
  g_assert_cmpstr (row->proves, ==, "");
  g_assert_cmpstr (row->message, ==, "");
  g_assert_cmpint (row->size, ==, 0);
  row = store_fixture_row (rows, 1, 2);
  g_assert_cmpstr (row->name, ==, "b.png");
  g_assert_cmpstr (row->sha256, ==, store_fixture_digest ("two"));
  g_assert_cmpstr (row->message, ==, "M1");
  g_assert_cmpint (row->seq, ==, 2);

  /* One line for a file, with its size where any row knows it */
  g_assert_true (docket_store_foreach_blob (fixture->store, collect_blob, blobs, NULL));
  g_assert_cmpuint (g_hash_table_size (blobs), ==, 2);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (blobs, store_fixture_digest ("two"))), ==,
                   7);
  assert_has_blob (fixture, "one", TRUE);
  assert_has_blob (fixture, "none", FALSE);
}

/* Who sweeps must not take a failure for "nobody names it" */
static void
test_blob_in_doubt (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has = TRUE;

  store_fixture_meddle (fixture, "DROP TABLE evidence");
  g_assert_false (
      docket_store_has_blob (fixture->store, store_fixture_digest ("one"), &has, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

/* --- rulings ------------------------------------------------------------------------------- */

static void
sign (StoreFixture *fixture, const char *ruling, const char *in_force)
{
  store_fixture_append (fixture, STORE_CASE, "sign", "on", "2026-03-05", "ruling", ruling, "role",
                        "senior", "in-force", in_force, "state", "s", "citation.1.article", "7",
                        "citation.1.text-zh", "条", "citation.1.text-en", "article",
                        "citation.1.rules", "GG 2021 x", "parameter.k", "1", "deadline.1.rule", "r",
                        NULL);
}

static void
test_rulings (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  DocketRulingRow    *row;
  DocketSignatureRow *signature;

  store_fixture_append (fixture, STORE_CASE, "rule", "on", "2026-03-04", "ruling.outcome", "reject",
                        "ruling.ground", "g", "ruling.reason", "因", "finding.1.text", "one",
                        "finding.1.evidence", "E1,E2", "finding.1.cite", "7", "finding.2.text",
                        "two", "finding.2.evidence", "E1", "finding.2.cite", "8", NULL);
  sign (fixture, "2", "yes");
  store_fixture_append (fixture, STORE_CASE, "supersede", "on", "2026-03-06", "of", "2",
                        "ruling.outcome", "unbind", "ruling.ground", "g", "ruling.reason", "r",
                        "finding.1.text", "three", "finding.1.evidence", "E1", "finding.1.cite",
                        "7", NULL);

  rows = docket_store_dup_rulings (fixture->store, STORE_CASE, NULL);
  row = store_fixture_row (rows, 0, 2);
  g_assert_cmpint (row->seq, ==, 2);
  g_assert_cmpstr (row->author, ==, "lin");
  g_assert_cmpint (row->in_force_seq, ==, 3);
  g_assert_cmpint (row->superseded_by, ==, 0);
  g_assert_cmpuint (row->findings->len, ==, 2);
  g_assert_cmpstr (((DocketFindingRow *) g_ptr_array_index (row->findings, 0))->evidence, ==,
                   "E1,E2");
  g_assert_cmpstr (((DocketCitationRow *) store_fixture_row (row->citations, 0, 1))->text_zh, ==,
                   "条");
  signature = store_fixture_row (row->signatures, 0, 1);
  g_assert_cmpstr (signature->role, ==, "senior");
  g_assert_cmpint (signature->seq, ==, 3);
  row = store_fixture_row (rows, 1, 2);
  g_assert_cmpstr (row->outcome, ==, "unbind");
  g_assert_cmpint (row->in_force_seq, ==, 0);
  g_clear_pointer (&rows, g_ptr_array_unref);

  /* The first stands until the second is in force */
  store_fixture_append (fixture, STORE_CASE, "sign", "on", "2026-03-07", "ruling", "4", "role",
                        "reviewer", "in-force", "no", NULL);
  sign (fixture, "4", "yes");
  rows = docket_store_dup_rulings (fixture->store, STORE_CASE, NULL);
  row = store_fixture_row (rows, 0, 2);
  g_assert_cmpint (row->superseded_by, ==, 4);
  row = store_fixture_row (rows, 1, 2);
  g_assert_cmpint (row->in_force_seq, ==, 6);
  g_assert_cmpuint (row->signatures->len, ==, 2);
}

/* --- caches -------------------------------------------------------------------------------- */

static void
test_state (StoreFixture *fixture, gconstpointer data)
{
  DocketDeadlineRow deadlines[] = {
    { (char *) "GG-1", (char *) "window", 100, 200, (char *) "open", TRUE },
    { (char *) "GG-2", (char *) "power", 100, DOCKET_DATE_NONE, (char *) "running", FALSE },
  };
  DocketStateRow state = { .number = STORE_CASE,
                           .state = "s",
                           .shown = "phase",
                           .due = 200,
                           .due_rule = "GG-1",
                           .until = 5000 };
  g_autoptr (DocketCaseRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  DocketDeadlineRow *deadline;

  state.deadlines = g_ptr_array_new ();
  g_ptr_array_add (state.deadlines, &deadlines[0]);
  g_ptr_array_add (state.deadlines, &deadlines[1]);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (docket_store_begin (fixture->store, NULL));
      g_assert_true (docket_store_put_state (fixture->store, &state, NULL));
      g_assert_true (docket_store_commit (fixture->store, NULL));
    }
  g_ptr_array_unref (state.deadlines);

  row = docket_store_dup_case (fixture->store, STORE_CASE, NULL);
  g_assert_cmpstr (row->state, ==, "s");
  g_assert_cmpstr (row->shown, ==, "phase");
  g_assert_cmpint (row->due, ==, 200);
  g_assert_cmpstr (row->due_rule, ==, "GG-1");
  g_assert_cmpint (row->until, ==, 5000);
  rows = docket_store_dup_deadlines (fixture->store, STORE_CASE, NULL);
  deadline = store_fixture_row (rows, 1, 2);
  g_assert_cmpstr (deadline->rule, ==, "GG-2");
  g_assert_cmpint (deadline->opens, ==, 100);
  g_assert_cmpint (deadline->due, ==, DOCKET_DATE_NONE);
  g_assert_true (((DocketDeadlineRow *) store_fixture_row (rows, 0, 2))->provisional);
}

static void
test_state_of_none (StoreFixture *fixture, gconstpointer data)
{
  DocketStateRow state = { .number = "GG-2026-0099", .state = "s", .shown = "s" };
  g_autoptr (GError) error = NULL;

  g_assert_true (docket_store_begin (fixture->store, NULL));
  g_assert_false (docket_store_put_state (fixture->store, &state, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_assert_false (docket_store_commit (fixture->store, NULL));
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
  add_test ("/store/case-tables/open", test_open);
  add_test ("/store/case-tables/acts", test_acts);
  add_test ("/store/case-tables/corrections", test_corrections);
  add_test ("/store/case-tables/merge-and-split", test_merge_and_split);
  add_test ("/store/case-tables/messages", test_messages);
  add_test ("/store/case-tables/filed-messages", test_filed_messages);
  add_test ("/store/case-tables/evidence", test_evidence);
  g_test_add ("/store/case-tables/blob-in-doubt", StoreFixture, NULL, store_fixture_set_up,
              test_blob_in_doubt, store_fixture_tear_down);
  add_test ("/store/case-tables/rulings", test_rulings);
  add_test ("/store/case-tables/state", test_state);
  add_test ("/store/case-tables/state-of-none", test_state_of_none);
  return g_test_run ();
}
