/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage to a report is found and located: changed values, events moved about, cut tails. */
#include "report-check.h"
#include "report-sample.h"

#include "core/docket-error.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_good (void)
{
  static const SampleFlags all[] = { SAMPLE_PLAIN, SAMPLE_WITHHELD, SAMPLE_LATER, SAMPLE_SECOND };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      gsize            length;
      g_autofree char *report = sample_dup_report (all[i], -1, &length);
      g_autoptr (DocketReportVerdict) verdict = report_verify (report, length);

      report_assert_valid (verdict);
    }
}

static void
test_verdict (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, SAMPLE_SECOND, &length);
  g_autoptr (DocketReportVerdict) verdict = report_verify (report, length);
  g_auto (GStrv) checked = docket_report_verdict_dup_checked (verdict);
  g_auto (GStrv) unproved = docket_report_verdict_dup_unproved (verdict);
  const DocketReportSummary *first;
  const DocketReportSummary *second;

  report_assert_valid (verdict);
  g_assert_cmpuint (verdict->cases->len, ==, 2);
  first = g_ptr_array_index (verdict->cases, 0);
  second = g_ptr_array_index (verdict->cases, 1);
  g_assert_cmpint (first->withheld, ==, 2);
  g_assert_cmpint (second->withheld, ==, 0);
  g_assert_cmpint (verdict->shown, ==, 2 * 37);
  g_assert_cmpuint (g_strv_length (checked), ==, 4);
  g_assert_cmpuint (g_strv_length (unproved), ==, 3);
}

/* Where it is */

typedef struct
{
  const char       *path;
  const char       *from;
  const char       *to;
  DocketReportFault fault;
  const char       *element;
  const char       *expected;
} Change;

static const Change changes[] = {
  { "value", ">no-answer</value>", ">no-Answer</value>", DOCKET_REPORT_FAULT_HASH, "event",
    "Event 3 is not as it was recorded" },
  { "white-space", "\"> </value>", "\">  </value>", DOCKET_REPORT_FAULT_HASH, "event", "Event 7" },
  { "salt", "salt=\"00000000000000000000000000001019", "salt=\"10000000000000000000000000001019",
    DOCKET_REPORT_FAULT_HASH, "event", "Event 4" },
  { "actor", "actor=\"reviewer-a\" auth", "actor=\"reviewer-b\" auth", DOCKET_REPORT_FAULT_HASH,
    "event", "Event 1" },
  { "clock", "Z\" clock=\"simulated\" actor", "Z\" clock=\"\" actor", DOCKET_REPORT_FAULT_HASH,
    "event", "Event 4" },
  { "fact", "+86 138 0000 0000</fact>", "+86 138 0000 0001</fact>", DOCKET_REPORT_FAULT_SHOWN,
    "fact", "expected “+86 138 0000 0000”" },
  { "fact-date", "on=\"2026-03-02T09:15:30\"", "on=\"2026-03-01T09:15:30\"",
    DOCKET_REPORT_FAULT_SHOWN, "fact", "expected “2026-03-02”" },
  { "fact-event", "<fact name=\"phone\" seq=\"1\"", "<fact name=\"phone\" seq=\"2\"",
    DOCKET_REPORT_FAULT_SHOWN, "fact", "Event 2 has no value fact.phone" },
  { "fact-no-event", "<fact name=\"phone\" seq=\"1\"", "<fact name=\"phone\" seq=\"99\"",
    DOCKET_REPORT_FAULT_SHOWN, "fact", "event 99" },
  { "withheld-here",
    "<fact name=\"phone\" seq=\"1\" on=\"2026-03-02T09:15:30\">+86 138 0000 0000</fact>",
    "<fact name=\"phone\" seq=\"1\" on=\"2026-03-02T09:15:30\" withheld=\"yes\"/>",
    DOCKET_REPORT_FAULT_SHOWN, "fact", "Withheld here" },
  { "party", "<name>小满(示例)", "<name>大满(示例)", DOCKET_REPORT_FAULT_SHOWN, "name",
    "expected “小满(示例)”" },
  { "party-name", "<name>星河", "<name>银河", DOCKET_REPORT_FAULT_CONTENT, "parties", "digest" },
  { "system", "system=\"GG\"", "system=\"SP\"", DOCKET_REPORT_FAULT_SHOWN, "about", "“GG”" },
  { "state", "state=\"in-window\"", "state=\"archived\"", DOCKET_REPORT_FAULT_CONTENT, "about",
    "digest" },
  { "deadline", "due=\"2026-03-31\"", "due=\"2026-04-30\"", DOCKET_REPORT_FAULT_CONTENT,
    "deadlines", "digest" },
  { "attempt", "from=\"fact.attempt.channel\">mail", "from=\"fact.attempt.channel\">phone",
    DOCKET_REPORT_FAULT_SHOWN, "field", "“mail”" },
  { "computed-field", "reached\">no", "reached\">yes", DOCKET_REPORT_FAULT_CONTENT, "records",
    "digest" },
  { "evidence", "size=\"52133\"", "size=\"52134\"", DOCKET_REPORT_FAULT_SHOWN, "item", "“52133”" },
  { "evidence-group", "id=\"E1\" seq=\"2\"", "id=\"E2\" seq=\"2\"", DOCKET_REPORT_FAULT_SHOWN,
    "item", "“聊天.png”" },
  { "evidence-sha256", "sha256=\"9f86", "sha256=\"9f87", DOCKET_REPORT_FAULT_SHOWN, "item",
    "the evidence.E1.sha256 of event 2" },
  { "finding", "The agency answered no notice.</finding>",
    "The agency answered a notice.</finding>", DOCKET_REPORT_FAULT_SHOWN, "finding",
    "finding.1.text" },
  { "citation", "day {n} on</en>", "day {m} on</en>", DOCKET_REPORT_FAULT_SHOWN, "en",
    "citation.1.text-en" },
  { "parameter", "key=\"gg_sample_days\" value=\"30\"", "key=\"gg_sample_days\" value=\"31\"",
    DOCKET_REPORT_FAULT_SHOWN, "parameter", "“30”" },
  { "role", "role=\"senior\"", "role=\"reviewer\"", DOCKET_REPORT_FAULT_SHOWN, "signature",
    "“senior”" },
  { "signature", "actor=\"审理员乙\" role", "actor=\"审理员甲\" role", DOCKET_REPORT_FAULT_SHOWN,
    "signature", "“审理员乙”" },
  { "signature-ruling", "ruling=\"4\" actor=\"reviewer-a\"", "ruling=\"3\" actor=\"reviewer-a\"",
    DOCKET_REPORT_FAULT_SHOWN, "signature", "“4”" },
  { "number", "number=\"GG-2026-0001\"", "number=\"GG-2026-0007\"", DOCKET_REPORT_FAULT_HASH,
    "event", "Event 1" },
  { "seal-head", "head=\"9f2e", "head=\"9f2f", DOCKET_REPORT_FAULT_CONTENT, "seal", "digest" },
  { "seal-written", "written=\"2026-03-25", "written=\"2026-03-26", DOCKET_REPORT_FAULT_CONTENT,
    "seal", "digest" },
  { "seal-events", "events=\"40\"", "events=\"6\"", DOCKET_REPORT_FAULT_SEAL, "seal", "fewer" },
  { "seal-last", "last=\"9786", "last=\"9787", DOCKET_REPORT_FAULT_SEAL, "seal", "last" },
  { "contents", "<section name=\"facts\"", "<section name=\"fakes\"", DOCKET_REPORT_FAULT_CONTENT,
    "contents", "fakes" },
  { "order", "name=\"GG-disputes\" seq", "colour=\"red\" name=\"GG-disputes\" seq",
    DOCKET_REPORT_FAULT_SCHEMA, NULL, "colour" },
};

/* The line of @text in which its first @from stands */
static guint
count_line (const char *text, const char *from)
{
  guint line = 1;

  for (const char *end = strstr (text, from); text < end; text++)
    line += *text == '\n' ? 1 : 0;
  return line;
}

static const DocketReportFlaw *
find_flaw (const DocketReportVerdict *verdict, const Change *change)
{
  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = g_ptr_array_index (verdict->flaws, i);

      g_test_message ("line %u, %s: %s", flaw->line, flaw->element, flaw->message);
      if (flaw->fault == change->fault && g_strcmp0 (flaw->element, change->element) == 0 &&
          strstr (flaw->message, change->expected) != NULL)
        return flaw;
    }
  return NULL;
}

static void
test_located (gconstpointer data)
{
  const Change    *change = data;
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *changed = report_replace (report, change->from, change->to);
  g_autoptr (DocketReportVerdict) verdict = report_verify (changed, strlen (changed));
  const DocketReportFlaw *flaw = find_flaw (verdict, change);
  guint                   line = count_line (report, change->from);

  g_assert_false (verdict->valid);
  g_assert_nonnull (flaw);
  g_assert_cmpuint (flaw->line, >, 0);
  if (change->fault == DOCKET_REPORT_FAULT_SHOWN || change->fault == DOCKET_REPORT_FAULT_SEAL)
    g_assert_cmpuint (flaw->line, ==, line);
}

/* Events moved about */

typedef struct
{
  const char *path;
  int         order[SAMPLE_EVENTS + 1]; /* events that stand there, ended by 0 */
  const char *message;
} Shuffle;

static const Shuffle shuffles[] = {
  { "removed", { 1, 2, 4, 5, 6, 7 }, "Event 4 stands where event 3 was expected" },
  { "removed-first", { 2, 3, 4, 5, 6, 7 }, "Event 2 stands where event 1 was expected" },
  { "swapped", { 1, 2, 4, 3, 5, 6, 7 }, "Event 4 does not follow" },
  { "added", { 1, 2, 3, 3, 4, 5, 6 }, "Event 3 stands where event 4 was expected" },
  { "cut-tail", { 1, 2, 3, 4, 5, 6 }, "The seal states count 7, expected 6" },
  { "none", { 0 }, "The seal states count 7, expected 0" },
};

/* Event @number of @report, from its line to the end of its last */
static char *
dup_event (const char *report, int number)
{
  g_autofree char *start = g_strdup_printf ("  <event seq=\"%d\"", number);
  const char      *from = strstr (report, start);
  const char      *end = strstr (from, "</event>\n");

  return g_strndup (from, (gsize) (end - from) + strlen ("</event>\n"));
}

static char *
dup_shuffled (const char *report, const int *order)
{
  const char *from = strstr (report, "  <event ");
  const char *end = strstr (report, " </journal>");
  g_autoptr (GString) shuffled = g_string_new_len (report, from - report);

  for (; *order != 0; order++)
    {
      g_autofree char *event = dup_event (report, *order);

      g_string_append (shuffled, event);
    }
  g_string_append (shuffled, end);
  return g_string_free (g_steal_pointer (&shuffled), FALSE);
}

static void
test_shuffled (gconstpointer data)
{
  const Shuffle   *shuffle = data;
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *shuffled = dup_shuffled (report, shuffle->order);
  g_autoptr (DocketReportVerdict) verdict = report_verify (shuffled, strlen (shuffled));

  g_assert_false (verdict->valid);
  g_assert_true (report_has_message (verdict, shuffle->message));
}

/* last="..." with the hash that event @number of @report states */
static char *
dup_last (const char *report, int number)
{
  g_autofree char *event = dup_event (report, number);
  const char      *hash = strstr (event, " hash=\"");

  return g_strdup_printf ("last=\"%.*s\"", DOCKET_DIGEST_HEX_LENGTH, hash + strlen (" hash=\""));
}

/* A forger who cuts the tail and corrects count and last still has the digest of the seal against
 * him; who corrects that too is found only by the desk */
static void
test_cut_tail_resealed (void)
{
  static const int order[] = { 1, 2, 3, 4, 5, 6, 0 };
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *cut = dup_shuffled (report, order);
  g_autofree char *counted = report_replace (cut, "count=\"7\"", "count=\"6\"");
  g_autofree char *last = dup_last (report, 7);
  g_autofree char *new_last = dup_last (report, 6);
  g_autofree char *resealed = report_replace (counted, last, new_last);
  g_autoptr (DocketReportVerdict) verdict = report_verify (resealed, strlen (resealed));

  g_assert_cmpint (verdict->n_flaws, ==, 1);
  g_assert_true (report_has_message (verdict, "the contents or the name of the case"));
}

/* Withheld in the journal, so it cannot be shown elsewhere */
static void
test_shown_though_withheld (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, -1, &length);
  g_autofree char *shown = report_replace (report, "<name withheld=\"yes\"/>", "<name>x</name>");
  g_autoptr (DocketReportVerdict) verdict = report_verify (shown, strlen (shown));

  g_assert_true (
      report_has_message (verdict, "Shown here, but withheld in event 1 as party.creator"));
}

/* A value is shown or withheld, never half of each */
static void
test_value_forms (void)
{
  static const char *const forms[][2] = {
    { " salt=\"00000000000000000000000000001011\"", "" },
    { "withheld=\"yes\"/>\n   <value name=\"party.agency\"",
      "/>\n   <value name=\"party.agency\"" },
    { "<value name=\"text\" salt=\"00000000000000000000000000001027\"> </value>",
      "<value name=\"text\" withheld=\"yes\"/>" },
  };
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, -1, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *changed = report_replace (report, forms[i][0], forms[i][1]);
      g_autoptr (DocketReportVerdict) verdict = report_verify (changed, strlen (changed));

      g_assert_false (verdict->valid);
    }
}

/* Files */

static void
test_files (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.xml", NULL);
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autoptr (DocketReportVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_report_verify_file (path, 0, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (docket_report_verify_file (directory, 0, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, report, (gssize) length, NULL));
  verdict = docket_report_verify_file (path, 0, &error);
  g_assert_no_error (error);
  report_assert_valid (verdict);
  g_unlink (path);
  g_rmdir (directory);
}

static void
assert_summary (const DocketReportSummary *summary)
{
  const DocketReportParty *agency = g_ptr_array_index (summary->parties, 1);

  g_assert_cmpstr (summary->desk, ==, "00112233445566778899aabbccddeeff");
  g_assert_cmpstr (summary->number, ==, "GG-2026-0001");
  g_assert_cmpstr (summary->kind, ==, "complaint");
  g_assert_cmpstr (summary->state, ==, "in-window");
  g_assert_cmpstr (summary->title, ==, "申诉解绑");
  g_assert_cmpuint (summary->parties->len, ==, 2);
  g_assert_null (((DocketReportParty *) g_ptr_array_index (summary->parties, 0))->name);
  g_assert_cmpstr (agency->role, ==, "agency");
  g_assert_cmpstr (agency->id, ==, "P-17");
  g_assert_cmpstr (agency->name, ==, "星河文化传媒(示例)");
  g_assert_cmpint (summary->facts, ==, 2);
  g_assert_cmpint (summary->deadlines, ==, 1);
  g_assert_cmpint (summary->evidence, ==, 1);
  g_assert_cmpint (summary->rulings, ==, 1);
  g_assert_cmpint (summary->events, ==, SAMPLE_EVENTS);
  g_assert_cmpint (summary->seal_events, ==, 40);
  g_assert_cmpint (summary->seal_count, ==, SAMPLE_EVENTS);
  g_assert_cmpstr (summary->seal_written, ==, "2026-03-25T08:00:00Z");
  g_assert_cmpstr (summary->seal_clock, ==, "simulated");
}

/* A damaged report is shown too; what is none is refused */
static void
test_inspect (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.xml", NULL);
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, -1, &length);
  g_autofree char *damaged = report_replace (report, ">no-answer</value>", ">answer</value>");
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, damaged, -1, NULL));
  cases = docket_report_inspect_file (path, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, 1);
  assert_summary (g_ptr_array_index (cases, 0));

  g_assert_true (g_file_set_contents (path, "<report/>", -1, NULL));
  g_assert_null (docket_report_inspect_file (path, 0, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, path));
  g_unlink (path);
  g_rmdir (directory);
}

static void
add_case (const char *group, const char *name, gconstpointer data, GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/report/verifier/%s/%s", group, name);

  g_test_add_data_func (path, data, func);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/verifier/good", test_good);
  g_test_add_func ("/report/verifier/verdict", test_verdict);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    add_case ("located", changes[i].path, &changes[i], test_located);
  for (gsize i = 0; i < G_N_ELEMENTS (shuffles); i++)
    add_case ("shuffled", shuffles[i].path, &shuffles[i], test_shuffled);
  g_test_add_func ("/report/verifier/cut-tail-resealed", test_cut_tail_resealed);
  g_test_add_func ("/report/verifier/shown-though-withheld", test_shown_though_withheld);
  g_test_add_func ("/report/verifier/value-forms", test_value_forms);
  g_test_add_func ("/report/verifier/files", test_files);
  g_test_add_func ("/report/verifier/inspect", test_inspect);
  return g_test_run ();
}
