/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample of the report tests: seven events, no clock, no randomness. */
#include "report-sample.h"

#include "core/docket-error.h"
#include "report/docket-report-writer.h"

#include <string.h>

#define SAMPLE_DESK "00112233445566778899aabbccddeeff"

static const char pdf_sha256[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

struct _Sample
{
  SampleFlags       flags;
  DocketReportCase *kase;
  GPtrArray        *events; /* of DocketEvent */
  guint             next;
  gboolean          evidence_given;
};

typedef struct
{
  guint       event; /* from 1 */
  const char *name;
  const char *value;
} ValueRow;

static const struct
{
  const char *at;
  const char *clock;
  const char *actor;
  const char *action;
} event_rows[SAMPLE_EVENTS] = {
  { "2026-03-02T01:15:30Z", "", "reviewer-a", "open" },
  { "2026-03-02T01:16:00Z", "", "reviewer-a", "attach" },
  { "2026-03-03T02:00:00Z", "", "reviewer-a", "notify" },
  { "2026-03-20T06:30:00Z", "simulated", "reviewer-a", "rule" },
  { "2026-03-20T06:31:00Z", "simulated", "reviewer-a", "sign" },
  { "2026-03-21T01:00:00Z", "back", "审理员乙", "sign" },
  { "2026-03-22T01:00:00Z", "", "审理员乙", "note" },
};

static const ValueRow value_rows[] = {
  { 1, "system", "GG" },
  { 1, "kind", "complaint" },
  { 1, "received", "2026-03-02T09:10:00" },
  { 1, "party.creator", "小满(示例)" },
  { 1, "party.agency", "P-17" },
  { 1, "fact.reason", " 机构长期未提供服务。\r\n\t“申诉解绑” <b>&amp;</b> \"x\" ]]>  " },
  { 1, "fact.phone", "+86 138 0000 0000" },
  { 2, "on", "2026-03-02" },
  { 2, "evidence.E1.name", "../合同 \"v2\".pdf" },
  { 2, "evidence.E1.media-type", "application/pdf" },
  { 2, "evidence.E1.size", "52133" },
  { 2, "evidence.E1.sha256", pdf_sha256 },
  { 2, "evidence.E1.proves", "the contract's term" },
  { 2, "evidence.E2.name", "聊天.png" },
  { 2, "evidence.E2.media-type", "image/png" },
  { 2, "evidence.E2.size", "0" },
  { 2, "evidence.E2.sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
  { 3, "fact.attempt.channel", "mail" },
  { 3, "fact.attempt.outcome", "no-answer" },
  { 4, "on", "2026-03-20" },
  { 4, "ruling.outcome", "unbind" },
  { 4, "ruling.ground", "a" },
  { 4, "ruling.reason", "No service was given.\nThe term has ended." },
  { 4, "finding.1.text", "The agency answered no notice." },
  { 4, "finding.1.evidence", "E1,E2" },
  { 4, "finding.1.cite", "GG-6.5" },
  { 5, "role", "reviewer" },
  { 5, "on", "2026-03-20" },
  { 5, "ruling", "4" },
  { 5, "citation.1.article", "GG-6.5" },
  { 5, "citation.1.text-zh", "示例条文,自 {n} 日起" },
  { 5, "citation.1.text-en", "Sample article: from day {n} on" },
  { 5, "citation.1.rules", "GG sample" },
  { 5, "parameter.gg_sample_days", "30" },
  { 6, "role", "senior" },
  { 6, "on", "2026-03-21" },
  { 6, "post.1.account", "GG-disputes" },
  { 6, "post.1.amount", "1" },
  { 7, "text", "" },
  { 7, "text", " " },
};

static gboolean
is_withheld (const ValueRow *row, SampleFlags flags)
{
  return (flags & SAMPLE_WITHHELD) != 0 && row->event == 1 &&
         (g_str_equal (row->name, "party.creator") || g_str_equal (row->name, "fact.phone"));
}

/* The values of event @number: as recorded, or as the report shows them */
static void
add_values (DocketEvent *event, guint number, SampleFlags flags)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_rows); i++)
    {
      const ValueRow  *row = &value_rows[i];
      g_autofree char *salt = g_strdup_printf ("%032x", 0x1000 + i);

      if (row->event != number)
        continue;
      if (is_withheld (row, flags))
        {
          DocketEventValue value = { .salt = salt, .value = (char *) row->value };
          DocketDigest     commitment;

          docket_event_value_commit (&value, &commitment);
          docket_event_add_stored (event, row->name, NULL, NULL, &commitment);
        }
      else
        docket_event_add_stored (event, row->name, salt, row->value, NULL);
    }
}

static void
add_event (Sample *sample, guint number)
{
  g_autofree char *subject = g_strconcat (SAMPLE_DESK "/", sample->kase->number, NULL);
  DocketEvent     *event = docket_event_new (subject, event_rows[number - 1].action);
  DocketEvent     *previous =
      number == 1 ? NULL : g_ptr_array_index (sample->events, sample->events->len - 1);

  event->subject_seq = number;
  event->clock = (g_free (event->clock), g_strdup (event_rows[number - 1].clock));
  event->actor = (g_free (event->actor), g_strdup (event_rows[number - 1].actor));
  event->auth = (g_free (event->auth), g_strdup ("claimed"));
  g_assert_true (docket_instant_parse (event_rows[number - 1].at, &event->at));
  add_values (event, number, sample->flags);
  docket_event_compute_hash (event, NULL, previous == NULL ? NULL : &previous->hash, &event->hash);
  if ((sample->flags & SAMPLE_DAMAGED) != 0 && number == 3)
    docket_event_add (event, "fact.late", "added without a trace");
  g_ptr_array_add (sample->events, event);
}

static gboolean
next_event_cb (gpointer data, DocketEvent **event, GError **error)
{
  Sample *sample = data;

  if ((sample->flags & SAMPLE_FAILING) != 0 && sample->next == 2)
    {
      g_set_error_literal (error, DOCKET_ERROR, DOCKET_ERROR_BUSY, "the sample fails");
      return FALSE;
    }
  *event = sample->next < sample->events->len
               ? g_steal_pointer (&g_ptr_array_index (sample->events, sample->next))
               : NULL;
  sample->next++;
  return TRUE;
}

static gboolean
next_evidence_cb (gpointer data, DocketReportEvidence **evidence, GError **error)
{
  Sample *sample = data;

  if (sample->evidence_given)
    return TRUE;
  sample->evidence_given = TRUE;
  *evidence = docket_report_evidence_new ();
  (*evidence)->id = g_strdup ("E1");
  (*evidence)->seq = 2;
  (*evidence)->name = g_strdup ("../合同 \"v2\".pdf");
  (*evidence)->media_type = g_strdup ("application/pdf");
  (*evidence)->size = 52133;
  (*evidence)->sha256 = g_strdup (pdf_sha256);
  (*evidence)->proves = g_strdup ("the contract's term");
  (*evidence)->included = TRUE;
  return TRUE;
}

static void
add_party (DocketReportCase *kase, const char *role, const char *id, const char *name)
{
  DocketReportParty   *party = docket_report_party_new ();
  DocketReportContact *contact = docket_report_contact_new ();

  party->role = g_strdup (role);
  party->id = g_strdup (id);
  party->seq = 1;
  party->name = g_strdup (name);
  contact->kind = g_strdup ("mail");
  contact->value = g_strconcat (role, "@example.invalid", NULL);
  contact->from = g_strdup ("2025-01-01");
  contact->admission = TRUE;
  g_ptr_array_add (party->contacts, contact);
  g_ptr_array_add (kase->parties, party);
}

static void
add_fact (DocketReportCase *kase, const char *name, gint64 seq, const char *on, const char *value)
{
  DocketReportFact *fact = docket_report_fact_new ();

  fact->name = g_strdup (name);
  fact->seq = seq;
  fact->on = g_strdup (on);
  fact->value = g_strdup (value);
  g_ptr_array_add (kase->facts, fact);
}

static void
add_deadline (DocketReportCase *kase)
{
  DocketReportDeadline *deadline = docket_report_deadline_new ();
  DocketReportStep     *step = docket_report_step_new ();

  deadline->rule = g_strdup ("GG-7.1.3");
  deadline->kind = g_strdup ("window");
  deadline->opens = g_strdup ("2026-03-25");
  deadline->due = g_strdup ("2026-03-31");
  deadline->status = g_strdup ("open");
  deadline->source = g_strdup ("source default");
  deadline->zh = g_strdup ("申请窗口");
  deadline->en = g_strdup ("Window");
  step->what = g_strdup ("trigger");
  step->key = g_strdup ("published");
  step->value = g_strdup ("2026-02-27");
  step->seq = 3;
  step->zh = g_strdup ("公示 2026-02-27");
  step->en = g_strdup ("published 2026-02-27");
  g_ptr_array_add (deadline->working, step);
  g_ptr_array_add (kase->deadlines, deadline);
}

/* @fields: triples of name, from ("" = computed) and value, ended by NULL */
static void
add_record (GPtrArray *records, const char *name, gint64 seq, const char *const *fields)
{
  DocketReportRecord *record = docket_report_record_new ();

  record->name = g_strdup (name);
  record->seq = seq;
  for (; *fields != NULL; fields += 3)
    {
      DocketReportField *field = docket_report_field_new ();

      field->name = g_strdup (fields[0]);
      field->from = *fields[1] == '\0' ? NULL : g_strdup (fields[1]);
      field->value = g_strdup (fields[2]);
      g_ptr_array_add (record->fields, field);
    }
  g_ptr_array_add (records, record);
}

static void
add_signature (DocketReportRuling *ruling, gint64 seq, const char *role)
{
  DocketReportSignature *signature = docket_report_signature_new ();

  signature->seq = seq;
  signature->actor = g_strdup (event_rows[seq - 1].actor);
  signature->role = g_strdup (role);
  g_assert_true (docket_instant_parse (event_rows[seq - 1].at, &signature->at));
  g_ptr_array_add (ruling->signatures, signature);
}

static void
add_citation (DocketReportRuling *ruling)
{
  DocketReportCitation  *citation = docket_report_citation_new ();
  DocketReportParameter *parameter = docket_report_parameter_new ();

  citation->n = 1;
  citation->seq = 5;
  citation->article = g_strdup ("GG-6.5");
  citation->rules = g_strdup ("GG sample");
  citation->zh = g_strdup ("示例条文,自 {n} 日起");
  citation->en = g_strdup ("Sample article: from day {n} on");
  parameter->key = g_strdup ("gg_sample_days");
  parameter->value = g_strdup ("30");
  g_ptr_array_add (citation->parameters, parameter);
  g_ptr_array_add (ruling->citations, citation);
}

static void
add_ruling (DocketReportCase *kase)
{
  DocketReportRuling  *ruling = docket_report_ruling_new ();
  DocketReportFinding *finding = docket_report_finding_new ();

  ruling->seq = 4;
  ruling->outcome = g_strdup ("unbind");
  ruling->ground = g_strdup ("a");
  ruling->reason = g_strdup ("No service was given.\nThe term has ended.");
  ruling->author = g_strdup ("reviewer-a");
  ruling->state = g_strdup ("in-force");
  finding->n = 1;
  finding->text = g_strdup ("The agency answered no notice.");
  finding->evidence = g_strdup ("E1,E2");
  finding->cite = g_strdup ("GG-6.5");
  g_ptr_array_add (ruling->findings, finding);
  add_citation (ruling);
  add_signature (ruling, 5, "reviewer");
  add_signature (ruling, 6, "senior");
  g_ptr_array_add (kase->rulings, ruling);
}

static void
fill_about (DocketReportCase *kase, SampleFlags flags)
{
  DocketReportLabel *label = docket_report_label_new ();

  kase->desk = g_strdup (SAMPLE_DESK);
  kase->number = g_strdup ((flags & SAMPLE_SECOND) != 0 ? "GG-2026-0002" : "GG-2026-0001");
  kase->system = g_strdup ("GG");
  kase->kind = g_strdup ("complaint");
  kase->state = g_strdup ("in-window");
  kase->phase = g_strdup ("window");
  kase->received = g_strdup ("2026-03-02T09:10:00");
  kase->title = g_strdup ((flags & SAMPLE_CONTROL) != 0 ? "申诉\001解绑" : "申诉解绑");
  kase->rules_id = g_strdup ("GG");
  kase->rules_version = g_strdup ("sample");
  kase->rules_digest = g_strdup (pdf_sha256);
  kase->calendar_digest = g_strdup (pdf_sha256);
  label->of = g_strdup ("state");
  label->zh = g_strdup ("窗口期");
  label->en = g_strdup ("in the window");
  g_ptr_array_add (kase->labels, label);
}

static void
fill_sections (DocketReportCase *kase, SampleFlags flags)
{
  static const char *const attempt[] = { "channel",
                                         "fact.attempt.channel",
                                         "mail",
                                         "outcome",
                                         "fact.attempt.outcome",
                                         "no-answer",
                                         "reached",
                                         "",
                                         "no",
                                         NULL };
  static const char *const entry[] = { "amount", "post.1.amount", "1", NULL };
  static const char *const letter[] = { "to", "", "agency", "due", "", "2026-03-28", NULL };
  gboolean                 withheld = (flags & SAMPLE_WITHHELD) != 0;

  add_party (kase, "creator", NULL, withheld ? NULL : "小满(示例)");
  add_party (kase, "agency", "P-17", "星河文化传媒(示例)");
  add_fact (kase, "reason", 1, "2026-03-02", value_rows[5].value);
  add_fact (kase, "phone", 1, "2026-03-02T09:15:30", withheld ? NULL : "+86 138 0000 0000");
  add_deadline (kase);
  add_record (kase->records, "attempt", 3, attempt);
  add_record (kase->ledger, "GG-disputes", 6, entry);
  add_record (kase->letters, "notice", 0, letter);
  add_ruling (kase);
}

Sample *
sample_new (SampleFlags flags)
{
  Sample           *sample = g_new0 (Sample, 1);
  DocketReportCase *kase = docket_report_case_new ();

  sample->flags = flags;
  sample->kase = kase;
  sample->events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  fill_about (kase, flags);
  fill_sections (kase, flags);
  for (guint i = 1; i <= SAMPLE_EVENTS; i++)
    add_event (sample, i);
  kase->source = (DocketReportSource) { next_event_cb, next_evidence_cb, sample };
  kase->seal.events = 40;
  docket_digest_of_data ("head", 4, &kase->seal.head);
  g_assert_true (docket_instant_parse ((flags & SAMPLE_LATER) != 0 ? "2026-03-26T08:00:00Z"
                                                                   : "2026-03-25T08:00:00Z",
                                       &kase->seal.written));
  kase->seal.clock = g_strdup ("simulated");
  return sample;
}

void
sample_free (Sample *sample)
{
  /* Those already given to the writer are gone */
  for (guint i = 0; i < sample->events->len; i++)
    g_clear_pointer (&g_ptr_array_index (sample->events, i), docket_event_free);
  g_ptr_array_set_free_func (sample->events, NULL);
  g_ptr_array_unref (sample->events);
  docket_report_case_free (sample->kase);
  g_free (sample);
}

DocketReportCase *
sample_get_case (Sample *sample)
{
  return sample->kase;
}

char *
sample_dup_report (SampleFlags flags, int second, gsize *length)
{
  g_autoptr (Sample) sample = sample_new (flags);
  g_autoptr (Sample) other = second < 0 ? NULL : sample_new ((SampleFlags) second);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (cases, sample->kase);
  if (other != NULL)
    g_ptr_array_add (cases, other->kase);
  docket_report_write_stream (cases, stream, &error);
  g_assert_no_error (error);
  /* So that it can be used as a string too */
  g_assert_true (g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)) - 1;
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}
